"""Tables `lifecycle` and `state`, over every action of the record."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any

from countersight.duckdb_core import DuckDBPyConnection
from countersight.meaning.lifecycle import position, read_events, states
from countersight.model import Action, Evidence
from countersight.record.rows import Rows
from countersight.sql import load

EVIDENCE = "struct(event varchar, basis varchar, words varchar, strength varchar)[]"
LIFECYCLE = {
    "action_key": "varchar",
    "award_key": "varchar",
    "modification": "varchar",
    "events": "varchar[]",
    "effective_date": "date",
    "partial": "boolean",
    "evidence": EVIDENCE,
    "lines": "varchar[]",
}
STATE = {
    "award_key": "varchar",
    "position": "integer",
    "date": "date",
    "state": "varchar",
    "modification": "varchar",
    "basis": "varchar",
    "strength": "varchar",
    "words": "varchar",
    "lines": "varchar[]",
}
_BATCH = 50_000  # rows read at a time

_Row = tuple[Any, ...]


def derive(con: DuckDBPyConnection) -> dict[str, Rows]:
    """Both tables; a row of `lifecycle` an action, a row of `state` a state of an award."""
    lifecycle, state = Rows(LIFECYCLE), Rows(STATE)
    for _, rows in groupby(_actions(con), key=itemgetter(1)):
        told, lived = _award(list(rows))
        lifecycle.extend(told)
        state.extend(lived)
    return {"lifecycle": lifecycle, "state": state}


def _award(rows: Sequence[_Row]) -> tuple[list[_Row], list[_Row]]:
    """The rows of both tables for one award, from its rows of `actions.sql`."""
    keyed = sorted(map(_keyed, rows), key=lambda pair: (position(pair[1]), pair[0]))
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
