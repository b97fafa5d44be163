"""How time and memory grow with the record: load, a delta on top, a look-up before and after it.

    python benchmarks/growth.py [--millions 0.1 1 5 10] [--folder DIR]

Each size is loaded as one pull from parts of a million rows, as the archives come; then a delta of
100,000 rows, half of them new, is added, and reading verbs are asked before and after it: one
award, its changes, and what the store holds. Prints a Markdown table. A million rows need about
5 GB; in a folder that is named the parts stay, for the next run.
"""

import argparse
import shutil
import statistics
import tempfile
from contextlib import nullcontext
from pathlib import Path

from generate import generate
from process import run, verb

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
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--millions", type=float, nargs="+", default=[0.1, 1, 5, 10])
    parser.add_argument("--folder", type=Path)
    asked = parser.parse_args()
    kept = asked.folder and nullcontext(asked.folder)
    with kept or tempfile.TemporaryDirectory(prefix="countersight-bench-") as folder:
        print(f"| {' | '.join(HEADER)} |\n|{'---|' * len(HEADER)}", flush=True)
        for millions in sorted(asked.millions):
            cells = measure(int(millions * MILLION), Path(folder))
            print(f"| {' | '.join(cells)} |", flush=True)
        shutil.rmtree(Path(folder) / "store", ignore_errors=True)


def measure(rows: int, folder: Path) -> list[str]:
    parts = parts_of(rows, folder)
    delta = folder / "delta.csv"
    generate(DELTA, delta, first=rows - DELTA // 2)
    store = folder / "store"
    shutil.rmtree(store, ignore_errors=True)
    load = run(verb(store, "add", *map(str, parts), "--json"))
    before = ask(store)
    more = run(verb(store, "add", str(delta), "--json"))
    after = ask(store)
    return [
        *(f"{rows:,}", f"{load.wall:.1f} s", f"{rows / load.wall:,.0f}"),
        *(f"{load.peak / 1e9:.2f} GB", f"{more.wall:.1f} s", f"{more.wall / load.wall:.1%}"),
        f"{more.peak / 1e9:.2f} GB",
        *(f"{before[name]:.2f} s, {after[name]:.2f} s" for name in READING),
    ]


def ask(store: Path) -> dict[str, float]:
    """Seconds that each reading verb takes, start of the program included; medians of five."""
    return {
        name: statistics.median(run(verb(store, *words)).wall for _ in range(5))
        for name, words in READING.items()
    }


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
