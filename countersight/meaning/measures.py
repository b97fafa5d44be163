"""Views `award_measure`, `missing_modification` and `stop`: what the record yields in figures."""

from countersight.duckdb_core import DuckDBPyConnection
from countersight.sql import load


def create(con: DuckDBPyConnection) -> None:
    """Views `missing_modification` and `award_measure`, over `action` and `award`.

    Nothing is worked out until somebody asks.
    """
    for view in ("missing_modification", "award_measure"):
        con.execute(load("meaning/measures", view))


def create_stops(con: DuckDBPyConnection) -> None:
    """View `stop`, over `state`."""
    con.execute(load("meaning/measures", "stop"))
