"""Narrow copies of the version files, from which a few awards are read.

A version file has three hundred columns, and opening it takes longer than reading an award. Its
narrow copy, of the same name in `derived/narrow/`, holds the columns that view `action` shows. A
version file never changes, so neither does its copy, whatever pull is added or undone; `add` makes
those of the files that it brings. Where one is missing the files themselves are read: they can be
deleted at any time.
"""

import secrets
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

import duckdb

from countersight import sql
from countersight.record.store import Store
from countersight.record.tables import SHOWN
from countersight.sql import literal


def paths(home: Store, names: Sequence[str]) -> list[str]:
    """Where to read `SHOWN` of these version files: their copies, or all the files themselves.

    Never some of both: what is read together must have the same columns.
    """
    copies = [_folder(home) / name for name in names]
    if all(copy.exists() for copy in copies):
        return [str(copy) for copy in copies]
    return [str(home.path / "version" / name) for name in names]


def make(con: duckdb.DuckDBPyConnection, home: Store, names: Iterable[str]) -> None:
    """Copies of those of the version files that have none, and of no others.

    The pull stands by now: where the disk is full, or somebody presses Ctrl-C, readers do without.
    """
    wanted = set(names)
    with suppress(OSError, RuntimeError, duckdb.Error):
        _folder(home).mkdir(parents=True, exist_ok=True)
        there = {path.name for path in _folder(home).iterdir()}
        forget(home, there - wanted)
        for name in sorted(wanted - there):
            _copy(con, home.path / "version" / name, _folder(home) / name)


def forget(home: Store, names: Iterable[str]) -> None:
    """Erase the copies of these files, for they may hold what must not be kept."""
    for name in names:
        (_folder(home) / name).unlink(missing_ok=True)


def untrue(con: duckdb.DuckDBPyConnection, home: Store, names: Iterable[str]) -> Iterator[str]:
    """Those whose copies say other than they do. Files that are lost have no copy to compare."""
    for name in names:
        copy, source = _folder(home) / name, home.path / "version" / name
        if copy.exists() and source.exists() and _told(con, copy) != _told(con, source):
            yield name


def _told(con: duckdb.DuckDBPyConnection, path: Path) -> list[tuple[int, int]]:
    """What a file says in the columns of a copy, in a nutshell."""
    told = f"select count(*), bit_xor(hash({', '.join(SHOWN)})) from read_parquet($path)"
    try:
        return con.execute(told, {"path": str(path)}).fetchall()
    except duckdb.Error:
        return []  # damaged


def _copy(con: duckdb.DuckDBPyConnection, source: Path, target: Path) -> None:
    draft = target.with_name(f".{secrets.token_hex(4)}")
    try:
        con.execute(
            sql.load("record", "narrow").format(
                columns=", ".join(SHOWN), source=literal(str(source)), target=literal(str(draft))
            )
        )
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)


def _folder(home: Store) -> Path:
    return home.path / "derived" / "narrow"
