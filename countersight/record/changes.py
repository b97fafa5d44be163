"""What the record altered after the fact, ranked by how much it matters."""

from dataclasses import asdict, dataclass, fields
from datetime import datetime
from typing import Any

from countersight import duckdb_core as duckdb
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


@dataclass(frozen=True, slots=True)
class After:
    """The change behind which a page begins: when it was seen (microseconds), weight, place."""

    after_seen: int
    after_weight: float
    after_action: str
    after_field: str


def list_changes(con: duckdb.DuckDBPyConnection, asked: Asked) -> list[dict[str, Any]]:
    """Changes, weightiest first; each names the pulls between which it was made.

    Keys: action_key, award_key, piid, modification, supplier, field, old, new (text, null where
    the cell was blank), from_pull, to_pull, from_seen, to_seen, grain (what was altered: an action,
    an award's summary, a subaward, a release), weight.
    """
    return _records(con, _weighing(), _bound(asked))


def latest_changes(
    con: duckdb.DuckDBPyConnection, asked: Asked, after: After | None, limit: int
) -> list[dict[str, Any]]:
    """The same, the last pull's first and in it what weighs most, from behind `after` on."""
    query = sql.load("record", "latest_changes").format(weighed=_weighing())
    place = asdict(after) if after else dict.fromkeys(field.name for field in fields(After))
    return _records(con, query, {**_bound(asked), **place, "limit": limit})


def _weighing() -> str:
    every = {column for grain in VERSIONS for column in kept_columns(grain)}
    amounts = ", ".join(literal(name) for name, kind in sorted(every) if kind == "amount")
    return sql.load("record", "changes").format(amounts=amounts)


def _bound(asked: Asked) -> dict[str, Any]:
    return {
        "award": asked.award,
        "supplier": asked.supplier,
        "field": asked.field,
        "since": engine.plain_utc(asked.since) if asked.since else None,
    }


def _records(
    con: duckdb.DuckDBPyConnection, query: str, wanted: dict[str, Any]
) -> list[dict[str, Any]]:
    cursor = con.execute(query, wanted)
    names = [column[0] for column in cursor.description or ()]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
