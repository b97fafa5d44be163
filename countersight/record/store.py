"""A store is one folder of Delta tables; a pull exists once its row in table `pull` is committed.

    store.json   format, secret for stable numbers; written last, so half a store is none
    lock         held by the one run that writes
    pull/ version/ key/ sighting/ source_file/ coverage/ quarantine/   Delta tables, read by DuckDB
    staging/     what a run has not committed yet; emptied by the next
    downloads/   what a sync has not read in yet
    derived/     what can be worked out again, safe to delete: tables of the steps, `snapshot.json`,
                 narrow copies of the versions for look-ups

A row of `pull` names the version of each other table that it belongs to, and readers open just
those. So a run that dies anywhere before that last commit leaves nothing that anyone can see.
"""

import errno
import fcntl
import json
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from countersight.errors import (
    StoreError,
    StoreFull,
    StoreLocked,
    StoreMissing,
    StoreTooNew,
)
from countersight.record.tables import DATA_TABLES

FORMAT = 3  # those before were never released


@dataclass(frozen=True, slots=True)
class Store:
    path: Path
    secret: str  # salts the numbers of individual suppliers, so that they tell nothing


@dataclass(frozen=True, slots=True)
class DataFile:
    """A Parquet file of a table, and the range of its version numbers where it has any."""

    name: str
    first: int | None = None
    last: int | None = None


class Pull(NamedTuple):
    """A pull that stands: when it was seen (UTC), what it claims to be, and why it is less."""

    pull: int
    seen_at: datetime
    scope: str | None
    reason: str | None


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The store after its last whole pull: what to read of each table, and where ids go on."""

    pull: int = 0
    seal: str = ""
    next_version: int = 1
    at: tuple[tuple[str, int], ...] = tuple((table, 0) for table in DATA_TABLES)
    files: Mapping[str, tuple[DataFile, ...]] = field(default_factory=dict)  # `pull` included
    pulls: tuple[Pull, ...] = ()


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
