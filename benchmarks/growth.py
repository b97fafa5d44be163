"""How time and memory grow with the record: load, a delta on top, a look-up.

    python benchmarks/growth.py [--millions 0.1 1 5 10] [--folder DIR]

Each size is loaded as one pull from parts of a million rows, as the archives come; then a delta of
100,000 rows, half of them new, is added, and one award is asked for. Prints a Markdown table.
The folder needs about 2.7 GB a million rows, and is emptied of stores between the sizes.
"""

import argparse
import shutil
import statistics
import tempfile
from pathlib import Path

from generate import generate
from process import run, verb

MILLION = 1_000_000
DELTA = 100_000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--millions", type=float, nargs="+", default=[0.1, 1, 5, 10])
    parser.add_argument("--folder", type=Path)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="countersight-bench-", dir=asked.folder) as folder:
        print(
            "| rows | load | rows a second | peak | delta of 100,000 | of the load | peak | award |"
        )
        print("|---|---|---|---|---|---|---|---|")
        for millions in sorted(asked.millions):
            measure(int(millions * MILLION), Path(folder))


def measure(rows: int, folder: Path) -> None:
    parts = parts_of(rows, folder)
    delta = folder / "delta.csv"
    generate(DELTA, delta, first=rows - DELTA // 2)
    store = folder / "store"
    shutil.rmtree(store, ignore_errors=True)
    load = run(verb(store, "add", *map(str, parts), "--json"))
    more = run(verb(store, "add", str(delta), "--json"))
    award = ["award", f"GEN{7919 * 5 % 1000003:010}0", "--json"]
    asked = [run(verb(store, *award)).wall for _ in range(5)]
    print(
        f"| {rows:,} | {load.wall:.1f} s | {rows / load.wall:,.0f} | {load.peak / 1e9:.2f} GB "
        f"| {more.wall:.1f} s | {more.wall / load.wall:.1%} | {more.peak / 1e9:.2f} GB "
        f"| {statistics.median(asked):.2f} s |",
        flush=True,
    )


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
