"""Citations that were kept: what an answer was, so that it can be recalled and compared.

    citation   an answer as it stood: its address, as of when, its content and that content's hash

Rows are only ever added. The hash covers address, time and content, so whoever holds the hash can
tell that neither was altered, here or anywhere else.
"""

import hashlib
import zlib
from dataclasses import dataclass
from datetime import UTC, datetime

from countersight import __version__
from countersight.errors import NotInRecord, UsageError
from countersight.work.desk import Desk, opened

SHORTEST = 8  # characters of a hash that name it
SCHEMA = """
create table if not exists citation (
  hash text primary key, path text not null, as_of text not null, title text not null,
  content blob not null, program text not null, cited_at text not null
) strict;
"""


@dataclass(frozen=True, slots=True)
class Citation:
    """An answer: `path` is its address here, `as_of` the record's time, `content` its JSON."""

    path: str
    as_of: str
    title: str
    content: str
    program: str = __version__
    cited_at: datetime | None = None  # None where it was not kept

    @property
    def hash(self) -> str:
        """SHA-256 of address, time and content, a line each."""
        lines = "\n".join((self.path, self.as_of, self.content))
        return hashlib.sha256(lines.encode()).hexdigest()


def keep(desk: Desk, citation: Citation) -> None:
    """Write a citation down; one that is there already stays. Raises `StoreError`."""
    now = datetime.now(UTC).replace(microsecond=0, tzinfo=None).isoformat()
    content = zlib.compress(citation.content.encode(), 9)
    row = (citation.hash, citation.path, citation.as_of, citation.title, content)
    with opened(desk) as con:
        con.executescript(SCHEMA)
        con.execute(
            "insert or ignore into citation values (?, ?, ?, ?, ?, ?, ?)",
            (*row, citation.program, now),
        )


def recall(desk: Desk, hash_: str) -> Citation:
    """The citation that a hash, or enough of its beginning, names.

    Raises `NotInRecord` where there is none, `UsageError` where several begin so.
    """
    wanted = hash_.strip().lower().removeprefix("sha256:")
    if len(wanted) < SHORTEST or set(wanted) - set("0123456789abcdef"):
        raise UsageError(f"{hash_[:80]!r} is no hash; give its first {SHORTEST} characters or more")
    found = _rows(desk, wanted) if desk.path.exists() else []
    if not found:
        raise NotInRecord(f"no citation {wanted[:16]} was kept in {desk.store}")
    if len(found) > 1:
        raise UsageError(f"{len(found)} citations begin with {wanted}; give more of the hash")
    path, as_of, title, content, program, cited_at = found[0]
    text = zlib.decompress(content).decode()
    return Citation(path, as_of, title, text, program, datetime.fromisoformat(cited_at))


def _rows(desk: Desk, begins: str) -> list[tuple[str, str, str, bytes, str, str]]:
    with opened(desk) as con:
        con.executescript(SCHEMA)
        return con.execute(
            "select path, as_of, title, content, program, cited_at from citation"
            " where substr(hash, 1, ?) = ? limit 5",
            (len(begins), begins),
        ).fetchall()
