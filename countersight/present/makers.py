"""Money by maker: direct and through resellers, no dollar twice."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

import duckdb

from countersight.sql import load


@dataclass(frozen=True, slots=True)
class MakerTotal:
    """A maker whose products are resold: what it was paid itself, and what its resellers were."""

    maker: str
    awards: int
    resellers: int
    direct: Decimal
    resold: Decimal
    obligated: Decimal


@dataclass(frozen=True, slots=True)
class MakerMoney:
    """What one supplier was paid for a maker's products by an agency in a fiscal year.

    route: direct, or reseller.
    """

    maker: str
    route: str
    supplier: str
    agency: str
    fiscal_year: int
    awards: int
    obligated: Decimal


def list_makers(con: duckdb.DuckDBPyConnection, most: int | None) -> tuple[list[MakerTotal], int]:
    """The makers with most money first, `most` of them, and how many there are."""
    rows = con.execute(load("present/sql", "makers"), {"most": most}).fetchall()
    return [MakerTotal(*row[:-1]) for row in rows], rows[0][-1] if rows else 0


def money_of(con: duckdb.DuckDBPyConnection, maker: str) -> list[MakerMoney]:
    """Every part of a maker's money; none if no award is its."""
    rows = con.execute(load("present/sql", "maker_money"), {"maker": maker.strip()}).fetchall()
    return [MakerMoney(*row) for row in rows]


def total(parts: Sequence[MakerMoney]) -> Decimal:
    return sum((part.obligated for part in parts), Decimal(0))
