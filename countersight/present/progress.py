"""Progress on standard error for work over two seconds: done, rate, time left."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event, Thread

from countersight.model import OnProgress, Progress

QUIET = 2.0  # seconds before the first word
EVERY = 2.0  # seconds between lines where standard error is no terminal
SELDOM = 15  # lines kept back before the same one is written again
BLINK = 0.2  # seconds between drawings of the bar where it is one


class Pace:
    """The last report and how fast its stage has gone since it began."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._start = clock()
        self._first = 0
        self.at: Progress | None = None

    def report(self, at: Progress) -> None:
        if self.at is None or at.stage != self.at.stage:
            self._start, self._first = self._clock(), at.done
        self.at = at

    def figures(self) -> str:
        """`120,000 of 1,000,000 rows, 60,000 rows/s, 15 s left`, as far as it is known."""
        at = self.at
        if at is None or (at.done == 0 and at.total is None):
            return "at work"
        of = f" of {at.total:,}" if at.total is not None else ""
        said = [f"{at.done:,}{of} {at.unit}"]
        elapsed, done = self._clock() - self._start, at.done - self._first
        if elapsed > 0 and done > 0:
            rate = done / elapsed
            said.append(f"{rate:,.0f} {at.unit}/s")
            if at.total is not None:
                said.append(f"{_span((at.total - at.done) / rate)} left")
        return ", ".join(said)


@contextmanager
def progress() -> Iterator[OnProgress]:
    """Where long work reports to: a live bar on a terminal, else a line now and then."""
    pace, over = Pace(), Event()
    tell = tell_bar if sys.stderr.isatty() else tell_lines
    teller = Thread(target=tell, args=(pace, over), daemon=True)
    teller.start()
    try:
        yield pace.report
    finally:
        over.set()
        teller.join()


def tell_lines(pace: Pace, over: Event, quiet: float = QUIET, every: float = EVERY) -> None:
    """Writes a line every now and then until the work is over; what was said already, seldom."""
    wait, said, waited = quiet, "", 0
    while not over.wait(wait):
        wait, waited = every, waited + 1
        line = f"countersight: {pace.at.stage}: {pace.figures()}\n" if pace.at else said
        if line != said or waited >= SELDOM:
            sys.stderr.write(line)
            sys.stderr.flush()
            said, waited = line, 0


def tell_bar(pace: Pace, over: Event) -> None:
    """Draws a bar, which goes when the work is over."""
    if over.wait(QUIET):
        return
    # What draws takes longer to read in than most work that needs no bar.
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import BarColumn, TextColumn  # noqa: PLC0415
    from rich.progress import Progress as Bar  # noqa: PLC0415

    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.fields[figures]}"))
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None, figures="")
        while not over.wait(BLINK):
            if pace.at:
                bar.update(
                    task,
                    description=pace.at.stage,
                    completed=pace.at.done,
                    total=pace.at.total,
                    figures=pace.figures(),
                )


def _span(seconds: float) -> str:
    minutes, rest = divmod(max(0, round(seconds)), 60)
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"
