"""What bad input gets: one line on standard error with the remedy, and the right exit code."""

import os
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import click
import pytest

from countersight import errors, pipeline
from countersight.present.exits import guarded
from countersight.record import narrow
from tests.running import running
from tests.tables import brief, write
from tests.walk import RECORD, countersight, demo_store, on_demo


def one_line(error: str) -> bool:
    return error.startswith("countersight: ") and error.count("\n") == 1


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["no-such-verb"], 2, "No such command 'no-such-verb'"),
        (["add"], 2, "Missing argument"),
        (["status", "--no-such-option"], 2, "countersight status --help"),
        (["add", "x.csv", "--seen-at", "yesterday"], 2, "a time like 2026-08-22T10:27:03Z"),
        (["check", "x.txt", "--published", "18.9.2025"], 2, "a date like 2025-09-18"),
        (["search", "--min-amount", "much"], 2, "an amount like 1500000"),
        (["search", "--state", "asleep"], 2, "asleep"),
        (["export", "action", "--format", "parquet"], 2, "--out FILE"),
        (["export", "award", "--out", "/no/such/folder/a.jsonl"], 2, "cannot write"),
        (["check", "no-such-article.txt"], 3, "no-such-article.txt: no such file"),
        (["claims", "no-such-article.txt"], 3, "no-such-article.txt: no such file"),
        (["add", "no-such-file.csv"], 3, "no-such-file.csv"),
    ],
)
def test_a_request_that_cannot_be_met(words: list[str], code: int, said: str) -> None:
    answer = on_demo(*words)
    assert (answer.code, answer.out) == (code, "")
    assert one_line(answer.err), answer.err
    assert said in answer.err


@pytest.mark.parametrize("verb", [["status"], ["award", "X"], ["search", "x"], ["export", "award"]])
def test_a_store_that_is_not_there(verb: list[str], tmp_path: Path) -> None:
    answer = countersight("--store", tmp_path / "nowhere", *verb)
    assert answer.code == 5
    assert one_line(answer.err)
    assert "add" in answer.err  # the remedy


def test_the_environment_names_the_store_and_the_option_wins(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("COUNTERSIGHT_STORE", str(demo_store()))
    assert countersight("status").code == 0
    assert countersight("--store", tmp_path / "nowhere", "status").code == 5


def test_a_setting_that_does_not_parse(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COUNTERSIGHT_THREADS", "many")
    answer = on_demo("status")
    assert answer.code == 2
    assert "COUNTERSIGHT_THREADS='many'" in answer.err


def fails(error: BaseException) -> Callable[[], None]:
    def command() -> None:
        raise error

    return command


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (errors.UsageError("x"), 2),
        (errors.UnknownLayout("x"), 3),
        (errors.SourceUnreachable("x"), 4),
        (errors.StoreFull("x"), 5),
        (click.UsageError("x"), 2),
        (KeyboardInterrupt(), 130),
        (BrokenPipeError(), 141),
        (ZeroDivisionError("x"), 70),
    ],
)
def test_each_kind_of_failure_has_its_code(
    error: BaseException, code: int, capfd: pytest.CaptureFixture[str]
) -> None:
    assert guarded(fails(error)) == code
    assert "Traceback" not in capfd.readouterr().err


def test_a_message_of_several_lines_becomes_one(capfd: pytest.CaptureFixture[str]) -> None:
    guarded(fails(errors.InputError("a file\nwith\n a line break")))
    assert capfd.readouterr().err == "countersight: a file with a line break\n"


def test_an_interrupted_add_says_that_nothing_was_added(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "add", lambda *_: fails(KeyboardInterrupt())())
    answer = on_demo("add", RECORD)
    assert answer.code == 130
    assert answer.err.endswith("interrupted; nothing was added; the store is as it was\n")


def test_an_add_interrupted_when_its_pull_stands_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(narrow, "make", lambda *_: fails(KeyboardInterrupt())())
    store = tmp_path / "store"
    answer = countersight("--store", store, "add", write(tmp_path / "a.csv", [brief("0")]))
    assert answer.code == 130
    assert answer.err.endswith("; the pull is in the store\n")
    monkeypatch.undo()
    assert countersight("--store", store, "status").out.count("1 action of 1 award") == 1


def test_an_interrupted_answer_adds_nothing_to_speak_of(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "reading", lambda *_, **__: fails(KeyboardInterrupt())())
    answer = on_demo("status")
    assert (answer.code, answer.err) == (
        130,
        "countersight: interrupted; the store is as it was\n",
    )


def test_ctrl_c_leaves_the_store_as_it_was(tmp_path: Path) -> None:
    store = tmp_path / "store"
    countersight("--store", store, "add", write(tmp_path / "a.csv", [brief("0")]))
    before = countersight("--store", store, "status", "--json").out
    with running(store, "add", "-", stdin=subprocess.PIPE, stdout=subprocess.PIPE) as run:
        assert run.stdin
        assert run.stderr
        run.stdin.write(b"Agency,Award ID")
        run.stdin.flush()
        wait_until_reading(run.pid)
        run.send_signal(signal.SIGINT)
        said = run.stderr.read().decode()
        assert run.wait(20) == 130
        run.stdin.close()
    assert said.splitlines()[-1].endswith("nothing was added; the store is as it was")
    assert countersight("--store", store, "status", "--json").out == before


def wait_until_reading(pid: int) -> None:
    """Until the program has loaded and sleeps on its input."""
    if not Path("/proc").exists():
        time.sleep(3)
    for _ in range(200):
        place = Path(f"/proc/{pid}/wchan")
        if place.exists() and "pipe" in place.read_text():
            return
        time.sleep(0.05)


def test_a_reader_that_goes_away_is_no_error() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with running(demo_store(), "export", "action", stdout=writing) as run:
        os.close(writing)
        assert run.stderr
        assert run.stderr.read() == b""
        assert run.wait(20) == 141
