"""Tables worked out from a snapshot, kept beside it: safe to delete, made again when asked for.

They live in `derived/<snapshot>/<table>.parquet`, the snapshot named by the pulls that a reader
sees, by the program's version and by what the user's own files hold, so that a newer record or
newer rules never meet old tables.
"""

from __future__ import annotations

import gc
import hashlib
import os
import secrets
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from countersight import __version__
from countersight import duckdb_core as duckdb
from countersight.record.rows import Rows
from countersight.record.store import Pull, Store
from countersight.settings import Settings
from countersight.sql import literal

if TYPE_CHECKING:
    import pyarrow as pa

Made: TypeAlias = "pa.Table | Rows"  # what a step makes of a table


# In small pages: who asks for one award reads one of each column.
COPY = """
copy {table} to {target} (
  format parquet, compression zstd, row_group_size 32768,
  write_page_index true, data_page_size_limit 16384
)
"""
DROP = """
select 'drop table ' || table_name from duckdb_tables() where list_contains($tables, table_name)
union all
select 'drop view ' || view_name from duckdb_views() where list_contains($tables, view_name)
"""
# The rooms that what is worked out follows.
RULES = ("agencies", "check", "directory", "meaning", "organisations")


def folder(home: Store, pulls: Sequence[Pull], settings: Settings) -> Path:
    """Where the tables of a reader of these pulls are kept."""
    named = hashlib.sha256(
        repr((__version__, _rules(), [(one.pull, one.seen_at) for one in pulls])).encode()
    )
    return home.path / "derived" / _digest(named, settings)


def rules(settings: Settings) -> str:
    """What the program's rules and the user's own are known by."""
    return _digest(hashlib.sha256(repr((__version__, _rules())).encode()), settings)


def _digest(named: hashlib._Hash, settings: Settings) -> str:
    for path in _own_files(settings):
        named.update(path.read_bytes())
    return named.hexdigest()[:16]


@cache
def _rules() -> tuple[tuple[str, int, int], ...]:
    """What the program's own files are: an unreleased change of a rule bears no new version."""
    package = Path(__file__).parents[1]
    walked = (w for room in RULES for w in os.walk(package / room))
    paths = (f"{folder}/{name}" for folder, _, names in walked for name in names)
    told = ((path, Path(path).stat()) for path in paths if not path.endswith(".pyc"))
    return tuple(sorted((path, stat.st_size, stat.st_mtime_ns) for path, stat in told))


def _own_files(settings: Settings) -> list[Path]:
    """The user's lines of the directory, and of the taxonomy."""
    listed = sorted(settings.directory.glob("*.csv")) if settings.directory else []
    own = [settings.taxonomy] if settings.taxonomy else []
    return [path for path in (*listed, *own) if path.is_file()]


def are_kept(place: Path, tables: Sequence[str]) -> bool:
    """Whether each of the tables is there."""
    return all((place / f"{table}.parquet").exists() for table in tables)


def attach(con: duckdb.DuckDBPyConnection, place: Path, tables: Sequence[str]) -> None:
    """Make views of kept tables."""
    for table in tables:
        path = literal(str(place / f"{table}.parquet"))
        con.execute(f"create temp view {table} as from read_parquet({path})")


def work_out(run: Callable[[], Mapping[str, Made]]) -> Mapping[str, Made]:
    """What a step makes of the record.

    Steps make a record for each row and hardly a cycle: looking for cycles among millions of them
    again and again takes a fifth of the time.
    """
    looking = gc.isenabled()
    gc.disable()
    try:
        return run()
    finally:
        if looking:
            gc.enable()


def load(con: duckdb.DuckDBPyConnection, tables: Mapping[str, Made]) -> None:
    """Make tables of what a step worked out, in memory alone."""
    for table, rows in tables.items():
        if isinstance(rows, Rows):
            rows.lay(con, table)
            continue
        duckdb.relational(con).register(f"worked_out_{table}", rows)
        con.execute(f"create temp table {table} as from worked_out_{table}")
        con.unregister(f"worked_out_{table}")


def keep(con: duckdb.DuckDBPyConnection, place: Path, tables: tuple[str, ...]) -> None:
    """Write the tables for the next reader, and read them from there: memory has others to hold.

    Where the store is read-only, do without.
    """
    try:
        place.mkdir(parents=True, exist_ok=True)
        for table in tables:
            draft = place / f".{table}-{secrets.token_hex(4)}"
            con.execute(COPY.format(table=table, target=literal(str(draft))))
            draft.replace(place / f"{table}.parquet")
    except OSError:
        if os.access(place.parent, os.W_OK):
            raise
        return
    for (drop,) in con.execute(DROP, {"tables": tables}).fetchall():
        con.execute(drop)
    attach(con, place, tables)
