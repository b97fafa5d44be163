"""What the record altered after the fact, ranked by how much it matters."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import duckdb

from countersight import sql
from countersight.record import engine
from countersight.record.tables import VERSIONS, kept_columns
from countersight.sql import literal


@dataclass(frozen=True, slots=True)
class Asked:
    """Which changes: of an award (PIID or key), a supplier (part of its name), a field, a time."""

    award: str | None = None
    supplier: str | None = None
    field: str | None = None
    since: datetime | None = None


def list_changes(con: duckdb.DuckDBPyConnection, asked: Asked) -> list[dict[str, Any]]:
    """Changes, weightiest first; each names the pulls between which it was made.

    Keys: action_key, award_key, piid, modification, supplier, field, old, new (text, null where
    the cell was blank), from_pull, to_pull, from_seen, to_seen, grain (what was altered: an action,
    an award's summary, a subaward, a release), weight.
    """
    every = {column for grain in VERSIONS for column in kept_columns(grain)}
    amounts = ", ".join(literal(name) for name, kind in sorted(every) if kind == "amount")
    query = sql.load("record", "changes").format(amounts=amounts)
    wanted = {
        "award": asked.award,
        "supplier": asked.supplier,
        "field": asked.field,
        "since": engine.plain_utc(asked.since) if asked.since else None,
    }
    cursor = con.execute(query, wanted)
    names = [column[0] for column in cursor.description or ()]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
