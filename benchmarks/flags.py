"""What working out the tables of a record costs, as ratios to the raw engine's scan of it.

    python benchmarks/flags.py [--rows 1300000] [--store FOLDER]

Of 1,300,000 generated rows in the 297-column layout 1,000,003 are base awards, the others their
modifications. A store that is there already (a real one, too) is taken as it is, but for what was
worked out of it before. The reference is DuckDB summing obligations by award over the store's own
Parquet files, in the same run. The steps run as any reader runs them, in one process: seconds of
wall and processor, and the peak of memory so far. Telling organisations apart, which `linking.py`
measures, and what rests on it run with `--all`; without, the flags that lean on it are not judged.
"""

import argparse
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, replace
from pathlib import Path

from generate import generate

from countersight import pipeline, stages
from countersight.model import Progress
from countersight.record.reader import Scope
from countersight.settings import read_settings

SCAN = """
select count(*), sum(obligation) from (
    select contract_award_unique_key, sum(federal_action_obligation) as obligation
    from read_parquet('{store}/version/**/*.parquet')
    group by all
)
"""
EVERY_MEASURE = "select measure, count(*), sum(value) from award_measure group by measure"
OWN = (*stages.BUYING, stages.LIFECYCLE, stages.MEASURES, stages.FLAGS)


@dataclass(frozen=True, slots=True)
class Moment:
    """Where the clocks stood when something began."""

    what: str
    wall: float  # seconds
    processor: float  # seconds, all threads


class Watch:
    """A table of what each thing cost, a row as soon as the next begins."""

    def __init__(self) -> None:
        self.scan = 0.0
        self.begun: Moment | None = None
        print("| what | seconds | processor | to the scan's processor | peak so far |")
        print("|---|---|---|---|---|")

    def begin(self, what: str) -> None:
        now = Moment(what, time.perf_counter(), time.process_time())
        if self.begun is not None:
            self._end(self.begun, now)
        self.begun = now

    def _end(self, begun: Moment, now: Moment) -> None:
        spent = now.processor - begun.processor
        self.scan = self.scan or spent
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e9
        wall, ratio = now.wall - begun.wall, spent / self.scan
        print(
            f"| {begun.what} | {wall:.1f} | {spent:.1f} | {ratio:.1f} | {peak:.2f} GB |", flush=True
        )


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
        shutil.rmtree(store / "derived", ignore_errors=True)
        measure(store, stages.STEPS if asked.all else OWN)


def fill(store: Path, rows: int, folder: Path) -> None:
    file = folder / "full.csv"
    generate(rows, file)
    command = [sys.executable, "-m", "countersight", "--store", str(store), "add", str(file)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    file.unlink()


def measure(store: Path, steps: tuple[stages.Step, ...]) -> None:
    settings, watch = replace(read_settings(), store=store), Watch()
    with pipeline.reading(settings, Scope(), steps=()) as con:
        con.execute(SCAN.format(store=store)).fetchall()
        watch.begin("the raw engine's scan")
        con.execute(SCAN.format(store=store)).fetchall()
    watch.begin("opening")

    def begin(progress: Progress) -> None:
        watch.begin(progress.stage)

    with pipeline.reading(settings, Scope(), begin, steps) as con:
        watch.begin("every measure of every award")
        con.execute(EVERY_MEASURE).fetchall()
        watch.begin("")
        asked = "select count(*), count(distinct award_key) from flag"
        [(flags, awards)] = con.execute(asked).fetchall()
        print(f"\n{flags:,} flags on {awards:,} awards")


if __name__ == "__main__":
    main()
