"""Tables `lifecycle` and `state`, over every action of the record."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any

import pyarrow as pa
from duckdb import DuckDBPyConnection

from countersight.meaning.lifecycle import position, read_events, states
from countersight.model import Action, Evidence
from countersight.sql import load

EVIDENCE = pa.struct([(name, pa.string()) for name in ("event", "basis", "words", "strength")])
LIFECYCLE = pa.schema(
    [
        ("action_key", pa.string()),
        ("award_key", pa.string()),
        ("modification", pa.string()),
        ("events", pa.list_(pa.string())),
        ("effective_date", pa.date32()),
        ("partial", pa.bool_()),
        ("evidence", pa.list_(EVIDENCE)),
        ("lines", pa.list_(pa.string())),
    ]
)
STATE = pa.schema(
    [
        ("award_key", pa.string()),
        ("position", pa.int32()),
        ("date", pa.date32()),
        ("state", pa.string()),
        ("modification", pa.string()),
        ("basis", pa.string()),
        ("strength", pa.string()),
        ("words", pa.string()),
        ("lines", pa.list_(pa.string())),
    ]
)
_BATCH = 50_000  # rows read at a time, and written to a batch

_Row = tuple[Any, ...]


def derive(con: DuckDBPyConnection) -> dict[str, pa.Table]:
    """Both tables; a row of `lifecycle` an action, a row of `state` a state of an award."""
    lifecycle, state = _Rows(LIFECYCLE), _Rows(STATE)
    for _, rows in groupby(_actions(con), key=itemgetter(1)):
        told, lived = _award(list(rows))
        lifecycle.extend(told)
        state.extend(lived)
    return {"lifecycle": lifecycle.table(), "state": state.table()}


def _award(rows: Sequence[_Row]) -> tuple[list[_Row], list[_Row]]:
    """The rows of both tables for one award, from its rows of `actions.sql`."""
    keyed = sorted(map(_keyed, rows), key=lambda pair: position(pair[1]))
    actions = [action for _, action in keyed]
    events = read_events(actions)
    told = [
        (
            *(key, e.award_key, e.modification, e.events, e.effective_date, e.partial),
            *([_told(shown) for shown in e.evidence], e.lines),
        )
        for (key, _), e in zip(keyed, events, strict=True)
    ]
    lived = [
        (
            *(s.award_key, place, s.date, s.state, s.modification, s.basis),
            *(s.strength, s.words, s.lines),
        )
        for place, s in enumerate(states(actions, events))
    ]
    return told, lived


def _told(shown: Evidence) -> dict[str, str | None]:
    """As `dataclasses.asdict`, which takes five times as long over each of a million."""
    return {
        "event": shown.event,
        "basis": shown.basis,
        "words": shown.words,
        "strength": shown.strength,
    }


def _keyed(row: _Row) -> tuple[str, Action]:
    key, *fields = row
    return key, Action(*fields)


def _actions(con: DuckDBPyConnection) -> Iterator[_Row]:
    result = con.execute(load("meaning", "actions"))
    while rows := result.fetchmany(_BATCH):
        yield from rows


class _Rows:
    """Rows gathered into batches, so that a million of them never stand as Python objects."""

    def __init__(self, schema: pa.Schema) -> None:
        self.schema = schema
        self.waiting: list[_Row] = []
        self.batches: list[pa.RecordBatch] = []

    def extend(self, rows: list[_Row]) -> None:
        self.waiting.extend(rows)
        if len(self.waiting) >= _BATCH:
            self._write()

    def table(self) -> pa.Table:
        self._write()
        return pa.Table.from_batches(self.batches, schema=self.schema)

    def _write(self) -> None:
        columns = list(zip(*self.waiting, strict=True)) or [()] * len(self.schema)
        arrays = [pa.array(c, f.type) for c, f in zip(columns, self.schema, strict=True)]
        self.batches.append(pa.record_batch(arrays, schema=self.schema))
        self.waiting = []
