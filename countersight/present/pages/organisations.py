"""Organisations: who is paid, and who pays."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any, Literal

from countersight.errors import UsageError
from countersight.present.keyset import PAGE, key_of, token
from countersight.present.pages import Asked
from countersight.present.rows import read_rows

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
    next: str | None


def read(asked: Asked, query: Query) -> OrganisationsPage:
    found = _lines(asked, query, PAGE + 1)
    last = found[PAGE - 1] if len(found) > PAGE else None
    following = token([str(last.obligated), last.organisation_id]) if last else None
    return OrganisationsPage(query, found[:PAGE], following)


def rows(asked: Asked, query: Query) -> Iterator[Line]:
    yield from _lines(asked, query, None)


def _lines(asked: Asked, query: Query, most: int | None) -> tuple[Line, ...]:
    amount, id_ = key_of(query.after, (str, str)) if query.after else (None, None)
    bound: dict[str, Any] = {
        "kind": query.kind,
        "words": query.q,
        "after_amount": amount and _amount(amount),
        "after_id": id_,
        "limit": most,
    }
    return read_rows(asked.con, Line, "pages/organisations", bound)


def _amount(text: str) -> Decimal:
    try:
        return Decimal(text).quantize(Decimal("0.01"))
    except InvalidOperation as error:
        raise UsageError("`after` is no key of a page; begin at the first page") from error
