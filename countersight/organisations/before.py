"""What the last resolution worked out, by record and by content: a pull then costs what it brings.

The keys of a name and the odds of a pair follow from the records themselves; the cluster of a
record from its island (`touched`). They are kept beside the tables that are worked out of a
snapshot. What is kept is safe to delete, and is void once the rules change (`RULES`).
"""

import hashlib
import os
import secrets
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

import duckdb

from countersight import __version__
from countersight.sql import literal, load

TABLES = {
    "name_key_before": "name varchar, key varchar, squeezed varchar, sorted varchar,"
    " telling varchar, numbers varchar, skeleton varchar, known boolean",
    "pair_before": "left_content ubigint, right_content ubigint, score double, pattern integer",
    "weighed_before": "content ubigint, record_id ubigint",
    "crowd_before": "place ubigint",
    "join_before": "left_record ubigint, left_name varchar, left_identifier varchar,"
    " left_organisation varchar, right_name varchar, right_identifier varchar,"
    " right_organisation varchar, same boolean, score double, threshold decimal(2, 1),"
    " basis varchar, why varchar[]",
    "decided_before": "told ubigint",
    "record_before": "record_id ubigint, told ubigint, organisation_id varchar, known boolean,"
    " telling uinteger, placed boolean, ties uinteger[], meets uinteger[]",
}
# What is known of no record yet: so all are touched, and nobody stays as he was.
EMPTY = ("touched_meet (meet uinteger)", "untouched (record_id ubigint)")
RULES = (
    *("linkage.toml", "linkage.py", "keys.py", "names.py", "words.py", "before.py", "touched.py"),
    *("clusters.py", "resolving.py", "likeness.py", "aligning.py", "wording.py", "tongues.py"),
    "sql",
)


def recall(con: duckdb.DuckDBPyConnection, place: Path | None) -> None:
    """Temp tables `…_before` as in `TABLES`; empty where none is kept."""
    paths = {table: place / f"{table}.parquet" for table in TABLES} if place else {}
    kept = bool(paths) and all(path.exists() for path in paths.values())
    for table, columns in TABLES.items():
        con.execute(f"create or replace temp table {table} ({columns})")
        if kept:
            con.execute(f"insert into {table} from read_parquet({literal(str(paths[table]))})")
    for empty in EMPTY:
        con.execute(f"create or replace temp table {empty}")


def remember(con: duckdb.DuckDBPyConnection, place: Path | None) -> None:
    """Keep what was worked out, beside what was not touched; read-only, do without."""
    if place is None:
        return
    try:
        place.mkdir(parents=True, exist_ok=True)
        # Records come last: without them, the whole is resolved.
        (place / "record_before.parquet").unlink(missing_ok=True)
        con.execute(load("organisations/sql", "meeting"))
        for table in TABLES:
            draft = place / f".{table}-{secrets.token_hex(4)}"
            query = load("organisations/sql", table)
            con.execute(f"copy ({query}) to {literal(str(draft))} (format parquet)")
            draft.replace(place / f"{table}.parquet")
    except OSError:
        if os.access(place.parent, os.W_OK):
            raise


@cache
def rules() -> str:
    """A name for the rules that keys and odds follow from."""
    told = hashlib.sha256(f"{__version__} {duckdb.__version__}".encode())
    for path in sorted(_rule_files(), key=str):
        told.update(path.read_bytes())
    return told.hexdigest()[:16]


def _rule_files() -> Iterator[Traversable]:
    room = files("countersight") / "organisations"
    for name in RULES:
        path = room / name
        yield from path.iterdir() if path.is_dir() else [path]
