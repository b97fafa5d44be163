"""A store is one folder of Delta tables; a pull exists once its row in table `pull` is committed.

    store.json   format, secret for stable numbers; written last, so half a store is none
    lock         held by the one run that writes
    pull/ version/ key/ sighting/ source_file/ coverage/ quarantine/   Delta tables, read by DuckDB
    staging/     what a run has not committed yet; emptied by the next
    downloads/   what a sync has not read in yet
    derived/     tables that steps worked out from a snapshot; safe to delete

A row of `pull` names the version of each other table that it belongs to, and readers open just
those. So a run that dies anywhere before that last commit leaves nothing that anyone can see.
"""

import errno
import fcntl
import json
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from deltalake import DeltaTable
from deltalake.exceptions import DeltaError, TableNotFoundError

from countersight.errors import (
    StoreError,
    StoreFull,
    StoreLocked,
    StoreMissing,
    StoreTooNew,
    UsageError,
)
from countersight.record.tables import DATA_TABLES, schema

FORMAT = 2  # 1 was never released


@dataclass(frozen=True, slots=True)
class Store:
    path: Path
    secret: str  # salts the numbers of individual suppliers, so that they tell nothing


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The store after its last whole pull: the table versions to read, and where ids go on."""

    pull: int = 0
    seal: str = ""
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
    if found < FORMAT:
        raise StoreError(
            f"{path}: was written in format {found}, before {FORMAT}; "
            "make a new store from the files that it was made of"
        )
    return Store(path, secret)


def create_store(path: Path) -> Store:
    """The store in `path`, made if there is none. Refuses a folder that holds other things."""
    if (path / "store.json").exists():
        return open_store(path)
    expected = {*DATA_TABLES, "pull", "lock", "staging", "derived", "downloads"}
    with disk_errors(path):
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
    with disk_errors(store.path), (store.path / "lock").open("a+") as lock:
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


def files_with(store: Store, name: str, version: int, ids: list[int]) -> list[str]:
    """The files of a table that may hold any of these version numbers, by their ranges."""
    if version == 0 or not ids:
        return []
    about = delta(store, name, version).get_add_actions(flatten=True)
    columns = (about[f] for f in ("path", "min.version_id", "max.version_id"))
    return [
        str(store.path / name / path)
        for path, first, last in zip(*(column.to_pylist() for column in columns), strict=True)
        if any(first <= number <= last for number in ids)
    ]


def file_uris(store: Store, name: str, version: int | None = None) -> list[str]:
    """The Parquet files of a table, as of a version of it or now. Raises `StoreError`."""
    # The first version of each table is its empty making: no need to open it.
    return [] if version == 0 else delta(store, name, version).file_uris()


def delta(store: Store, name: str, version: int | None = None) -> DeltaTable:
    try:
        return DeltaTable(store.path / name, version=version)
    except (DeltaError, TableNotFoundError, OSError) as error:
        reason = str(error).splitlines()[0]
        raise StoreError(
            f"{store.path / name}: the table is damaged ({reason}); restore the store from a copy"
        ) from error


@contextmanager
def disk_errors(path: Path) -> Iterator[None]:
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
