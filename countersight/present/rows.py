"""Rows of a query as records: one dataclass a query, its fields named as the columns."""

from collections.abc import Iterator
from typing import Any, TypeVar

from countersight import duckdb_core as duckdb
from countersight.sql import load

R = TypeVar("R")
AT_ONCE = 2_000  # rows that are fetched together


def read_rows(
    con: duckdb.DuckDBPyConnection, kind: type[R], name: str, bound: dict[str, Any] | None = None
) -> tuple[R, ...]:
    """The rows of `present/sql/<name>.sql`; a list becomes a tuple, as records hold them."""
    con.execute(load("present/sql", name), bound or {})
    return tuple(record for record, *_ in records(con, kind))


def records(
    con: duckdb.DuckDBPyConnection, kind: type[Any], beside: tuple[str, ...] = ()
) -> Iterator[tuple[Any, ...]]:
    """Each row of what was asked last: its record, and the values of the columns beside it."""
    columns = [column[0] for column in con.description or ()]
    while rows := con.fetchmany(AT_ONCE):
        for row in rows:
            cells = dict(zip(columns, map(_frozen, row), strict=True))
            own = [cells.pop(name) for name in beside]
            yield (kind(**cells), *own)


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value
