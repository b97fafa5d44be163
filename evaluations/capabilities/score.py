"""Score what awards are said to buy against labels written by a person before the rules were run.

    python evaluations/capabilities/score.py              tables for every part
    python evaluations/capabilities/score.py --errors     every error of the seen part, one by one
    python evaluations/capabilities/score.py --directory none     without the directory of the field

Labels were split once by a hash of the key: `seen` may be looked at, `scored` is only scored, and
so is `later`, drawn and labelled when the rules stood. The texts stay in the shared record.
"""

import argparse
import csv
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import duckdb
from record import HERE, record

from countersight import directory
from countersight.meaning import capabilities, index, known, taxonomy

PARTS = ("seen", "scored", "later", "fresh")


@dataclass(frozen=True, slots=True)
class Label:
    part: str
    kind: str
    capabilities: frozenset[str]
    clear: bool


Told = Mapping[str, frozenset[str]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--directory", help="`none`, or a folder of lines to put before ours")
    asked = parser.parse_args()
    labels = read_labels()
    none = asked.directory == "none"
    listed = (
        directory.Directory() if none else directory.read(asked.directory and Path(asked.directory))
    )
    with record() as con:
        capabilities.tag(con, index.index(known.in_order(taxonomy.read(), listed)))
        borne = con.sql("select award_key, capability from capability").to_arrow_table()
        told = as_told(borne.to_pylist())
        if asked.errors:
            print_errors(con, labels, told)
            return
    for part in PARTS:
        print_table(part, {k: v for k, v in labels.items() if v.part == part}, told)


def read_labels() -> dict[str, Label]:
    with (HERE / "labels.csv").open(encoding="utf-8", newline="") as file:
        return {
            row["award_key"]: Label(
                row["part"],
                row["kind"],
                frozenset(row["capabilities"].split()),
                row["clear"] == "true",
            )
            for row in csv.DictReader(file)
        }


def as_told(rows: Iterable[Mapping[str, str]]) -> Told:
    told: dict[str, set[str]] = {}
    for row in rows:
        told.setdefault(row["award_key"], set()).add(row["capability"])
    return {key: frozenset(capabilities) for key, capabilities in told.items()}


def print_table(part: str, labels: Mapping[str, Label], told: Told) -> None:
    if not labels:
        return
    clear = {key: label for key, label in labels.items() if label.clear}
    print(f"\n{part}: {len(labels)} awards, {len(clear)} clear\n")
    print("| capability | labels | precision | recall | F1 |\n|---|---|---|---|---|")
    for capability in taxonomy.read().capabilities:
        print_row(capability.id, tally(labels, told, capability.id))
    print_row("**all, micro**", tally(labels, told))
    print_row("**clear, micro**", tally(clear, told))
    for kind in sorted({label.kind for label in labels.values()}):
        print_row(kind, tally({k: v for k, v in labels.items() if v.kind == kind}, told))


def tally(labels: Mapping[str, Label], told: Told, only: str | None = None) -> Counter[str]:
    count: Counter[str] = Counter()
    for key, label in labels.items():
        meant, said = label.capabilities, told.get(key, frozenset())
        if only:
            meant, said = meant & {only}, said & {only}
        count["right"] += len(meant & said)
        count["missed"] += len(meant - said)
        count["wrong"] += len(said - meant)
    return count


def print_row(name: str, count: Counter[str]) -> None:
    right, missed, wrong = count["right"], count["missed"], count["wrong"]
    if not right + missed + wrong:
        return
    precision = right / (right + wrong) if right + wrong else 0.0
    recall = right / (right + missed) if right + missed else 0.0
    f1 = 2 * right / (2 * right + missed + wrong)
    print(f"| {name} | {right + missed} | {precision:.3f} | {recall:.3f} | {f1:.3f} |")


def print_errors(con: duckdb.DuckDBPyConnection, labels: Mapping[str, Label], told: Told) -> None:
    for key, label in labels.items():
        said = told.get(key, frozenset())
        if label.part not in ("seen", "fresh") or said == label.capabilities:
            continue
        shown = "select distinct supplier, psc, description from action where award_key = ?"
        print(f"{key} {'' if label.clear else '(not clear)'}")
        missed, wrong = sorted(label.capabilities - said), sorted(said - label.capabilities)
        print(f"  missed {missed} wrong {wrong}")
        for row in con.execute(f"{shown} limit 4", [key]).fetchall():
            print("   ", " | ".join(" ".join(str(cell).split())[:180] for cell in row))


if __name__ == "__main__":
    main()
