"""Red flags as a reader asks for them: counted over the record, or one by one with their reason."""

from dataclasses import dataclass
from decimal import Decimal

from countersight import duckdb_core as duckdb
from countersight.meaning.methodology import flags
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
