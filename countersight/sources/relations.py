"""Relations between organisations: the rows of every publisher brought to one form.

A row says that one organisation stands to another in some way, from a day to a day; or what an
identifier is called. Persons are never kept: a row about one is counted, and its cells are blank.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass, fields
from functools import cache
from typing import cast

from countersight.sources import tables
from countersight.sources.files import SourceFile
from countersight.sources.layout import Glimpse, Kind, Layout, rows_of
from countersight.sources.look import look

GRAIN = "relation"
_BLANK = {"NULL", "NaN", "nan", "None"}
_YEAR = re.compile(r"(\d{4})(?:\.0)?")


@dataclass(frozen=True, slots=True)
class Relation:
    """A row of the grain; `layouts/relations.csv` has the same columns in the same order.

    key: what tells the row from others of its publisher. kind: `consolidated`, `ultimately
    consolidated`, `subsidiary` or `parent` (the child is owned by the parent), `merged` (into the
    parent), `spun off` (from it), `office` (of it), `spelling` (of its name), `name` (of an
    identifier), `managed fund`, `branch`, `subfund`, `nothing said`. basis: what the publisher
    means by it. status: what the publisher says of the row's standing. child_country: as the
    publisher writes it. Days are ISO.
    """

    key: str
    publisher: str
    kind: str
    child_name: str = ""
    child_scheme: str = ""
    child_id: str = ""
    child_country: str = ""
    parent_name: str = ""
    parent_scheme: str = ""
    parent_id: str = ""
    from_date: str = ""
    to_date: str = ""
    basis: str = ""
    status: str = ""
    reference: str = ""
    natural_person: str = ""


Read = Callable[[Mapping[str, str]], Relation]
HEADER = ("relation_key", *(field.name for field in fields(Relation)[1:]))


@dataclass(frozen=True, slots=True)
class Table:
    """A publisher's table of relations: its name, the columns that it must have, its reader."""

    name: str
    essential: tuple[str, ...]
    read: Read

    @property
    def kind(self) -> Kind:
        return Kind(self.name, GRAIN, self.essential)


def fit(listed: Sequence[Table], glimpse: Glimpse) -> Layout | None:
    """The layout of a file that has the columns of one of these tables."""
    for table in listed:
        if glimpse.header and not table.kind.lacks(glimpse.header):
            canonical = {name: name for name in HEADER}
            return Layout(table.name, HEADER, canonical, grain=GRAIN, format=glimpse.format)
    return None


def rows(table: Table, source: SourceFile, _: Layout) -> Iterator[list[str]]:
    """The rows of a file in the form of the grain.

    A row of too many or too few cells stays one of too many or too few, for the record to refuse.
    """
    glimpse = look(source)
    wide = len(glimpse.header)
    persons = 0
    for cells in tables.cells(source.label, glimpse):
        if len(cells) != wide:
            yield [*[""] * len(HEADER), "?"] if len(cells) > wide else ["?"]
            continue
        row = {name: plain(cell) for name, cell in zip(glimpse.header, cells, strict=True)}
        relation = table.read(row)
        if relation.natural_person:
            persons += 1
            relation = _nobody(relation, persons)
        yield list(cast("tuple[str, ...]", astuple(relation)))


def _nobody(relation: Relation, number: int) -> Relation:
    """A row about a natural person, with nothing in it that tells who."""
    key = f"{relation.publisher}_natural person_{number}"
    return Relation(key, relation.publisher, relation.kind, natural_person="t")


def key(*parts: str) -> str:
    """What tells a row apart; nothing where its parts say nothing but who published it."""
    return "_".join(parts) if all(parts[:2]) and any(parts[2:]) else ""


def plain(cell: str) -> str:
    """A cell without the signs by which databases and programs write that there is none."""
    text = cell.strip()
    return "" if text in _BLANK else text


def day(stamp: str) -> str:
    """`2017-10-02T00:00:00+00:00` → `2017-10-02`: the day that the publisher wrote."""
    return stamp[:10]


def calendar_year(year: str) -> tuple[str, str]:
    """The first and the last day of a year; what is no year stays, for the record to refuse."""
    return _days(year, lambda number: (f"{number:04}-01-01", f"{number:04}-12-31"))


def fiscal_year(year: str) -> tuple[str, str]:
    """The first and the last day of a fiscal year of the U.S. government."""
    return _days(year, lambda number: (f"{number - 1:04}-10-01", f"{number:04}-09-30"))


def _days(year: str, ends: Callable[[int], tuple[str, str]]) -> tuple[str, str]:
    if not year:
        return "", ""
    found = _YEAR.fullmatch(year)
    return ends(int(found[1])) if found else (year, year)


def names_a_company(name: str) -> bool:
    """Whether some word of a name is one that companies and public bodies bear, and persons do not.

    For lists that mix both: what bears none may be a natural person's name.
    """
    bare = re.sub(r"[.']", "", name.upper())
    return not _company_words().isdisjoint(re.findall(r"\w+", bare))


@cache
def _company_words() -> frozenset[str]:
    return frozenset(row["word"] for row in rows_of("company_words"))
