"""What a start reads in: an award is asked for many times, and most of an answer is the start."""

import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from countersight import duckdb_core
from countersight.present import exits

RECORD = Path(__file__).parents[1] / "demo" / "record"
# Each takes longer to read in than an award's rows take to be found and told.
SLOW = ("duckdb", "importlib.metadata", "jinja2", "numpy", "pyarrow", "symspellpy")
ASK = """
import sys
from countersight.present.cli import run
code = run(["--store", sys.argv[1], "award", sys.argv[2], "--json"])
print(code, *sorted(set(sys.argv[3:]) & set(sys.modules)), file=sys.stderr)
"""
LEAVE = """
import atexit, sys
from countersight.present.exits import leave
atexit.register(print, "put away", file=sys.stderr)
print("said")
leave(3)
"""


def program(code: str, *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", code, *words]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("start") / "store"
    command = [sys.executable, "-m", "countersight", "--store", str(folder), "add", str(RECORD)]
    subprocess.run(command, capture_output=True, check=True)
    return folder


def test_an_award_is_told_without_what_is_slow_to_read_in(store: Path) -> None:
    told = program(ASK, str(store), "70CTD024P00000012", *SLOW)
    assert '"award_key"' in told.stdout
    assert told.stderr.split() == ["0"]


@pytest.mark.parametrize("name", sorted({*duckdb_core.__all__} - {"relational"}))
def test_the_core_of_the_engine_is_the_engine(name: str) -> None:
    assert getattr(duckdb_core, name) == getattr(duckdb, name)


def test_a_program_that_leaves_has_said_all_and_put_all_away() -> None:
    done = program(LEAVE)
    assert (done.returncode, done.stdout, done.stderr) == (3, "said\n", "put away\n")


def test_who_looks_for_a_bug_sees_the_usual_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exits.sys, "getprofile", lambda: print)
    with pytest.raises(SystemExit) as ended:
        exits.leave(4)
    assert ended.value.code == 4
