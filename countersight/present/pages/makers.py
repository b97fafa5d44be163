"""Makers: whose products resellers sell, and what went to each, directly and through others."""

from collections.abc import Iterator
from dataclasses import dataclass

from countersight.present import makers
from countersight.present.keyset import Listed
from countersight.present.makers import MakerTotal
from countersight.present.pages import Asked

PATH = "/makers"
NEEDS = ("paid_to_maker",)
NAV = (5, "Makers")


@dataclass(frozen=True, slots=True)
class Query:
    q: str | None = None  # part of a maker's name
    after: str | None = None


@dataclass(frozen=True, slots=True)
class MakersPage:
    query: Query
    makers: Listed[MakerTotal]


def read(asked: Asked, query: Query) -> MakersPage:
    return MakersPage(query, makers.makers(query.q).page(asked.con, query.after))


def rows(asked: Asked, query: Query) -> Iterator[MakerTotal]:
    yield from makers.makers(query.q).all(asked.con)


def headline(page: MakersPage) -> str:
    return f"Makers whose products are resold{f', {page.query.q}' if page.query.q else ''}"
