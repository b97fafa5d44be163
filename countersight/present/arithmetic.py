"""A verdict's figures in words: what was said, what adds up, by how much they differ."""

from collections.abc import Sequence
from datetime import date

from countersight.model import Coverage
from countersight.present.text import counted, day, money, percent, plain, signed
from countersight.reported import Claim, Later, Reading, Verdict

MEASURES = {
    "action": "obligated by one action",
    "fiscal_year": "obligated in one fiscal year",
    "calendar_year": "obligated in one calendar year",
    "award_obligated": "obligated by the award in all",
    "current_value": "current value of the award",
    "ceiling": "ceiling of the award",
    "sum_of_awards": "obligated by several awards together",
    "lifecycle": "what became of the award",
}
QUALIFIERS = {"exact": "", "more-than": "more than", "up-to": "up to"}
DEEDS = {
    "stop_work": "work stopped",
    "stop_work_extended": "stop of work prolonged",
    "stop_work_mentioned": "stop of work mentioned",
    "resume": "work resumed",
    "termination_convenience": "terminated for convenience",
    "termination_default": "terminated for default",
    "termination_other": "terminated",
    "closeout": "closed out",
    "funding_added": "funds added",
    "deobligation": "funds taken back",
    "scope_change": "scope changed",
    "party_change": "party changed",
}
EVENTS = {
    "award": "contract awarded",
    "order_renewal": "order or renewal",
    "stop_work": "work stopped",
    "reactivation": "reactivated",
    "termination": "ended",
    "acquisition_merger": "acquired or merged",
    "usage_disclosure": "in use",
    "development": "in development",
}


def said(claim: Claim) -> str:
    """`almost $640,000, “the year before”`, or what happened where no figure is given."""
    when = f"“{claim.date_text}”" if claim.date_text else ""
    return ", ".join(part for part in (figure(claim) or event(claim), when) if part)


def figure(claim: Claim) -> str:
    if claim.amount is None:
        return ""
    amount = money(claim.amount).removesuffix(".00")
    if claim.currency != "USD":
        amount = f"{claim.currency} {amount.replace('$', '')}"
    qualifier = QUALIFIERS.get(claim.amount_qualifier or "exact", claim.amount_qualifier)
    return f"{qualifier} {amount}".strip()


def event(claim: Claim) -> str:
    return EVENTS.get(claim.event, plain(claim.event))


def did(events: Sequence[str]) -> str:
    """What an action did, in words: `option exercised, funds added`."""
    return ", ".join(DEEDS.get(name, plain(name)) for name in events)


def measure(reading: Reading) -> str:
    return MEASURES.get(reading.measure, plain(reading.measure))


def sum_of(reading: Reading) -> str:
    """`P00007 $2,140,300.25 + P00008 $61,500.50 = $2,201,800.75`; one term needs no sum."""
    if reading.value is None:
        return ""
    if len(reading.terms) < 2:
        return money(reading.value)
    several = len({piid for piid, *_ in reading.terms}) > 1
    terms = (
        f"{f'{piid} ' if several else ''}{modification} {money(amount)}"
        for piid, modification, _, amount in reading.terms
    )
    return f"{' + '.join(terms)} = {money(reading.value)}"


def gap(reading: Reading) -> str:
    """`record minus article: +$52,744.00 (+1.1 %)`; empty where nothing is compared."""
    said = difference(reading)
    return f"record minus article: {said}" if said else ""


def difference(reading: Reading) -> str:
    if reading.difference is None:
        return ""
    share = reading.relative_difference
    by = signed(reading.difference) if reading.difference else "$0.00"
    return by if not share else f"{by} ({percent(share)})"


def odds(reading: Reading) -> str:
    """The chance of an accidental fit, as odds that can be pictured."""
    if reading.chance is None:
        return ""
    if reading.chance <= 0:
        return "no other figure of this supplier could have fitted"
    if reading.chance >= 0.5:
        return "some figure of this supplier would fit about any claim"
    return f"odds of an accidental fit: 1 in {round(1 / reading.chance):,}"


def span(reading: Reading) -> str:
    return between(reading.first_date, reading.last_date)


def between(first: date | None, last: date | None) -> str:
    """`3 Sep 2024`, or `28 Feb 2025 to 5 May 2025`."""
    start, end = day(first or last), day(last or first)
    return start if start == end else f"{start} to {end}"


def rows(reading: Reading) -> str:
    """Which rows of the record: `70X…, P00011, P00012`."""
    shown = ", ".join(reading.modifications)
    kind = counted(len(reading.modifications), "action")
    return f"{reading.piid}, {kind}: {shown}" if shown else reading.piid


def tally(verdicts: Sequence[Verdict]) -> str:
    """`7 claims: 4 agree, 1 differs, 2 undetermined`."""
    kinds = [verdict.verdict for verdict in verdicts]
    agree, differ = kinds.count("agrees"), kinds.count("differs")
    return (
        f"{counted(len(kinds), 'claim')}: {agree} {'agrees' if agree == 1 else 'agree'},"
        f" {differ} {'differs' if differ == 1 else 'differ'},"
        f" {kinds.count('undetermined')} undetermined"
    )


def consulted(coverage: Coverage) -> str:
    """Which pulls were consulted, and what they span."""
    pulls = ", ".join(str(pull) for pull in coverage.pulls) or "none"
    agencies = ", ".join(coverage.agencies) or "no agency"
    return (
        f"Consulted: pull {pulls}, seen {between(coverage.seen_from, coverage.seen_to)};"
        f" actions of {agencies}, {between(coverage.actions_from, coverage.actions_to)}."
    )


def coverage_note(coverage: Coverage) -> str:
    """What was consulted and what it cannot show."""
    gaps = " · ".join(gap.rstrip(".") for gap in coverage.gaps)
    return f"{consulted(coverage)} Gaps: {gaps}." if gaps else consulted(coverage)


def afterwards(later: Sequence[Later]) -> list[tuple[str, list[str]]]:
    """By award `closed out on 20 Jan 2026 (P00003)`: a line an action, whatever it did."""
    actions: dict[tuple[str, str, date | None], list[str]] = {}
    for event in later:
        actions.setdefault((event.piid, event.modification, event.date), []).append(event.event)
    awards: dict[str, list[str]] = {}
    for (piid, modification, when), events in actions.items():
        awards.setdefault(piid, []).append(f"{did(events)} on {day(when)} ({modification})")
    return list(awards.items())
