"""Claims that there is a contract, without an amount: whether the record has one to match."""

from countersight.check import reasons
from countersight.check.candidates import Candidate
from countersight.check.inquiry import Inquiry, likeness
from countersight.check.measures import ACTION, BASE, SUM_OF_AWARDS, Figure, total
from countersight.check.money import parts_of
from countersight.check.readings import reading_of
from countersight.reported import Verdict

SIGNED = ("day", "month", "relative")  # a window so short that a new contract must begin in it


def judge_existence(inquiry: Inquiry) -> Verdict:
    """`agrees` where the parties' actions in the time claimed paid something."""
    window = inquiry.window
    paid = [one for one in inquiry.candidates() if one.obligation > 0]
    inside = [one for one in paid if window is None or window.holds(one.day)]
    named = [one for one in inside if (one.piid, one.modification) in inquiry.taken]
    rest = [one for one in inside if one not in named]
    figure = _summed(inquiry, rest or named)
    if figure is None:
        return Verdict(inquiry.claim, "undetermined", reasons.no_action(paid))
    record = (reading_of(inquiry, figure, None), *parts_of(inquiry, figure))
    if _is_new_deal(inquiry) and not any(one.modification == BASE for one in inside):
        return Verdict(inquiry.claim, "undetermined", reasons.no_base(figure), record)
    return Verdict(inquiry.claim, "agrees", reasons.existence(inquiry, figure, bool(rest)), record)


def _summed(inquiry: Inquiry, terms: list[Candidate]) -> Figure | None:
    """The actions whose descriptions fit the product best, added up."""
    if not terms:
        return None
    alike = {one: likeness(inquiry, Figure(ACTION, one.obligation, (one,))) for one in terms}
    best = max(alike.values())
    chosen = [one for one in terms if alike[one] > 0] if best > 0 else terms
    return total(ACTION if len(chosen) == 1 else SUM_OF_AWARDS, chosen)


def _is_new_deal(inquiry: Inquiry) -> bool:
    window = inquiry.window
    return inquiry.claim.event == "award" and window is not None and window.kind in SIGNED
