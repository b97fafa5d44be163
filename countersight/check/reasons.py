"""Sentences for a person: what was said, what the record shows, how one follows from the other."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from countersight.check.candidates import Candidate, Former
from countersight.check.dates import fiscal_year_of
from countersight.check.inquiry import Inquiry
from countersight.check.measures import (
    ACTION,
    AWARD_OBLIGATED,
    BASE,
    CALENDAR_YEAR,
    CEILING,
    CURRENT_VALUE,
    FISCAL_YEAR,
    Figure,
)
from countersight.check.wording import manner, spoken
from countersight.reported import Later

MOST_TERMS = 8
FULL_DOWNLOAD = (
    "the full contract download of USAspending (its column potential_total_value_of_award)"
)


def agreement(inquiry: Inquiry, fitting: Sequence[Figure], odds: float) -> str:
    figure = fitting[0]
    how = manner(figure.value, inquiry.amount, inquiry.claim.amount_qualifier)
    return _joined(
        f"{arithmetic(figure)}; “{said(inquiry)}” is that, {how}",
        _paid_to_another(inquiry, figure),
        _modified(inquiry, figure),
        _others(fitting),
        accidental(odds),
    )


def accidental(odds: float) -> str:
    told = f"{odds:.1%}" if odds >= 0.001 else "under 0.1%"
    return f"odds of an accidental fit {told}"


def accident(inquiry: Inquiry, fitting: Sequence[Figure], odds: float) -> str:
    return _joined(
        f"“{said(inquiry)}” would fit {arithmetic(fitting[0])}, but among this supplier's many "
        f"figures one fits by accident with odds of {odds:.0%}",
        "a date, a contract number or a more exact amount would settle it",
    )


def off(inquiry: Inquiry, figure: Figure) -> str:
    return _joined(
        f"the nearest figure is {arithmetic(figure)}: {_percent(inquiry, figure)} "
        f"“{said(inquiry)}”",
        _paid_to_another(inquiry, figure),
        _modified(inquiry, figure),
    )


def not_covered(inquiry: Inquiry) -> str:
    first, last = inquiry.span
    return (
        f"the record read spans {first} to {last}, not all of the time claimed, "
        f"“{_time(inquiry)}”; files that reach further would settle it."
    )


def another_time(inquiry: Inquiry, figure: Figure) -> str:
    window = inquiry.window
    span = f" ({window.first} to {window.last})" if window else ""
    return _joined(
        f"the figure is in the record, but not at the time claimed, “{_time(inquiry)}”{span}: "
        f"{arithmetic(figure)}",
        _paid_to_another(inquiry, figure),
        _modified(inquiry, figure),
    )


def since_changed(inquiry: Inquiry, figure: Figure, altered: Former) -> str:
    """The figure as it was, and what the altered action reads now."""
    one = altered.candidate
    now = next(
        money(other.obligation)
        for other in inquiry.pool.candidates
        if (other.award_key, other.modification) == (one.award_key, one.modification)
    )
    return _joined(
        f"the record said so and has been altered since: {arithmetic(figure)}",
        f"{_act(one.modification)} of {one.piid} read {money(one.obligation)} up to "
        f"{altered.until}, and reads {now} since {altered.since}",
    )


def calendar_year(inquiry: Inquiry, figure: Figure) -> str:
    return _joined(
        f"that was paid in the calendar year, not in the fiscal year of “{_time(inquiry)}”: "
        f"{arithmetic(figure)}"
    )


def vehicle(number: str, figure: Figure) -> str:
    return f"no order fits by itself; all orders under {number} do: {arithmetic(figure)}."


def another_party(inquiry: Inquiry, figure: Figure) -> str:
    return (
        f"no figure of {inquiry.vendor} fits; one of {figure.terms[0].supplier} does, another "
        f"company of like name: {arithmetic(figure)}."
    )


def lead(figure: Figure) -> str:
    return (
        f"one action of that time bears the figure, paid to {figure.terms[0].supplier}: "
        f"{arithmetic(figure)}; whether it is meant, the contract itself would show."
    )


def another_agency(figure: Figure) -> str:
    paid_by = " and ".join(sorted({term.agency for term in figure.terms}))
    return f"the figure is in the record, but {paid_by} paid it: {arithmetic(figure)}."


def too_late(figure: Figure) -> str:
    return (
        f"up to the article's date no figure fits; later one does: {arithmetic(figure)}. Whether "
        "the article spoke of it in advance, the document that it relies on would show."
    )


def ceiling(inquiry: Inquiry, figure: Figure) -> str:
    return _joined(
        f"“{said(inquiry)}” is more than was obligated ({arithmetic(figure)}) and may be a "
        "ceiling, with all options; the files read carry no ceilings",
        f"{FULL_DOWNLOAD} for {figure.piids[0]} would settle it",
    )


def nothing(inquiry: Inquiry, near: Sequence[Figure]) -> str:
    shown = f"; the nearest is {arithmetic(near[0])}" if near else ""
    where = ", ".join(sorted(inquiry.scope.agencies))
    return _joined(
        f"no figure of {_names(inquiry)} with {where} at the time claimed fits "
        f"“{said(inquiry)}”{shown}",
        "a vehicle, a subcontract or a reseller whose entries do not name the maker would not "
        "show; the contract's number or a download of vehicles and subawards would settle it",
    )


def existence(inquiry: Inquiry, figure: Figure, further: bool) -> str:
    again = "" if further else "other claims of this document name the same: it is no further deal"
    return _joined(
        f"the record has contracts of these parties at that time: {arithmetic(figure)}",
        _paid_to_another(inquiry, figure),
        again,
        "the claim names no amount to compare",
    )


def no_action(paid: Sequence[Candidate]) -> str:
    days = sorted(one.day for one in paid)
    span = f"; it has {len(days)} from {days[0]} to {days[-1]}" if days else ""
    return _joined(
        f"the record has no payment of these parties at the time claimed{span}",
        "vehicles, subcontracts and resellers that do not name the maker would not show; the "
        "contract's number would settle it",
    )


def no_base(figure: Figure) -> str:
    return _joined(
        f"at that time the record has modifications of earlier awards, no new one: "
        f"{arithmetic(figure)}",
        "a download that includes vehicles would settle it",
    )


def ended(later: Later) -> str:
    """What makes an article out of date: the award has ended since."""
    event = later.event.replace("_", " ")
    return f" Since the article: {event} by {later.modification} of {later.piid}, {later.date}."


def arithmetic(figure: Figure) -> str:
    """`1.00 + 2.00 = 3.00, obligated in 2025 by P00011, P00012 of 70X…`."""
    return f"{_sum(figure)}, {_what(figure)}"


def said(inquiry: Inquiry) -> str:
    qualifier = inquiry.claim.amount_qualifier
    hedge = "" if qualifier in (None, "exact") else f"{qualifier.replace('-', ' ')} "
    return hedge + spoken(inquiry.amount, inquiry.claim.currency)


def money(value: Decimal) -> str:
    return f"{value:,.2f}"


def actions(terms: Sequence[Candidate]) -> str:
    """`P00011, P00012 of A` or, over several awards, `0 of A, P00005 of B`."""
    piids = list(dict.fromkeys(term.piid for term in terms))
    return ", ".join(
        f"{', '.join(_act(t.modification) for t in terms if t.piid == piid)} of {piid}"
        for piid in piids
    )


def _time(inquiry: Inquiry) -> str:
    return inquiry.claim.date_text or inquiry.claim.date_iso or ""


def _act(modification: str) -> str:
    return "the base award" if modification == BASE else modification


def _sum(figure: Figure) -> str:
    if len(figure.terms) < 2 or len(figure.terms) > MOST_TERMS:
        return money(figure.value)
    added = " + ".join(money(term.obligation) for term in figure.terms).replace("+ -", "− ")
    return f"{added} = {money(figure.value)}"


def _what(figure: Figure) -> str:
    if figure.measure in (CURRENT_VALUE, CEILING):
        name = "ceiling" if figure.measure == CEILING else "current value"
        return f"the {name} of {figure.piids[0]} as of {figure.last}"
    by = actions(figure.terms) if len(figure.terms) <= MOST_TERMS else _many(figure)
    return f"obligated {_when(figure)} by {by}"


def _many(figure: Figure) -> str:
    awards = len(figure.piids)
    of = figure.piids[0] if awards == 1 else f"{awards} awards"
    return f"{len(figure.terms)} actions of {of}"


def _when(figure: Figure) -> str:
    if figure.measure == CALENDAR_YEAR:
        return f"in {figure.last.year}"
    if figure.measure == FISCAL_YEAR:
        return f"in fiscal year {fiscal_year_of(figure.last)}"
    if figure.measure == ACTION or figure.first == figure.last:
        return f"on {figure.last}"
    if figure.measure == AWARD_OBLIGATED and figure.opened is None:
        return f"from {figure.first}, where the record of it begins, to {figure.last}"
    since = "in all, " if figure.measure == AWARD_OBLIGATED else ""
    return f"{since}from {figure.first} to {figure.last}"


def _paid_to_another(inquiry: Inquiry, figure: Figure) -> str:
    if not figure.resold:
        return ""
    paid = " and ".join(dict.fromkeys(term.supplier for term in figure.terms if term.resold))
    return f"paid to {paid}, whose award names {inquiry.vendor} as the maker"


def _modified(inquiry: Inquiry, figure: Figure) -> str:
    if not figure.is_modification:
        return ""
    award = figure.terms[0].award_key
    opened = _opened(inquiry, award)
    since = f" of {opened}" if opened else ", made before the record's first entry on it"
    return f"it is a modification of the order{since}, not a new contract"


def _opened(inquiry: Inquiry, award_key: str) -> date | None:
    bases = (
        one.day
        for one in inquiry.pool.candidates
        if one.award_key == award_key and one.modification == BASE
    )
    return next(bases, None)


def _others(fitting: Sequence[Figure]) -> str:
    more = len(fitting) - 1
    return f"{more} other figure{'s' * (more > 1)} would fit, less well" if more else ""


def _percent(inquiry: Inquiry, figure: Figure) -> str:
    share = (figure.value - inquiry.amount) / inquiry.amount
    return f"{abs(share):.1%} {'above' if share > 0 else 'below'}"


def _names(inquiry: Inquiry) -> str:
    shown = inquiry.pool.suppliers[:3]
    more = len(inquiry.pool.suppliers) - len(shown)
    return ", ".join(shown) + (f" and {more} more" if more else "") or inquiry.vendor


def _joined(*parts: str) -> str:
    """One sentence of the parts that say something."""
    return "; ".join(part for part in parts if part) + "."
