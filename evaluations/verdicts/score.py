"""Scores verdicts on notes made from the record in a store, true and false in equal measure.

score.py [--store PATH] [--count 200] [--seed 1] [--errors 20]

A right `agrees` on a true note and no `agrees` on a false one are what counts; by kind of note.
The store is one that `countersight add` made, from any files.
"""

import argparse
import random
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import duckdb
from notes import Deed, Ledger, Note, make

from countersight import pipeline
from countersight.check.judge import judge
from countersight.organisations import suppliers
from countersight.record import reader
from countersight.reported import Verdict
from countersight.settings import read_settings


def main() -> None:
    arguments = _parse()
    settings = read_settings()
    settings = replace(settings, store=arguments.store or settings.store)
    with pipeline.reading(settings) as con:
        reader.hold(con)
        query = (Path(__file__).parent / "sample.sql").read_text(encoding="utf-8")
        ledger = Ledger([Deed(*row) for row in con.execute(query).fetchall()])
        notes = list(make(ledger, arguments.count, arguments.seed))
        started = time.perf_counter()
        verdicts = _judged(con, notes)
        seconds = time.perf_counter() - started
    _print_scores(notes, verdicts)
    print(f"{seconds / len(notes) * 1000:.1f} ms a note")
    _print_errors(notes, verdicts, arguments.errors)


def _parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--store", type=Path)
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--errors", type=int, default=0)
    return parser.parse_args()


def _judged(con: duckdb.DuckDBPyConnection, notes: Sequence[Note]) -> list[Verdict]:
    find = suppliers.finder(con)
    return [judge(con, [note.claim], note.published, find)[0] for note in notes]


def _print_scores(notes: Sequence[Note], verdicts: Sequence[Verdict]) -> None:
    for true in (True, False):
        chosen = [(n, v) for n, v in zip(notes, verdicts, strict=True) if n.true is true]
        name = "true notes: agrees" if true else "false notes: agrees, wrongly"
        print(f"{name} {_share(chosen)}")
        for kind in sorted({_kind(n) for n, _ in chosen}):
            print(f"  {kind:16} {_share([pair for pair in chosen if _kind(pair[0]) == kind])}")


def _kind(note: Note) -> str:
    return note.kind.partition(" (")[0]


def _share(pairs: Sequence[tuple[Note, Verdict]]) -> str:
    verdicts = Counter(verdict.verdict for _, verdict in pairs)
    parts = ", ".join(f"{name} {verdicts[name]}" for name in ("differs", "undetermined"))
    return f"{verdicts['agrees'] / len(pairs):.3f} of {len(pairs):4}  ({parts})"


def _print_errors(notes: Sequence[Note], verdicts: Sequence[Verdict], most: int) -> None:
    wrong = [
        (n, v)
        for n, v in zip(notes, verdicts, strict=True)
        if (v.verdict == "agrees") is not n.true
    ]
    random.Random(0).shuffle(wrong)
    for note, verdict in wrong[:most]:
        c = note.claim
        said = f"{c.amount:,f}" if c.amount else c.event
        print(f"\n{note.kind}: {c.vendor} / {c.agency} {said} {c.date_text} ({note.source})")
        print(f"  {note.published}: {verdict.verdict}: {verdict.reason}")


if __name__ == "__main__":
    main()
