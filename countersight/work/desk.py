"""The desk: one SQLite file in the store, for what people leave there.

    document   a text that was checked, personal identifiers masked
    mention    an award that a claim of it rests on, with the verdict when it was last checked

Nothing on it changes the record, and the record does not change it. Where the store cannot be
written to, or a server only shows, documents stay in memory and are forgotten when it ends.
"""

import hashlib
import sqlite3
from collections import OrderedDict
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

from countersight.errors import StoreError
from countersight.reported import Document

SCHEMA = """
create table if not exists document (
  id text primary key, name text not null, title text, published text, text text not null,
  added_at text not null
) strict;
create table if not exists mention (
  document text not null, award_key text not null, claim integer not null,
  verdict text not null, said text not null, primary key (award_key, document, claim)
) strict;
"""
MOST_IN_MEMORY = 64


@dataclass(frozen=True, slots=True)
class Kept:
    """A document on the desk; `kept` is False where it is in memory alone."""

    id: str
    document: Document
    added_at: datetime
    kept: bool


@dataclass(frozen=True, slots=True)
class Desk:
    store: Path
    writable: bool = True
    memory: OrderedDict[str, Kept] = field(default_factory=OrderedDict)

    @property
    def path(self) -> Path:
        return self.store / "work" / "desk.sqlite"


@contextmanager
def opened(desk: Desk) -> Iterator[sqlite3.Connection]:
    """The file, made if there is none; the block is one transaction. Raises `StoreError`."""
    try:
        desk.path.parent.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(desk.path, timeout=10)) as con, con:
            con.executescript(SCHEMA)
            yield con
    except (OSError, sqlite3.Error) as error:
        raise StoreError(f"{desk.path}: cannot be used ({error}); check who may write") from error


def number_of(document: Document) -> str:
    """The same text published on the same day has the same number."""
    content = repr((document.title, document.published, document.text))
    return hashlib.sha256(content.encode()).hexdigest()[:16]


def put(desk: Desk, document: Document) -> Kept:
    """Keep a document; one that is there already stays as it was."""
    number, now = number_of(document), datetime.now(UTC).replace(microsecond=0, tzinfo=None)
    if desk.writable:
        try:
            with opened(desk) as con:
                published = _day(document.published)
                about = (number, document.name, document.title, published)
                row = (*about, document.text, now.isoformat())
                con.execute("insert or ignore into document values (?, ?, ?, ?, ?, ?)", row)
            return Kept(number, document, now, True)
        except StoreError:
            pass  # a store that cannot be written to is read all the same
    desk.memory[number] = Kept(number, document, now, False)
    if len(desk.memory) > MOST_IN_MEMORY:
        desk.memory.popitem(last=False)
    return desk.memory[number]


@dataclass(frozen=True, slots=True)
class Mention:
    """A claim of a document that rests on an award; `claim` counts from 1."""

    day: date  # published, else handed in
    document: str
    claim: int
    verdict: str
    said: str
    title: str | None


def mention(desk: Desk, document: str, mentions: Iterable[tuple[str, int, str, str]]) -> None:
    """Write down which awards a document's claims rest on: (award_key, claim, verdict, said)."""
    if not desk.writable:
        return
    with suppress(StoreError), opened(desk) as con:
        con.execute("delete from mention where document = ?", (document,))
        rows = ((document, *one) for one in mentions)
        con.executemany("insert or ignore into mention values (?, ?, ?, ?, ?)", rows)


def mentions(desk: Desk, award_key: str) -> tuple[Mention, ...]:
    """What documents on the desk claim of an award; nothing where a server only shows."""
    if not desk.writable or not desk.path.exists():
        return ()
    with opened(desk) as con:
        rows = con.execute(
            "select coalesce(published, added_at), m.document, claim, verdict, said, title"
            " from mention m join document d on d.id = m.document"
            " where award_key = ? order by 1, 2, 3",
            (award_key,),
        ).fetchall()
    return tuple(Mention(date.fromisoformat(when[:10]), *told) for when, *told in rows)


def find(desk: Desk, number: str) -> Kept | None:
    """The document of that number; None where the desk has none."""
    if number in desk.memory:
        return desk.memory[number]
    return next(_read(desk, "where id = ?", number), None)


def latest(desk: Desk, most: int) -> tuple[Kept, ...]:
    """The documents checked last; what others handed to a server that only shows is not told."""
    return tuple(_read(desk, "order by added_at desc, id limit ?", most)) if desk.writable else ()


def _read(desk: Desk, which: str, bound: object) -> Iterator[Kept]:
    if not desk.path.exists():
        return
    with opened(desk) as con:
        rows = con.execute(
            f"select id, name, title, published, text, added_at from document {which}", (bound,)
        ).fetchall()
    for number, name, title, published, text, added_at in rows:
        document = Document(name, text, title, published and date.fromisoformat(published))
        yield Kept(number, document, datetime.fromisoformat(added_at), True)


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
