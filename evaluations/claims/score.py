"""Scores the reader on every part of the set, with the directory of the field and without it.

    score.py                 precision, recall and F1 of every part
    score.py --by phenomenon recall by phenomenon and traps fallen into, with the directory
    score.py --by event      recall by event, with the directory
    score.py --errors PART   what was missed and what was false in one part, with its sentence

The scorer is `gold/score.py` of the shared folder (COUNTERSIGHT_SHARED, else ../shared). Never
ask for the errors of a part whose name says that it is only scored.
"""

import argparse
import importlib.util
import json
import os
import sys
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import asdict
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

from countersight import directory
from countersight.directory import Directory
from countersight.press.claims import read_claims
from countersight.reported import Document, KnownNames

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
SHARED = Path(os.environ.get("COUNTERSIGHT_SHARED", ROOT.parent / "shared"))
Line = dict[str, Any]

PARTS: dict[str, tuple[str, Callable[[int], bool]]] = {
    "seen first": ("001-075 odd", lambda n: n <= 76 and n % 2 == 1),
    "held out until read": ("002-076 even", lambda n: n <= 76 and n % 2 == 0),
    "seen later": ("077-115 odd", lambda n: 76 < n <= 116 and n % 2 == 1),
    "other hand": ("117-146", lambda n: 116 < n <= 146),
    "long": ("177-187 odd", lambda n: 176 < n <= 188 and n % 2 == 1),
    "five hands": ("190-332, two of three", lambda n: 188 < n <= 332 and n % 3 != 0),
    "sixth hand": ("334-356, two of three", lambda n: 332 < n <= 356 and n % 3 != 0),
    "two more hands": ("358-407, two of three", lambda n: 356 < n <= 408 and n % 3 != 0),
    "scored": ("078-116 even", lambda n: 76 < n <= 116 and n % 2 == 0),
    "other hand, scored": ("147-176", lambda n: 146 < n <= 176),
    "long, scored": ("178-188 even", lambda n: 176 < n <= 188 and n % 2 == 0),
    "five hands, scored": ("189-332, every third", lambda n: 188 < n <= 332 and n % 3 == 0),
    "sixth hand, scored": ("333-356, every third", lambda n: 332 < n <= 356 and n % 3 == 0),
    "two more hands, scored": ("357-408, every third", lambda n: 356 < n <= 408 and n % 3 == 0),
    "ninth hand, scored": ("409-434", lambda n: n > 408),
}


def load(name: str) -> list[Line]:
    content = (HERE / name).read_text(encoding="utf-8")
    return [json.loads(line) for line in content.splitlines()]


def scorer() -> ModuleType:
    path = SHARED / "gold" / "score.py"
    if not path.exists():
        sys.exit(f"no scorer at {path}: set COUNTERSIGHT_SHARED to the folder with gold/score.py")
    spec = importlib.util.spec_from_file_location("shared_score", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def read(names: Iterable[str], listed: Directory) -> list[Line]:
    """What the reader finds in the articles."""
    published = json.loads((HERE / "published.json").read_text(encoding="utf-8"))
    found: list[Line] = []
    for name in names:
        text = (HERE / "texts" / name).read_bytes().decode("utf-8")
        day = date.fromisoformat(published[name]) if published[name] else None
        claims = read_claims(Document(name, text, None, day), KnownNames(), listed)
        found += [asdict(claim) for claim in claims]
    return found


def articles(part: str) -> list[str]:
    chosen = PARTS[part][1]
    names = sorted(path.name for path in (HERE / "texts").glob("*.txt"))
    return [name for name in names if chosen(int(name[:3]))]


def labels(part: str) -> tuple[list[Line], list[Line]]:
    """The claims and the traps of a part."""
    names = set(articles(part))
    gold = load("gold.jsonl") + load("held_out.jsonl")
    traps = load("gold_traps.jsonl") + load("held_out_traps.jsonl")
    return [x for x in gold if x["article"] in names], [x for x in traps if x["article"] in names]


def fallen(traps: list[Line], false: list[Line]) -> list[Line]:
    """The traps that a false claim overlaps."""
    return [
        trap
        for trap in traps
        if any(
            claim["article"] == trap["article"]
            and claim["start"] < trap["end"]
            and trap["start"] < claim["end"]
            for claim in false
        )
    ]


def print_scores(score: ModuleType) -> None:
    print("| part | directory | P | R | F1 | full-record recall | traps fallen into |")
    print("|---|---|---|---|---|---|---|")
    for part, (which, _) in PARTS.items():
        gold, traps = labels(part)
        for listed, said in ((directory.read(), "with"), (Directory(), "without")):
            result = score.score(gold, read(articles(part), listed), texts=articles(part))
            into = f"{len(fallen(traps, result['_fp']))} of {len(traps)}"
            numbers = (result[k] for k in ("precision", "recall", "f1", "full_record_recall"))
            cells = " | ".join(f"{number:.3f}" for number in numbers)
            print(f"| {part} ({which}) | {said} | {cells} | {into} |")


def print_by(score: ModuleType, what: str) -> None:
    columns: list[Counter[str]] = []
    for part in PARTS:
        gold, traps = labels(part)
        result = score.score(gold, read(articles(part), directory.read()), texts=articles(part))
        missed = {x["id"] for x in result["_fn"]}
        column = Counter[str]()
        for x in gold:
            if not (x.get("optional") or "dup_of" in x):
                for tag in [x["event"]] if what == "event" else x["phenomena"]:
                    column[f"{tag} n"] += 1
                    column[tag] += x["id"] not in missed
        if what == "phenomenon":
            column.update(f"trap: {tag} n" for x in traps for tag in x["phenomena"])
            safe = [x for x in traps if x not in fallen(traps, result["_fp"])]
            column.update(f"trap: {tag}" for x in safe for tag in x["phenomena"])
        columns.append(column)
    print(f"| {what} | {' | '.join(PARTS)} |\n|{'---|' * (len(PARTS) + 1)}")
    for tag in sorted({tag[:-2] for column in columns for tag in column if tag.endswith(" n")}):
        cells = [f"{c[tag]} of {c[f'{tag} n']}" if c[f"{tag} n"] else "" for c in columns]
        print(f"| {tag} | {' | '.join(cells)} |")


def print_errors(score: ModuleType, part: str) -> None:
    gold, _ = labels(part)
    result = score.score(gold, read(articles(part), directory.read()), texts=articles(part))
    for verdict, lines in (("MISSED", result["_fn"]), ("FALSE", result["_fp"])):
        for x in lines:
            text = (HERE / "texts" / x["article"]).read_bytes().decode("utf-8")
            said = " ".join(text[x["start"] : x["end"]].split())
            amount = x["amount"] and f"{x['amount']:,} {x['currency']}"
            print(
                f"{x['article'][:3]} {verdict} {x['vendor']} | {x['event']} | {amount}\n    {said}"
            )


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--by", choices=("event", "phenomenon"))
    parser.add_argument("--errors", choices=[part for part in PARTS if "scored" not in part])
    chosen = parser.parse_args()
    if chosen.errors:
        print_errors(scorer(), chosen.errors)
    elif chosen.by:
        print_by(scorer(), chosen.by)
    else:
        print_scores(scorer())


if __name__ == "__main__":
    main()
