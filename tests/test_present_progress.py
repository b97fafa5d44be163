"""Progress: what has been done, how fast, how long it will take; silence on short work."""

from threading import Event, Thread

import pytest

from countersight.model import Progress
from countersight.present.progress import Pace, tell_lines


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.mark.parametrize(
    ("at", "seconds", "expected"),
    [
        (Progress("reading", 120_000, 1_000_000), 2,
         "120,000 of 1,000,000 rows, 60,000 rows/s, 15 s left"),
        (Progress("reading", 500, None), 1, "500 rows, 500 rows/s"),
        (Progress("reading", 10, 1000, "files"), 1,
         "10 of 1,000 files, 10 files/s, 1 min 39 s left"),
        (Progress("thinking", 0, None), 9, "at work"),
    ],
)  # fmt: skip
def test_figures(at: Progress, seconds: float, expected: str) -> None:
    clock = Clock()
    pace = Pace(clock)
    pace.report(Progress(at.stage, 0, at.total, at.unit))
    clock.now = seconds
    pace.report(at)
    assert pace.figures() == expected


def test_a_new_stage_starts_its_own_clock() -> None:
    clock = Clock()
    pace = Pace(clock)
    pace.report(Progress("reading", 0, 10))
    clock.now = 100.0
    pace.report(Progress("writing", 0, 10))
    clock.now = 101.0
    pace.report(Progress("writing", 5, 10))
    assert pace.figures() == "5 of 10 rows, 5 rows/s, 1 s left"


def test_short_work_is_silent(capsys: pytest.CaptureFixture[str]) -> None:
    pace, over = Pace(), Event()
    pace.report(Progress("reading", 1, 2))
    over.set()
    tell_lines(pace, over)
    assert capsys.readouterr().err == ""


def test_long_work_says_a_line_now_and_then(capsys: pytest.CaptureFixture[str]) -> None:
    pace, over = Pace(), Event()
    pace.report(Progress("grouping suppliers", 0, None))
    teller = Thread(target=tell_lines, args=(pace, over, 0.0, 60.0))
    teller.start()
    teller.join(0.3)
    over.set()
    teller.join()
    assert capsys.readouterr().err == "countersight: grouping suppliers: at work\n"
