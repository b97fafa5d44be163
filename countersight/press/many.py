"""Many documents: reading is all processor, so they are shared out among processes."""

from collections.abc import Iterator, Sequence

from countersight.directory import Directory
from countersight.press.claims import read_claims
from countersight.reported import Claim, Document, KnownNames

MANY = 48  # documents from which starting the processes pays
_CHUNK = 8

_Given = tuple[KnownNames, Directory]
_given: _Given | None = None  # what a process was started with, so that it is handed over once


def read_all(
    documents: Sequence[Document], names: KnownNames, directory: Directory, processes: int
) -> Iterator[list[Claim]]:
    """The claims of each document, in order; the same whatever the number of processes."""
    if processes < 2 or len(documents) < MANY:
        yield from (read_claims(document, names, directory) for document in documents)
        return
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 - a few need none
    from multiprocessing import get_context  # noqa: PLC0415

    # Spawned, not forked: the engine's threads do not survive a fork.
    with ProcessPoolExecutor(processes, get_context("spawn"), _start, (names, directory)) as pool:
        yield from pool.map(_read, documents, chunksize=_CHUNK)


def _start(names: KnownNames, directory: Directory) -> None:
    global _given  # noqa: PLW0603 - the one way to hand a process something when it starts
    _given = (names, directory)


def _read(document: Document) -> list[Claim]:
    if _given is None:
        raise AssertionError("a process reads before it was started")
    return read_claims(document, *_given)
