"""One command as a whole process: wall time, processor time, peak memory, as the system saw it."""

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Run:
    wall: float  # seconds
    processor: float  # seconds, all threads
    peak: int  # bytes


def run(command: list[str]) -> Run:
    """Run `command` to its end; exits with its message where it fails. The answer no is one."""
    started = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as process:
        assert process.stderr is not None
        said = process.stderr.read()
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    wall = time.perf_counter() - started
    if process.returncode > 1 or process.returncode < 0:
        raise SystemExit(f"{' '.join(command)}: exit {process.returncode}: {said.decode()[-500:]}")
    return Run(wall, used.ru_utime + used.ru_stime, used.ru_maxrss * 1024)


def verb(store: Path, *arguments: str) -> list[str]:
    """A countersight command on a store, as a user would give it."""
    return [sys.executable, "-m", "countersight", "--store", str(store), *arguments]
