"""Notes made from the record: what an article might say of a real action, truly or falsely.

A note is a `Claim` with the day of its article, whether it is true, and its kind: the measure and
the wording it draws on or, if false, what was changed. A false note is kept only if the record,
asked in the plainest way, does not bear it out after all.
"""

import random
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

from countersight.model import Claim
from countersight.organisations.names import normalise

LEAST = Decimal(10_000)
NO_NAMES = ("", "MISCELLANEOUS FOREIGN AWARDEES", "REDACTED DUE TO PII")


@dataclass(frozen=True, slots=True)
class Deed:
    """An action of the record."""

    award_key: str
    piid: str
    modification: str
    day: date
    obligation: Decimal
    supplier: str
    agency: str
    description: str


@dataclass(frozen=True, slots=True)
class Note:
    claim: Claim
    published: date
    true: bool
    kind: str
    source: str  # the action or the sum that it was made from, for the reader of errors


class Ledger:
    """The sampled record, by award and by family of suppliers."""

    def __init__(self, deeds: Sequence[Deed]) -> None:
        self.worth_a_note = [
            deed for deed in deeds if deed.obligation >= LEAST and deed.supplier not in NO_NAMES
        ]
        self.first = min(deed.day for deed in deeds)
        self.last = max(deed.day for deed in deeds)
        self.agencies = sorted({deed.agency for deed in deeds})
        self.by_award: dict[str, list[Deed]] = defaultdict(list)
        self.by_family: dict[str, list[Deed]] = defaultdict(list)
        self.by_opening: dict[str, set[str]] = defaultdict(set)
        for deed in deeds:
            self.by_award[deed.award_key].append(deed)
            self.by_family[normalise(deed.supplier)].append(deed)
        for family in self.by_family:
            self.by_opening[family.split()[0][:4]].add(family)


def make(ledger: Ledger, count: int, seed: int) -> Iterator[Note]:
    """`count` true notes and as many false ones, the same for the same seed."""
    chance = random.Random(seed)
    made = 0
    while made < count:
        deed = chance.choice(ledger.worth_a_note)
        note = chance.choice(TRUE_KINDS)(ledger, deed, chance)
        lie = note and _lie(ledger, note, deed, chance)
        if note and lie:
            yield note
            yield lie
            made += 1


def rounded(value: Decimal, digits: int, manner: str = ROUND_HALF_UP) -> Decimal:
    """To so many digits: 4,752,744.00 is 4,800,000 to two, 4,700,000 cut short."""
    step = Decimal(1).scaleb(value.adjusted() - digits + 1)
    return (value / step).quantize(Decimal(1), manner) * step


def _action(ledger: Ledger, deed: Deed, chance: random.Random) -> Note:
    """One action, its amount rounded, its month or its year."""
    amount = rounded(deed.obligation, chance.choice((2, 3)))
    return _note(ledger, deed, chance, "action", amount, _when(deed, chance))


def _exact(ledger: Ledger, deed: Deed, chance: random.Random) -> Note:
    return _note(ledger, deed, chance, "exact", deed.obligation, ("day", deed.day.isoformat()))


def _cut_short(ledger: Ledger, deed: Deed, chance: random.Random) -> Note:
    amount = rounded(deed.obligation, 2, ROUND_DOWN)
    return _note(ledger, deed, chance, "cut short", amount, ("month", f"{deed.day:%Y-%m}"))


def _hedged(ledger: Ledger, deed: Deed, chance: random.Random) -> Note:
    """Almost, about or more than a round amount."""
    value = deed.obligation
    manner = chance.choice(("almost", "about", "more-than"))
    step = Decimal(1).scaleb(value.adjusted() - 1)
    below = (value / step).quantize(Decimal(1), ROUND_DOWN) * step
    amount = {"almost": below + step, "about": rounded(value, 2), "more-than": below}[manner]
    when = ("month", f"{deed.day:%Y-%m}")
    note = _note(ledger, deed, chance, manner, amount, when)
    return replace(note, claim=replace(note.claim, amount_qualifier=manner))


def _undated(ledger: Ledger, deed: Deed, chance: random.Random) -> Note:
    """A recent action without a date."""
    note = _note(ledger, deed, chance, "undated", rounded(deed.obligation, 3), (None, None))
    return replace(note, published=_after(ledger, deed.day, chance, 60))


def _year_sum(ledger: Ledger, deed: Deed, chance: random.Random) -> Note | None:
    """What one award was paid in a calendar or a fiscal year."""
    fiscal = chance.random() < 0.5
    shift = timedelta(days=92 if fiscal else 0)
    year = (deed.day + shift).year
    paid = [d for d in ledger.by_award[deed.award_key] if (d.day + shift).year == year]
    if len(paid) < 2:
        return None
    amount = rounded(sum((d.obligation for d in paid), Decimal(0)), 3)
    kind = "fiscal year" if fiscal else "calendar year"
    note = _note(ledger, max(paid, key=lambda d: d.day), chance, kind, amount, ("year", str(year)))
    text = f"in fiscal year {year}" if fiscal else f"in {year}"
    claim = replace(note.claim, amount_kind="annual_fee", date_text=text, event="order_renewal")
    return replace(note, claim=claim, source=f"{deed.piid} {kind} {year}")


def _award_total(ledger: Ledger, deed: Deed, chance: random.Random) -> Note | None:
    """All that an award has paid, by the month in which it was made."""
    paid = ledger.by_award[deed.award_key]
    opened = next((d.day for d in paid if d.modification == "0"), None)
    if opened is None or len(paid) < 2:
        return None
    amount = rounded(sum((d.obligation for d in paid), Decimal(0)), 3)
    last = max(paid, key=lambda d: d.day)
    note = _note(ledger, last, chance, "award total", amount, ("month", f"{opened:%Y-%m}"))
    return replace(note, source=f"{deed.piid} in all")


def _since(ledger: Ledger, deed: Deed, chance: random.Random) -> Note | None:
    """All that a supplier was paid by an agency since a year."""
    family = ledger.by_family[normalise(deed.supplier)]
    first = deed.day.year - chance.choice((1, 2))
    published = _after(ledger, deed.day, chance, 300)
    paid = [
        d for d in family if d.agency == deed.agency and date(first, 1, 1) <= d.day <= published
    ]
    if len(paid) < 2:
        return None
    amount = rounded(sum((d.obligation for d in paid), Decimal(0)), 3)
    note = _note(ledger, deed, chance, "sum of awards", amount, ("year", str(first)))
    claim = replace(note.claim, amount_kind="cumulative", date_text=f"since {first}")
    return replace(note, claim=claim, published=published, source=f"{len(paid)} actions")


_Kind = Callable[[Ledger, Deed, random.Random], Note | None]
TRUE_KINDS: tuple[_Kind, ...] = (
    _action, _action, _exact, _cut_short, _hedged, _undated, _year_sum, _award_total, _since,
)  # fmt: skip


def _when(deed: Deed, chance: random.Random) -> tuple[str, str]:
    return chance.choice((("month", f"{deed.day:%Y-%m}"), ("year", f"{deed.day:%Y}")))


def _note(
    ledger: Ledger,
    deed: Deed,
    chance: random.Random,
    kind: str,
    amount: Decimal,
    when: tuple[str | None, str | None],
) -> Note:
    precision, iso = when
    claim = Claim(
        article=f"{deed.award_key} {deed.modification} {kind}",
        vendor=normalise(deed.supplier).title(),
        event="award" if deed.modification == "0" else "order_renewal",
        start=0,
        end=0,
        agency=deed.agency,
        amount=amount,
        amount_qualifier="exact",
        amount_kind="contract_value",
        date_text=iso,
        date_precision=precision,
        date_iso=iso,
    )
    source = f"{deed.piid} {deed.modification} {deed.day} {deed.obligation}"
    return Note(claim, _after(ledger, deed.day, chance, 300), True, kind, source)


def _after(ledger: Ledger, day: date, chance: random.Random, most: int) -> date:
    return min(day + timedelta(days=chance.randint(3, most)), ledger.last)


def _lie(ledger: Ledger, note: Note, deed: Deed, chance: random.Random) -> Note | None:
    """The note with one thing changed that makes it false; None where none can be found."""
    change = chance.choice((_wrong_amount, _wrong_supplier, _wrong_year, _wrong_agency))
    claim = change(ledger, note.claim, deed, chance)
    if claim is None or (claim.amount or 0) <= 0 or _borne_out(ledger, claim, note.published):
        return None
    kind = change.__name__.removeprefix("_").replace("_", " ")
    return replace(note, claim=claim, true=False, kind=f"{kind} ({note.kind})")


def _wrong_amount(ledger: Ledger, claim: Claim, deed: Deed, chance: random.Random) -> Claim | None:
    factor = Decimal(str(chance.choice((0.4, 0.6, 0.75, 0.85, 1.2, 1.35, 1.6, 2.2))))
    amount = claim.amount and rounded(claim.amount * factor, max(2, _digits(claim.amount)))
    return replace(claim, amount=amount)


def _wrong_supplier(
    ledger: Ledger, claim: Claim, deed: Deed, chance: random.Random
) -> Claim | None:
    """A supplier of a like name where there is one, else any."""
    own = normalise(deed.supplier)
    alike = sorted(ledger.by_opening[own.split()[0][:4]] - {own})
    other = chance.choice(alike or sorted(ledger.by_family))
    return replace(claim, vendor=other.title()) if other != own else None


def _wrong_year(ledger: Ledger, claim: Claim, deed: Deed, chance: random.Random) -> Claim | None:
    if claim.date_iso is None:
        return None
    year = int(claim.date_iso[:4]) + chance.choice((-2, -1, 1))
    text = (claim.date_text or "").replace(claim.date_iso[:4], str(year))
    iso = f"{year}{claim.date_iso[4:]}"
    known = ledger.first.year < year <= ledger.last.year
    return replace(claim, date_iso=iso, date_text=text) if known else None


def _wrong_agency(ledger: Ledger, claim: Claim, deed: Deed, chance: random.Random) -> Claim | None:
    others = [agency for agency in ledger.agencies if agency != deed.agency]
    return replace(claim, agency=chance.choice(others)) if others else None


def _digits(amount: Decimal) -> int:
    return len(amount.normalize().as_tuple().digits)


def _borne_out(ledger: Ledger, claim: Claim, published: date) -> bool:
    """Whether some action or sum of the parties, of that month or year, is near it after all."""
    family = ledger.by_family.get(normalise(claim.vendor), [])
    paid = [d for d in family if d.agency == claim.agency and d.day <= published]
    awards: dict[str, list[Deed]] = defaultdict(list)
    for deed in paid:
        awards[deed.award_key].append(deed)
    values = [value for deeds in (*awards.values(), paid) for value in _sums(deeds, claim.date_iso)]
    amount = claim.amount or Decimal(0)
    return any(abs(value - amount) <= amount / 50 for value in values)


def _sums(deeds: Sequence[Deed], day: str | None) -> Iterator[Decimal]:
    """Single actions, calendar and fiscal years and totals that touch the day, month or year."""
    yield from (d.obligation for d in deeds if d.day.isoformat().startswith(day or ""))
    for shift in (timedelta(0), timedelta(days=92)):
        years: dict[str, Decimal] = defaultdict(Decimal)
        for d in deeds:
            years[str((d.day + shift).year)] += d.obligation
        yield from (total for year, total in years.items() if (day or year).startswith(year))
    if any(d.day.isoformat().startswith(day or "") for d in deeds):
        yield sum((d.obligation for d in deeds), Decimal(0))
