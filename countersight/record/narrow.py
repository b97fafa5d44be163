"""Narrow copies of the version files, from which a few awards are read.

A version file has three hundred columns, and opening it takes longer than reading an award. Its
narrow copy, a folder of its name in `derived/narrow/`, holds the columns that view `action` shows,
in files of some 65,000 rows that are named after the first and the last of their version numbers.
A version file never changes, so neither does its copy, whatever pull is added or undone; `add`
makes those of the files that it brings. Where one is missing the files themselves are read: copies
can be deleted at any time.
"""

import secrets
import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from countersight import duckdb_core as duckdb
from countersight import sql
from countersight.record.store import Store
from countersight.record.tables import SHOWN
from countersight.sql import literal


def paths(home: Store, names: Iterable[str], ids: Sequence[int]) -> list[str] | None:
    """Where to read `SHOWN` of these versions, which the version files of these names hold.

    None where one of the files has no copy.
    """
    with suppress(OSError, ValueError):
        parts = [part for name in names for part in _folder(home, name).iterdir()]
        return [str(part) for part in parts if _holds_one(part, ids)]
    return None


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
            _copy(con, home.path / "version" / name, _folder(home, name))


def forget(home: Store, names: Iterable[str]) -> None:
    """Erase the copies of these files, for they may hold what must not be kept."""
    for name in names:
        if (copy := _folder(home, name)).exists():
            shutil.rmtree(copy)


def untrue(con: duckdb.DuckDBPyConnection, home: Store, names: Iterable[str]) -> Iterator[str]:
    """Those whose copies say other than they do. Files that are lost have no copy to compare."""
    for name in names:
        copy, source = _folder(home, name), home.path / "version" / name
        if copy.exists() and source.exists() and _told(con, copy / "*") != _told(con, source):
            yield name


def _told(con: duckdb.DuckDBPyConnection, path: Path) -> list[tuple[int, int]]:
    """What files say in the columns of a copy, in a nutshell."""
    told = f"select count(*), bit_xor(hash({', '.join(SHOWN)})) from read_parquet($path)"
    try:
        return con.execute(told, {"path": str(path)}).fetchall()
    except duckdb.Error:
        return []  # damaged


def _copy(con: duckdb.DuckDBPyConnection, source: Path, target: Path) -> None:
    draft = target.with_name(f".{secrets.token_hex(4)}")
    draft.mkdir()
    try:
        con.execute(
            sql.load("record", "narrow").format(
                columns=", ".join(SHOWN), source=literal(str(source)), target=literal(str(draft))
            )
        )
        for part in [*draft.iterdir()]:
            range_ = "select min(version_id), max(version_id) from read_parquet($path)"
            [(first, last)] = con.execute(range_, {"path": str(part)}).fetchall()
            part.rename(draft / f"{first}-{last}.parquet")
        draft.replace(target)
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _holds_one(part: Path, ids: Sequence[int]) -> bool:
    first, last = map(int, part.stem.split("-"))
    return any(first <= number <= last for number in ids)


def _folder(home: Store, name: str = "") -> Path:
    return home.path / "derived" / "narrow" / name
