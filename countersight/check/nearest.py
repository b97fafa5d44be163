"""Where no figure fits: what the record shows instead, and whether that contradicts the claim."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal

from countersight.check import chance, reasons
from countersight.check.agencies import Scope
from countersight.check.candidates import Candidate
from countersight.check.dates import Window
from countersight.check.inquiry import PERIODIC, Inquiry, best_first, figures_of, fits, likeness
from countersight.check.measures import (
    ACTION,
    AWARD_OBLIGATED,
    BASE,
    CALENDAR_YEAR,
    SUM_OF_AWARDS,
    Figure,
    total,
)
from countersight.check.readings import odds_of, reading_of
from countersight.check.wording import Interval, allowed
from countersight.reported import Verdict

NEAR = Decimal("0.05")


def judge_misfit(inquiry: Inquiry) -> Verdict:
    """The first explanation that holds; each yields at most one verdict."""
    for explain in EXPLANATIONS:
        for verdict in explain(inquiry):
            return verdict
    return _nothing(inquiry)


def _since_changed(inquiry: Inquiry) -> Iterator[Verdict]:
    """The record bore it out, and has been altered since."""
    former = {(f.candidate.award_key, f.candidate.modification): f for f in inquiry.pool.former}
    if not former:
        return
    as_it_was = tuple(
        former[one.award_key, one.modification].candidate
        if (one.award_key, one.modification) in former
        else one
        for one in inquiry.pool.candidates
    )
    before = replace(inquiry, pool=replace(inquiry.pool, candidates=as_it_was))
    for figure, odds in _fit_elsewhere(before):
        altered = [f for t in figure.terms if (f := former.get((t.award_key, t.modification)))]
        if altered:
            reason = reasons.since_changed(inquiry, figure, altered[0])
            yield _differs("changed", before, figure, odds, reason)


def _calendar_year(inquiry: Inquiry) -> Iterator[Verdict]:
    """What was paid in the calendar year, told of the fiscal year of that number."""
    if inquiry.window is None or inquiry.window.kind != "fiscal":
        return
    year = inquiry.window.last.year
    calendar = Window(date(year, 1, 1), date(year, 12, 31), "year")
    for figure, odds in _fit_elsewhere(replace(inquiry, window=calendar)):
        if figure.measure == CALENDAR_YEAR:
            yield _differs("year", inquiry, figure, odds, reasons.calendar_year(inquiry, figure))


def _near(inquiry: Inquiry) -> Iterator[Verdict]:
    """A figure that is a little off, and hardly by accident that near."""
    tried = figures_of(inquiry)
    for figure in _by_nearness(inquiry, tried)[:1]:
        off = abs(figure.value - inquiry.amount)
        below_total = figure.measure == AWARD_OBLIGATED and figure.value < inquiry.amount
        beyond = off > NEAR * inquiry.amount or _is_more(inquiry, figure)
        if beyond or (below_total and not inquiry.holds_ceilings):
            return
        around = Interval(inquiry.amount - off, inquiry.amount + off + Decimal("0.01"))
        odds = odds_of(inquiry, around, figure, tried)
        if odds <= chance.MOST:
            yield _differs("figure", inquiry, figure, odds, reasons.off(inquiry, figure))


def _not_covered(inquiry: Inquiry) -> Iterator[Verdict]:
    if not inquiry.covered:
        yield Verdict(inquiry.claim, "undetermined", reasons.not_covered(inquiry))


def _another_time(inquiry: Inquiry) -> Iterator[Verdict]:
    if inquiry.window is not None and inquiry.scope.whole:
        for figure, odds in _fit_elsewhere(replace(inquiry, window=None)):
            yield _differs("date", inquiry, figure, odds, reasons.another_time(inquiry, figure))


def _another_agency(inquiry: Inquiry) -> Iterator[Verdict]:
    everywhere = Scope(frozenset(one.agency for one in inquiry.pool.candidates), named=False)
    if inquiry.scope.named:
        for figure, odds in _fit_elsewhere(replace(inquiry, scope=everywhere)):
            yield _differs("agency", inquiry, figure, odds, reasons.another_agency(figure))


def _vehicle(inquiry: Inquiry) -> Iterator[Verdict]:
    """No order fits, and all orders under one vehicle do: the claim is the vehicle's."""
    orders: dict[str, list[Candidate]] = defaultdict(list)
    for one in inquiry.candidates():
        if one.parent_piid:
            orders[one.parent_piid].append(one)
    sums = {vehicle: total(SUM_OF_AWARDS, terms) for vehicle, terms in orders.items()}
    several = {v: figure for v, figure in sums.items() if figure and len(figure.award_keys) > 1}
    interval = allowed(inquiry.amount, inquiry.claim.amount_qualifier)
    for vehicle, figure in several.items():
        tried = (*figures_of(inquiry), *several.values())
        odds = odds_of(inquiry, interval, figure, tried)
        if interval.holds(figure.value) and odds <= chance.MOST:
            yield _differs("vehicle", inquiry, figure, odds, reasons.vehicle(vehicle, figure))


def _too_late(inquiry: Inquiry) -> Iterator[Verdict]:
    for figure, odds in _fit_elsewhere(replace(inquiry, horizon=date.max)):
        reading = reading_of(inquiry, figure, odds)
        yield Verdict(inquiry.claim, "undetermined", reasons.too_late(figure), (reading,))


def _ceiling(inquiry: Inquiry) -> Iterator[Verdict]:
    """More than was obligated, by a record that cannot show ceilings."""
    if inquiry.holds_ceilings or inquiry.claim.amount_kind in PERIODIC:
        return
    paid = replace(inquiry, claim=replace(inquiry.claim, amount_kind=None, amount_qualifier=None))
    tried = figures_of(paid)
    lower = [one for one in tried if one.value < inquiry.amount and one.measure != SUM_OF_AWARDS]
    if lower:
        likeliest = max(lower, key=lambda one: (likeness(inquiry, one), _is_whole(one), one.value))
        record = tuple(reading_of(inquiry, figure, None) for figure in _base_and_total(likeliest))
        yield Verdict(inquiry.claim, "undetermined", reasons.ceiling(inquiry, likeliest), record)


def _is_whole(figure: Figure) -> bool:
    return not figure.is_modification


def _base_and_total(figure: Figure) -> Iterator[Figure]:
    """The award as it was signed, where the record has that, then the figure itself."""
    bases = [one for one in figure.terms if one.modification == BASE]
    if bases and len(figure.terms) > 1 and len(figure.award_keys) == 1:
        yield Figure(ACTION, bases[0].obligation, (bases[0],))
    yield figure


def _only_one(inquiry: Inquiry) -> Iterator[Verdict]:
    """In the month that the claim names, the record has one action only, and it is another."""
    actions = [one for one in figures_of(inquiry) if one.measure == ACTION]
    short = inquiry.window is not None and inquiry.window.kind in ("day", "month")
    if short and inquiry.scope.whole and len(actions) == 1 and not _is_more(inquiry, actions[0]):
        yield _differs("figure", inquiry, actions[0], None, reasons.off(inquiry, actions[0]))


def _is_more(inquiry: Inquiry, figure: Figure) -> bool:
    """However much more it was, "more than" is no lie."""
    return inquiry.claim.amount_qualifier == "more-than" and figure.value > inquiry.amount


def _nothing(inquiry: Inquiry) -> Verdict:
    near = _by_nearness(inquiry, figures_of(inquiry))[:1]
    record = tuple(reading_of(inquiry, figure, None) for figure in near)
    return Verdict(inquiry.claim, "undetermined", reasons.nothing(inquiry, near), record)


def _fit_elsewhere(inquiry: Inquiry) -> Iterator[tuple[Figure, float]]:
    """The best figure that would fit under other conditions, if hardly by accident."""
    interval = allowed(inquiry.amount, inquiry.claim.amount_qualifier)
    tried = figures_of(inquiry)
    for figure in best_first(inquiry, fits(interval, tried))[:1]:
        odds = odds_of(inquiry, interval, figure, tried)
        if odds <= chance.MOST:
            yield figure, odds


def _by_nearness(inquiry: Inquiry, tried: tuple[Figure, ...]) -> list[Figure]:
    return sorted(tried, key=lambda one: (abs(one.value - inquiry.amount), one.piids))


def _differs(
    kind: str, inquiry: Inquiry, figure: Figure, odds: float | None, reason: str
) -> Verdict:
    record = (reading_of(inquiry, figure, odds),)
    return Verdict(inquiry.claim, "differs", reason, record, kind=kind)


EXPLANATIONS = (
    _since_changed,
    _calendar_year,
    _near,
    _not_covered,
    _another_time,
    _another_agency,
    _vehicle,
    _too_late,
    _ceiling,
    _only_one,
)
