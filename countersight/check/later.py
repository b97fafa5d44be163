"""What the record says after an article's day on the awards that the article speaks of."""

from dataclasses import replace
from datetime import date

from countersight.check.candidates import Pool
from countersight.check.lifecycle import WANTED
from countersight.check.readings import JOINT
from countersight.check.reasons import ended
from countersight.reported import Later, Verdict

SILENT = ("administrative", "base_award")  # events that tell a reader of an article nothing
ENDINGS = ("closeout", *WANTED["termination"])


def with_later(verdict: Verdict, pool: Pool, published: date | None) -> Verdict:
    """The verdict with what happened since.

    Its reason says so where the article tells of an award's state and the award has ended since.
    """
    if published is None or not verdict.record:
        return verdict
    later = _later(verdict, pool, published)
    ending = next((one for one in reversed(later) if one.event in ENDINGS), None)
    outdated = verdict.record[0].measure == "lifecycle"
    return replace(
        verdict, later=later, reason=verdict.reason + (ended(ending) if ending and outdated else "")
    )


def _later(verdict: Verdict, pool: Pool, published: date) -> tuple[Later, ...]:
    """By the awards of the likeliest reading, in order of date within each."""
    awards = verdict.record[0].award_key.split(JOINT)
    return tuple(
        Later(one.piid, one.modification, one.day, event)
        for one in pool.candidates
        if one.award_key in awards and one.day > published
        for event in one.events
        if event not in SILENT
    )
