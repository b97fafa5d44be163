"""The reader says the same in every run: nothing hangs on the order in which hashes put things."""

import os
import subprocess
import sys
from pathlib import Path

TEXTS = Path(__file__).parents[1] / "evaluations" / "claims" / "texts"
# Two full names that a short one may stand for, thrice.
NAMED_TWICE = """Norvane Public Safety won a $2 million contract from the Navy.
Norvane PS makes radios.
Norvane was paid $3 million by the FBI in 2021.

Quillon Field Systems sold the Army cameras for $4 million. Quillon FS, a drone maker, is new.
The Secret Service renewed its contract with Quillon in May 2022.

Tessaron Signal Group signed a $5 million deal with ICE. Tessaron SG, a spyware firm, is its heir.
The Dutch police ended their contract with Tessaron.
"""
READER = """
import sys
from pathlib import Path
from countersight.directory import Directory, read
from countersight.reported import Document
from countersight.press.claims import read_claims
for name in sys.argv[1:]:
    document = Document(name, Path(name).read_text("utf-8"))
    for directory in (read(), Directory((), ())):
        print(*read_claims(document, directory=directory), sep="\\n")
"""


def test_two_runs_read_the_same_claims(tmp_path: Path) -> None:
    twice = tmp_path / "twice.txt"
    twice.write_text(NAMED_TWICE, encoding="utf-8")
    names = [str(twice), *(str(TEXTS / f"{number:03}.txt") for number in range(5, 76, 10))]
    running = [_reading(names, seed) for seed in ("1", "2")]
    first, other = [process.communicate(timeout=120)[0] for process in running]
    assert all(process.returncode == 0 for process in running)
    assert first.count(b"Claim(") > 20
    assert first == other


def _reading(names: list[str], seed: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-c", READER, *names]
    return subprocess.Popen(
        command, stdout=subprocess.PIPE, env={**os.environ, "PYTHONHASHSEED": seed}
    )
