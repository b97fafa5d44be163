"""The embedded engine: a DuckDB connection within its limits, and the store's tables on it."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from countersight import duckdb_core as duckdb
from countersight import sql
from countersight.errors import StoreError, StoreFull
from countersight.model import OnProgress, Progress
from countersight.record import narrow, snapshot, spill, store
from countersight.record.tables import DATA_TABLES, SHOWN, fields
from countersight.settings import Settings
from countersight.sql import identifier, literal

if TYPE_CHECKING:
    from countersight.sources.files import SourceFile

SQL_TYPE = {
    "string": "VARCHAR",
    "long": "BIGINT",
    "integer": "INTEGER",
    "timestamp": "TIMESTAMPTZ",
}
POLL = 0.2
# What the views of an award's actions rest on, beside what was loaded (`attach_loaded`).
BRIEF = ("key", "sighting")


@dataclass(frozen=True, slots=True)
class Reading:
    """A file being read, for progress: rows read before it, and its size."""

    stage: str
    rows_before: int
    source: SourceFile


@contextmanager
def connect(settings: Settings, scratch: Path | None = None) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection in memory; it spills to `scratch`, else to a folder of its own (`spill`).

    A full disk is a `StoreFull`.
    """
    with nullcontext(scratch / "spill") if scratch else spill.folder() as place:
        config: dict[str, Any] = {
            "memory_limit": settings.memory_limit,
            "threads": settings.threads,
            "temp_directory": str(place),
        }
        con = duckdb.connect(config=config)
        with _errors_of(con):
            yield con


@contextmanager
def _errors_of(con: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """Close the connection, whatever happens; say plainly what the engine says of a disk."""
    try:
        yield
    except duckdb.IOException as error:
        reason = str(error).splitlines()[0]
        if "No space left" in reason or "no space" in reason.lower():
            raise StoreFull(
                f"the disk is full; nothing was added; free space ({reason})"
            ) from error
        raise StoreError(f"a file of the store cannot be read ({reason})") from error
    except RuntimeError as error:
        # What the engine makes of Ctrl-C.
        if "interrupted" in str(error).lower():
            raise KeyboardInterrupt from error
        raise
    finally:
        con.close()


def scratch(con: duckdb.DuckDBPyConnection) -> Path:
    """Where the connection spills: what else is put there goes with it, or is swept with it."""
    [(place,)] = con.execute("select current_setting('temp_directory')").fetchall()
    Path(place).mkdir(parents=True, exist_ok=True)
    return Path(place)


def last_snapshot(home: store.Store, settings: Settings) -> store.Snapshot:
    """The snapshot that the last pull left; most often without a connection."""
    if (kept := snapshot.recall(home)) is not None:
        return kept
    with connect(settings) as con:
        return find_snapshot(con, home)


def attach_pulls(
    con: duckdb.DuckDBPyConnection, home: store.Store, at: store.Snapshot | None = None
) -> store.Snapshot:
    """View `pull`, and the snapshot that its last row names, if it is not known."""
    found = at or snapshot.recall(home) or find_snapshot(con, home)
    _view_table(con, home, found, "pull", "sealed_pull")
    create_view(con, "pull")
    return found


def find_snapshot(con: duckdb.DuckDBPyConnection, home: store.Store) -> store.Snapshot:
    """The snapshot, asked for and kept for the next reader."""
    commit = snapshot.last_commit(home)
    found = ask_snapshot(con, home)
    snapshot.keep(home, found, commit)
    return found


def ask_snapshot(con: duckdb.DuckDBPyConnection, home: store.Store) -> store.Snapshot:
    """The snapshot as the tables themselves tell it. Raises `StoreError` where one is damaged."""
    from countersight.record import delta  # noqa: PLC0415 - slow, and only needed after a pull

    pulls = delta.files(home, "pull")
    view_of_files(con, "sealed_pull", _paths(home, "pull", pulls), "pull")
    create_view(con, "pull")
    stand = con.execute("select pull, seen_at, scope, reason from pull order by pull").fetchall()
    at = _last_pull(con)
    files = {table: delta.files(home, table, version) for table, version in at.at}
    return replace(
        at, files={"pull": pulls, **files}, pulls=tuple(store.Pull(*row) for row in stand)
    )


def _last_pull(con: duckdb.DuckDBPyConnection) -> store.Snapshot:
    at = ", ".join(f"at_{table}" for table in DATA_TABLES)
    last = f"select pull, seal, next_version, {at} from sealed_pull order by pull desc limit 1"
    rows = con.execute(last).fetchall()
    if not rows:
        return store.Snapshot()
    pull, seal, next_version, *versions = rows[0]
    return store.Snapshot(pull, seal, next_version, tuple(zip(DATA_TABLES, versions, strict=True)))


def attach_loaded(con: duckdb.DuckDBPyConnection, home: store.Store, at: store.Snapshot) -> None:
    """Views of what was read, and of what could not be: all that an answer's coverage asks for."""
    for table in ("source_file", "quarantine"):
        _view_table(con, home, at, table, table)


def attach_tables(con: duckdb.DuckDBPyConnection, home: store.Store, at: store.Snapshot) -> None:
    """Views of the stored tables in one snapshot, and `sighted`, which joins them."""
    for table in DATA_TABLES:
        _view_table(con, home, at, table, table)
    show_sighted(con, "version")


def show_sighted(con: duckdb.DuckDBPyConnection, version: str, name: str = "sighted") -> None:
    """View `name`: the versions of one table with each pull that saw them."""
    award_key = "v.contract_award_unique_key" if version == "version" else "null"
    con.execute(
        sql.load("record/views", "sighted").format(name=name, version=version, award_key=award_key)
    )


@dataclass(frozen=True, slots=True)
class Award:
    """One PIID or award key; `brief` where no more is asked of it than views of actions show."""

    number: str
    brief: bool = False


def attach_award(
    con: duckdb.DuckDBPyConnection, home: store.Store, at: store.Snapshot, award: Award
) -> None:
    """The same, with the versions of one award number alone, and only their files opened."""
    for table in BRIEF if award.brief else DATA_TABLES:
        if table != "version":
            _view_table(con, home, at, table, table)
    ids = _versions_of(con, award.number)
    names = [file.name for file in at.files.get("version", ()) if _holds_one(file, ids)]
    copies = narrow.paths(home, names, ids) if award.brief else None
    if copies is None or _create_version(con, copies, ids, award) < len(ids):
        wide = [str(home.path / "version" / name) for name in names]
        _create_version(con, wide, ids, award)
    create_view(con, "sighted_few", held=True)
    if award.brief and at.files.get("award_version"):
        _view_table(con, home, at, "award_version", "stored_award_version")
        create_view(con, "summed_few")


def _create_version(
    con: duckdb.DuckDBPyConnection, files: Sequence[str], ids: Sequence[int], award: Award
) -> int:
    """Table `version`, not a view: the files are opened once, whatever is asked of them after."""
    view_of_files(con, "stored_version", files, "version")
    columns = ", ".join(SHOWN) if award.brief else "*"
    [(rows,)] = con.execute(
        f"create or replace temp table version as select {columns} from stored_version"
        f" where version_id in ({', '.join(map(str, ids)) or 'null'})"
    ).fetchall()
    return int(rows)


def _versions_of(con: duckdb.DuckDBPyConnection, number: str) -> list[int]:
    piid = number.split("_")[2] if number.startswith("CONT_") else number
    found = "select version_id from key where piid = $1 and (piid = $2 or award_key = $2)"
    return [version_id for (version_id,) in con.execute(found, [piid, number]).fetchall()]


def _holds_one(file: store.DataFile, ids: Sequence[int]) -> bool:
    """Whether the file may hold one of these version numbers, by its range."""
    if file.first is None or file.last is None:
        return True
    return any(file.first <= number <= file.last for number in ids)


def _view_table(
    con: duckdb.DuckDBPyConnection, home: store.Store, at: store.Snapshot, table: str, name: str
) -> None:
    view_of_files(con, name, _paths(home, table, at.files.get(table, ())), table)


def _paths(home: store.Store, table: str, files: Iterable[store.DataFile]) -> list[str]:
    return [str(home.path / table / file.name) for file in files]


def create_view(con: duckdb.DuckDBPyConnection, name: str, *, held: bool = False) -> None:
    """View `name`, or a table of what it shows now."""
    con.execute(sql.view("record/views", name, held=held))


def view_of_files(
    con: duckdb.DuckDBPyConnection, name: str, files: Sequence[str], table: str
) -> None:
    """A view over Parquet files of a stored table; where there are none, one without rows."""
    if files:
        listed = ", ".join(map(literal, files))
        con.execute(f"create or replace temp view {name} as from read_parquet([{listed}])")
        return
    listed = ", ".join(
        f"null::{_sql_type(kind)} as {identifier(column)}" for column, kind in fields(table).items()
    )
    con.execute(f"create or replace temp view {name} as select {listed} where false")


def _sql_type(delta: str) -> str:
    return SQL_TYPE.get(delta, delta)


def plain_utc(moment: datetime) -> datetime:
    """A time without a zone is UTC already; any other is made so."""
    return moment.astimezone(UTC).replace(tzinfo=None) if moment.tzinfo else moment


def step(stage: str) -> Progress:
    return Progress(stage, 0, None)


@contextmanager
def watched(
    con: duckdb.DuckDBPyConnection, reading: Reading, on_progress: OnProgress
) -> Iterator[None]:
    """Report how far the statement inside has come, from a thread, until it ends."""
    done = threading.Event()
    total = _estimated_rows(reading.source)

    def watch() -> None:
        while not done.wait(POLL):
            share = max(0.0, con.query_progress()) / 100
            rows = int(reading.rows_before + share * total)
            on_progress(Progress(reading.stage, rows, reading.rows_before + total))

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    try:
        yield
    finally:
        done.set()
        watcher.join()


def _estimated_rows(source: SourceFile) -> int:
    """Rows of a file, by the length of its first lines."""
    with source.path.open("rb") as stream:
        sample = stream.read(1 << 18)
    lines = max(1, sample.count(b"\n") - 1)
    return max(1, round(source.size * lines / max(1, len(sample))))
