"""Changes of the record: what was altered after the fact, the latest pull first."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from countersight.present.keyset import PAGE, key_of, token
from countersight.present.pages import Asked, Entry
from countersight.present.text import plain
from countersight.record import changes
from countersight.record.changes import After

PATH = "/changes"
NAV = (3, "Changes")
ALL = 2**31


@dataclass(frozen=True, slots=True)
class Query:
    award: str | None = None
    supplier: str | None = None
    field: str | None = None
    since: date | None = None
    after: str | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """A field of an action that read `old` in one pull and `new` in the next that showed it."""

    action_key: str
    award_key: str
    piid: str
    modification: str
    supplier: str | None
    field: str
    old: str | None
    new: str | None
    from_pull: int
    to_pull: int
    from_seen: datetime
    to_seen: datetime
    grain: str  # what was altered: an action, an award's summary, a subaward, a release
    weight: float


@dataclass(frozen=True, slots=True)
class ChangesPage:
    query: Query
    changes: tuple[Change, ...]
    next: str | None  # what `after` is on the next page


def read(asked: Asked, query: Query) -> ChangesPage:
    found = latest(asked, query, PAGE + 1)
    shown, last = found[:PAGE], found[PAGE - 1] if len(found) > PAGE else None
    return ChangesPage(query, shown, token(_key(last)) if last else None)


def latest(asked: Asked, query: Query, most: int) -> tuple[Change, ...]:
    wanted = changes.Asked(
        query.award, query.supplier, query.field, _midnight(query.since) if query.since else None
    )
    found = changes.latest_changes(asked.con, wanted, _after(query.after), most)
    return tuple(Change(**_floated(change)) for change in found)


def rows(asked: Asked, query: Query) -> Iterator[Change]:
    yield from latest(asked, query, ALL)


def entries(page: ChangesPage) -> Iterator[Entry]:
    for change in page.changes:
        action = f"{change.piid} {change.modification}"
        yield Entry(
            id=f"{change.action_key} {change.field} {change.to_pull}",
            title=f"{action}: {plain(change.field)} altered, {change.supplier or 'no supplier'}",
            link=f"/award/{change.award_key}#changes",
            updated=change.to_seen,
            summary=f"read {change.old or 'nothing'}; reads {change.new or 'nothing'}",
        )


def _floated(change: dict[str, Any]) -> dict[str, Any]:
    return {**change, "weight": float(change["weight"])}


def _key(change: Change) -> tuple[int, float, str, str]:
    seen = int(change.to_seen.replace(tzinfo=UTC).timestamp() * 1_000_000)
    return (seen, change.weight, change.action_key, change.field)


def _after(text: str | None) -> After | None:
    return After(*key_of(text, (int, float | int, str, str))) if text else None


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


def headline(page: ChangesPage) -> str:
    return f"What the record altered{f', award {page.query.award}' if page.query.award else ''}"
