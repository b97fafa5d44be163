"""Views `award_measure`, `missing_modification` and `stop`: what the record yields in figures."""

from countersight.duckdb_core import DuckDBPyConnection
from countersight.sql import view


def create(con: DuckDBPyConnection, *, whole: bool = True) -> None:
    """Views `missing_modification` and `award_measure`, over `action` and `award`.

    Of the whole record nothing is worked out until somebody asks; of a few awards, at once.
    """
    for name in ("missing_modification", "award_measure"):
        con.execute(view("meaning/measures", name, held=not whole))


def create_stops(con: DuckDBPyConnection, *, whole: bool = True) -> None:
    """View `stop`, over `state`; of a few awards a table."""
    con.execute(view("meaning/measures", "stop", held=not whole))
