"""Claims that a contract was stopped, resumed or ended, against what its actions did."""

from collections.abc import Mapping, Sequence

from countersight.check import chance, reasons
from countersight.check.candidates import Candidate
from countersight.check.inquiry import Inquiry, figures_of, fits
from countersight.check.wording import allowed
from countersight.reported import Reading, Verdict

WANTED = {
    "stop_work": ("stop_work",),
    "reactivation": ("resume",),
    "termination": ("termination_convenience", "termination_default", "termination_other"),
}
SPOKEN = {
    "stop_work": "a stop-work order",
    "reactivation": "that work was resumed",
    "termination": "a termination",
}
QUOTED = 160  # characters of a description, from its end: what is new stands last


def judge_event(inquiry: Inquiry, rates: Mapping[str, float]) -> Verdict:
    """`agrees` where an award of the parties shows the event in time, `differs` at another time."""
    wanted = WANTED[inquiry.claim.event]
    actions = _actions(inquiry)
    found = [one for one in actions if set(wanted) & set(one.events)]
    in_time = [one for one in found if _in_time(inquiry, one)]
    odds = chance.of_event(sum(rates.get(event, 0.0) for event in wanted), _awards(actions))
    if in_time:
        record = _readings(inquiry, in_time, odds)
        return Verdict(inquiry.claim, "agrees", _agreement(inquiry, in_time[-1], odds), record)
    if found and inquiry.covered:
        reason = _another_time(inquiry, found[-1])
        return Verdict(
            inquiry.claim, "differs", reason, _readings(inquiry, found, None), kind="event"
        )
    lifted = [one for one in actions if "resume" in one.events and _after_claim(inquiry, one)]
    if lifted and not found and inquiry.claim.event == "stop_work":
        record = _readings(inquiry, lifted, odds)
        return Verdict(inquiry.claim, "agrees", _inferred(inquiry, lifted[-1]), record)
    reason = _unseen(inquiry, actions) if inquiry.covered else reasons.not_covered(inquiry)
    return Verdict(inquiry.claim, "undetermined", reason)


def _actions(inquiry: Inquiry) -> list[Candidate]:
    """Of awards whose figures fit the amount; else of those the document names; else of all."""
    candidates = inquiry.candidates()
    fitting = _fitting(inquiry)
    piids = {piid for piid, _ in inquiry.taken}
    spoken_of = {one.award_key for one in candidates if one.piid in piids}
    awards = fitting or spoken_of
    chosen = [one for one in candidates if not awards or one.award_key in awards]
    return sorted(chosen, key=lambda one: (one.day, one.piid, one.modification))


def _fitting(inquiry: Inquiry) -> set[str]:
    if inquiry.claim.amount is None:
        return set()
    interval = allowed(inquiry.claim.amount, inquiry.claim.amount_qualifier)
    return {key for one in fits(interval, figures_of(inquiry)) for key in one.award_keys}


def _awards(actions: Sequence[Candidate]) -> int:
    return len({one.award_key for one in actions})


def _in_time(inquiry: Inquiry, one: Candidate) -> bool:
    window = inquiry.window
    return window is None or window.holds(one.day) or window.holds(one.effective)


def _after_claim(inquiry: Inquiry, one: Candidate) -> bool:
    return inquiry.window is None or one.day >= inquiry.window.first


def _agreement(inquiry: Inquiry, one: Candidate, odds: float) -> str:
    return f"{_shown(one)}; {_cause(inquiry)}; {reasons.accidental(odds)}."


def _another_time(inquiry: Inquiry, one: Candidate) -> str:
    claimed = inquiry.claim.date_text or inquiry.claim.date_iso
    return f"the record shows it at another time than “{claimed}”: {_shown(one)}."


def _inferred(inquiry: Inquiry, one: Candidate) -> str:
    return (
        f"inferred: {_shown(one)} lifts a stop, so there was one before, on a day that the record "
        f"does not give; {_cause(inquiry)}."
    )


def _cause(inquiry: Inquiry) -> str:
    """Reasons are not in the record: an event may agree while its cause stays open."""
    purpose = inquiry.claim.purpose
    told = "the record gives no reason for it"
    return f"{told}, so “{purpose}” is undetermined" if purpose else told


def _shown(one: Candidate) -> str:
    text = " ".join(one.description.split())
    quote = text if len(text) <= QUOTED else f"…{text[-QUOTED:]}"
    day = f"{one.day}" if one.effective == one.day else f"{one.day}, effective {one.effective}"
    return f"{one.modification} of {one.piid}, {day}: “{quote}”"


def _unseen(inquiry: Inquiry, actions: Sequence[Candidate]) -> str:
    closed = [one for one in actions if "closeout" in one.events]
    also = f"; {_shown(closed[-1])} closes one without saying so" if closed else ""
    count = _awards(actions)
    return (
        f"no action of the {count} award{'s' * (count != 1)} of {inquiry.vendor} read shows "
        f"{SPOKEN[inquiry.claim.event]}{also}; descriptions need not say it: the modification "
        "itself, as released under FOIA, would settle it."
    )


def _readings(
    inquiry: Inquiry, found: Sequence[Candidate], odds: float | None
) -> tuple[Reading, ...]:
    """The last first: of several stops an article speaks of the newest."""
    return tuple(_reading(inquiry, one, odds) for one in reversed(found))


def _reading(inquiry: Inquiry, one: Candidate, odds: float | None) -> Reading:
    return Reading(
        award_key=one.award_key,
        piid=one.piid,
        modifications=(one.modification,),
        supplier=one.supplier,
        maker=inquiry.vendor if one.resold else None,
        measure="lifecycle",
        value=None,
        currency="USD",
        first_date=one.day,
        last_date=max(one.day, one.effective),
        chance=odds,
    )
