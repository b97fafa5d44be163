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

from countersight.organisations.names import normalise
from countersight.reported import Claim

LEAST = Decimal(10_000)
NO_NAMES = ("", "MISCELLANEOUS FOREIGN AWARDEES", "REDACTED DUE TO PII")
FISCAL = timedelta(days=92)  # added to a day, its calendar year is the fiscal year
FACTORS = ("0.4", "0.6", "0.75", "0.85", "0.92", "1.09", "1.2", "1.35", "1.6", "2.2")

When = tuple[str | None, str | None]  # precision, ISO


@dataclass(frozen=True, slots=True)
class Deed:
    """An action of the record, with what it did besides paying."""

    award_key: str
    piid: str
    modification: str
    day: date
    obligation: Decimal
    supplier: str
    agency: str
    events: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Note:
    claim: Claim
    published: date
    true: bool
    kind: str
    source: str  # the action or the sum that it was made from, for the reader of errors


class Ledger:
    """The whole record, by award, by family of suppliers, and by what happened."""

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
        self.by_event: dict[str, list[Deed]] = defaultdict(list)
        for deed in deeds:
            self.by_award[deed.award_key].append(deed)
            self.by_family[normalise(deed.supplier)].append(deed)
            for said in filter(None, map(EVENTS.get, deed.events)):
                self.by_event[said].append(deed)
        for family in self.by_family:
            self.by_opening[family.split()[0][:4]].add(family)


@dataclass(frozen=True, slots=True)
class Draw:
    """One throw of the dice: the action to write about, and the dice."""

    ledger: Ledger
    deed: Deed
    dice: random.Random

    def after(self, day: date, most: int = 300) -> date:
        """A day of publication."""
        return min(day + timedelta(days=self.dice.randint(3, most)), self.ledger.last)


EVENTS = {
    "stop_work": "stop_work",
    "resume": "reactivation",
    "termination_convenience": "termination",
    "termination_default": "termination",
}


def make(ledger: Ledger, count: int, seed: int) -> Iterator[Note]:
    """`count` true notes and as many false ones, the same for the same seed."""
    dice = random.Random(seed)
    made = 0
    while made < count:
        draw = Draw(ledger, dice.choice(ledger.worth_a_note), dice)
        note = dice.choice(TRUE_KINDS)(draw)
        lie = note and _lie(draw, note)
        if note and lie:
            yield note
            yield lie
            made += 1


def rounded(value: Decimal, digits: int, manner: str = ROUND_HALF_UP) -> Decimal:
    """To so many digits: 4,752,744.00 is 4,800,000 to two, 4,700,000 cut short."""
    step = Decimal(1).scaleb(value.adjusted() - digits + 1)
    return (value / step).quantize(Decimal(1), manner) * step


def _action(draw: Draw) -> Note:
    """One action, its amount rounded, its month or its year."""
    day = draw.deed.day
    when: When = draw.dice.choice((_month(day), ("year", f"{day:%Y}")))
    return _note(draw, "action", rounded(draw.deed.obligation, draw.dice.choice((2, 3))), when)


def _exact(draw: Draw) -> Note:
    return _note(draw, "exact", draw.deed.obligation, ("day", draw.deed.day.isoformat()))


def _cut_short(draw: Draw) -> Note:
    amount = rounded(draw.deed.obligation, 2, ROUND_DOWN)
    return _note(draw, "cut short", amount, _month(draw.deed.day))


def _hedged(draw: Draw) -> Note:
    """Almost, about or more than an amount of two digits."""
    value = draw.deed.obligation
    manner = draw.dice.choice(("almost", "about", "more-than"))
    below = rounded(value, 2, ROUND_DOWN)
    above = below + Decimal(1).scaleb(value.adjusted() - 1)
    amount = {"almost": above, "about": rounded(value, 2), "more-than": below}[manner]
    note = _note(draw, manner, amount, _month(draw.deed.day))
    return replace(note, claim=replace(note.claim, amount_qualifier=manner))


def _undated(draw: Draw) -> Note:
    """A recent action without a date."""
    note = _note(draw, "undated", rounded(draw.deed.obligation, 3), (None, None))
    return replace(note, published=draw.after(draw.deed.day, 60))


def _year_sum(draw: Draw) -> Note | None:
    """What one award was paid in a calendar or a fiscal year."""
    fiscal = draw.dice.random() < 0.5
    shift = FISCAL if fiscal else timedelta(0)
    year = (draw.deed.day + shift).year
    paid = [d for d in draw.ledger.by_award[draw.deed.award_key] if (d.day + shift).year == year]
    if len(paid) < 2:
        return None
    kind = "fiscal year" if fiscal else "calendar year"
    note = _note(draw, kind, rounded(_sum(paid), 3), ("year", str(year)))
    text = f"in fiscal year {year}" if fiscal else f"in {year}"
    claim = replace(note.claim, amount_kind="annual_fee", date_text=text, event="order_renewal")
    published = draw.after(max(d.day for d in paid))
    return replace(note, claim=claim, published=published, source=f"{draw.deed.piid} {text}")


def _award_total(draw: Draw) -> Note | None:
    """All that an award has paid, by the month in which it was made."""
    paid = draw.ledger.by_award[draw.deed.award_key]
    opened = next((d.day for d in paid if d.modification == "0"), None)
    if opened is None or len(paid) < 2:
        return None
    note = _note(draw, "award total", rounded(_sum(paid), 3), _month(opened))
    published = draw.after(max(d.day for d in paid))
    return replace(note, published=published, source=f"{draw.deed.piid} in all")


def _since(draw: Draw) -> Note | None:
    """All that a supplier was paid by an agency since a year."""
    first = date(draw.deed.day.year - draw.dice.choice((1, 2)), 1, 1)
    published = draw.after(draw.deed.day)
    family = draw.ledger.by_family[normalise(draw.deed.supplier)]
    paid = [d for d in family if d.agency == draw.deed.agency and first <= d.day <= published]
    if len(paid) < 2:
        return None
    note = _note(draw, "sum of awards", rounded(_sum(paid), 3), ("year", str(first.year)))
    claim = replace(note.claim, amount_kind="cumulative", date_text=f"since {first.year}")
    return replace(note, claim=claim, published=published, source=f"{len(paid)} actions")


def _happening(draw: Draw) -> Note:
    """A contract was stopped, resumed or ended, in a month."""
    event = draw.dice.choice(sorted(draw.ledger.by_event))
    deed = draw.dice.choice(draw.ledger.by_event[event])
    note = _note(replace(draw, deed=deed), event, None, _month(deed.day))
    return replace(note, claim=replace(note.claim, event=event, amount_kind=None))


TRUE_KINDS: tuple[Callable[[Draw], Note | None], ...] = (
    _action, _action, _exact, _cut_short, _hedged, _undated, _year_sum, _award_total, _since,
    _happening,
)  # fmt: skip


def _note(draw: Draw, kind: str, amount: Decimal | None, when: When) -> Note:
    deed = draw.deed
    claim = Claim(
        article=f"{deed.award_key} {deed.modification} {kind}",
        vendor=normalise(deed.supplier).title(),
        event="award" if deed.modification == "0" else "order_renewal",
        start=0,
        end=0,
        agency=deed.agency,
        amount=amount,
        amount_qualifier="exact" if amount else None,
        amount_kind="contract_value",
        date_text=when[1],
        date_precision=when[0],
        date_iso=when[1],
    )
    source = f"{deed.piid} {deed.modification} {deed.day} {deed.obligation}"
    return Note(claim, draw.after(deed.day), True, kind, source)


def _month(day: date) -> When:
    return "month", f"{day:%Y-%m}"


def _sum(deeds: Sequence[Deed]) -> Decimal:
    return sum((deed.obligation for deed in deeds), Decimal(0))


def _lie(draw: Draw, note: Note) -> Note | None:
    """The note with one thing changed that makes it false; None where that does not succeed."""
    change = draw.dice.choice((_wrong_amount, _wrong_supplier, _wrong_year, _wrong_agency))
    claim = change(draw, note.claim)
    if claim is None or _borne_out(draw.ledger, claim, note.published):
        return None
    kind = change.__name__.removeprefix("_").replace("_", " ")
    return replace(note, claim=claim, true=False, kind=f"{kind} ({note.kind})")


def _wrong_amount(draw: Draw, claim: Claim) -> Claim | None:
    if claim.amount is None or claim.amount <= 0:
        return None
    digits = len(claim.amount.normalize().as_tuple().digits)
    changed = claim.amount * Decimal(draw.dice.choice(FACTORS))
    return replace(claim, amount=rounded(changed, max(2, digits)))


def _wrong_supplier(draw: Draw, claim: Claim) -> Claim | None:
    """A supplier of a like name where there is one, else any."""
    own = normalise(claim.vendor)
    alike = sorted(draw.ledger.by_opening[own.split()[0][:4]] - {own})
    other = draw.dice.choice(alike or sorted(draw.ledger.by_family))
    return replace(claim, vendor=other.title()) if other != own else None


def _wrong_year(draw: Draw, claim: Claim) -> Claim | None:
    if claim.date_iso is None:
        return None
    said = claim.date_iso[:4]
    year = int(said) + draw.dice.choice((-2, -1, 1))
    if not draw.ledger.first.year < year <= draw.ledger.last.year:
        return None
    text = (claim.date_text or "").replace(said, str(year))
    return replace(claim, date_iso=claim.date_iso.replace(said, str(year)), date_text=text)


def _wrong_agency(draw: Draw, claim: Claim) -> Claim | None:
    others = [agency for agency in draw.ledger.agencies if agency != claim.agency]
    return replace(claim, agency=draw.dice.choice(others)) if others else None


def _borne_out(ledger: Ledger, claim: Claim, published: date) -> bool:
    """Whether the parties have some figure near the amount, or the event, at that time after all.

    An amount that is nothing or less is no note either way.
    """
    family = ledger.by_family.get(normalise(claim.vendor), [])
    paid = [d for d in family if d.agency == claim.agency and d.day <= published]
    day = claim.date_iso or ""
    if claim.amount is None:
        told = [d for d in paid if claim.event in map(EVENTS.get, d.events)]
        return any(d.day.isoformat().startswith(day) for d in told)
    awards: dict[str, list[Deed]] = defaultdict(list)
    for deed in paid:
        awards[deed.award_key].append(deed)
    values = [value for deeds in (*awards.values(), paid) for value in _sums(deeds, day)]
    near = any(abs(value - claim.amount) <= claim.amount / 50 for value in values)
    return near or claim.amount <= 0


def _sums(deeds: Sequence[Deed], day: str) -> Iterator[Decimal]:
    """Single actions, calendar and fiscal years and totals that touch the day, month or year."""
    touched = [d for d in deeds if d.day.isoformat().startswith(day)]
    yield from (d.obligation for d in touched)
    for shift in (timedelta(0), FISCAL):
        years: dict[str, list[Deed]] = defaultdict(list)
        for d in deeds:
            years[str((d.day + shift).year)].append(d)
        yield from (_sum(paid) for year, paid in years.items() if (day or year).startswith(year))
    if touched:
        yield _sum(deeds)
