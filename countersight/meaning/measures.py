"""Views `award_measure` and `missing_modification`: what the record yields in figures."""

from duckdb import DuckDBPyConnection

from countersight.sql import load

VIEWS = ("missing_modification", "award_measure")


def create(con: DuckDBPyConnection) -> None:
    """Make the views over `action` and `award`; nothing is worked out until somebody asks."""
    for view in VIEWS:
        con.execute(load("meaning/measures", view))
