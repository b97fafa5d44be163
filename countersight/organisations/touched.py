"""What a pull touches: the records that are new or changed, and all that hangs together with them.

A record's cluster follows from its island: the records that share a family, an identifier, a
weighed pair or a decision with it, and those that share one with these. A pull can alter the
islands of the records that it brings, changes or takes away, and of those that these could meet.
They are resolved anew, by the same rules; the others stay as they were, as the whole would have it.
"""

from countersight.duckdb_core import DuckDBPyConnection
from countersight.organisations import keys
from countersight.sql import load

MOST = 0.5  # of all records; where more are touched, the whole is resolved
NEW = "select record_id from changed union select record_id from gone"
MET = (
    "select record_id from altered union"
    " select record_id from met where meet in (select meet from touched_meet)"
)


def narrow(con: DuckDBPyConnection) -> None:
    """Leave in `supplier_record` what is touched; `untouched` are the others.

    Reads what `before.recall` recalls. `touched_meet`: where those that a pull brings could meet.
    """
    for name in ("spelling", "whole_record"):
        con.execute(load("organisations/sql", name))
    if not _draw(con):
        _forget(con)
    con.execute(
        "create or replace temp table supplier_record as"
        " select (row_number() over (order by record_id) - 1)::integer as place,"
        " * exclude (place, told) from whole_record"
        " where record_id not in (select record_id from untouched) order by place"
    )


def widen(con: DuckDBPyConnection) -> None:
    """Put the records that were not touched back into `party`."""
    con.execute(load("organisations/sql", "widened"))


def _draw(con: DuckDBPyConnection) -> bool:
    """Whether enough stays as it was to leave it."""
    [(before, same)] = con.execute(
        "select (select count(*) from record_before),"
        " (select coalesce(max(told), 0) from decided_before)"
        " = (select coalesce(bit_xor(hash(d)), 0) from decision d)"
    ).fetchall()
    if not before or not same:
        return False
    for name in ("changed", "decided_side", "partner"):
        con.execute(load("organisations/sql", name))
    _learn_meetings(con)
    con.execute("create or replace temp table reached (record_id ubigint)")
    _reach(con, NEW, "tied_edge")
    con.execute(load("organisations/sql", "touched_meet"))
    con.execute("create or replace temp table altered as from reached; delete from reached")
    _reach(con, MET, "island_edge")
    con.execute(
        "create or replace temp table untouched as select record_id from whole_record"
        " where record_id not in (select record_id from reached)"
    )
    [(left, of)] = con.execute(
        "select (select count(*) from untouched), (select count(*) from whole_record)"
    ).fetchall()
    return bool(left > (1 - MOST) * of)


def _forget(con: DuckDBPyConnection) -> None:
    """Nothing is left as it was; what was weighed stays weighed."""
    con.execute("create or replace temp table untouched (record_id ubigint)")
    for table in ("record_before", "crowd_before", "join_before"):
        con.execute(f"delete from {table}")


def _learn_meetings(con: DuckDBPyConnection) -> None:
    """Temp tables `met` and `tied`: where every record could meet others, by hashes."""
    con.execute(
        "create or replace temp table supplier_record as select * exclude (told)"
        " from whole_record where record_id in (select record_id from changed)"
    )
    keys.add_keys(con)
    for name in ("keyed", "meeting", "met"):
        con.execute(load("organisations/sql", name))


def _reach(con: DuckDBPyConnection, seeds: str, step: str) -> None:
    """Add the records of a query to `reached`, and all that one step after another leads to."""
    con.execute(f"create or replace temp table edge as {seeds}")
    while True:
        con.execute(
            "create or replace temp table edge as select distinct record_id from edge"
            " where record_id not in (select record_id from reached)"
        )
        [(found,)] = con.execute("select count(*) from edge").fetchall()
        if not found:
            return
        con.execute("insert into reached from edge")
        con.execute(load("organisations/sql", step))
