"""The pages: one module a page, found by folder, with one template of its name.

A page's module has

    PATH     its address; what stands in braces is a field of `Query`
    NEEDS    the tables that it reads; where the record lacks one, there is no page
    NAV      its place and name in the navigation, if it has one
    DESK     true where it shows what lies on the desk too, which changes within a snapshot
    Query    a frozen dataclass of what its address may carry
    read     (asked, query) → the page's context, a dataclass; `.json` is the same object
    first    (asked) → such of its queries as take the longest, worked out before somebody asks
    rows     (asked, query) → the records of `.csv`, all of them, for a page that is a table
    entries  (context) → the entries of `.atom`, for a page that is a stream
    charts   (context, width) → its charts by name, which `.svg` and `.png` draw alone
    headline (context) → what a citation of the page is called, for a page that can be cited
    accept   (asked, fields, files) → the address that a form's sender is led to
"""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

if TYPE_CHECKING:
    from countersight import duckdb_core as duckdb
    from countersight.reported import Document, Verdict
    from countersight.search.index import Index
    from countersight.settings import Settings
    from countersight.work.desk import Desk

T = TypeVar("T")


class Once(Protocol):
    """What a key stands for, worked out the first time that it is asked of a snapshot."""

    def __call__(self, key: Hashable, make: Callable[[], T]) -> T: ...


Accept = Callable[["Asked", Mapping[str, str], Mapping[str, "Upload"]], str]


@dataclass(frozen=True, slots=True)
class Asked:
    """What a page reads from: a snapshot's tables, its index and its checks, and the desk."""

    con: duckdb.DuckDBPyConnection
    tables: frozenset[str]
    index: Index
    check: Callable[[Document], Sequence[Verdict]]
    once: Once
    desk: Desk
    settings: Settings
    as_of: datetime  # UTC: the time that the record is shown as of


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that was handed in."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Nothing:
    """The `Query` of a page whose address carries nothing."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a feed; `link` is an address of this server, without its host."""

    id: str
    title: str
    link: str
    updated: date | datetime
    summary: str


@dataclass(frozen=True, slots=True)
class Page:
    name: str
    title: str
    path: str
    needs: frozenset[str]
    nav: tuple[int, str] | None
    query: type[Any]
    read: Callable[[Asked, Any], Any]
    first: Callable[[Asked], Iterable[Any]] | None
    rows: Callable[[Asked, Any], Iterable[Any]] | None
    entries: Callable[[Any], Iterable[Entry]] | None
    charts: Callable[[Any, int], Mapping[str, Any]] | None
    accept: Accept | None
    headline: Callable[[Any], str] | None
    desk: bool

    @property
    def formats(self) -> tuple[str, ...]:
        """The endings that its address takes, `html` being none."""
        has = {
            "csv": self.rows,
            "atom": self.entries,
            "svg": self.charts,
            "png": self.charts,
        }
        return ("json", *(name for name, function in has.items() if function))


@cache
def pages() -> tuple[Page, ...]:
    """Every page, by name."""
    found = (module.name for module in pkgutil.iter_modules(__path__))
    modules = (import_module(f"{__name__}.{name}") for name in sorted(found))
    return tuple(_page(module) for module in modules if hasattr(module, "PATH"))


def _page(module: ModuleType) -> Page:
    return Page(
        name=module.__name__.rpartition(".")[2],
        title=(module.__doc__ or "").strip().splitlines()[0].rstrip("."),
        path=module.PATH,
        needs=frozenset(getattr(module, "NEEDS", ())),
        nav=getattr(module, "NAV", None),
        query=getattr(module, "Query", Nothing),
        read=module.read,
        first=getattr(module, "first", None),
        rows=getattr(module, "rows", None),
        entries=getattr(module, "entries", None),
        charts=getattr(module, "charts", None),
        accept=getattr(module, "accept", None),
        headline=getattr(module, "headline", None),
        desk=getattr(module, "DESK", False),
    )
