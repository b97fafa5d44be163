"""What the engine spilled is taken away, by the run itself or, where it was killed, by the next."""

import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from countersight.record import engine, spill
from countersight.settings import Settings

HOLD = """
import sys, time
from countersight.record import spill
with spill.folder() as place:
    (place / "duckdb_temp_storage").write_text("much")
    print(place, flush=True)
    time.sleep(60)
"""


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


@pytest.fixture
def other(temporary: Path) -> Iterator[tuple[subprocess.Popen[str], Path]]:
    """Another process, and the folder that it spilled to."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLD], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        yield process, Path(process.stdout.readline().strip())
        process.kill()


def test_a_run_that_ends_leaves_nothing(temporary: Path) -> None:
    settings = Settings(memory_limit="40MB", threads=1)
    with engine.connect(settings) as con:
        many = "create table t as select range as n, hash(range)::varchar as h from range(2000000)"
        con.execute(many)
        [place] = temporary.iterdir()
        assert any(path.name.startswith("duckdb_temp") for path in place.iterdir())
    assert list(temporary.iterdir()) == []


def test_what_a_killed_run_left_goes_with_the_next(
    other: tuple[subprocess.Popen[str], Path],
) -> None:
    process, place = other
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert place.exists()
    with spill.folder():
        assert not place.exists()


def test_a_run_that_goes_on_keeps_its_own(other: tuple[subprocess.Popen[str], Path]) -> None:
    _, place = other
    with spill.folder():
        assert place.exists()


def test_a_process_that_cannot_be_seen_is_known_by_its_lock(
    other: tuple[subprocess.Popen[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """As from another container, where its number means nothing."""
    monkeypatch.setattr(spill, "_runs", lambda _: False)
    _, place = other
    with spill.folder():
        assert place.exists()


def test_nothing_else_is_touched(temporary: Path) -> None:
    gone = 2**22 + 1  # no process has this number
    elsewhere = temporary / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "kept").touch()
    (temporary / f"countersight-spill-{gone}-ab").symlink_to(elsewhere)
    others = (f"countersight-spill-{gone}-ab.txt", f"my-countersight-spill-{gone}-ab")
    for name in others:
        (temporary / name).mkdir()
    spill.sweep(temporary)
    assert {path.name for path in temporary.iterdir()} == {
        *("elsewhere", f"countersight-spill-{gone}-ab"),
        *others,
    }
    assert (elsewhere / "kept").exists()


def test_one_that_vanishes_meanwhile_keeps_none_of_the_others(
    temporary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for process in (1, 2, 3):
        (temporary / f"countersight-spill-{process}-ab").mkdir()

    def runs(process: int) -> bool:
        if process == 2:
            raise FileNotFoundError
        return False

    monkeypatch.setattr(spill, "_runs", runs)
    spill.sweep(temporary)
    assert [path.name for path in temporary.iterdir()] == ["countersight-spill-2-ab"]
