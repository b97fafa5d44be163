"""An award: its figures, its life on one axis, what was altered, and every row behind it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from typing import TypeVar

from countersight.errors import NotInRecord
from countersight.present.awards import AwardTimeline, find_awards, look_closer
from countersight.present.charts import lifeline
from countersight.present.charts.lifeline import Lifeline, Mark
from countersight.present.keyset import Listed
from countersight.present.pages import Asked
from countersight.present.pages.check import title_of
from countersight.present.pages.vehicle import orders
from countersight.present.ranked import AwardLine
from countersight.present.rows import read_rows
from countersight.work import desk
from countersight.work.desk import Mention

PATH = "/award/{number}"
DESK = True
NEEDS = (
    *("lifecycle", "state", "award_supplier", "organisation", "maker", "capability"),
    *("flag", "flag_coverage", "award_measure"),
)
ORDERS = 12  # shown here; the vehicle's own page has them all
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Query:
    number: str


@dataclass(frozen=True, slots=True)
class About:
    vehicle: str | None
    supplier_uei: str | None
    supplier_parent: str | None
    psc: str | None
    naics: str | None
    first_date: date
    last_date: date


@dataclass(frozen=True, slots=True)
class Change:
    """A field of an action that read `old` in one pull and `new` in the next."""

    modification: str
    field: str
    old: str | None
    new: str | None
    from_pull: int
    to_pull: int
    from_seen: datetime
    to_seen: datetime


@dataclass(frozen=True, slots=True)
class Organisation:
    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an action was read: the pull that last showed it, and the row that brought it."""

    modification: str
    pull: int
    path: str | None
    row: int | None
    sha256: str | None


@dataclass(frozen=True, slots=True)
class AwardPage:
    """One award; or, where several bear the number, those to choose from and none."""

    number: str
    award: AwardTimeline | None
    about: About | None
    organisation: Organisation | None
    origins: Mapping[str, Origin]  # by modification
    changes: tuple[Change, ...]
    orders: Listed[AwardLine]  # others under the same vehicle, the largest
    mentions: tuple[Mention, ...]  # by claims of documents on the desk
    choices: tuple[AwardTimeline, ...]


@dataclass(frozen=True, slots=True)
class Row:
    award_key: str
    piid: str
    modification: str
    action_date: date
    obligation: Decimal
    events: tuple[str, ...]
    description: str
    first_seen: datetime | None
    last_seen: datetime | None
    pull: int
    path: str | None
    row: int | None


def read(asked: Asked, query: Query) -> AwardPage:
    page = asked.once(("award", query), lambda: _read(asked, query))
    if page.award is None:
        return page
    return replace(page, mentions=tuple(_mentions(asked, page.award.award_key)))


def _mentions(asked: Asked, award_key: str) -> Iterator[Mention]:
    """What documents on the desk say of it; one without a title goes by its first words."""
    found = desk.mentions(asked.desk, award_key)
    untitled = {one.document for one in found if one.title is None}
    kept = [kept for one in untitled if (kept := desk.find(asked.desk, one))]
    titles = {one.id: title_of(one.document) for one in kept}
    return (replace(one, title=one.title or titles.get(one.document)) for one in found)


def _read(asked: Asked, query: Query) -> AwardPage:
    found = _found(asked, query)
    if len(found) > 1:
        none = AwardPage(query.number, None, None, None, {}, (), Listed(), (), ())
        return replace(none, choices=tuple(found))
    award = look_closer(asked.con, found[0])
    key = {"key": award.award_key}
    about = read_rows(asked.con, About, "pages/award_about", key)[0]
    return AwardPage(
        number=query.number,
        award=award,
        about=about,
        organisation=_only(read_rows(asked.con, Organisation, "pages/award_organisation", key)),
        origins=_origins(asked, award.award_key),
        changes=read_rows(asked.con, Change, "pages/award_changes", key),
        orders=_orders(asked, about.vehicle, award.award_key),
        mentions=(),
        choices=(),
    )


def _found(asked: Asked, query: Query) -> list[AwardTimeline]:
    found = find_awards(asked.con, query.number)
    if not found:
        raise NotInRecord(
            f"no award bears the number {query.number[:80]!r}; search looks in texts too"
        )
    return found


def _orders(asked: Asked, vehicle: str | None, key: str) -> Listed[AwardLine]:
    return orders(vehicle, key).page(asked.con, most=ORDERS) if vehicle else Listed()


def _only(found: tuple[R, ...]) -> R | None:
    return found[0] if found else None


def _origins(asked: Asked, key: str) -> dict[str, Origin]:
    found = read_rows(asked.con, Origin, "pages/award_origins", {"key": key})
    return {origin.modification: origin for origin in found}


def rows(asked: Asked, query: Query) -> Iterator[Row]:
    """Every action of every award of that number."""
    for award in _found(asked, query):
        origins = _origins(asked, award.award_key)
        for action in award.actions:
            yield Row(
                award_key=award.award_key,
                piid=award.piid,
                modification=action.modification,
                action_date=action.action_date,
                obligation=action.obligation,
                events=action.events,
                description=action.description,
                first_seen=action.first_seen,
                last_seen=action.last_seen,
                pull=origins[action.modification].pull,
                path=origins[action.modification].path,
                row=origins[action.modification].row,
            )


def charts(page: AwardPage, width: int = 960) -> dict[str, Lifeline]:
    if page.award is None or not page.award.actions:
        return {}
    return {"lifeline": lifeline.draw(page.award, _marks(page), width)}


def _marks(page: AwardPage) -> tuple[Mark, ...]:
    days: dict[date, list[str]] = {}
    for change in page.changes:
        days.setdefault(change.to_seen.date(), []).append(f"{change.modification} {change.field}")
    altered = (
        Mark(
            day, "changed", f"The record was altered: {', '.join(dict.fromkeys(what))}", "#changes"
        )
        for day, what in days.items()
    )
    said: dict[tuple[date, str], list[Mention]] = {}
    for one in page.mentions:
        said.setdefault((one.day, one.verdict), []).append(one)
    press = (
        Mark(day, verdict, f"{verdict}: {told[0].said}", _claim(told[0]), len(told))
        for (day, verdict), told in said.items()
    )
    return (*altered, *press)


def headline(page: AwardPage) -> str:
    if page.award is None:
        return f"Awards that bear the number {page.number}"
    return f"Award {page.award.piid} to {page.award.supplier} for {page.award.agency}"


def _claim(mention: Mention) -> str:
    return f"/check/{mention.document}#note-{mention.claim}"
