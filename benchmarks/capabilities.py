"""What telling the capabilities of awards costs, beside the raw engine on the same texts.

    python benchmarks/capabilities.py STORE [--awards 1000000] [--repeat 3]

The awards of the store are copied until there are as many as asked for. A number is added to every
description, so that each copy has texts of its own, of the lengths and the words of real ones. The
reference is DuckDB reading that file and counting the texts that one regular expression of the same
key words fits, in a process of its own, as is what is measured. Prints a Markdown table: the ratio
is the point.
"""

import argparse
import statistics
import sys
import tempfile
from pathlib import Path

import duckdb
from process import Run, run

from countersight import pipeline
from countersight.record.reader import hold
from countersight.settings import Settings

COPIES = """
copy (
  select
    award_key || ' ' || n as award_key, action_key || ' ' || n as action_key, action_date,
    description || ' ' || n * 1000003 as description, psc, naics, supplier
  from action, range({copies}) as copy (n)
) to '{file}' (format parquet, compression zstd)
"""
REFERENCE = """
import duckdb
from countersight.meaning import taxonomy
from countersight.meaning.phrases import Lexicon
keys = Lexicon([e.group for e in taxonomy.read().of("text")]).keys
con = duckdb.connect(config={{"memory_limit": "1GB", "threads": 2}})
con.execute('''select count(*) from '{file}'
    where regexp_matches(' ' || upper(description) || ' ', ?)''', [keys])
"""
MEASURED = """
import duckdb
from countersight import directory
from countersight.meaning import capabilities, index, known, taxonomy
con = duckdb.connect(config={{"memory_limit": "1GB", "threads": 2}})
con.execute("create view action as from '{file}'")
con.execute("create table supplier as select distinct supplier name, supplier display from action")
capabilities.tag(con, index.index(known.in_order(taxonomy.read(), directory.read())))
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("store", type=Path)
    parser.add_argument("--awards", type=int, default=1_000_000)
    parser.add_argument("--repeat", type=int, default=3)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="countersight-bench-") as folder:
        file = Path(folder) / "action.parquet"
        counts = copy(asked.store, asked.awards, file)
        runs = {"raw engine, one expression": [], "capabilities": []}  # type: dict[str, list[Run]]
        for _ in range(asked.repeat):
            for name, script in zip(runs, (REFERENCE, MEASURED), strict=True):
                runs[name].append(run([sys.executable, "-c", script.format(file=file)]))
    report(runs, counts)


def copy(store: Path, awards: int, file: Path) -> tuple[int, int]:
    """Write the actions of so many awards to `file`; how many awards and actions they are."""
    with pipeline.reading(Settings(store=store), steps=()) as con:
        hold(con)
        [(real,)] = con.execute("select count(distinct award_key) from action").fetchall()
        con.execute(COPIES.format(copies=-(-awards // real), file=file))
    counted = f"select count(distinct award_key), count(*) from '{file}'"
    [(made, actions)] = duckdb.connect().execute(counted).fetchall()
    return made, actions


def report(runs: dict[str, list[Run]], counts: tuple[int, int]) -> None:
    print(f"{counts[0]:,} awards, {counts[1]:,} actions, every description its own\n")
    print("| what | seconds | processor | times the raw engine's | peak |\n|---|---|---|---|---|")
    [raw, *_] = runs.values()
    for name, taken in runs.items():
        wall, work = (
            statistics.median(getattr(r, f) for r in taken) for f in ("wall", "processor")
        )
        ratio = statistics.median(r.wall / base.wall for r, base in zip(taken, raw, strict=True))
        peak = max(r.peak for r in taken) / 1e9
        print(f"| {name} | {wall:.1f} | {work:.1f} | {ratio:.1f} | {peak:.2f} GB |")


if __name__ == "__main__":
    main()
