"""A store is one folder of Delta tables; a pull exists once its row in table `pull` is committed.

    store.json   format, secret for stable numbers; written last, so half a store is none
    lock         held by the one run that writes
    pull/ version/ sighting/ source_file/ quarantine/   Delta tables, read by DuckDB
    staging/     what a run has not committed yet; emptied by the next
    derived/     tables that steps worked out from a snapshot; safe to delete

A row of `pull` names the version of each other table that it belongs to, and readers open just
those. So a run that dies anywhere before that last commit leaves nothing that anyone can see.
"""

import errno
import fcntl
import json
import os
import secrets
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
from deltalake import DeltaTable, write_deltalake
from deltalake.exceptions import DeltaError, TableNotFoundError
from deltalake.transaction import AddAction, RemoveAction

from countersight.errors import (
    StoreError,
    StoreFull,
    StoreLocked,
    StoreMissing,
    StoreTooNew,
    UsageError,
)
from countersight.record.tables import DATA_TABLES, schema

FORMAT = 1


@dataclass(frozen=True, slots=True)
class Store:
    path: Path
    secret: str  # salts the numbers of individual suppliers, so that they tell nothing


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The store after its last whole pull: the table versions to read, and where ids go on."""

    pull: int = 0
    next_version: int = 1
    at: tuple[tuple[str, int], ...] = tuple((table, 0) for table in DATA_TABLES)


def open_store(path: Path) -> Store:
    """An existing store. Raises `StoreMissing`, `StoreTooNew` or `StoreError`."""
    try:
        about = json.loads((path / "store.json").read_text(encoding="utf-8"))
        found, secret = int(about["format"]), str(about["secret"])
    except FileNotFoundError as error:
        raise StoreMissing(
            f"{path}: no store here; make one with 'countersight --store {path} add FILE…'"
        ) from error
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise StoreError(
            f"{path / 'store.json'}: cannot be read ({error}); restore it from a copy"
        ) from error
    if found > FORMAT:
        raise StoreTooNew(
            f"{path}: was written in format {found}, this version reads up to {FORMAT}; "
            "install a newer countersight"
        )
    return Store(path, secret)


def create_store(path: Path) -> Store:
    """The store in `path`, made if there is none. Refuses a folder that holds other things."""
    if (path / "store.json").exists():
        return open_store(path)
    expected = {*DATA_TABLES, "pull", "lock", "staging", "derived"}
    with _disk_errors(path):
        path.mkdir(parents=True, exist_ok=True)
        strange = sorted(child.name for child in path.iterdir() if child.name not in expected)
        if strange:
            raise UsageError(
                f"{path}: the folder holds {strange[0]!r} and no store; name an empty folder"
            )
        for table in ("pull", *DATA_TABLES):
            DeltaTable.create(path / table, schema(table), mode="ignore")
        about = {"format": FORMAT, "secret": secrets.token_hex(16)}
        draft = path / "staging.json"
        draft.write_text(json.dumps(about), encoding="utf-8")
        draft.replace(path / "store.json")
    return open_store(path)


@contextmanager
def locked(store: Store) -> Iterator[Path]:
    """Hold the store for writing; gives an empty staging folder. Raises `StoreLocked`."""
    with _disk_errors(store.path), (store.path / "lock").open("a+") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise StoreLocked(
                f"{store.path}: another run is writing to this store; wait for it or stop it"
            ) from error
        staging = store.path / "staging"
        shutil.rmtree(staging, ignore_errors=True)
        staging.mkdir()
        try:
            yield staging
        finally:
            shutil.rmtree(staging, ignore_errors=True)


def snapshot(store: Store) -> Snapshot:
    """The last whole pull. Raises `StoreError` where a table is damaged."""
    rows = _table(store, "pull").to_pyarrow_table().to_pylist()
    if not rows:
        return Snapshot()
    last = max(rows, key=lambda row: row["pull"])
    at = tuple((table, int(last[f"at_{table}"])) for table in DATA_TABLES)
    return Snapshot(int(last["pull"]), int(last["next_version"]), at)


def file_uris(store: Store, at: Snapshot) -> dict[str, list[str]]:
    """The Parquet files of each table in a snapshot, `pull` included."""
    uris = {table: _table(store, table, number).file_uris() for table, number in at.at}
    return uris | {"pull": _table(store, "pull").file_uris()}


def roll_back(store: Store, to: Snapshot) -> None:
    """Undo what a run that died left behind in the data tables beyond the last whole pull."""
    for name, number in to.at:
        table = _table(store, name)
        kept = set(_table(store, name, number).file_uris())
        if set(table.file_uris()) != kept:
            table.restore(number)
        for path in (store.path / name).glob("*.parquet"):
            if str(path) not in kept and str(path.resolve()) not in kept:
                path.unlink()


@dataclass(frozen=True, slots=True)
class Files:
    """What becomes of the files of table `version`: staged ones come, replaced ones go."""

    come: list[Path]
    go: list[Path]


def commit(store: Store, files: Files, rows: dict[str, pa.Table], pull: dict[str, Any]) -> None:
    """Commit a pull: the staged Parquet files into `version`, `rows` into the small tables.

    All or nothing: the row in table `pull` is written after all else. Files that go are erased
    at once, for they go because they hold what must not be kept.
    """
    with _disk_errors(store.path):
        _exchange_files(store, files)
        for name, table in rows.items():
            if table.num_rows:
                write_deltalake(store.path / name, table, mode="append")
        at = {f"at_{name}": _table(store, name).version() for name in DATA_TABLES}
        last = pa.Table.from_pylist([pull | at], schema=pa.schema(schema("pull")))
        write_deltalake(store.path / "pull", last, mode="append")
    for path in files.go:
        path.unlink(missing_ok=True)


def _exchange_files(store: Store, files: Files) -> None:
    table = _table(store, "version")
    actions = [_remove(path) for path in files.go]
    for path in files.come:
        _make_durable(path)
        target = store.path / "version" / f"{secrets.token_hex(16)}.parquet"
        path.rename(target)
        actions.append(_add(target))
    if actions:
        table.create_write_transaction(actions, mode="append", schema=table.schema())


def _add(path: Path) -> AddAction | RemoveAction:
    about = path.stat()
    stats = json.dumps({"numRecords": pq.read_metadata(path).num_rows})
    return AddAction(path.name, about.st_size, {}, int(about.st_mtime * 1000), True, stats)


def _remove(path: Path) -> AddAction | RemoveAction:
    now = int(time.time() * 1000)
    return RemoveAction(path.name, True, now, path.stat().st_size, {})


def _make_durable(path: Path) -> None:
    with path.open("rb") as stream:
        os.fsync(stream.fileno())


def _table(store: Store, name: str, version: int | None = None) -> DeltaTable:
    try:
        return DeltaTable(store.path / name, version=version)
    except (DeltaError, TableNotFoundError, OSError) as error:
        reason = str(error).splitlines()[0]
        raise StoreError(
            f"{store.path / name}: the table is damaged ({reason}); restore the store from a copy"
        ) from error


@contextmanager
def _disk_errors(path: Path) -> Iterator[None]:
    """Say plainly what the operating system says in codes."""
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise StoreFull(
                f"{path}: the disk is full; nothing was added; free space and run again"
            ) from error
        if error.errno in (errno.EACCES, errno.EROFS, errno.ENOTDIR):
            raise StoreError(f"{path}: cannot be written ({error.strerror})") from error
        raise
