"""How time and memory grow with the record: load, a delta on top, a look-up before and after it.

    python benchmarks/growth.py [--millions 0.1 1 5 10] [--folder DIR]

Each size is loaded as one pull from parts of a million rows, as the archives come; then a delta of
100,000 rows, half of them new, is added, and reading verbs are asked before and after it: one
award, its changes, and what the store holds, which is worked out by the first who asks. Prints two
Markdown tables, of seconds by the clock and of processor seconds, which tell more where the machine
is shared. A million rows need about 3 GB; in a named folder the parts stay, for a later run.
"""

import argparse
import shutil
import statistics
import sys
import tempfile
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass
from operator import attrgetter
from pathlib import Path

from generate import generate
from process import Run, run, verb

MILLION = 1_000_000
DELTA = 100_000
PIID = f"GEN{7919 * 5 % 1000003:010}0"
READING = {
    "award": ("award", PIID, "--json"),
    "changes": ("changes", "--award", PIID, "--json"),
    "status": ("status", "--json"),
}
HEADER = (
    *("rows", "load", "rows a second", "peak", "delta of 100,000", "of the load", "peak"),
    *(f"{name}, before and after" for name in READING),
    "status, the first time",
)


@dataclass(frozen=True, slots=True)
class Measured:
    """A size: its loading, that of the delta, and what was asked before and after it.

    asked: of each verb the first run and the medians of five more, before; the same, after.
    """

    rows: int
    load: Run
    delta: Run
    asked: dict[str, tuple[list[Run], list[Run]]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--millions", type=float, nargs="+", default=[0.1, 1, 5, 10])
    parser.add_argument("--folder", type=Path)
    asked = parser.parse_args()
    kept = asked.folder and nullcontext(asked.folder)
    with kept or tempfile.TemporaryDirectory(prefix="countersight-bench-") as folder:
        sizes = []
        for millions in sorted(asked.millions):
            sizes.append(measure(int(millions * MILLION), Path(folder)))
            print(f"{sizes[-1].rows:,} rows are measured", file=sys.stderr)
        shutil.rmtree(Path(folder) / "store", ignore_errors=True)
    for seconds in ("wall", "processor"):
        print(f"\n{seconds}\n\n| {' | '.join(HEADER)} |\n|{'---|' * len(HEADER)}")
        for size in sizes:
            print(f"| {' | '.join(cells(size, attrgetter(seconds)))} |")


def measure(rows: int, folder: Path) -> Measured:
    parts = parts_of(rows, folder)
    delta = folder / "delta.csv"
    generate(DELTA, delta, first=rows - DELTA // 2)
    store = folder / "store"
    shutil.rmtree(store, ignore_errors=True)
    load = run(verb(store, "add", *map(str, parts), "--json"))
    before = ask(store)
    more = run(verb(store, "add", str(delta), "--json"))
    after = ask(store)
    return Measured(rows, load, more, {name: (before[name], after[name]) for name in READING})


def ask(store: Path) -> dict[str, list[Run]]:
    """Each reading verb six times, start of the program included."""
    return {name: [run(verb(store, *words)) for _ in range(6)] for name, words in READING.items()}


def cells(size: Measured, seconds: Callable[[Run], float]) -> list[str]:
    load, delta = seconds(size.load), seconds(size.delta)
    usual = {
        name: [statistics.median(map(seconds, runs[1:])) for runs in both]
        for name, both in size.asked.items()
    }
    first = [seconds(runs[0]) for runs in size.asked["status"]]
    return [
        *(f"{size.rows:,}", f"{load:.1f} s", f"{size.rows / load:,.0f}"),
        *(f"{size.load.peak / 1e9:.2f} GB", f"{delta:.1f} s", f"{delta / load:.1%}"),
        f"{size.delta.peak / 1e9:.2f} GB",
        *(f"{before:.2f} s, {after:.2f} s" for before, after in (*usual.values(), first)),
    ]


def parts_of(rows: int, folder: Path) -> list[Path]:
    """The parts of a record of `rows` rows; those that are there already are used again."""
    parts = []
    for first in range(0, rows, MILLION):
        size = min(MILLION, rows - first)
        part = folder / f"part-{first}-{size}.csv"
        if not part.exists():
            generate(size, part, first=first)
        parts.append(part)
    return parts


if __name__ == "__main__":
    main()
