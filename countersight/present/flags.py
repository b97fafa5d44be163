"""Red flags as a reader asks for them: counted over the record, or one by one with their reason."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from countersight import duckdb_core as duckdb
from countersight.meaning.methodology import Methodology, flags
from countersight.present.keyset import ByMoney
from countersight.sql import load


@dataclass(frozen=True, slots=True)
class Asked:
    """What narrows the question."""

    award: str | None = None
    flag: str | None = None
    agency: str | None = None


@dataclass(frozen=True, slots=True)
class Counted:
    """A flag over the record: raised on `flagged` of the `judged` awards, of `awards` in all."""

    flag: str
    title: str
    flagged: int
    judged: int
    awards: int
    obligated: Decimal  # in all, by the awards flagged


@dataclass(frozen=True, slots=True)
class Raised:
    """A flag on an award: its value, its peers' value, and a sentence for a person."""

    award_key: str
    piid: str
    supplier: str
    agency: str
    obligated: Decimal
    flag: str
    value: float | None
    peer: float | None
    why: str
    action_keys: tuple[str, ...]


def count_flags(con: duckdb.DuckDBPyConnection, agency: str | None = None) -> list[Counted]:
    """Every flag over the record, or over one agency's part of it."""
    titles = {flag.name: flag.title for flag in flags()}
    rows = con.execute(load("present/sql/flags", "overview"), {"agency": agency}).fetchall()
    return [Counted(name, titles[name], *rest) for name, *rest in rows]


def raised(asked: Asked) -> ByMoney[Raised]:
    """The flags that fit, those on the most money first."""
    bound = {"award": asked.award, "flag": asked.flag, "agency": asked.agency}
    return ByMoney(Raised, "flags/raised", bound)


@dataclass(frozen=True, slots=True)
class Blindness:
    """The flags that nobody raised and why that says nothing of these awards.

    `unseen` want columns that the record lacks; `waiting` need the whole record, and nobody has
    looked through it yet.
    """

    unseen: tuple[Methodology, ...]
    waiting: tuple[Methodology, ...]


def blindness(con: duckdb.DuckDBPyConnection, award: str | None = None) -> Blindness:
    """What was not looked at, or could not be, of the awards of that number, or of all."""
    rows = con.execute("select distinct flag from flag_coverage").fetchall()
    looked_at = {name for (name,) in rows}
    waiting = tuple(flag for flag in flags() if flag.name not in looked_at)
    return Blindness(tuple(f for f in unseen(con, award) if f not in waiting), waiting)


def unseen(con: duckdb.DuckDBPyConnection, award: str | None = None) -> list[Methodology]:
    """The flags of whose columns the record of the awards, or of all, shows not one."""
    shown = _shown(con, award)
    return [f for f in flags() if f.columns and not any(shown[column] for column in f.columns)]


def _shown(con: duckdb.DuckDBPyConnection, award: str | None) -> Mapping[str, bool]:
    result = con.execute(load("present/sql/flags", "shown"), {"award": award})
    names = [column[0] for column in result.description or ()]
    return dict(zip(names, result.fetchone() or (), strict=True))
