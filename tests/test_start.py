"""What a start reads in: an award is asked for many times, and most of an answer is the start."""

import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from countersight import duckdb_core

RECORD = Path(__file__).parents[1] / "demo" / "record"
# Each takes longer to read in than an award's rows take to be found and told.
SLOW = ("duckdb", "importlib.metadata", "jinja2", "numpy", "pyarrow", "symspellpy")
ASK = """
import sys
from countersight.present.cli import run
code = run(["--store", sys.argv[1], "award", sys.argv[2], "--json"])
print(code, *sorted(set(sys.argv[3:]) & set(sys.modules)), file=sys.stderr)
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
