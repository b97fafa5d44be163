"""Search by words: every word must stand somewhere in an action's text; filters narrow it."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal

import duckdb

from countersight.sql import load


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to look for. None asks nothing; `limit` None shows every hit."""

    words: tuple[str, ...] = ()
    agency: str | None = None
    supplier: str | None = None
    since: date | None = None
    until: date | None = None
    min_amount: Decimal | None = None
    max_amount: Decimal | None = None
    state: str | None = None
    limit: int | None = 50


@dataclass(frozen=True, slots=True)
class Hit:
    """An action that fits; `state` is the last known state of its award."""

    award_key: str
    piid: str
    modification: str
    action_date: date
    obligation: Decimal
    supplier: str
    agency: str
    state: str | None
    description: str


@dataclass(frozen=True, slots=True)
class Hits:
    """The hits shown, newest first, and how many there are in all with what they obligate."""

    shown: tuple[Hit, ...]
    actions: int
    awards: int
    obligated: Decimal


def search(con: duckdb.DuckDBPyConnection, wanted: Wanted) -> Hits:
    """Actions whose texts hold every word, case aside."""
    bound = {**asdict(wanted), "words": _single_words(wanted.words)}
    rows = con.execute(load("search", "words"), bound).fetchall()
    actions, awards, obligated = rows[0][:3]
    return Hits(tuple(Hit(*row[3:]) for row in rows if actions), actions, awards, obligated)


def _single_words(words: Sequence[str]) -> list[str]:
    return [word.lower() for text in words for word in text.split()]
