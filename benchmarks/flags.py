"""What measures and flags cost, as ratios to the raw engine's scan of the same record.

    python benchmarks/flags.py [--rows 1300000] [--store FOLDER]

Of 1,300,000 generated rows in the 297-column layout 1,000,003 are base awards, the others their
modifications. A store that is there already (a real one, too) is taken as it is. The reference is
DuckDB summing obligations by award over the store's own Parquet files, in the same run. Each step
is measured alone, in one process: seconds of wall and processor, and the peak of memory so far.
Steps that other rooms answer for (organisations, makers, capabilities) run with `--all`; without,
the flags that lean on them are not judged.
"""

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from generate import generate

from countersight import pipeline
from countersight.record import derived
from countersight.record.reader import Scope
from countersight.settings import read_settings

SCAN = """
select count(*), sum(obligation) from (
    select contract_award_unique_key, sum(federal_action_obligation) as obligation
    from read_parquet('{store}/version/**/*.parquet')
    group by all
)
"""
OWN = (pipeline.SUPPLIERS, pipeline.LIFECYCLE, pipeline.MEASURES, pipeline.FLAGS)


@dataclass(frozen=True, slots=True)
class Cost:
    what: str
    wall: float  # seconds
    processor: float  # seconds, all threads
    peak: int  # bytes, of the process until then


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=1_300_000)
    parser.add_argument("--store", type=Path)
    parser.add_argument("--all", action="store_true")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="countersight-bench-") as folder:
        store = asked.store or Path(folder) / "store"
        if not store.exists():
            fill(store, asked.rows, Path(folder))
        report(list(measure(store, pipeline.STEPS if asked.all else OWN)))


def fill(store: Path, rows: int, folder: Path) -> None:
    file = folder / "full.csv"
    generate(rows, file)
    command = [sys.executable, "-m", "countersight", "--store", str(store), "add", str(file)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    file.unlink()


def measure(store: Path, steps: tuple[pipeline.Step, ...]) -> Iterator[Cost]:
    settings = replace(read_settings(), store=store)
    with pipeline.reading(settings, Scope(), steps=()) as con:
        for what in ("the raw engine's scan, cold", "the raw engine's scan"):
            yield cost(what, lambda: con.execute(SCAN.format(store=store)).fetchall())
        for step in steps:
            yield cost(step.stage, lambda step=step: derived.load(con, step.run(con, settings)))
        if pipeline.MEASURES in steps:
            every = "select measure, count(*), sum(value) from award_measure group by measure"
            yield cost("every measure of every award", lambda: con.execute(every).fetchall())
        found = con.execute("select count(*), count(distinct award_key) from flag").fetchone()
        print(f"{found[0]:,} flags on {found[1]:,} awards\n")


def cost(what: str, run: Callable[[], object]) -> Cost:
    with taken() as spent:
        run()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    return Cost(what, *spent, peak)


@contextmanager
def taken() -> Iterator[list[float]]:
    spent: list[float] = []
    wall, processor = time.perf_counter(), time.process_time()
    yield spent
    spent += [time.perf_counter() - wall, time.process_time() - processor]


def report(costs: list[Cost]) -> None:
    scan = costs[1]
    print("| what | seconds | processor | to the scan's processor | peak so far |")
    print("|---|---|---|---|---|")
    for each in costs:
        ratio = each.processor / scan.processor
        print(
            f"| {each.what} | {each.wall:.1f} | {each.processor:.1f} | {ratio:.1f}"
            f" | {each.peak / 1e9:.2f} GB |"
        )


if __name__ == "__main__":
    main()
