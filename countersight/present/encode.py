"""Records as JSON: amounts exact, times in ISO 8601, tuples as lists."""

from datetime import UTC, date, datetime
from typing import Any

import simplejson


def dumps(value: object, indent: int | None = None) -> str:
    return simplejson.dumps(
        value, use_decimal=True, ensure_ascii=False, default=_plain, indent=indent
    )


def iso(moment: datetime) -> str:
    """`2026-08-22T10:27:03Z`; a time without a zone is UTC, as everywhere in the store."""
    aware = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    return aware.isoformat(timespec="seconds").replace("+00:00", "Z")


def _plain(value: Any) -> str:
    if isinstance(value, datetime):
        return iso(value)
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no place in JSON")
