"""An award as a person reads it: its figures, its states, its actions in order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from countersight import duckdb_core as duckdb
from countersight.model import State
from countersight.sql import load

if TYPE_CHECKING:
    from countersight.reported import Reading

Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class TimelineAction:
    modification: str
    action_date: date
    obligation: Decimal
    description: str
    events: tuple[str, ...]
    first_seen: datetime | None
    last_seen: datetime | None


@dataclass(frozen=True, slots=True)
class Measure:
    """A figure of an award, of a year or in all (`docs/architecture.md`, table `award_measure`)."""

    measure: str
    period: str | None
    value: Decimal


@dataclass(frozen=True, slots=True)
class Flag:
    """What should make a reader look twice; `value` and `peer` in the flag's own unit."""

    flag: str
    value: float | None
    peer: float | None
    why: str
    action_keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shows:
    """What shows a capability: words, what they are of (`basis`), and the row that has them."""

    basis: str
    words: str
    action_key: str


@dataclass(frozen=True, slots=True)
class Bears:
    """A capability that an award bears; `strength` is stated, shown or supporting."""

    capability: str
    strength: str
    evidence: tuple[Shows, ...]


@dataclass(frozen=True, slots=True)
class Resold:
    """Whose product a reseller sells, and the words of the action that show it.

    strength: stated, shown or supporting (`docs/architecture.md`, table `maker`).
    """

    maker: str
    product: str | None
    words: str
    strength: str
    action_key: str
    modification: str | None


@dataclass(frozen=True, slots=True)
class AwardTimeline:
    """Figures that the record lacks are None; `state` is the last one known, or None."""

    award_key: str
    piid: str
    supplier: str
    agency: str
    obligated: Decimal | None
    current_value: Decimal | None
    ceiling: Decimal | None
    has_base: bool
    states: tuple[State, ...]
    actions: tuple[TimelineAction, ...]
    measures: tuple[Measure, ...] = ()
    flags: tuple[Flag, ...] = ()
    resold: Resold | None = None
    capabilities: tuple[Bears, ...] = ()

    @property
    def state(self) -> str | None:
        return self.states[-1].state if self.states else None


def awards_of(reading: Reading) -> list[tuple[str, str]]:
    """Key and number of each award that a reading rests on; a sum joins several with ` + `."""
    keys, numbers = reading.award_key.split(" + "), reading.piid.split(" + ")
    return list(zip(keys, numbers, strict=True))


def find_awards(con: duckdb.DuckDBPyConnection, number: str) -> list[AwardTimeline]:
    """The awards that bear `number`, a PIID or a whole award key; none is an empty list."""
    return read_awards(con, keys_of(con, number))


def keys_of(con: duckdb.DuckDBPyConnection, number: str) -> list[str]:
    """The keys of those awards, as the number is written, or else in any case."""
    for name in ("award_keys", "award_keys_in_any_case"):
        rows = con.execute(load("present/sql", name), {"number": number.strip()}).fetchall()
        if rows:
            return [key for (key,) in rows]
    return []


def read_awards(con: duckdb.DuckDBPyConnection, keys: Iterable[str]) -> list[AwardTimeline]:
    """The awards with these keys, in the order of the keys."""
    wanted = list(dict.fromkeys(keys))
    figures = _by_key(con, "award", wanted)
    actions = _by_key(con, "award_actions", wanted)
    states = _by_key(con, "award_states", wanted)
    return [
        _award(key, figures[key][0], states[key], actions[key]) for key in wanted if key in figures
    ]


def look_closer(con: duckdb.DuckDBPyConnection, award: AwardTimeline) -> AwardTimeline:
    """The award with its maker, capabilities, measures and flags, which need their steps."""
    measures = _by_key(con, "award_figures", [award.award_key])[award.award_key]
    flags = _by_key(con, "award_flags", [award.award_key])[award.award_key]
    borne = _by_key(con, "award_capabilities", [award.award_key])[award.award_key]
    makers = _by_key(con, "award_maker", [award.award_key])[award.award_key]
    return replace(
        award,
        capabilities=tuple(map(_bears, borne)),
        measures=tuple(Measure(*row) for row in measures if row[0] != "action"),
        flags=tuple(map(_flag, flags)),
        resold=Resold(*makers[0]) if makers else None,
    )


def _award(key: str, figures: Row, states: list[Row], actions: list[Row]) -> AwardTimeline:
    in_order = tuple(_state(key, row) for row in states)
    fields: list[Any] = [key, *figures, in_order, tuple(map(_action, actions))]
    return AwardTimeline(*fields)


def _by_key(con: duckdb.DuckDBPyConnection, name: str, keys: list[str]) -> dict[str, list[Row]]:
    """The rows of a query whose first column is the award key, grouped by it."""
    grouped: dict[str, list[Row]] = defaultdict(list)
    for key, *rest in con.execute(load("present/sql", name), {"keys": keys}).fetchall():
        grouped[key].append(tuple(rest))
    return grouped


def _state(key: str, row: Row) -> State:
    *fields, lines = row
    told: list[Any] = [key, *fields, tuple(lines)]
    return State(*told)


def _flag(row: Row) -> Flag:
    *fields, action_keys = row
    said: list[Any] = [*fields, tuple(action_keys)]
    return Flag(*said)


def _bears(row: Row) -> Bears:
    capability, strength, evidence = row
    return Bears(capability, strength, tuple(Shows(**shown) for shown in evidence))


def _action(row: Row) -> TimelineAction:
    *figures, description, events, first_seen, last_seen = row
    said = (description or "", tuple(events or ()))
    return TimelineAction(*(*figures, *said, first_seen, last_seen))
