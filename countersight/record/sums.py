"""Tables `record_sum`, `agency_sum`, `absent_sum`: what the record adds up to.

The views say what an action and an award are; over ten million versions they take minutes and
more memory than there is. The same figures follow from a few columns of the versions in force,
which are all but a few, and from awards added up once. Each step is one file of `sums/`; no state
that it keeps grows with a text, so that the engine can spill it.
"""

from typing import NoReturn

from countersight import duckdb_core as duckdb
from countersight.sql import load

TABLES = ("record_sum", "agency_sum", "absent_sum")
_STEPS = ("lit", "contested", "standing", "in_force", "numbered", "award_sum")


def add_up(con: duckdb.DuckDBPyConnection) -> dict[str, NoReturn]:
    """Make the three tables over all that `con` reads, which must be the whole record.

    They stand on `con`, so there is none to hand over.
    """
    for step in (*_STEPS, *TABLES):
        con.execute(load("record/sums", step))
    for table in ("lit", "contested", "standing", "numbered", "award_sum"):
        con.execute(f"drop table {table}")
    return {}
