"""Check a text: paste one or hand in a file."""

from dataclasses import dataclass
from datetime import date, datetime

from countersight.present.pages import Asked
from countersight.present.pages.check import LONGEST, accept, title_of
from countersight.work import desk

PATH = "/check"
DESK = True
NEEDS = ("supplier", "lifecycle", "state")
NAV = (2, "Check")
LATEST = 20

__all__ = ["accept", "read"]


@dataclass(frozen=True, slots=True)
class Checked:
    id: str
    title: str
    published: date | None
    added_at: datetime


@dataclass(frozen=True, slots=True)
class ChecksPage:
    latest: tuple[Checked, ...]
    kept: bool  # whether what is handed in is kept in the store
    longest: int


def read(asked: Asked, _: object) -> ChecksPage:
    return ChecksPage(latest_checks(asked, LATEST), asked.desk.writable, LONGEST)


def latest_checks(asked: Asked, most: int) -> tuple[Checked, ...]:
    return tuple(
        Checked(one.id, title_of(one.document), one.document.published, one.added_at)
        for one in desk.latest(asked.desk, most)
    )
