"""What a written amount allows: "$6.3 million" may be 6,381,500.00 cut short, "almost" is below.

An amount carries its own precision: the unit of its last digit that is not a closing zero. A value
fits where the writer may have rounded it or cut it short to that unit. A single digit leaves the
unit in doubt ("$2 million" may be meant to the million or to the tenth), so it reaches no further
than `ROUND_REACH` from what it says.
"""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

ROUND_REACH = Decimal("0.05")
ALMOST_FROM = Decimal("0.9")
ALMOST_TO = Decimal("1.005")  # "almost" of what rounds to the figure itself
ABOUT_LEAST, ABOUT_MOST = Decimal("0.03"), Decimal("0.10")
OVER_LEAST = Decimal("0.05")


@dataclass(frozen=True, slots=True)
class Interval:
    """The values that a wording allows: from `low`, up to but not including `high`."""

    low: Decimal
    high: Decimal

    def holds(self, value: Decimal) -> bool:
        return self.low <= value < self.high


def unit(amount: Decimal) -> Decimal:
    """What one step of the last digit is worth: 10,000 for 6,250,000; 0.01 for 12.34."""
    return Decimal(1).scaleb(int(amount.normalize().as_tuple().exponent))


def allowed(amount: Decimal, qualifier: str | None) -> Interval:
    """The values that may have been written as `amount` (over 0) with `qualifier`."""
    step = unit(amount)
    if qualifier == "almost":
        return Interval(amount * ALMOST_FROM, amount * ALMOST_TO)
    if qualifier == "more-than":
        return Interval(amount, amount + max(step, amount * OVER_LEAST))
    if qualifier == "about":
        reach = min(max(step, amount * ABOUT_LEAST), amount * ABOUT_MOST)
        return Interval(amount - reach, amount + reach)
    single = len(amount.normalize().as_tuple().digits) == 1
    most = amount * ROUND_REACH if single else step
    return Interval(amount - min(step / 2, most), amount + min(step, most))


def manner(value: Decimal, amount: Decimal, qualifier: str | None) -> str:
    """How the wording relates to a value that it allows, to close a sentence with."""
    if value == amount:
        return "exactly"
    if qualifier in ("almost", "about", "more-than"):
        return f"which “{qualifier.replace('-', ' ')}” allows"
    step = unit(amount)
    if value.quantize(step, ROUND_HALF_UP) == amount or value < amount:
        return "rounded"
    return "rounded down"


def spoken(amount: Decimal, currency: str = "USD") -> str:
    """An amount as people write it, `$4.7 million`; in full where that would lose digits."""
    sign = {"USD": "$", "GBP": "£", "EUR": "€"}.get(currency, f"{currency} ")
    for scale, name in ((9, "billion"), (6, "million")):
        scaled = amount.scaleb(-scale).normalize()
        if abs(scaled) >= 1 and int(scaled.as_tuple().exponent) >= -2 - (scale == 9):
            return f"{sign}{scaled:f} {name}"
    return f"{sign}{amount:,.2f}".removesuffix(".00")
