"""The snapshots that a server holds open: the last one always, some earlier ones as asked for.

A snapshot is made in a thread, while the one before it goes on answering.
"""

import threading
import time
from collections import OrderedDict, deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from countersight import duckdb_core as duckdb
from countersight import pipeline
from countersight.errors import CountersightError
from countersight.model import Progress
from countersight.present.pages import Asked
from countersight.present.web.checking import Checking
from countersight.present.web.memory import Memory
from countersight.record import decisions, serving, store
from countersight.record.reader import Scope
from countersight.search.index import Index
from countersight.settings import Settings
from countersight.work.desk import Desk

LOOK_EVERY = 2.0  # seconds between two looks for a new pull
MOST_EARLIER = 4  # snapshots of earlier times held open
QUERY_SECONDS = 10.0  # the longest that one page may ask the engine


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One state of the record, open for many threads; `con` itself answers nobody."""

    path: Path
    con: duckdb.DuckDBPyConnection
    tables: frozenset[str]
    pulls: tuple[tuple[int, datetime], ...]
    index: Index
    check: Checking
    memory: Memory = field(default_factory=Memory)
    spare: deque[duckdb.DuckDBPyConnection] = field(default_factory=deque)

    @property
    def name(self) -> str:
        return "-".join((*self.path.parts[-3:-1], self.path.stem))

    @property
    def seen_at(self) -> datetime | None:
        return max((seen for _, seen in self.pulls), default=None)

    @contextmanager
    def cursor(self, seconds: float = QUERY_SECONDS) -> Iterator[duckdb.DuckDBPyConnection]:
        """A connection of one's own for a moment; what takes longer is interrupted."""
        try:
            con = self.spare.pop()
        except IndexError:
            con = self.con.cursor()
        timer = threading.Timer(seconds, con.interrupt)
        timer.start()
        try:
            yield con
        finally:
            timer.cancel()
            self.spare.append(con)

    def asked(
        self,
        con: duckdb.DuckDBPyConnection,
        moment: datetime | None,
        desk: Desk,
        settings: Settings,
    ) -> Asked:
        """What pages read from on this snapshot."""
        as_of = moment or self.seen_at or datetime.now(UTC)
        once = self.memory.once
        return Asked(con, self.tables, self.index, self.check, once, desk, settings, as_of)


class NotReady(CountersightError):
    """The tables are being worked out; the message says how far it has come."""


class Held:
    """Open snapshots, and the threads that make the next ones.

    on_open: what is done beside with each newest snapshot, once.
    """

    def __init__(self, settings: Settings, on_open: Callable[[Snapshot], None]) -> None:
        self.settings = settings
        self._on_open = on_open
        self._lock = threading.Lock()
        self._looked = 0.0
        self._mark: object = None
        self._current: Snapshot | None = None
        self._earlier: OrderedDict[Path, Snapshot] = OrderedDict()
        self._making: dict[Path, Progress] = {}
        self._failed: dict[Path, CountersightError] = {}

    def current(self) -> Snapshot:
        """The newest snapshot that is ready. Raises `NotReady`, or what making it raised."""
        with self._lock:
            if self._current is None or time.monotonic() - self._looked > LOOK_EVERY:
                self._look()
            if self._current is None:
                raise NotReady(self._said())
            return self._current

    def at(self, moment: datetime) -> Snapshot:
        """The record as it stood at `moment` (UTC)."""
        scope = Scope(as_of=moment)
        place = pipeline.served_place(self.settings, scope)
        with self._lock:
            if self._current is not None and self._current.path == place:
                return self._current
            if place in self._earlier:
                self._earlier.move_to_end(place)
                return self._earlier[place]
            if not place.exists():
                self._make(place, scope)
                raise NotReady(self._said())
            self._earlier[place] = open_snapshot(place, self.settings, scope)
            if len(self._earlier) > MOST_EARLIER:
                self._earlier.popitem(last=False)
            return self._earlier[place]

    @property
    def behind(self) -> bool:
        """Whether a newer pull is being worked out."""
        return bool(self._making)

    def _look(self) -> None:
        """Notice that the store has gained a pull or a decision: their logs are longer."""
        self._looked = time.monotonic()
        mark = _mark(self.settings.store)
        if mark == self._mark and self._current is not None:
            return
        place = pipeline.served_place(self.settings)
        if place.exists():
            opened = self._current = open_snapshot(place, self.settings, Scope())
            self._mark = mark
            threading.Thread(target=self._on_open, args=(opened,), daemon=True).start()
        else:
            self._make(place, Scope())

    def _make(self, place: Path, scope: Scope) -> None:
        if failed := self._failed.pop(place, None):
            raise failed
        if place in self._making:
            return
        self._making[place] = Progress("reading the record", 0, None)
        threading.Thread(target=self._work, args=(place, scope), daemon=True).start()

    def _work(self, place: Path, scope: Scope) -> None:
        def tell(progress: Progress) -> None:
            self._making[place] = progress

        try:
            # The file comes last: where it is, all that a snapshot needs is there.
            pipeline.search_index(self.settings, scope, tell)
            pipeline.served(self.settings, scope, tell)
        except CountersightError as error:
            self._failed[place] = error
        except Exception as error:
            self._failed[place] = CountersightError(f"the tables cannot be made: {error}")
            raise
        finally:
            del self._making[place]

    def _said(self) -> str:
        stages = [progress.stage for progress in self._making.values()]
        return stages[0] if stages else "opening the record"


def open_snapshot(place: Path, settings: Settings, scope: Scope) -> Snapshot:
    index = pipeline.search_index(settings, scope)
    con = serving.open_file(place, settings)
    tables = con.execute("select table_name from duckdb_tables()").fetchall()
    pulls = con.execute("select pull, seen_at from pull order by pull").fetchall()
    return Snapshot(
        place,
        con,
        frozenset(name for (name,) in tables),
        tuple(pulls),
        index,
        Checking(con.cursor(), settings),
    )


def _mark(folder: Path) -> object:
    log = folder / "pull" / "_delta_log"
    newest = max((path.name for path in log.glob("*.json")), default=None)
    return newest, decisions.fingerprint(store.open_store(folder))
