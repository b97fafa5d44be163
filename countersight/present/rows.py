"""Rows of a query as records: one dataclass a query, its fields named as the columns."""

from typing import Any, TypeVar

import duckdb

from countersight.sql import load

R = TypeVar("R")


def read_rows(
    con: duckdb.DuckDBPyConnection, kind: type[R], name: str, bound: dict[str, Any] | None = None
) -> tuple[R, ...]:
    """The rows of `present/sql/<name>.sql`; a list becomes a tuple, as records hold them."""
    cursor = con.execute(load("present/sql", name), bound or {})
    columns = [column[0] for column in cursor.description or ()]
    return tuple(
        kind(**{column: _frozen(value) for column, value in zip(columns, row, strict=True)})
        for row in cursor.fetchall()
    )


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value
