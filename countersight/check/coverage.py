"""What an answer consulted, and what that record cannot show."""

from collections.abc import Iterator

import duckdb

from countersight.model import Coverage
from countersight.sql import load


def coverage_of(con: duckdb.DuckDBPyConnection) -> Coverage:
    cursor = con.execute(load("check", "coverage"))
    names = [column[0] for column in cursor.description or ()]
    row = dict(zip(names, cursor.fetchall()[0], strict=True))
    return Coverage(
        pulls=tuple(row["pulls"] or ()),
        seen_from=row["seen_from"],
        seen_to=row["seen_to"],
        actions_from=row["actions_from"],
        actions_to=row["actions_to"],
        agencies=tuple(sorted(row["agencies"] or ())),
        gaps=tuple(_gaps(row)),
    )


def _gaps(row: dict[str, int]) -> Iterator[str]:
    if not row["actions"]:
        yield "the record is empty"
        return
    if not row["ceilings"]:
        yield "no ceilings: the files read do not carry potential values of awards"
    if not row["current_values"]:
        yield "no current values of awards, options included"
    if not row["vehicles"]:
        yield "no vehicles (BPAs, IDIQs), only the calls and orders under them"
    if row["long_descriptions"]:
        yield f"{row['long_descriptions']:,} descriptions may be cut at 250 characters"
    yield "no subcontracts, no state or local contracts, none that are classified"
