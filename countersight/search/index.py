"""The index: two folders of Tantivy, documents of awards and of actions, for one snapshot.

It lies in `derived/<snapshot>/search-<fingerprint>/`. It is built in a draft folder that is renamed
once it is whole, so that a reader sees all of it or none; of two builds at once the first wins.
A build takes a connection with the record's views; reading takes the folder alone.
"""

import atexit
import hashlib
import os
import secrets
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

import tantivy

from countersight import duckdb_core as duckdb
from countersight.errors import StoreError
from countersight.model import OnProgress, Progress
from countersight.record.sweeping import sweep, touch
from countersight.search.fields import FIELDS
from countersight.search.keep import keep
from countersight.search.kept import LAYOUT, open_kept
from countersight.search.lately import Lately
from countersight.search.schema import ANALYZER, GRAINS, Side, analyzer, open_side, schema
from countersight.settings import Settings
from countersight.sql import literal, load

SCRATCH, KEPT = "scratch.duckdb", "kept"
BATCH = 10_000  # awards of which documents are made at a time
MANY = 500_000  # documents from which several threads write, each in larger segments
HEAP, LARGE_HEAP = 96_000_000, 400_000_000  # bytes of postings held before a segment is written


@dataclass(frozen=True, slots=True)
class Index:
    """An open index; safe to share between threads. `snapshot` names this build of it.

    `found` and `counted` keep the latest: the pages that follow a first one ask for the same.
    """

    snapshot: str
    award: Side
    action: Side
    found: Lately = field(default_factory=partial(Lately, 16), compare=False)
    counted: Lately = field(default_factory=partial(Lately, 256), compare=False)


def place_of(folder: Path, made_of: Sequence[str]) -> Path:
    """Where an index made of these tables, and by these decisions, lies in a snapshot's folder."""
    sources = [load("search/documents", name) for name in ("gather", *GRAINS)]
    made_by = [*sources, repr(FIELDS), LAYOUT, *made_of]
    return folder / f"search-{hashlib.sha256(repr(made_by).encode()).hexdigest()[:12]}"


def open_index(place: Path) -> Index | None:
    """The index that lies there, if one does. Raises `StoreError` where it cannot be read."""
    try:
        made = (place / "made").read_text(encoding="utf-8")
    except FileNotFoundError:
        return None
    touch(place)
    award, action = (
        replace(open_side(place, grain), kept=open_kept(place / grain / KEPT)) for grain in GRAINS
    )
    return Index(made, award, action)


def make(
    con: duckdb.DuckDBPyConnection, place: Path, settings: Settings, on_progress: OnProgress
) -> Index:
    """The index of this connection's record, kept at `place`, or where it cannot be, until exit."""
    if not _can_write(place.parent):
        aside = Path(tempfile.mkdtemp(prefix="countersight-search-"))
        atexit.register(shutil.rmtree, aside, ignore_errors=True)
        place = aside / "search" / place.name
    _build(con, place, settings, on_progress)
    sweep(place.parent.parent, "*/search-*")
    opened = open_index(place)
    if opened is None:
        raise StoreError(f"the search index {place} was removed while it was made; search again")
    return opened


def _build(
    con: duckdb.DuckDBPyConnection, place: Path, settings: Settings, on_progress: OnProgress
) -> None:
    draft = place.with_name(f".{place.name}-{secrets.token_hex(4)}")
    try:
        draft.mkdir(parents=True)
        con.execute(f"attach {literal(str(draft / SCRATCH))} as scratch")
        on_progress(Progress("gathering what can be searched", 0, None))
        for name in ("optional", "gather"):
            con.execute(load("search/documents", name))
        for grain in GRAINS:
            _write_side(con, draft / grain, settings, on_progress)
            keep(open_side(draft, grain), draft / grain / KEPT, on_progress)
        con.execute("detach scratch")
        (draft / SCRATCH).unlink()
        (draft / "made").write_text(secrets.token_hex(4), encoding="utf-8")
        with suppress(OSError):  # another build was first: its index is as good
            draft.rename(place)
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _write_side(
    con: duckdb.DuckDBPyConnection, folder: Path, settings: Settings, on_progress: OnProgress
) -> None:
    folder.mkdir(parents=True)
    grain = folder.name
    table = "searched" if grain == "award" else "searched_action"
    counted = con.execute(f"select count(*) from scratch.{table}").fetchall()
    total: int = counted[0][0]
    opened = tantivy.Index(schema(), str(folder), reuse=False)
    opened.register_tokenizer(ANALYZER, analyzer())
    many = total >= MANY
    writer = opened.writer(LARGE_HEAP if many else HEAP, min(settings.threads, 8) if many else 1)
    done = 0
    for documents in _documents(con, grain):
        on_progress(Progress(f"indexing {grain}s", done, total, f"{grain}s"))
        for document in documents:
            writer.add_json(document)
        done += len(documents)
    writer.commit()
    writer.wait_merging_threads()


def _documents(con: duckdb.DuckDBPyConnection, grain: str) -> Iterator[list[str]]:
    counted = con.execute("select count(*) from scratch.searched").fetchall()
    for first in range(1, counted[0][0] + 1, BATCH):
        bound = {"first": first, "last": first + BATCH - 1}
        rows = con.execute(load("search/documents", grain), bound).fetchall()
        yield [document for (document,) in rows]


def _can_write(place: Path) -> bool:
    try:
        place.mkdir(parents=True, exist_ok=True)
    except OSError:
        return False
    return os.access(place, os.W_OK)
