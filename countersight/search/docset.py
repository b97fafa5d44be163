"""The documents that a query of the index fits, as a bitmap of their numbers."""

from array import array
from typing import Any

from pyroaring import BitMap
from tantivy import FieldType, Occur, Order
from tantivy import Query as IndexQuery

from countersight.search.schema import Side

AT_ONCE = 500_000  # hits: each takes two hundred bytes meanwhile


def docset(side: Side, wanted: IndexQuery) -> BitMap:
    found, last = BitMap(), 0
    while True:
        hits = _hits(side, wanted, last)
        found |= BitMap(_numbers(hits))
        if len(hits) < AT_ONCE:
            return found
        last = hits[-1][0]


def _hits(side: Side, wanted: IndexQuery, last: int) -> list[Any]:
    """The next hits by their numbers, after `last`."""
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
