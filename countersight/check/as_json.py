"""A verdict in the form that other programs rely on: one object a claim."""

from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from countersight.reported import Claim, Verdict

Json = dict[str, Any]


def verdict_to_dict(verdict: Verdict) -> Json:
    """The claim's own fields, then verdict, reason, record, later and coverage.

    Amounts stay exact decimals, days and times become ISO text; `simplejson` writes both.
    """
    record = [asdict(reading) for reading in verdict.record]
    for reading in record:
        del reading["terms"]  # the reason spells the arithmetic out
    return {
        **claim_to_dict(verdict.claim),
        "verdict": verdict.verdict,
        "kind": verdict.kind,
        "reason": verdict.reason,
        "record": [_plain(reading) for reading in record],
        "later": [_plain(asdict(later)) for later in verdict.later],
        "coverage": _plain(asdict(verdict.coverage)) if verdict.coverage else None,
    }


def claim_to_dict(claim: Claim) -> Json:
    """The fields that claims are scored by."""
    fields: Json = _plain(asdict(claim))
    return fields


def _plain(value: Any) -> Any:
    """Lists for tuples and ISO text for dates, however deep."""
    if isinstance(value, dict):
        return {key: _plain(part) for key, part in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(part) for part in value]
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    return value
