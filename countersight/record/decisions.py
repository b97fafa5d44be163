"""What people decide about organisations: data with author and time, kept beside the record.

`decision.jsonl` in the store, a line a decision, never altered: taking one back is a line too. Each
line is sealed with the one before, and `decision.seal` says how many there are and what the last
seal is, so that lines taken off the end are missed. No pull, rebuild or undo touches either.
"""

import hashlib
import json
import os
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from countersight import duckdb_core as duckdb
from countersight.errors import StoreError, UsageError
from countersight.record.store import Store, locked

FILE, HEAD = "decision.jsonl", "decision.seal"
VERDICTS = ("same", "different", "unsure")
TABLE = """
create or replace temp table decision (
  number integer, verdict varchar, "left" varchar, "right" varchar, note varchar, author varchar,
  decided_at timestamp
)
"""


@dataclass(frozen=True, slots=True)
class Decision:
    """`left` and `right` are names as recorded, or identifiers; `at` is UTC.

    verdict: same, different, unsure. `takes_back`: the number of a decision that no longer stands;
    such a line decides nothing itself.
    """

    number: int
    verdict: str
    left: str
    right: str
    author: str
    at: str
    note: str | None = None
    takes_back: int | None = None


def read(home: Store) -> list[Decision]:
    """Every line, in order. Raises `StoreError` where one was altered or is lost."""
    decisions, wrong = _read_sealed(home)
    if wrong:
        raise StoreError(f"{home.path / FILE}: {wrong}; restore a copy")
    return decisions


def fault(home: Store) -> str | None:
    """The first line that is not as it was sealed, and what is wrong with it."""
    return _read_sealed(home)[1]


def _read_sealed(home: Store) -> tuple[list[Decision], str | None]:
    """The decisions up to the first line that is not as it was sealed, and what is wrong there."""
    decisions: list[Decision] = []
    seals = [""]
    for number, line in enumerate(_lines(home.path / FILE), 1):
        try:
            cells = json.loads(line)
            sealed = cells.pop("seal")
            decision = Decision(**cells)
        except (ValueError, KeyError, TypeError, AttributeError):
            return decisions, f"line {number} cannot be read"
        seals.append(_seal(seals[-1], cells))
        if sealed != seals[-1]:
            return decisions, f"line {number} was altered"
        decisions.append(decision)
    return decisions, _lost(home, seals)


def _lost(home: Store, seals: Sequence[str]) -> str | None:
    """Whether lines are gone from the end; a run that died may have left one more than counted."""
    path = home.path / HEAD
    if not path.exists():
        return f"{HEAD}, which counts the lines, is lost" if len(seals) > 1 else None
    count, _, seal = path.read_text(encoding="utf-8").strip().partition(" ")
    if not count.isdigit() or int(count) < len(seals) - 2:
        return f"{HEAD} does not count these lines"
    if int(count) >= len(seals):
        return f"{len(seals) - 1} of {count} lines are left"
    return None if seals[int(count)] == seal else f"{HEAD} is not of these lines"


def _lines(path: Path) -> list[bytes]:
    return path.read_bytes().splitlines() if path.exists() else []


def standing(decisions: Iterable[Decision]) -> list[Decision]:
    """Those that count: not taken back, and the last on their pair."""
    known = list(decisions)
    gone = {decision.takes_back for decision in known}
    last = {
        frozenset((decision.left, decision.right)): decision
        for decision in known
        if decision.takes_back is None and decision.number not in gone
    }
    return sorted(last.values(), key=lambda decision: decision.number)


def decide(
    home: Store, verdict: str, pair: tuple[str, str], by: tuple[str, str | None]
) -> Decision:
    """Write a decision on a pair, `by` an author with a note; gives it with its number."""
    author, note = by
    return _append(home, verdict=verdict, left=pair[0], right=pair[1], author=author, note=note)


def take_back(home: Store, number: int, by: tuple[str, str | None]) -> Decision:
    """Undo a decision. Raises `UsageError` where none of that number stands."""
    found = [one for one in standing(read(home)) if one.number == number]
    if not found:
        raise UsageError(f"no decision {number} stands; 'organisations decisions' lists them")
    [one], (author, note) = found, by
    words = {"verdict": one.verdict, "left": one.left, "right": one.right}
    return _append(home, **words, author=author, note=note, takes_back=number)


def show(con: duckdb.DuckDBPyConnection, home: Store) -> None:
    """Temp table `decision`: the decisions that stand."""
    con.execute(TABLE)
    rows = [
        (d.number, d.verdict, d.left, d.right, d.note, d.author, d.at.removesuffix("Z"))
        for d in standing(read(home))
    ]
    if rows:
        con.executemany("insert into decision values (?, ?, ?, ?, ?, ?, ?)", rows)


def fingerprint(home: Store) -> str:
    """It changes with every decision."""
    path = home.path / FILE
    return hashlib.sha256(path.read_bytes() if path.exists() else b"").hexdigest()[:16]


def _append(home: Store, **words: str | int | None) -> Decision:
    """The file is written anew and put in its place whole: a run that dies leaves the old one."""
    with locked(home):
        path = home.path / FILE
        known = read(home)
        before = path.read_text(encoding="utf-8") if path.exists() else ""
        seal = json.loads(_lines(path)[-1])["seal"] if before else ""
        at = datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
        decision = Decision(number=len(known) + 1, at=at, **words)  # type: ignore[arg-type]
        cells = asdict(decision)
        sealed = _seal(seal, cells)
        line = json.dumps({**cells, "seal": sealed}, ensure_ascii=False)
        _replace(path, f"{before}{line}\n")
        _replace(home.path / HEAD, f"{decision.number} {sealed}\n")
    return decision


def _replace(path: Path, text: str) -> None:
    draft = path.with_name(f"{path.name}.draft")
    with draft.open("w", encoding="utf-8") as stream:
        stream.write(text)
        stream.flush()
        os.fsync(stream.fileno())
    draft.replace(path)


def _seal(before: str, cells: dict[str, object]) -> str:
    said = json.dumps(cells, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(f"{before}\n{said}".encode()).hexdigest()
