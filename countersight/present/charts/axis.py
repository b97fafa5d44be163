"""Axes that charts share: dates along, amounts upward, and where their labels stand."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from math import floor, log10

from countersight.present.text import short_money

LETTER = 6.2  # a letter's mean width at the size of labels, 12 units
TICK_MONTHS = (1, 2, 3, 6, 12, 24, 60, 120)


@dataclass(frozen=True, slots=True)
class Tick:
    at: float
    label: str


@dataclass(frozen=True, slots=True)
class Dates:
    """Dates from `first` to `last` between two places."""

    first: date
    last: date
    left: float
    right: float

    def x(self, day: date) -> float:
        share = (day - self.first).days / max(1, (self.last - self.first).days)
        return round(self.left + share * (self.right - self.left), 1)

    def ticks(self, most: int) -> tuple[Tick, ...]:
        """The first days of round months, as closely as their labels allow."""
        first, last = self.first, self.last
        months = (last.year - first.year) * 12 + last.month - first.month
        step = next((step for step in TICK_MONTHS if months / step <= most), TICK_MONTHS[-1])
        form = "%Y" if step >= 12 else "%b %Y"
        number = first.year * 12 + first.month  # the month after the first day
        days = (
            date(month // 12, month % 12 + 1, 1)
            for month in range(number, number + months + 1)
            if month % step == 0
        )
        return tuple(Tick(self.x(day), f"{day:{form}}") for day in days if day < last)


@dataclass(frozen=True, slots=True)
class Amounts:
    """Amounts from `low` to `high` between a floor and a top; zero is always in sight."""

    low: Decimal
    high: Decimal
    floor: float
    top: float

    def y(self, amount: Decimal) -> float:
        share = float((amount - self.low) / ((self.high - self.low) or 1))
        return round(self.floor - share * (self.floor - self.top), 1)

    def ticks(self, most: int = 4) -> tuple[Tick, ...]:
        """Round amounts, zero among them."""
        step = _round_step(float(self.high - self.low) / most)
        numbers = range(int(float(self.low) / step) - 1, int(float(self.high) / step) + 2)
        amounts = (Decimal(str(number * step)) for number in numbers)
        return tuple(
            Tick(self.y(amount), short_money(amount))
            for amount in amounts
            if self.low <= amount <= self.high
        )


def amounts(values: Iterable[Decimal], floor_: float, top: float) -> Amounts:
    every = [Decimal(0), *values]
    low, high = min(every), max(every)
    return Amounts(low, high if high > low else low + 1, floor_, top)


def _round_step(rough: float) -> float:
    """The next of 1, 2, 5, 10, 20 … above `rough`."""
    if rough <= 0:
        return 1.0
    base = 10.0 ** floor(log10(rough))
    return next(base * factor for factor in (1, 2, 5, 10) if base * factor >= rough)


@dataclass(frozen=True, slots=True)
class Label:
    """A text at a place; `anchor` is SVG's text-anchor, `row` counts upward from the drawing."""

    x: float
    text: str
    anchor: str
    row: int


def stack(places: Iterable[tuple[float, str]], right: float, rows: int) -> Iterator[Label | None]:
    """Labels in as few rows as do not overlap; None where no row has room."""
    taken: list[list[tuple[float, float]]] = [[] for _ in range(rows)]
    for x, text in places:
        width = len(text) * LETTER + 10
        anchor = "end" if x + width > right else "start"
        span = (x - width, x) if anchor == "end" else (x, x + width)
        free = (
            row
            for row in range(rows)
            if all(span[1] <= first or span[0] >= last for first, last in taken[row])
        )
        row = next(free, None)
        if row is None or span[0] < 0:
            yield None
            continue
        taken[row].append(span)
        yield Label(x, text, anchor, row)
