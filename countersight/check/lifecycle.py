"""Claims that a contract was stopped, resumed or ended, against what its actions did."""

from dataclasses import dataclass
from datetime import date

import duckdb

from countersight.check import chance
from countersight.check.inquiry import Inquiry, figures_of, fits
from countersight.check.wording import allowed
from countersight.model import Reading, Verdict
from countersight.sql import load

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


@dataclass(frozen=True, slots=True)
class Happening:
    """What one action did to an award; `effective` is the day its text names, else its own."""

    award_key: str
    piid: str
    modification: str
    day: date
    effective: date
    events: list[str]
    description: str
    supplier: str


def judge_event(con: duckdb.DuckDBPyConnection, inquiry: Inquiry) -> Verdict:
    """`agrees` where an award of the parties shows the event in time, `differs` at another time."""
    awards = likeliest_awards(inquiry)
    bound = {"awards": list(awards), "horizon": inquiry.horizon}
    rows = con.execute(load("check", "events"), bound).fetchall()
    happenings = [Happening(*row) for row in rows]
    wanted = WANTED[inquiry.claim.event]
    found = [one for one in happenings if set(wanted) & set(one.events)]
    in_time = [one for one in found if _in_time(inquiry, one)]
    if in_time:
        rate = con.execute(load("check", "event_rate"), {"wanted": list(wanted)}).fetchall()[0][0]
        odds = chance.of_event(rate, len(awards))
        return Verdict(inquiry.claim, *_agreement(inquiry, in_time, odds))
    if found:
        return Verdict(inquiry.claim, *_another_time(inquiry, found))
    return Verdict(inquiry.claim, "undetermined", _unseen(inquiry, awards, happenings))


def likeliest_awards(inquiry: Inquiry) -> tuple[str, ...]:
    """Whose figures fit the claim's amount; else those the document speaks of; else all."""
    candidates = inquiry.candidates()
    if inquiry.claim.amount is not None:
        interval = allowed(inquiry.claim.amount, inquiry.claim.amount_qualifier)
        fitting = fits(interval, figures_of(inquiry))
        if keys := {key for figure in fitting for key in figure.award_keys}:
            return tuple(sorted(keys))
    piids = {piid for piid, _ in inquiry.taken}
    spoken_of = {one.award_key for one in candidates if one.piid in piids}
    return tuple(sorted(spoken_of or {one.award_key for one in candidates}))


def _in_time(inquiry: Inquiry, one: Happening) -> bool:
    window = inquiry.window
    return window is None or window.holds(one.day) or window.holds(one.effective)


def _agreement(
    inquiry: Inquiry, found: list[Happening], odds: float
) -> tuple[str, str, tuple[Reading, ...]]:
    last = found[-1]
    record = tuple(_reading(one, odds) for one in reversed(found))
    cause = _cause(inquiry)
    return "agrees", f"{_shown(last)}; {cause}odds of an accidental fit {odds:.1%}.", record


def _another_time(inquiry: Inquiry, found: list[Happening]) -> tuple[str, str, tuple[Reading, ...]]:
    claimed = inquiry.claim.date_text or inquiry.claim.date_iso
    reason = f"the record shows it at another time than “{claimed}”: {_shown(found[-1])}."
    return "differs", reason, tuple(_reading(one, None) for one in reversed(found))


def _cause(inquiry: Inquiry) -> str:
    """Reasons are not in the record: an event may agree while its cause stays open."""
    purpose = inquiry.claim.purpose
    if purpose is None:
        return "the record gives no reason for it; "
    return f"the record gives no reason for it, so “{purpose}” is undetermined; "


def _shown(one: Happening) -> str:
    text = " ".join(one.description.split())
    quote = text if len(text) <= QUOTED else f"…{text[-QUOTED:]}"
    day = f"{one.day}" if one.effective == one.day else f"{one.day}, effective {one.effective}"
    return f"{one.modification} of {one.piid}, {day}: “{quote}”"


def _unseen(inquiry: Inquiry, awards: tuple[str, ...], seen: list[Happening]) -> str:
    closed = [one for one in seen if "closeout" in one.events]
    also = f"; {_shown(closed[-1])} closes it without saying so" if closed else ""
    return (
        f"no action of the {len(awards)} award{'s' * (len(awards) > 1)} of {inquiry.vendor} read "
        f"shows {SPOKEN[inquiry.claim.event]}{also}; descriptions need not say it: the "
        "modification itself, as released under FOIA, would settle it."
    )


def _reading(one: Happening, odds: float | None) -> Reading:
    return Reading(
        award_key=one.award_key,
        piid=one.piid,
        modifications=(one.modification,),
        supplier=one.supplier,
        maker=None,
        measure="lifecycle",
        value=None,
        currency="USD",
        first_date=one.day,
        last_date=one.effective if one.effective > one.day else one.day,
        chance=odds,
    )
