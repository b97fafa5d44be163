"""Money by maker: direct and through resellers, no dollar twice."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from countersight import duckdb_core as duckdb
from countersight.present.keyset import ByMoney
from countersight.sql import load


@dataclass(frozen=True, slots=True)
class MakerTotal:
    """A maker whose products are resold: what it was paid itself, and what its resellers were.

    members: whose money that is: the maker's alone, or that of all makers of its family on a day.
    """

    maker: str
    awards: int
    resellers: int
    direct: Decimal
    resold: Decimal
    obligated: Decimal
    members: tuple[str, ...]
    family_on: date | None = None


@dataclass(frozen=True, slots=True)
class MakerMoney:
    """What one supplier was paid for a maker's products by an agency in a fiscal year.

    route: direct, or reseller. family: under whom it is counted, the maker itself unless somebody
    owned it on the day asked for.
    """

    maker: str
    family: str
    route: str
    supplier: str
    agency: str
    fiscal_year: int
    awards: int
    obligated: Decimal
    family_on: date | None = None


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


@dataclass(frozen=True, slots=True)
class Families:
    """The makers that others own on a day, and the last of those who do; without one nobody is."""

    day: date | None = None
    owners: Mapping[str, str] = field(default_factory=dict)

    @property
    def bound(self) -> dict[str, Any]:
        return {"day": self.day, "owned": list(self.owners), "owners": list(self.owners.values())}


ALONE = Families()


def families_on(con: duckdb.DuckDBPyConnection, day: date) -> Families:
    """By the directory of the field; an owner of whom no day is known has owned always."""
    owner = dict(con.execute(load("present/sql", "maker_owners"), {"day": day}).fetchall())
    return Families(day, {maker: _last(owner, maker) for maker in owner})


def _last(owner: Mapping[str, str], maker: str) -> str:
    """Who stands above all others; of those that own each other in a ring, one of them."""
    passed = [maker]
    while (above := owner.get(passed[-1])) is not None and above not in passed:
        passed.append(above)
    return passed[-1] if above is None else min(passed[passed.index(above) :])


def makers(words: str | None = None, families: Families = ALONE) -> ByMoney[MakerTotal]:
    """The makers whose products are resold, or those whose names hold some words."""
    return ByMoney(MakerTotal, "makers", {"words": words, **families.bound}, "paid_to_family")


def awards_of(maker: str) -> ByMoney[MakerAward]:
    return ByMoney(MakerAward, "maker_awards", {"maker": maker.strip()})


def money_of(
    con: duckdb.DuckDBPyConnection, maker: str, families: Families = ALONE
) -> list[MakerMoney]:
    """Every part of a maker's money, or of its family's; none if no award is its."""
    given = {"maker": maker.strip(), **families.bound}
    query = load("present/sql", "maker_money").format(those=load("present/sql", "paid_to_family"))
    rows = con.execute(query, given).fetchall()
    return [MakerMoney(*row) for row in rows]


def total(parts: Sequence[MakerMoney]) -> Decimal:
    return sum((part.obligated for part in parts), Decimal(0))
