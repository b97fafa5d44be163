"""Stops of work as a reader asks for them: when, for how long, and what came after."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from statistics import median
from typing import Any

from countersight import duckdb_core as duckdb
from countersight.sql import load

LIFTED, ENDED, STANDING = "resumed", "ended while stopped", "never resumed"


@dataclass(frozen=True, slots=True)
class Stop:
    """A stop of an award. `begun` is None where only the lifting is on the record.

    `ended_as` is the state that followed: active, terminated or closed; None where none did.
    """

    award_key: str
    piid: str
    supplier: str
    agency: str
    obligated: Decimal
    begun: date | None
    begun_by: str
    words: str | None
    partly: bool
    lines: tuple[str, ...]
    ended: date | None
    ended_by: str | None
    ended_as: str | None
    days: int | None
    last_action: date

    @property
    def outcome(self) -> str:
        if self.ended_as is None:
            return STANDING
        return LIFTED if self.ended_as == "active" else ENDED


@dataclass(frozen=True, slots=True)
class Asked:
    """What narrows the question; stops on or after `since`."""

    agencies: Sequence[str] = ()
    since: date | None = None
    award: str | None = None


def list_stops(con: duckdb.DuckDBPyConnection, asked: Asked) -> list[Stop]:
    """The stops that fit, oldest first. Needs view `stop`."""
    bound = {
        "agencies": [name.upper() for name in asked.agencies] or None,
        "since": asked.since,
        "award": asked.award,
    }
    return [_stop(row) for row in con.execute(load("present/sql", "stops"), bound).fetchall()]


def usual_days(stops: Sequence[Stop]) -> float | None:
    """The median of days from a stop to its lifting, of those that show both."""
    days = [stop.days for stop in stops if stop.outcome == LIFTED and stop.days is not None]
    return median(days) if days else None


def _stop(row: tuple[Any, ...]) -> Stop:
    fields = list(row)
    place = 9
    fields[place] = tuple(fields[place] or ())
    return Stop(*fields)
