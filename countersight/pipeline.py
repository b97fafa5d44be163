"""The house in one screen: what flows from files to verdicts, and in which order.

Stages are imported where they run: a verb should not wait for those that it does not need.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from countersight import stages
from countersight.errors import InputError
from countersight.model import OnProgress, Progress, PullReport, unwatched
from countersight.record import decisions, derived, engine, reader, serving, store
from countersight.record.meanwhile import meanwhile
from countersight.record.reader import Scope
from countersight.settings import Settings

if TYPE_CHECKING:
    from countersight import duckdb_core as duckdb
    from countersight.directory import Directory
    from countersight.record.decisions import Decision
    from countersight.record.verify import Verified
    from countersight.reported import Claim, Document, KnownNames, Verdict
    from countersight.search.index import Index
    from countersight.sources.usaspending_sync import Batch, Known, Plan, Request


EVERYTHING = Scope()


def add(
    paths: Sequence[str],
    settings: Settings,
    seen_at: datetime | None,
    on_progress: OnProgress,
    stdin: BinaryIO | None = None,
) -> PullReport:
    """Read `paths` into the store as one pull, all or nothing."""
    from countersight.record import create, ingest
    from countersight.sources import files

    home = create.create_store(settings.store)
    draw = partial(files.expand, paths, max_inflated=settings.max_inflated, stdin=stdin)
    report = ingest.add(home, draw, seen_at, settings, on_progress)
    _make_ready(settings)
    return report


def _make_ready(settings: Settings) -> None:
    """What a few awards are read with: the first who asks for one should not wait for it."""
    from countersight.meaning import capabilities, derive, flagging, index  # noqa: F401
    from countersight.organisations import makers

    index.kept(settings)
    makers.make_ready(settings)


def sync(
    request: Request,
    settings: Settings,
    on_plan: Callable[[Plan], None],
    on_progress: OnProgress = unwatched,
) -> Iterator[tuple[Batch, PullReport]]:
    """Download what brings the store up to date and read it in, a pull at a time.

    Each pull is all or nothing; what broke off is resumed by the next sync. A dry run ends once
    `on_plan` has heard the plan. Raises `SourceUnreachable`, and all that `add` raises.
    """
    from countersight.record import create
    from countersight.record.synced import synced
    from countersight.sources import fetch, usaspending_sync

    def recall(folder: str) -> Known:
        return usaspending_sync.Known(*synced(settings, f"/downloads/{folder}"))

    with fetch.connect(request.base_url, request.hosts, request.manners, on_progress) as web:
        planned = usaspending_sync.plan(web, request, recall, datetime.now(UTC).date())
        on_plan(planned)
        if request.dry_run:
            return
        place = create.create_store(settings.store).path / "downloads"
        with store.disk_errors(place):
            for batch in usaspending_sync.fetch(web, planned, place, settings.max_inflated):
                yield batch, _add_batch(batch, settings, on_progress)


def _add_batch(batch: Batch, settings: Settings, on_progress: OnProgress) -> PullReport:
    """Read downloads in as one pull; those that were read, or cannot be, are discarded."""
    from countersight.sources.download import discard

    paths = [file.path for file in batch.files]
    try:
        report = add([str(path) for path in paths], settings, batch.seen_at, on_progress)
    except InputError:
        discard(paths)
        raise
    discard(paths)
    return report


def verify(settings: Settings) -> Verified:
    """Whether the store still holds what each pull sealed."""
    from countersight.record import verify as integrity

    return integrity.verify(store.open_store(settings.store), settings)


def undo(settings: Settings, pull: int, reason: str | None = None) -> None:
    """Take a pull back. Raises `UsageError` where there is no such pull."""
    from countersight.record import verify as integrity

    integrity.undo(store.open_store(settings.store), settings, pull, reason)


def decide(
    settings: Settings, verdict: str, pair: tuple[str, str], by: tuple[str, str | None]
) -> Decision:
    """Keep what a person says of two suppliers, as the record calls them; `by`: author and note."""
    return decisions.decide(store.open_store(settings.store), verdict, pair, by)


def take_back(settings: Settings, number: int, by: tuple[str, str | None]) -> Decision:
    """Undo a decision. Raises `UsageError` where none of that number stands."""
    return decisions.take_back(store.open_store(settings.store), number, by)


def decisions_of(settings: Settings, *, every: bool) -> list[Decision]:
    """What was decided: what stands, or every line."""
    known = decisions.read(store.open_store(settings.store))
    return known if every else decisions.standing(known)


@contextmanager
def reading(
    settings: Settings,
    scope: Scope = EVERYTHING,
    on_progress: OnProgress = unwatched,
    steps: Sequence[stages.Step] = stages.USUAL,
) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection with every table of `docs/architecture.md`, on the record within `scope`.

    `steps` may leave out the tables that the reader does not need. What they work out of the whole
    record is kept for the next reader; of a few awards it is worked out anew each time. Raises
    `StoreMissing`, `StoreTooNew` or `StoreError`.
    """
    (home, at, kept), few = _stored(settings, scope), scope.only is not None
    places = {s: kept / decisions.fingerprint(home) if s.decided else kept for s in steps}
    missing = [s for s in steps if not derived.are_kept(places[s], s.tables)]
    ready = meanwhile(partial(_make_ready, settings)) if few and missing else nullcontext()
    with ready, reader.opened(home, at, settings, scope) as (con, show):
        for step in steps:
            if step not in missing:
                derived.attach(con, places[step], step.tables)
        if missing or scope.rows:
            show()
        shown = stages.Shown(con, settings, whole=not few)
        for step in missing:
            if step.views and shown.whole:
                reader.lay_out(con, on_progress)
            on_progress(Progress(step.stage, 0, None))
            derived.load(con, derived.work_out(partial(step.run, shown)))
            if shown.whole:
                derived.keep(con, places[step], step.tables)
        yield con


def search_index(
    settings: Settings, scope: Scope = EVERYTHING, on_progress: OnProgress = unwatched
) -> Index:
    """The index of the record as of a time, built where there is none yet.

    It needs no connection, and stays good after the store has moved on. Raises as `reading` does.
    """
    from countersight.search import index

    scope = Scope(as_of=scope.as_of)
    home, _, kept = _stored(settings, scope)
    # A decision of a person changes whose names an award is found by.
    place = index.place_of(kept, (*served_tables(), decisions.fingerprint(home)))
    if (opened := index.open_index(place)) is not None:
        return opened
    with reading(settings, scope, on_progress, stages.STEPS) as con:
        return index.make(con, place, settings, on_progress)


def served(
    settings: Settings, scope: Scope = EVERYTHING, on_progress: OnProgress = unwatched
) -> Path:
    """A file with every table of `docs/architecture.md`, for many readers at once.

    Made where it is not there yet. Raises what `reading` raises.
    """
    place = served_place(settings, scope)
    if not place.exists():
        with reading(settings, scope, on_progress, stages.STEPS) as con:
            on_progress(Progress("laying out the tables", 0, None))
            serving.write(con, place, served_tables())
    return place


def holds_any(settings: Settings, scope: Scope) -> bool:
    """Whether the record holds any pull within `scope`."""
    return bool(reader.pulls(_stored(settings, scope)[1], scope))


def served_place(settings: Settings, scope: Scope = EVERYTHING) -> Path:
    """Where the file of `served` is, made or not."""
    home, _, kept = _stored(settings, scope)
    return serving.place_of(kept / decisions.fingerprint(home), served_tables())


def _stored(settings: Settings, scope: Scope) -> tuple[store.Store, store.Snapshot, Path]:
    """The store, its snapshot, and where what was worked out within `scope` is kept."""
    home = store.open_store(settings.store)
    at = engine.last_snapshot(home, settings)
    return home, at, derived.folder(home, reader.pulls(at, scope), settings)


def served_tables() -> tuple[str, ...]:
    return tuple(table for step in stages.STEPS for table in step.tables)


def claims(
    documents: Sequence[Document], settings: Settings, names: KnownNames | None = None
) -> list[Claim]:
    """What the documents claim about institutions, in their order. Raises `InputError`."""
    return [claim for told in _read(documents, settings, names) for claim in told]


def _read(
    documents: Sequence[Document], settings: Settings, names: KnownNames | None
) -> Iterator[list[Claim]]:
    from countersight import directory
    from countersight.press import many
    from countersight.reported import KnownNames

    listed, known = directory.read(settings.directory), names or KnownNames()
    told = many.read_all(documents, known, listed, settings.threads)
    return told if settings.mind is None else _proposed(documents, told, settings, (known, listed))


def _proposed(
    documents: Sequence[Document],
    told: Iterable[list[Claim]],
    settings: Settings,
    known: tuple[KnownNames, Directory],
) -> Iterator[list[Claim]]:
    """The same, and what a second mind proposes, as far as the text bears it out."""
    from countersight.press import proposals
    from countersight.sources import fetch, second_mind

    mind = second_mind.Mind(settings.mind_model, settings.mind_key)
    with fetch.connect(settings.mind or "", (), fetch.Manners()) as web:
        for document, own in zip(documents, told, strict=True):
            said = proposals.read_proposals(second_mind.propose(web, mind, document))
            yield proposals.with_proposals(document, own, said, known)


def check(
    con: duckdb.DuckDBPyConnection, documents: Sequence[Document], settings: Settings
) -> list[Verdict]:
    """A verdict for each claim of each document, held against the record on `con`."""
    from countersight.check import ground, judge
    from countersight.organisations import suppliers
    from countersight.reported import KnownNames

    ground.lay(con, at_hand=len(documents) > ground.FEW)
    find = suppliers.finder(con)
    listed = con.execute("select distinct display from supplier order by display").fetchall()
    names = KnownNames(suppliers=tuple(name for (name,) in listed))
    told = zip(documents, _read(documents, settings, names), strict=True)
    return [
        verdict
        for document, said in told
        for verdict in judge.judge(con, said, document.published, find)
    ]
