"""What the last resolution worked out of names and pairs: a pull then costs what it brings.

The keys of a name and the odds of a pair follow from the records themselves. They are kept by
content, beside the tables that are worked out of a snapshot; only clusters are made anew. What is
kept is safe to delete, and is void once the rules change (`RULES`).
"""

import hashlib
import os
import secrets
from functools import cache
from importlib.resources import files
from pathlib import Path

import duckdb

from countersight import __version__
from countersight.sql import literal

TABLES = {
    "name_key_before": "name varchar, key varchar, squeezed varchar, sorted varchar,"
    " telling varchar, numbers varchar, skeleton varchar, known boolean",
    "weighed_before": "content ubigint",
    "pair_before": "left_content ubigint, right_content ubigint, score double, pattern integer",
}
WORKED_OUT = {
    "name_key_before": "select * from name_key",
    "weighed_before": "select content from profile",
    "pair_before": "select l.content as left_content, r.content as right_content, score, pattern"
    " from weighed w join profile l on l.unique_id = w.left_place"
    " join profile r on r.unique_id = w.right_place",
}
RULES = (
    "linkage.toml",
    "linkage.py",
    "keys.py",
    "names.py",
    "words.py",
    "sql/keyed.sql",
    "sql/profile.sql",
    "sql/spelling.sql",
)


def recall(con: duckdb.DuckDBPyConnection, place: Path | None) -> None:
    """Temp tables `name_key_before`, `weighed_before`, `pair_before`; empty where none is kept."""
    paths = {table: place / f"{table}.parquet" for table in TABLES} if place else {}
    kept = bool(paths) and all(path.exists() for path in paths.values())
    for table, columns in TABLES.items():
        con.execute(f"create or replace temp table {table} ({columns})")
        if kept:
            con.execute(f"insert into {table} from read_parquet({literal(str(paths[table]))})")


def remember(con: duckdb.DuckDBPyConnection, place: Path | None) -> None:
    """Keep what was worked out; where the store is read-only, do without."""
    if place is None:
        return
    try:
        place.mkdir(parents=True, exist_ok=True)
        # Profiles come last: without them, nothing counts as weighed.
        (place / "weighed_before.parquet").unlink(missing_ok=True)
        for table in ("name_key_before", "pair_before", "weighed_before"):
            draft = place / f".{table}-{secrets.token_hex(4)}"
            con.execute(f"copy ({WORKED_OUT[table]}) to {literal(str(draft))} (format parquet)")
            draft.replace(place / f"{table}.parquet")
    except OSError:
        if os.access(place.parent, os.W_OK):
            raise


@cache
def rules() -> str:
    """A name for the rules that keys and odds follow from."""
    told = hashlib.sha256(f"{__version__} {duckdb.__version__}".encode())
    for name in RULES:
        told.update((files("countersight") / "organisations" / name).read_bytes())
    return told.hexdigest()[:16]
