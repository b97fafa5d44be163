"""Capabilities as a reader asks for them: counted over the record, or one with who and how much."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from countersight import duckdb_core as duckdb
from countersight.present import ranked
from countersight.present.keyset import PAGE, ByMoney, Listed
from countersight.present.ranked import Seller
from countersight.present.rows import read_rows
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
class Made:
    """A maker of what was bought; `direct` of what was obligated went to itself."""

    maker: str
    products: tuple[str, ...]
    awards: int
    direct: Decimal
    obligated: Decimal
    resellers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Spent:
    """What an agency obligated in a fiscal year, which begins on 1 October of the year before."""

    capability: str
    agency: str | None
    fiscal_year: int
    obligated: Decimal
    awards: int


@dataclass(frozen=True, slots=True)
class Bought:
    """An award that bears the capability, with the first of the best evidence."""

    award_key: str
    piid: str
    supplier: str
    maker: str | None
    product: str | None
    agency: str
    obligated: Decimal
    first_date: date | None
    last_date: date | None
    state: str | None
    flags: tuple[str, ...]
    strength: str
    basis: str
    words: str


@dataclass(frozen=True, slots=True)
class Profile:
    """All about one capability.

    A maker is the company named behind the supplier, or the supplier where nobody is.
    """

    borne: Borne
    spent: tuple[Spent, ...]
    suppliers: Listed[Seller] = field(default_factory=Listed)
    makers: Listed[Made] = field(default_factory=Listed)
    awards: Listed[Bought] = field(default_factory=Listed)


def count(con: duckdb.DuckDBPyConnection, known: Iterable[Capability]) -> list[Borne]:
    """Every capability of the taxonomy, in its order, those that no award bears included."""
    rows = con.execute(load("present/sql/capability", "overview")).fetchall()
    figures = {id_: rest for id_, *rest in rows}
    return [Borne(c.id, c.name, c.definition, *figures.get(c.id, ())) for c in known]


def profile(
    con: duckdb.DuckDBPyConnection, capability: Capability, most: int | None = PAGE
) -> Profile:
    """One capability, with `most` lines of each list. It needs every step of `stages.STEPS`."""
    [borne] = count(con, [capability])
    return Profile(
        borne,
        spent=spent_on(con, capability.id, None),
        suppliers=sellers(capability.id).page(con, most=most),
        makers=makers(capability.id).page(con, most=most),
        awards=awards(capability.id).page(con, most=most),
    )


def sellers(id_: str) -> ByMoney[Seller]:
    return ranked.sellers("of_capability", id=id_)


def makers(id_: str) -> ByMoney[Made]:
    return ByMoney(Made, "capability/makers", {"id": id_})


def awards(id_: str) -> ByMoney[Bought]:
    return ByMoney(Bought, "capability/awards", {"id": id_}, shown="capability/awards_shown")


def spent_on(
    con: duckdb.DuckDBPyConnection, capability: str | None, agency: str | None
) -> tuple[Spent, ...]:
    """By capability, agency and fiscal year: of one capability, of one agency, or of all."""
    return read_rows(con, Spent, "capability/spent", {"capability": capability, "agency": agency})
