"""A reader's tables in one file that many connections open at once, without the store.

The file lies beside the derived tables of its snapshot, is written whole or not at all, and can be
deleted at any time. A connection on it can change nothing and reach no other file and no network.
"""

from __future__ import annotations

import hashlib
import os
import secrets
import tempfile
from collections.abc import Sequence
from pathlib import Path

from countersight import duckdb_core as duckdb
from countersight.record.reader import LATEST
from countersight.record.sweeping import sweep, touch
from countersight.settings import Settings
from countersight.sql import identifier, literal

# What the record itself shows, as in `docs/architecture.md`; sorted where pages look things up.
RECORD: dict[str, str] = {
    "action": "award_key, action_date, modification",
    "award": "award_key",
    "pull": "pull",
    "coverage": "",
    "absent": "award_key",
    "source_file": "",
    **dict.fromkeys(LATEST.values(), ""),
    "change": "award_key, to_seen",
    "quarantine": "",
}


INDEXED = ("award_key", "organisation_id")  # where a table has it: pages ask for one at a time
ASIDE = "countersight-"  # what a file is called first that lies where temporary files do
ORIGIN = """
create table serving.origin as
select a.award_key, a.action_key, v.pull, f.path, v.source_row as row, f.sha256
from action a
join version v using (version_id)
join source_file f on f.pull = v.pull and f.file = v.file
order by a.award_key, a.action_key
"""


def place_of(derived: Path, tables: Sequence[str]) -> Path:
    """Where a snapshot's file is; its name changes with the engine and the tables in it."""
    about = (duckdb.__version__, ORIGIN, INDEXED, sorted(RECORD), sorted(tables))
    named = hashlib.sha256(repr(about).encode()).hexdigest()[:8]
    path = derived / f"serving-{named}.duckdb"
    if path.exists() or os.access(_first_that_is(derived), os.W_OK):
        return path
    # A store that cannot be written to is served all the same.
    return Path(tempfile.gettempdir()) / f"{ASIDE}{derived.name}-{path.name}"


def _first_that_is(path: Path) -> Path:
    return next(folder for folder in (path, *path.parents) if folder.exists())


def write(con: duckdb.DuckDBPyConnection, path: Path, tables: Sequence[str]) -> None:
    """Copy the record's tables and `tables` from a reader to `path`."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}-{secrets.token_hex(4)}")
    try:
        con.execute(f"attach {literal(str(draft))} as serving")
        for table in (*RECORD, *tables):
            order = f" order by {RECORD[table]}" if RECORD.get(table) else ""
            con.execute(f"create table serving.{identifier(table)} as from {table}{order}")
        con.execute(ORIGIN)
        _index(con)
        con.execute("detach serving")
        draft.replace(path)
        _sweep(path)
    finally:
        draft.unlink(missing_ok=True)
        draft.with_name(draft.name + ".wal").unlink(missing_ok=True)


def _index(con: duckdb.DuckDBPyConnection) -> None:
    columns = con.execute(
        "select table_name, column_name from duckdb_columns()"
        " where database_name = 'serving' and list_contains($1, column_name) order by all",
        [INDEXED],
    ).fetchall()
    for table, column in columns:
        name = identifier(f"{table}_by_{column}")
        con.execute(f"create index {name} on serving.{identifier(table)} ({column})")


def _sweep(path: Path) -> None:
    """Remove the files of snapshots that are past, beside `path` and where it would lie."""
    if path.name.startswith(ASIDE):
        sweep(path.parent, f"{ASIDE}*-serving-*.duckdb")
    else:
        sweep(path.parents[2], "*/*/serving-*.duckdb")


def open_file(path: Path, settings: Settings) -> duckdb.DuckDBPyConnection:
    """A connection that only reads, and only `path`; `cursor()` gives as many more as needed."""
    touch(path)
    return duckdb.connect(
        str(path),
        read_only=True,
        config={
            "memory_limit": settings.memory_limit,
            "threads": settings.threads,
            "enable_external_access": "false",
            "autoinstall_known_extensions": "false",
            "autoload_known_extensions": "false",
            "lock_configuration": "true",
        },
    )
