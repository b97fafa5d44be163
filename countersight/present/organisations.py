"""An organisation as a person reads it: names, identifiers, owners, family, awards, joins."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Any

from countersight import duckdb_core as duckdb
from countersight.organisations.lookup import Found
from countersight.organisations.names import normalise
from countersight.present import ranked
from countersight.present.agencies import AgencyLines, agency_lines
from countersight.present.keyset import ByMoney, Listed
from countersight.present.owners import OwnerLine, OwnerOn, owners_on
from countersight.present.ranked import AwardLine, Seller
from countersight.present.rows import read_rows
from countersight.sql import load

Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class NameLine:
    name: str
    source: str
    first_date: date | None
    last_date: date | None
    actions: int


@dataclass(frozen=True, slots=True)
class IdentifierLine:
    scheme: str
    value: str
    source: str
    first_date: date | None
    last_date: date | None


@dataclass(frozen=True, slots=True)
class ParentLine:
    parent: str
    parent_uei: str | None
    first_date: date | None
    last_date: date | None
    actions: int


@dataclass(frozen=True, slots=True)
class EventLine:
    """What became of it. `day`: from when it shows; `last_before`: until when not yet."""

    event: str
    day: date | None
    last_before: date | None
    was: str | None
    is_now: str | None
    other_id: str | None
    words: str | None
    source: str
    award_key: str | None
    action_key: str | None
    other: str | None


@dataclass(frozen=True, slots=True)
class PlaceLine:
    country: str | None
    state: str | None
    city: str | None
    first_date: date | None
    last_date: date | None


@dataclass(frozen=True, slots=True)
class KinLine:
    organisation_id: str
    name: str
    tie: str
    awards: int
    obligated: Decimal


@dataclass(frozen=True, slots=True)
class MoneyLine:
    agency: str | None
    fiscal_year: int | None
    awards: int
    actions: int
    obligated: Decimal | None


@dataclass(frozen=True, slots=True)
class JoinLine:
    left_name: str
    left_identifier: str | None
    right_name: str
    right_identifier: str | None
    same: bool
    score: float
    threshold: float
    basis: str
    why: tuple[str, ...]
    left_organisation: str
    right_organisation: str


@dataclass(frozen=True, slots=True)
class BearsLine:
    """A capability that its awards bear."""

    id: str
    awards: int
    obligated: Decimal


@dataclass(frozen=True, slots=True)
class MakerLine:
    """Whose products it resells."""

    name: str
    awards: int
    obligated: Decimal


@dataclass(frozen=True, slots=True)
class Portrait:
    """All that the record says of an organisation; `found` is why it answers to what was asked.

    `owners_on`: whose it was on day `on`, where a day was asked for. `agency`: of an agency alone.
    """

    organisation_id: str
    kind: str
    name: str
    country: str | None
    actions: int
    awards: int
    obligated: Decimal
    first_date: date | None
    last_date: date | None
    found: Found
    names: tuple[NameLine, ...]
    identifiers: tuple[IdentifierLine, ...]
    parents: tuple[ParentLine, ...]
    places: tuple[PlaceLine, ...]
    family: tuple[KinLine, ...]
    money: tuple[MoneyLine, ...]
    joins: tuple[JoinLine, ...]
    owners: tuple[OwnerLine, ...]
    events: tuple[EventLine, ...]
    capabilities: tuple[BearsLine, ...]
    makers: tuple[MakerLine, ...]
    resellers: tuple[Seller, ...] = ()  # who else sells what it makes
    awards_listed: Listed[AwardLine] = field(default_factory=Listed)
    on: date | None = None
    owners_on: tuple[OwnerOn, ...] = ()
    agency: AgencyLines | None = None


PARTS: tuple[tuple[str, type[Any]], ...] = (
    ("names", NameLine),
    ("identifiers", IdentifierLine),
    ("parents", ParentLine),
    ("places", PlaceLine),
    ("family", KinLine),
    ("money", MoneyLine),
    ("joins", JoinLine),
    ("owners", OwnerLine),
    ("events", EventLine),
    ("capabilities", BearsLine),
    ("makers", MakerLine),
)


def portraits(
    con: duckdb.DuckDBPyConnection, found: Sequence[Found], on: date | None = None
) -> list[Portrait]:
    """What the record says of the organisations that were found, in their order."""
    ids = [one.organisation_id for one in found]
    figures = {row[0]: row for row in _rows(con, "figures", ids)}
    parts = [_lines(con, part, kind, ids) for part, kind in PARTS]
    drawn = []
    for one in found:
        lines = [tuple(part[one.organisation_id]) for part in parts]
        cells: list[Any] = [*figures[one.organisation_id], one, *lines]
        portrait = Portrait(*cells)
        portrait = replace(
            portrait,
            resellers=_resellers(con, portrait),
            awards_listed=awards_of(one.organisation_id).page(con),
        )
        if on is not None:
            portrait = replace(portrait, on=on, owners_on=owners_on(portrait.owners, on))
        if portrait.kind == "agency":
            portrait = replace(portrait, agency=agency_lines(con, one.organisation_id))
        drawn.append(portrait)
    return drawn


def awards_of(organisation_id: str) -> ByMoney[AwardLine]:
    return ranked.awards("of_organisation", id=organisation_id)


def _resellers(con: duckdb.DuckDBPyConnection, own: Portrait) -> tuple[Seller, ...]:
    """By each maker that goes by one of its names, legal form and case aside."""
    families = {normalise(name) for name in (own.name, *(line.name for line in own.names))}
    listed = con.execute(load("present/sql/organisation", "makers_named")).fetchall()
    makers = [maker for (maker,) in listed if normalise(maker) in families]
    if not makers:
        return ()
    bound = {"id": own.organisation_id, "makers": makers}
    return read_rows(con, Seller, "organisation/resellers", bound)


def _lines(
    con: duckdb.DuckDBPyConnection, part: str, kind: type[Any], ids: list[str]
) -> dict[str, list[Any]]:
    grouped: dict[str, list[Any]] = defaultdict(list)
    for organisation_id, *cells in _rows(con, part, ids):
        made = (tuple(cell) if isinstance(cell, list) else cell for cell in cells)
        grouped[organisation_id].append(kind(*made))
    return grouped


def _rows(con: duckdb.DuckDBPyConnection, name: str, ids: list[str]) -> list[Row]:
    return con.execute(load("present/sql/organisation", name), {"ids": ids}).fetchall()
