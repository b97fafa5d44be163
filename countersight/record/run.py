"""What one run of `add` works with."""

from dataclasses import dataclass
from pathlib import Path

from countersight import duckdb_core as duckdb
from countersight.model import OnProgress
from countersight.record import store
from countersight.sources.files import SourceFile
from countersight.sources.layout import Layout


@dataclass(frozen=True, slots=True)
class Staged:
    number: int
    source: SourceFile
    layout: Layout
    path: Path
    accepted: int


@dataclass(frozen=True, slots=True)
class Run:
    """What one `add` works with."""

    home: store.Store
    before: store.Snapshot
    con: duckdb.DuckDBPyConnection
    staging: Path
    on_progress: OnProgress

    @property
    def pull(self) -> int:
        return self.before.pull + 1
