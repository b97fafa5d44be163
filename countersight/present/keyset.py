"""Pages by key: the last row of one page says where the next begins, however long the list."""

import base64
import binascii
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any, Generic, TypeVar

from countersight import duckdb_core as duckdb
from countersight.errors import UsageError
from countersight.present.encode import dumps
from countersight.present.rows import records
from countersight.sql import load

R = TypeVar("R")
PAGE = 50  # rows of a page


@dataclass(frozen=True, slots=True)
class Listed(Generic[R]):
    """A page of a list, the most money first; the whole has `of_all` lines.

    `next` is what the address of the following page carries; None on the last.
    """

    lines: tuple[R, ...] = ()
    of_all: int = 0
    next: str | None = None


@dataclass(frozen=True, slots=True)
class ByMoney(Generic[R]):
    """A list by money: `present/sql/<name>.sql`, the record of a line, and what is bound.

    The query gives the record's columns, `obligated` among them, and `key`, which tells lines of
    equal money apart. `those` is the query whose awards it lists, where it has a place for one;
    `shown` one over `line`, for columns that are worth reading of the lines of a page alone.
    """

    kind: type[R]
    name: str
    bound: dict[str, Any]
    those: str | None = None
    shown: str = "by_money/as_listed"

    def page(
        self, con: duckdb.DuckDBPyConnection, after: str | None = None, most: int | None = PAGE
    ) -> Listed[R]:
        """At most `most` lines from behind `after` on; None for all. Raises `UsageError`."""
        found = list(self._read(con, after, None if most is None else most + 1))
        shown = found[:most]
        following = None
        if len(found) > len(shown) and shown:
            record, key, _ = shown[-1]
            following = token([str(record.obligated or 0), key])
        lines = tuple(record for record, _, _ in shown)
        return Listed(lines, shown[0][2] if shown else 0, following)

    def all(self, con: duckdb.DuckDBPyConnection) -> Iterator[R]:
        """Every line, as it comes."""
        return (record for record, _, _ in self._read(con, None, None))

    def _read(
        self, con: duckdb.DuckDBPyConnection, after: str | None, limit: int | None
    ) -> Iterator[tuple[Any, str, int]]:
        amount, key = key_of(after, (str, str)) if after else (None, None)
        place = {"after_amount": amount and amount_of(amount), "after_key": key}
        con.execute(self._query(), {**self.bound, **place, "limit": limit})
        return records(con, self.kind, ("key", "of_all"))

    def _query(self) -> str:
        listed = load("present/sql", self.name)
        if self.those is not None:
            listed = listed.format(those=load("present/sql", self.those))
        shown = load("present/sql", self.shown)
        return load("present/sql", "by_money/page").format(listed=listed, shown=shown)


def token(key: Sequence[Any]) -> str:
    """What a link carries to the next page."""
    return base64.urlsafe_b64encode(dumps(list(key)).encode()).decode().rstrip("=")


def key_of(text: str, kinds: tuple[Any, ...]) -> list[Any]:
    """The key in a link, of these kinds of parts. Raises `UsageError` where it is none."""
    try:
        found = json.loads(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))
    except (binascii.Error, ValueError, RecursionError) as error:
        raise NO_KEY from error
    fits = isinstance(found, list) and len(found) == len(kinds)
    if not fits or not all(isinstance(p, k) for p, k in zip(found, kinds, strict=True)):
        raise NO_KEY
    return list(found)


def amount_of(text: str) -> Decimal:
    """An amount in a key. Raises `UsageError` where it is none."""
    try:
        return Decimal(text).quantize(Decimal("0.01"))
    except InvalidOperation as error:
        raise NO_KEY from error


NO_KEY = UsageError("the address carries no key of a page; begin at the first page")
