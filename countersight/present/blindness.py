"""What flags say nothing of: the record lacks what they look at, or nobody has looked yet."""

from collections.abc import Mapping
from dataclasses import dataclass

from countersight import duckdb_core as duckdb
from countersight.meaning.methodology import Methodology, flags
from countersight.sql import load


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
