"""Checks of documents against one snapshot, each made once."""

import threading
from collections import OrderedDict
from collections.abc import Sequence

from countersight import duckdb_core as duckdb
from countersight import pipeline
from countersight.reported import Document, Verdict
from countersight.settings import Settings

MOST = 128  # documents whose verdicts are held
SECONDS = 60.0


class Checking:
    """One connection for all checks: it holds the record in memory once, not once a thread."""

    def __init__(self, con: duckdb.DuckDBPyConnection, settings: Settings) -> None:
        self._con, self._settings = con, settings
        self._lock = threading.Lock()
        self._made: OrderedDict[Document, tuple[Verdict, ...]] = OrderedDict()

    def __call__(self, document: Document) -> Sequence[Verdict]:
        with self._lock:
            if document in self._made:
                self._made.move_to_end(document)
                return self._made[document]
            timer = threading.Timer(SECONDS, self._con.interrupt)
            timer.start()
            try:
                verdicts = tuple(pipeline.check(self._con, [document], self._settings))
            finally:
                timer.cancel()
            self._made[document] = verdicts
            if len(self._made) > MOST:
                self._made.popitem(last=False)
            return verdicts
