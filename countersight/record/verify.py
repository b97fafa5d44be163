"""Does the store still hold what each pull sealed? And taking a pull back."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from countersight import duckdb_core as duckdb
from countersight import sql
from countersight.errors import UsageError
from countersight.record import commit, decisions, delta, engine, narrow, snapshot, store
from countersight.record.seal import checksum, seal
from countersight.record.tables import PULL
from countersight.settings import Settings


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that is not as it was sealed: in which pull, what, and what is wrong with it."""

    pull: int | None  # None: of the decisions, which belong to no pull
    what: str
    wrong: str


@dataclass(frozen=True, slots=True)
class Verified:
    pulls: int
    files: int
    seal: str  # the last one: whoever wrote it down can prove that nothing before it changed
    faults: tuple[Fault, ...]


def verify(home: store.Store, settings: Settings) -> Verified:
    """Recompute every seal and checksum. Raises `StoreError` where a table cannot be opened."""
    with engine.connect(settings) as con:
        engine.view_of_files(con, "sealed_pull", delta.file_uris(home, "pull"), "pull")
        rows = _rows(con)
        faults = [*_broken_chain(rows), *_altered_files(home, rows), *_strange_files(home, rows)]
        if not faults:
            faults += _misleading(con, home)
            faults += _lost_rows(con)
    if wrong := decisions.fault(home):
        faults.append(Fault(None, decisions.FILE, wrong))
    files = sum(len(json.loads(row["brought"])) for row in rows)
    return Verified(len(rows), files, rows[-1]["seal"] if rows else "", tuple(faults))


def _rows(con: duckdb.DuckDBPyConnection) -> list[dict[str, Any]]:
    names = ", ".join(
        f"make_timestamp(epoch_us({name})) as {name}" if kind == "timestamp" else name
        for name, kind in PULL.items()
    )
    found = con.execute(f"select {names} from sealed_pull order by pull").fetchall()
    return [dict(zip(PULL, row, strict=True)) for row in found]


def _broken_chain(rows: list[dict[str, Any]]) -> Iterator[Fault]:
    previous = ""
    for number, row in enumerate(rows, start=1):
        if row["pull"] != number:
            yield Fault(number, f"pull {number}", "is lost from the list of pulls")
            return
        if seal(previous, row) != row["seal"]:
            yield Fault(number, f"pull {number}", "does not fit its seal: its row was altered")
        previous = row["seal"]


def _altered_files(home: store.Store, rows: list[dict[str, Any]]) -> Iterator[Fault]:
    erased = {name for row in rows for name in json.loads(row["erased"])}
    for row in rows:
        for name, digest in json.loads(row["brought"]).items():
            path = home.path / name
            if name in erased:
                continue
            if not path.exists():
                yield Fault(row["pull"], name, "is lost")
            elif checksum(path) != digest:
                yield Fault(row["pull"], name, "was altered since it was sealed")


def _strange_files(home: store.Store, rows: list[dict[str, Any]]) -> Iterator[Fault]:
    """Files that the tables would read and no pull brought."""
    brought = {name for row in rows for name in json.loads(row["brought"])}
    last = rows[-1] if rows else {}
    for table in store.Snapshot().at:
        version = last.get(f"at_{table[0]}", 0)
        for uri in delta.file_uris(home, table[0], version):
            name = f"{table[0]}/{Path(uri).name}"
            if name not in brought:
                yield Fault(last["pull"], name, "is in the store and no pull brought it")


def _misleading(con: duckdb.DuckDBPyConnection, home: store.Store) -> Iterator[Fault]:
    """Opens the tables as they are, and looks whether readers are told to open others."""
    kept, found = snapshot.recall(home), engine.ask_snapshot(con, home)
    engine.attach_tables(con, home, found)
    if kept not in (None, found):
        wrong = "names other files than the tables do: delete it, it is made again"
        yield Fault(found.pull, "derived/snapshot.json", wrong)
    for name in narrow.untrue(con, home, [file.name for file in found.files.get("version", ())]):
        wrong = f"says other than version/{name}: delete it, it is made again"
        yield Fault(found.pull, f"derived/narrow/{name}", wrong)


def _lost_rows(con: duckdb.DuckDBPyConnection) -> list[Fault]:
    rows = con.execute(sql.load("record", "lost_rows")).fetchall()
    wrong = "its files do not add up to its counts"
    return [Fault(pull, f"pull {pull}", wrong) for (pull,) in rows]


def undo(home: store.Store, settings: Settings, pull: int, reason: str | None) -> None:
    """Take a pull back: readers see the record as if it had never been. Others stay untouched.

    What it brought stays on disk, sealed, so that `verify` still holds. Raises `UsageError` for a
    pull that is not there or was undone before.
    """
    with store.locked(home), engine.connect(settings) as con:
        before = engine.attach_pulls(con, home)
        commit.roll_back(home, before)
        found = con.execute("select seen_at from pull where pull = $1", [pull]).fetchall()
        if not found:
            raise UsageError(
                f"{home.path}: holds no pull {pull}, or it was undone; 'countersight status' lists"
                " the pulls"
            )
        row = {
            "pull": before.pull + 1,
            "kind": "undo",
            "undoes": pull,
            "seen_at": datetime.now(UTC),
            "reason": reason,
        }
        commit.seal_row(home, before, row)
        engine.find_snapshot(con, home)
