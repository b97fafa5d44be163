"""Everything that Countersight raises on purpose.

CountersightError
├── UsageError            the request itself makes no sense             exit 2
│   ├── QueryError        a search that cannot be read, and where
│   └── NotInRecord       what it names is not in the record
├── InputError            a file, a row or a document cannot be read    exit 3
│   ├── NoSuchInput       a path that is not there
│   ├── UnknownLayout     a header that fits no layout
│   └── UnsafeArchive     a zip that is broken, too large or a bomb
├── SourceUnreachable     a remote source did not answer                exit 4
└── StoreError            the store cannot be used as it is             exit 5
    ├── StoreMissing      no store in that folder
    ├── StoreLocked       another run is writing
    ├── StoreTooNew       written by a later version
    └── StoreFull         the disk ran out; nothing was added

A message is one line: what is wrong, where (file, row), and the remedy.
Exit codes and HTTP statuses are made in `present` alone.
"""


class CountersightError(Exception):
    """The root: catch this to catch every expected failure."""


class UsageError(CountersightError):
    """The request makes no sense; the message says what would."""


class QueryError(UsageError):
    """A search cannot be read; `text[position:position + length]` is what is wrong in it."""

    def __init__(self, reason: str, text: str, position: int = 0, length: int = 1) -> None:
        self.reason, self.text = reason, text
        self.position = min(position, max(len(text) - 1, 0))
        self.length = max(1, min(length, len(text) - self.position))
        super().__init__(f"search, character {self.position + 1}: {reason}")


class NotInRecord(UsageError):
    """The record holds nothing of that name or number."""


class InputError(CountersightError):
    """What was handed in cannot be read."""


class NoSuchInput(InputError):
    """A path, a glob or a folder yields nothing."""


class UnknownLayout(InputError):
    """A header fits no layout that Countersight reads."""


class UnsafeArchive(InputError):
    """A zip is truncated, damaged or inflates beyond reason."""


class SourceUnreachable(CountersightError):
    """A remote source did not answer as it should."""


class StoreError(CountersightError):
    """The store cannot be used as it is."""


class StoreMissing(StoreError):
    """There is no store in the folder named."""


class StoreLocked(StoreError):
    """Another run is writing to the store."""


class StoreTooNew(StoreError):
    """A later version of Countersight wrote the store."""


class StoreFull(StoreError):
    """The disk is full; nothing was added."""
