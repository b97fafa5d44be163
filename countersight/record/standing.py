"""Which tables and views stand on a connection, and empty ones for those that nobody made."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress

from countersight import duckdb_core as duckdb

NAMES = "select table_name from duckdb_tables() union select view_name from duckdb_views()"


def standing(con: duckdb.DuckDBPyConnection) -> set[str]:
    """The names of all of them."""
    return {name for (name,) in con.execute(NAMES).fetchall()}


@contextmanager
def lent(con: duckdb.DuckDBPyConnection, tables: Mapping[str, str]) -> Iterator[set[str]]:
    """Empty tables, of the columns given, for those that do not stand: their names. They go again.

    Whether one stands shows when it is made: to list what stands takes ten times as long.
    """
    missing = set()
    for table, columns in tables.items():
        with suppress(duckdb.CatalogException):
            con.execute(f"create temp table {table} ({columns})")
            missing.add(table)
    yield missing
    for table in missing:
        con.execute(f"drop table {table}")
