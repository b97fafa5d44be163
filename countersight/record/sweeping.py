"""What was worked out for snapshots that are past: found by pattern, the latest of it kept.

What a process holds open goes on answering it after its name is gone; what somebody asks for again
is made again.
"""

import os
import shutil
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

KEPT = 4  # of a kind: those that were made or opened last
DEAD = 86_400  # seconds after which a draft is the rest of a run that was killed


def sweep(folder: Path, pattern: str) -> None:
    """Remove all but the latest that `pattern` finds, and drafts of it that nobody finishes.

    A draft of `name` is `.name` with anything behind it. What cannot be removed stays.
    """
    parent, _, name = pattern.rpartition("/")
    latest = _by_time(folder.glob(pattern))
    draft = f".{name.rstrip('*')}*"
    drafts = _by_time(folder.glob(f"{parent}/{draft}" if parent else draft))
    dead = [path for touched, path in drafts if touched < time.time() - DEAD]
    for path in (*dead, *(path for _, path in latest[:-KEPT])):
        _remove(path)


def touch(path: Path) -> None:
    """Note that it is in use."""
    with suppress(OSError):
        os.utime(path)


def _by_time(paths: Iterable[Path]) -> list[tuple[float, Path]]:
    found = []
    for path in paths:
        with suppress(FileNotFoundError):  # somebody else sweeps too
            found.append((path.stat().st_mtime, path))
    return sorted(found)


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path, ignore_errors=True)
    else:
        with suppress(OSError):
            path.unlink()
