"""Where the engine puts what its memory cannot hold, and what runs that were killed left of it.

Each connection has a folder of its own among the system's temporary files and holds a lock in it.
A run that ends takes its folder away; one that is killed cannot, and that may be gigabytes. So the
next run takes away those of the same user whose process is gone and whose lock nobody holds.
"""

import fcntl
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from secrets import token_hex
from tempfile import gettempdir

_NAME = re.compile(r"countersight-spill-(\d+)-[0-9a-f]+")
_LOCK = "lock"


@contextmanager
def folder() -> Iterator[Path]:
    """A folder for one connection. Where none can be made, one that the engine makes at need."""
    # Never the working directory, which is the engine's own choice.
    place = Path(gettempdir()) / f"countersight-spill-{os.getpid()}-{token_hex(4)}"
    sweep(place.parent)
    lock = None
    try:
        with suppress(OSError):
            place.mkdir(mode=0o700)
            lock = _locked(place / _LOCK)
        yield place
    finally:
        shutil.rmtree(place, ignore_errors=True)
        if lock is not None:
            os.close(lock)


def sweep(among: Path) -> None:
    """Take away the folders in `among` that dead processes of this user left."""
    with suppress(OSError), os.scandir(among) as entries:
        for entry in entries:
            found = _NAME.fullmatch(entry.name)
            with suppress(OSError):  # somebody else sweeps too
                if found and entry.is_dir(follow_symlinks=False) and _is_left(entry, int(found[1])):
                    shutil.rmtree(entry.path, ignore_errors=True)


def _is_left(entry: os.DirEntry[str], process: int) -> bool:
    """Both are asked: in another container the same number is another process, or none."""
    if entry.stat(follow_symlinks=False).st_uid != os.getuid() or _runs(process):
        return False
    try:
        os.close(_locked(Path(entry) / _LOCK))
    except FileNotFoundError:
        return True
    except OSError:
        return False
    return True


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        pass
    return True


def _locked(path: Path) -> int:
    """The file, open and locked. Raises `OSError` where another holds it."""
    lock = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(lock)
        raise
    return lock
