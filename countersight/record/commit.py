"""Committing a pull: data first, the row that makes it exist last; and undoing what never was."""

import json
import os
import secrets
import time
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
from deltalake import write_deltalake
from deltalake.transaction import AddAction, RemoveAction

from countersight import __version__
from countersight import duckdb_core as duckdb
from countersight.record import delta
from countersight.record.seal import checksum, seal
from countersight.record.store import Snapshot, Store, disk_errors
from countersight.record.tables import COUNTS, DATA_TABLES


@dataclass(frozen=True, slots=True)
class Files:
    """What becomes of the files of the large tables: staged ones come, replaced ones go."""

    come: dict[str, list[Path]]  # by table
    go: list[Path]  # of table `version`


def roll_back(store: Store, to: Snapshot) -> None:
    """Undo what a run that died left behind in the data tables beyond the last whole pull."""
    for name, number in to.at:
        table = delta.table(store, name)
        kept = {Path(uri).name for uri in delta.file_uris(store, name, number)}
        if {Path(uri).name for uri in table.file_uris()} != kept:
            table.restore(number)
        for path in (store.path / name).glob("*.parquet"):
            if path.name not in kept:
                path.unlink()


def commit(
    store: Store, before: Snapshot, files: Files, rows: dict[str, pa.Table], pull: dict[str, Any]
) -> None:
    """Commit a pull: the staged Parquet files as they are, `rows` into the small tables.

    All or nothing: the row in table `pull` is written after all else. Files that go are erased
    at once, for they go because they hold what must not be kept.
    """
    with disk_errors(store.path):
        for name in DATA_TABLES:
            gone = files.go if name == "version" else []
            _exchange_files(store, name, files.come.get(name, []), gone)
        for name, table in rows.items():
            if table.num_rows:
                write_deltalake(store.path / name, table, mode="append")
        erased = sorted(f"version/{path.name}" for path in files.go)
        seal_row(store, before, pull | {"erased": json.dumps(erased)})
    for path in files.go:
        path.unlink(missing_ok=True)


def seal_row(store: Store, before: Snapshot, pull: dict[str, Any]) -> None:
    """Write the row of table `pull` that makes all that was committed before it exist."""
    row: dict[str, Any] = dict.fromkeys(COUNTS, 0)
    row |= {"files": 0, "erased": "[]", "next_version": before.next_version} | pull
    row |= {f"at_{name}": delta.table(store, name).version() for name in DATA_TABLES}
    row |= {
        "added_at": datetime.now(UTC),
        "engine": duckdb.__version__,
        "program": __version__,
        "brought": json.dumps(_brought(store, before)),
    }
    row["seal"] = seal(before.seal, row)
    table = pa.Table.from_pylist([row], schema=pa.schema(delta.schema("pull")))
    write_deltalake(store.path / "pull", table, mode="append")


def _brought(store: Store, before: Snapshot) -> dict[str, str]:
    """The files that came since `before`, each with its checksum."""
    brought: dict[str, str] = {}
    for name, number in before.at:
        known = _names(delta.file_uris(store, name, number))
        for file in sorted(_names(delta.file_uris(store, name)) - known):
            brought[f"{name}/{file}"] = checksum(store.path / name / file)
    return brought


def _names(uris: Iterable[str]) -> set[str]:
    return {Path(uri).name for uri in uris}


def _exchange_files(store: Store, name: str, come: list[Path], go: list[Path]) -> None:
    if not come and not go:
        return
    table = delta.table(store, name)
    actions = [_remove(path) for path in go]
    for path in come:
        _make_durable(path)
        target = store.path / name / f"{secrets.token_hex(16)}.parquet"
        path.rename(target)
        actions.append(_add(target))
    table.create_write_transaction(actions, mode="append", schema=table.schema())


def _add(path: Path) -> AddAction | RemoveAction:
    about = path.stat()
    stats = json.dumps(_stats(pq.read_metadata(path)))
    return AddAction(path.name, about.st_size, {}, int(about.st_mtime * 1000), True, stats)


def _stats(about: pq.FileMetaData) -> dict[str, Any]:
    """What a look-up needs to leave a file aside: the range of its version numbers."""
    name = "version_id"
    column = about.schema.names.index(name)
    groups = [about.row_group(i).column(column).statistics for i in range(about.num_row_groups)]
    return {
        "numRecords": about.num_rows,
        "minValues": {name: min(group.min for group in groups)},
        "maxValues": {name: max(group.max for group in groups)},
        "nullCount": {name: 0},
    }


def _remove(path: Path) -> AddAction | RemoveAction:
    now = int(time.time() * 1000)
    return RemoveAction(path.name, True, now, path.stat().st_size, {})


def _make_durable(path: Path) -> None:
    with path.open("rb") as stream:
        os.fsync(stream.fileno())
