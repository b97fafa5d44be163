"""Progress on standard error for work over two seconds: done, rate, time left."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, TaskID, TextColumn
from rich.progress import Progress as Bar

from countersight.model import OnProgress, Progress

QUIET = 2.0  # seconds before the first word
EVERY = 2.0  # seconds between lines where standard error is no terminal

Clock = Callable[[], float]


@contextmanager
def progress() -> Iterator[OnProgress]:
    """Where long work reports to: a live bar on a terminal, else a line now and then."""
    if not sys.stderr.isatty():
        yield lines(sys.stderr.write)
        return
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.fields[figures]}"))
    with Bar(*columns, console=console, transient=True) as bar:
        yield _live(bar)


def lines(write: Callable[[str], object], clock: Clock = time.monotonic) -> OnProgress:
    """Writes a line at most every `EVERY` seconds, the first after `QUIET`."""
    pace = Pace(clock)
    due = clock() + QUIET

    def on_progress(at: Progress) -> None:
        nonlocal due
        figures = pace.figures(at)
        if clock() >= due:
            due = clock() + EVERY
            write(f"countersight: {at.stage}: {figures}\n")

    return on_progress


def _live(bar: Bar) -> OnProgress:
    pace = Pace(time.monotonic)
    start = time.monotonic()
    task: TaskID | None = None

    def on_progress(at: Progress) -> None:
        nonlocal task
        figures = pace.figures(at)
        if time.monotonic() - start < QUIET:
            return
        if task is None:
            task = bar.add_task(at.stage, total=at.total, figures=figures)
        bar.update(task, description=at.stage, completed=at.done, total=at.total, figures=figures)

    return on_progress


class Pace:
    """How fast the stage at hand goes, from its first report on."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._stage = ""
        self._start = clock()
        self._first = 0

    def figures(self, at: Progress) -> str:
        """`120,000 of 1,000,000 rows, 60,000 rows/s, 15 s left`, as far as it is known."""
        now = self._clock()
        if at.stage != self._stage:
            self._stage, self._start, self._first = at.stage, now, at.done
        of = f" of {at.total:,}" if at.total is not None else ""
        said = [f"{at.done:,}{of} {at.unit}"]
        elapsed, done = now - self._start, at.done - self._first
        if elapsed > 0 and done > 0:
            rate = done / elapsed
            said.append(f"{rate:,.0f} {at.unit}/s")
            if at.total is not None:
                said.append(f"{_span((at.total - at.done) / rate)} left")
        return ", ".join(said)


def _span(seconds: float) -> str:
    minutes, rest = divmod(max(0, round(seconds)), 60)
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"
