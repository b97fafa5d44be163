"""The documents that a query of the index fits, as a bitmap of their numbers."""

from array import array
from typing import Any, cast

from pyroaring import BitMap
from tantivy import DocAddress, FieldType, Occur, Order
from tantivy import Query as IndexQuery

from countersight.search.schema import Side

AT_ONCE = 500_000  # hits: each takes two hundred bytes meanwhile


def docset(side: Side, wanted: IndexQuery) -> BitMap:
    found, last = BitMap(), 0
    while True:
        hits = _next(side, wanted, last)
        found |= BitMap(_numbers(hits))
        if len(hits) < AT_ONCE:
            return found
        last = hits[-1][0]


def numbered(side: Side, places: list[DocAddress]) -> BitMap:
    """The documents at these places."""
    return BitMap(array("I", numbers_of(side, places)))


def numbers_of(side: Side, places: list[DocAddress]) -> list[int]:
    """The number of the document at each place."""
    return cast(list[int], side.searcher.fast_field_values("by_date", places))


def _next(side: Side, wanted: IndexQuery, last: int) -> list[Any]:
    """The hits that follow a number, in the order of theirs."""
    if last:
        later = IndexQuery.range_query(
            side.schema, "by_date", FieldType.Unsigned, last, 2**62, include_lower=False
        )
        wanted = IndexQuery.boolean_query([(Occur.Must, wanted), (Occur.Must, later)])
    found = side.searcher.search(
        wanted, AT_ONCE, count=False, order_by_field="by_date", order=Order.Asc
    )
    return found.hits


def _numbers(hits: list[Any]) -> "array[int]":
    return array("I", [number for number, _ in hits])
