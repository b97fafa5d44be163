"""What the store holds: pulls, rows, dates, agencies, layouts, and what it cannot show."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from countersight import duckdb_core as duckdb
from countersight.record.coverage import coverage_of
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
    """What the record holds of an agency; None where its rows name none."""

    agency: str | None
    actions: int
    awards: int
    first_date: date | None
    last_date: date | None


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
    """From the tables of `record.sums`, and those of the pulls."""
    totals = Totals(*_rows(con, "status_totals")[0])
    layouts = tuple(LayoutLine(*row) for row in _rows(con, "status_layouts"))
    return Overview(
        totals=totals,
        pulls=tuple(PullLine(*row) for row in _rows(con, "status_pulls")),
        agencies=tuple(AgencyLine(*row) for row in _rows(con, "status_agencies")),
        layouts=layouts,
        absent=tuple(AbsentLine(*row) for row in _rows(con, "status_absent")),
        gaps=coverage_of(con, added_up=True).gaps,
    )


def _rows(con: duckdb.DuckDBPyConnection, name: str) -> list[tuple[Any, ...]]:
    return con.execute(load("present/sql", name)).fetchall()
