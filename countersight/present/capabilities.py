"""Capabilities as a reader asks for them: counted over the record, or one with who and how much."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import duckdb

from countersight.sql import load

if TYPE_CHECKING:
    from countersight.meaning.taxonomy import Capability


@dataclass(frozen=True, slots=True)
class Borne:
    """A capability over the record: how many awards bear it, by the best evidence for it."""

    id: str
    name: str
    definition: str
    awards: int = 0
    stated: int = 0
    shown: int = 0
    supporting: int = 0
    obligated: Decimal = Decimal(0)  # in all, by those awards


@dataclass(frozen=True, slots=True)
class Party:
    """A supplier, a maker or an agency, and the awards that bear the capability."""

    name: str
    awards: int
    obligated: Decimal | None


@dataclass(frozen=True, slots=True)
class Year:
    """A fiscal year, which begins on 1 October of the year before."""

    fiscal_year: int
    awards: int
    actions: int
    obligated: Decimal


@dataclass(frozen=True, slots=True)
class Bought:
    """An award that bears the capability, with the first of the best evidence."""

    award_key: str
    piid: str
    supplier: str
    maker: str | None
    product: str | None
    agency: str
    obligated: Decimal | None
    first_date: date | None
    last_date: date | None
    state: str | None
    flags: tuple[str, ...]
    strength: str
    basis: str
    words: str


@dataclass(frozen=True, slots=True)
class Page:
    """All about one capability; `awards` may be fewer than `borne.awards`, as the limit says.

    A maker is the company named behind the supplier, or the supplier where nobody is.
    """

    borne: Borne
    suppliers: tuple[Party, ...]
    makers: tuple[Party, ...]
    agencies: tuple[Party, ...]
    years: tuple[Year, ...]
    awards: tuple[Bought, ...]


def count(con: duckdb.DuckDBPyConnection, known: Iterable[Capability]) -> list[Borne]:
    """Every capability of the taxonomy, in its order, those that no award bears included."""
    rows = con.execute(load("present/sql/capability", "overview")).fetchall()
    figures = {id_: rest for id_, *rest in rows}
    return [Borne(c.id, c.name, c.definition, *figures.get(c.id, ())) for c in known]


def page(con: duckdb.DuckDBPyConnection, capability: Capability, limit: int) -> Page:
    """One capability; `limit` 0 is no limit. It needs every step of `pipeline.STEPS`."""
    [borne] = count(con, [capability])
    bound = {"id": capability.id}
    parties = con.execute(load("present/sql/capability", "parties"), bound).fetchall()
    years = con.execute(load("present/sql/capability", "years"), bound).fetchall()
    asked = bound | {"limit": limit or None}
    awards = con.execute(load("present/sql/capability", "awards"), asked).fetchall()
    named = {role: _parties(parties, role) for role in ("supplier", "maker", "agency")}
    return Page(
        borne,
        suppliers=named["supplier"],
        makers=named["maker"],
        agencies=named["agency"],
        years=tuple(Year(*row) for row in years),
        awards=tuple(map(_bought, awards)),
    )


def _parties(rows: Iterable[tuple[Any, ...]], wanted: str) -> tuple[Party, ...]:
    return tuple(Party(*rest) for role, *rest in rows if role == wanted)


def _bought(row: tuple[Any, ...]) -> Bought:
    *fields, flags, strength, basis, words = row
    told: list[Any] = [*fields, tuple(flags), strength, basis, words]
    return Bought(*told)
