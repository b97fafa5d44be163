"""Money by maker: direct and through resellers, no dollar twice."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import duckdb

from countersight.present.keyset import ByMoney
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


@dataclass(frozen=True, slots=True)
class MakerAward:
    """An award whose money is a maker's; where a reseller sold, the words that show it."""

    award_key: str
    piid: str
    route: str
    supplier: str
    product: str | None
    words: str | None
    strength: str | None
    agency: str
    obligated: Decimal
    first_date: date
    last_date: date


def makers(words: str | None = None) -> ByMoney[MakerTotal]:
    """The makers whose products are resold, or those whose names hold some words."""
    return ByMoney(MakerTotal, "makers", {"words": words})


def awards_of(maker: str) -> ByMoney[MakerAward]:
    return ByMoney(MakerAward, "maker_awards", {"maker": maker.strip()})


def money_of(con: duckdb.DuckDBPyConnection, maker: str) -> list[MakerMoney]:
    """Every part of a maker's money; none if no award is its."""
    rows = con.execute(load("present/sql", "maker_money"), {"maker": maker.strip()}).fetchall()
    return [MakerMoney(*row) for row in rows]


def total(parts: Sequence[MakerMoney]) -> Decimal:
    return sum((part.obligated for part in parts), Decimal(0))
