"""What the store holds: pulls, rows, dates, agencies, layouts, and what it cannot show."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import duckdb

from countersight.sql import load


@dataclass(frozen=True, slots=True)
class PullLine:
    pull: int
    seen_at: datetime
    added_at: datetime
    scope: str
    files: int
    rows: int
    new: int
    changed: int
    reason: str | None


@dataclass(frozen=True, slots=True)
class AgencyLine:
    agency: str
    actions: int
    awards: int
    first_date: date
    last_date: date


@dataclass(frozen=True, slots=True)
class LayoutLine:
    layout: str
    files: int
    rows: int
    quarantined: int
    withheld: int


@dataclass(frozen=True, slots=True)
class AbsentLine:
    """Actions that the record showed once and shows no more, by what is known of why."""

    status: str
    actions: int


@dataclass(frozen=True, slots=True)
class Totals:
    actions: int
    awards: int
    suppliers: int
    without_base: int
    without_ceiling: int
    first_date: date | None
    last_date: date | None


@dataclass(frozen=True, slots=True)
class Overview:
    totals: Totals
    pulls: tuple[PullLine, ...]
    agencies: tuple[AgencyLine, ...]
    layouts: tuple[LayoutLine, ...]
    absent: tuple[AbsentLine, ...]
    gaps: tuple[str, ...]


def read_overview(con: duckdb.DuckDBPyConnection) -> Overview:
    totals = Totals(*_rows(con, "status_totals")[0])
    layouts = tuple(LayoutLine(*row) for row in _rows(con, "status_layouts"))
    return Overview(
        totals=totals,
        pulls=tuple(PullLine(*row) for row in _rows(con, "status_pulls")),
        agencies=tuple(AgencyLine(*row) for row in _rows(con, "status_agencies")),
        layouts=layouts,
        absent=tuple(AbsentLine(*row) for row in _rows(con, "status_absent")),
        gaps=gaps(totals, layouts),
    )


def gaps(totals: Totals, layouts: tuple[LayoutLine, ...]) -> tuple[str, ...]:
    """What cannot be seen in this store, and what to load for it."""
    quarantined = sum(layout.quarantined for layout in layouts)
    found = (
        (
            totals.actions == 0,
            "The store is empty: `countersight add PATH…` reads the first files.",
        ),
        (
            totals.without_base > 0,
            f"{totals.without_base:,} of {totals.awards:,} awards lack their base award: it is"
            " older than the files read. Earlier fiscal years would show it.",
        ),
        (
            totals.without_ceiling > 0,
            f"{totals.without_ceiling:,} of {totals.awards:,} awards carry no ceiling: the"
            " 10-column export has none. An award data archive (297 columns) has.",
        ),
        (
            quarantined > 0,
            f"{quarantined:,} rows are in quarantine: `countersight export quarantine` says why.",
        ),
        (
            totals.actions > 0,
            "Vehicles (IDVs) are shown only where a file held them; defence actions are published"
            " 90 days late; a row absent from one pull is not thereby deleted.",
        ),
    )
    return tuple(sentence for holds, sentence in found if holds)


def _rows(con: duckdb.DuckDBPyConnection, name: str) -> list[tuple[Any, ...]]:
    return con.execute(load("present/sql", name)).fetchall()
