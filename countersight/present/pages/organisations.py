"""Organisations: who is paid, and who pays."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from countersight.present.keyset import ByMoney
from countersight.present.pages import Asked

PATH = "/organisations"
NEEDS = ("organisation", "organisation_name", "organisation_identifier")
NAV = (5, "Organisations")


@dataclass(frozen=True, slots=True)
class Query:
    q: str | None = None
    kind: Literal["company", "agency"] = "company"
    after: str | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """An organisation, and what it was paid; of an agency, what it obligated."""

    organisation_id: str
    kind: str
    name: str
    actions: int
    awards: int
    obligated: Decimal
    first_date: date | None
    last_date: date | None


@dataclass(frozen=True, slots=True)
class OrganisationsPage:
    query: Query
    lines: tuple[Line, ...]
    of_all: int
    next: str | None


def read(asked: Asked, query: Query) -> OrganisationsPage:
    found = _list(query).page(asked.con, query.after)
    return OrganisationsPage(query, found.lines, found.of_all, found.next)


def rows(asked: Asked, query: Query) -> Iterator[Line]:
    yield from _list(query).all(asked.con)


def _list(query: Query) -> ByMoney[Line]:
    return ByMoney(Line, "pages/organisations", {"kind": query.kind, "words": query.q})
