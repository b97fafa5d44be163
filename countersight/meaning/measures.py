"""Views `award_measure`, `missing_modification` and `stop`: what the record yields in figures."""

from countersight.duckdb_core import DuckDBPyConnection
from countersight.sql import held, load


def create(con: DuckDBPyConnection, *, whole: bool = True) -> None:
    """Views `missing_modification` and `award_measure`, over `action` and `award`.

    Of the whole record nothing is worked out until somebody asks; of a few awards, at once.
    """
    for view in ("missing_modification", "award_measure"):
        _create(con, view, whole)


def create_stops(con: DuckDBPyConnection, *, whole: bool = True) -> None:
    """View `stop`, over `state`; of a few awards a table."""
    _create(con, "stop", whole)


def _create(con: DuckDBPyConnection, name: str, whole: bool) -> None:
    view = load("meaning/measures", name)
    con.execute(view if whole else held(view))
