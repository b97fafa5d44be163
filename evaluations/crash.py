"""Kill `add` and `sync` at random moments, and look at what they leave behind.

    python evaluations/crash.py [--times 100] [--seed 0] [--rows 5000] [add] [sync]

Each time a store with one pull is copied, a run begins on it in a process of its own, and is killed
(SIGKILL) after a time drawn evenly from nothing to a little more than a whole run takes. Then the
store must open, verify, and hold whole pulls only; and the same run, made again, must finish and
leave what an undisturbed run leaves.
"""

import argparse
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from countersight import pipeline  # noqa: E402 - found beside this file, installed or not
from countersight.record.reader import Scope  # noqa: E402
from countersight.settings import Settings  # noqa: E402
from countersight.sources.usaspending_sync import fiscal_year  # noqa: E402
from tests.local_source import serving, zipped  # noqa: E402
from tests.tables import full, write  # noqa: E402

# `sync`, but without the polite second between requests, in which nothing could break.
SYNC = """
import sys
from datetime import date
from pathlib import Path
from countersight import pipeline
from countersight.settings import Settings
from countersight.sources.fetch import Manners
from countersight.sources.usaspending_sync import Request

since = date.fromisoformat(sys.argv[3])
request = Request("ICE", since, base_url=sys.argv[2], manners=Manners(between=0))
for _ in pipeline.sync(request, Settings(Path(sys.argv[1])), lambda _: None):
    pass
"""
ADD = """
import sys
from pathlib import Path
from countersight import pipeline
from countersight.settings import Settings

pipeline.add(sys.argv[2:], Settings(Path(sys.argv[1])), None, pipeline.unwatched)
"""


@dataclass(frozen=True, slots=True)
class Trial:
    """A run to be killed; `whole`: what `pulls` says after none, one … of its pulls."""

    name: str
    script: str
    arguments: tuple[str, ...]
    base: Path
    whole: tuple[tuple[int, ...], ...]


def pulls(store: Path) -> tuple[int, ...]:
    """The rows of each pull of a store, then its actions; every seal and checksum must hold."""
    settings = Settings(store=store)
    assert pipeline.verify(settings).faults == ()
    with pipeline.reading(settings, Scope(), steps=()) as con:
        said = con.execute("select rows from pull order by pull").fetchall()
        actions = con.execute("select count(*) from action").fetchall()[0][0]
    return *(rows for (rows,) in said), actions


def start(trial: Trial, store: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-c", trial.script, str(store), *trial.arguments]
    environment = os.environ | {"PYTHONPATH": str(ROOT), "NO_PROXY": "*"}
    return subprocess.Popen(command, env=environment, stderr=subprocess.PIPE)


def finish(trial: Trial, store: Path) -> float:
    """Let a run come to its end; how long it took, in seconds."""
    began = time.monotonic()
    _, said = (run := start(trial, store)).communicate()
    assert run.returncode == 0, said.decode()
    return time.monotonic() - began


def kill(trial: Trial, store: Path, after: float) -> int:
    """Kill a run on a copy of the store; how many pulls it had completed.

    Raises `AssertionError` where anything else is left than whole pulls.
    """
    shutil.copytree(trial.base, store)
    run = start(trial, store)
    time.sleep(after)
    run.kill()
    run.communicate()
    found = pulls(store)
    assert found in trial.whole, f"{trial.name} killed after {after:.3f} s left {found}"
    finish(trial, store)
    again = pulls(store)
    assert again[-1] == trial.whole[-1][-1], f"{trial.name}, made again, left {again}"
    assert not any((store / "staging").glob("*"))
    assert not any(p.is_file() for p in (store / "downloads").rglob("*"))
    return trial.whole.index(found)


@contextmanager
def trials(folder: Path, rows: int) -> Iterator[tuple[Trial, Trial]]:
    """A store of one pull, a file to add to it, and a source to sync it with."""
    first, base = write(folder / "first.csv", [full("0")]), folder / "base"
    pipeline.add([str(first)], Settings(store=base), datetime(2020, 1, 1), pipeline.unwatched)
    many = [full(f"P{n:06}", f"{n}.00") for n in range(rows)]
    more = write(folder / "more.csv", many)
    wholes = (1, 1), (1, rows, rows + 1), (1, rows, rows, 2 * rows + 1)
    with serving() as source:
        today = datetime.now(UTC).date()
        year, source.made = fiscal_year(today), f"{today}_H00M00S01"
        source.archives[f"FY{year}_070_Contracts_Full_{today:%Y%m%d}.zip"] = zipped("a.csv", many)
        source.rows = [full(f"Q{n:06}", "5.00") for n in range(rows)]
        yield (
            Trial("add", ADD, (str(more),), base, wholes[:2]),
            Trial("sync", SYNC, (source.base_url, str(today)), base, wholes),
        )


def report(trial: Trial, times: int, luck: random.Random) -> str:
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "store"
        shutil.copytree(trial.base, store)
        takes = finish(trial, store)
        ends: Counter[int] = Counter()
        for _ in range(times):
            shutil.rmtree(store)
            ends[kill(trial, store, luck.uniform(0, 1.1 * takes))] += 1
    left = ", ".join(f"{n} pulls more: {ends[n]}" for n in sorted(ends))
    return (
        f"{trial.name}: killed {times} times within {1.1 * takes:.1f} s; whole pulls only ({left})"
    )


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--times", type=int, default=100)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--rows", type=int, default=5000)
    parser.add_argument("runs", nargs="*", help="add, sync or, by default, both")
    asked = parser.parse_args(arguments)
    luck = random.Random(asked.seed)
    with tempfile.TemporaryDirectory() as folder, trials(Path(folder), asked.rows) as both:
        for trial in both:
            if not asked.runs or trial.name in asked.runs:
                print(report(trial, asked.times, luck), flush=True)


if __name__ == "__main__":
    main()
