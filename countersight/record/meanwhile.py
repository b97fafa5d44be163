"""What Python must read in, while the engine opens the record and lets go of Python's lock."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from threading import Thread

SHORT = 0.0005  # seconds: statements of the engine are short, and each waits for Python's lock


@contextmanager
def meanwhile(work: Callable[[], object]) -> Iterator[None]:
    """Do `work` beside what is done within, as far as it comes.

    It makes things ready and no more: where it fails, whoever needs them fails on his own.
    """

    def run() -> None:
        with suppress(Exception):
            work()

    usual = sys.getswitchinterval()
    sys.setswitchinterval(SHORT)
    beside = Thread(target=run, daemon=True)
    beside.start()
    try:
        yield
    finally:
        beside.join()
        sys.setswitchinterval(usual)
