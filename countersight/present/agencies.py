"""An agency as a person reads it: where it belongs, its parts and offices, whom it pays by year."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from countersight import duckdb_core as duckdb
from countersight.present.rows import read_rows


@dataclass(frozen=True, slots=True)
class TierLine:
    """A department, an agency or a part of one; `said`: further names by which texts call it."""

    organisation_id: str
    short: str | None
    tier: str
    name: str
    parent_id: str | None
    first_date: date | None
    last_date: date | None
    said: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True)
class OfficeLine:
    office_code: str
    name: str | None
    source: str
    first_date: date | None
    last_date: date | None
    actions: int | None
    obligated: Decimal | None


@dataclass(frozen=True, slots=True)
class YearLine:
    fiscal_year: int
    suppliers: int
    awards: int
    actions: int
    obligated: Decimal | None


@dataclass(frozen=True, slots=True)
class PaidLine:
    """What a supplier got of an agency in a fiscal year."""

    organisation_id: str | None
    name: str
    fiscal_year: int
    awards: int
    actions: int
    obligated: Decimal | None


@dataclass(frozen=True, slots=True)
class AgencyLines:
    above: tuple[TierLine, ...]  # nearest first
    itself: tuple[TierLine, ...]  # in the words of the record; none where it never names it
    parts: tuple[TierLine, ...]
    offices: tuple[OfficeLine, ...]
    years: tuple[YearLine, ...]
    suppliers: tuple[PaidLine, ...]


def agency_lines(con: duckdb.DuckDBPyConnection, organisation_id: str) -> AgencyLines:
    """From tables `agency_tree`, `agency_office`, `organisation`, `award_supplier` and `action`."""
    asked = {"id": organisation_id}
    tiers: dict[str, tuple[TierLine, ...]] = {
        way: _read(con, TierLine, "agency_tiers", {**asked, "way": way})
        for way in ("above", "itself", "parts")
    }
    return AgencyLines(
        **tiers,
        offices=_read(con, OfficeLine, "agency_offices", asked),
        years=_read(con, YearLine, "agency_years", asked),
        suppliers=_read(con, PaidLine, "agency_suppliers", asked),
    )


def _read(
    con: duckdb.DuckDBPyConnection, kind: type[Any], name: str, asked: dict[str, str]
) -> tuple[Any, ...]:
    return read_rows(con, kind, f"organisation/{name}", asked)
