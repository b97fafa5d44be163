"""What Python must read in, while the engine opens the record and lets go of Python's lock."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from threading import Thread


@contextmanager
def meanwhile(work: Callable[[], object]) -> Iterator[None]:
    """Do `work` beside what is done within, as far as it comes.

    It makes things ready and no more: where it fails, whoever needs them fails on his own.
    """

    def run() -> None:
        with suppress(Exception):
            work()

    beside = Thread(target=run, daemon=True)
    beside.start()
    try:
        yield
    finally:
        beside.join()
