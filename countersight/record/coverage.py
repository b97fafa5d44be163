"""What an answer consulted, what that record cannot show, and what to load to see it."""

from collections.abc import Iterator
from typing import Any

from countersight import duckdb_core as duckdb
from countersight.model import Coverage
from countersight.sql import load

FULL = "an award data archive (297 columns) or award summaries would show them"


def coverage_of(con: duckdb.DuckDBPyConnection, *, added_up: bool = False) -> Coverage:
    """Of what `con` reads: the whole record, or the awards that its scope names.

    `added_up` where the tables of `sums` stand on `con`.
    """
    drawn_on = "coverage_sums" if added_up else "coverage_actions"
    row = _row(con, "coverage") | _row(con, drawn_on)
    return Coverage(
        pulls=tuple(row["pulls"] or ()),
        seen_from=row["seen_from"],
        seen_to=row["seen_to"],
        actions_from=row["actions_from"],
        actions_to=row["actions_to"],
        agencies=tuple(sorted(row["agencies"] or ())),
        gaps=tuple(_gaps(row)),
    )


def _row(con: duckdb.DuckDBPyConnection, query: str) -> dict[str, Any]:
    cursor = con.execute(load("record", query))
    names = [column[0] for column in cursor.description or ()]
    return dict(zip(names, cursor.fetchall()[0], strict=True))


def _share(row: dict[str, Any], name: str) -> str:
    """` of 3 of 12 awards`; nothing where the answer is about one award alone."""
    return f" of {row[name]:,} of {row['awards']:,} awards" if row["awards"] > 1 else ""


def _gaps(row: dict[str, Any]) -> Iterator[str]:
    yield from row["partial"] or ()
    if row["quarantined"]:
        rows = f"{row['quarantined']:,} rows are" if row["quarantined"] > 1 else "a row is"
        yield f"{rows} in quarantine; `countersight export quarantine` says why"
    if not row["actions"]:
        yield "the record is empty; `countersight add PATH…` reads the first files"
        return
    if row["without_base"]:
        yield f"the base award{_share(row, 'without_base')}; earlier years would show it"
    if row["without_ceiling"]:
        yield f"the ceiling{_share(row, 'without_ceiling')}; {FULL}"
    if row["without_value"]:
        yield f"the current value{_share(row, 'without_value')}, options included; {FULL}"
    if not row["vehicles"]:
        yield "vehicles (BPAs, IDIQs), only the calls and orders under them; IDV archives have them"
    if row["cut"]:
        yield f"the end of {row['cut']:,} descriptions, cut at 250 characters; archives have all"
    if not row["subawards"]:
        yield "subcontracts; a download of contract subawards would show those reported"
    yield "defence actions of the last 90 days, state and local contracts, classified ones"
