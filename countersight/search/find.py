"""Search: a `Query` in, `Results` out; the same for the terminal, Python and the pages.

index = pipeline.search_index(settings)
results = find(index, Query('"stop work" agency:ICE'))
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice
from typing import Any

import numpy as np
from pyroaring import BitMap
from tantivy import DocAddress
from tantivy import Query as IndexQuery

from countersight.errors import QueryError, UsageError
from countersight.search import best, cursors, facets, hits
from countersight.search.compile import compiled, weighed
from countersight.search.cursors import Cursor
from countersight.search.docset import numbered
from countersight.search.fields import FACETS
from countersight.search.index import Index
from countersight.search.kept import Column, numbers
from countersight.search.language import Node, parse, said
from countersight.search.matching import FEW, are_few, matched
from countersight.search.results import Counted, Query, Results
from countersight.search.schema import PERIODS, SORTS, Side

MOST_VALUES = 10_000  # of a facet, in one answer
POOL = ThreadPoolExecutor(thread_name_prefix="search")  # for work that waits for no other

Places = list[tuple[Any, DocAddress]]  # each with its rank, or how well it fits


@dataclass(frozen=True, slots=True)
class _Asked:
    """A query of a side, and as what the index weighs its hits by."""

    index: Index
    side: Side
    query: Query
    wanted: IndexQuery
    best: Column  # by relevance, as far as they are kept


Next = Callable[[_Asked, int, int], Places]  # after so many or that rank, so many


def find(index: Index, query: Query) -> Results:
    """The page that `query` asks for, with totals of all that fits.

    Raises `QueryError` where the text cannot be read, `UsageError` where anything else makes no
    sense.
    """
    tree = parse(query.text)
    sought = said(tree)
    query = _checked(replace(query, sort=query.sort or ("relevance" if sought else "date")))
    try:
        places, last, counted = _found(index, tree, query)
    except ValueError as error:
        raise QueryError(f"too wide for the index ({error})", query.text) from error
    more = None if last is None else cursors.written(last)
    if query.grain == "award":
        shown = tuple(hits.awards(index, [place for _, place in places], sought))
        return Results(query, counted.totals, shown, counted.facets, counted.histogram, more)
    told = tuple(hits.action(index.action, address) for _, address in places)
    return Results(query, counted.totals, told, counted.facets, counted.histogram, more)


def _found(index: Index, tree: Node, query: Query) -> tuple[Places, Cursor | None, Counted]:
    side = index.award if query.grain == "award" else index.action
    wanted = weighed(compiled(tree, side), said(tree), side)
    asked = _Asked(index, side, query, wanted, best.of(side, tree))
    key, by_relevance = (query.text, query.grain), query.sort == "relevance"
    if by_relevance and are_few(tree, side) and (all_ := _all_weighed(asked)) is not None:
        found = index.found.get(key, lambda: numbered(side, [place for _, place in all_]))
        return *_page(asked, partial(_of_these, all_)), _counted(index, side, found, query)
    # The index lets go of Python while it weighs hits: both at once.
    page = POOL.submit(_page, asked, _by_relevance) if by_relevance else None
    found = index.found.get(key, lambda: matched(tree, side))
    counted = _counted(index, side, found, query)
    places, last = page.result() if page else _page(asked, partial(_by_rank, found))
    return places, last, counted


def _all_weighed(asked: _Asked) -> Places | None:
    """All hits, the best first, unless they are many after all."""
    hits = asked.side.searcher.search(asked.wanted, FEW + 1, count=False).hits
    return hits if len(hits) <= FEW else None


def _of_these(hits: Places, _: _Asked, start: int, limit: int) -> Places:
    return hits[start : start + limit]


def _counted(index: Index, side: Side, found: BitMap, query: Query) -> Counted:
    key = (query.text, query.grain, query.facets, query.values, query.period)
    awards = index.award.searcher.num_docs
    counted: Counted = index.counted.get(key, lambda: facets.count(side, found, query, awards))
    return counted


def _checked(query: Query) -> Query:
    checks = (
        (query.grain in ("award", "action"), "grain is award or action"),
        (query.sort in ("relevance", *SORTS), f"sort is one of relevance, {', '.join(SORTS)}"),
        (query.limit is None or query.limit >= 0, "limit is 0 or more"),
        (set(query.facets) <= set(FACETS), f"the facets are {', '.join(FACETS)}"),
        (1 <= query.values <= MOST_VALUES, f"values are from 1 to {MOST_VALUES:,}"),
        (query.period in (None, *PERIODS), f"the periods are {', '.join(PERIODS)}"),
    )
    for holds, message in checks:
        if not holds:
            raise UsageError(message)
    return query


def _page(asked: _Asked, next_: Next) -> tuple[Places, Cursor | None]:
    """The places of a page's documents, and the cursor for the next one if there is more."""
    side, query = asked.side, asked.query
    limit = side.searcher.num_docs if query.limit is None else query.limit
    if not limit:
        return [], None
    start = _start(asked)
    places = next_(asked, start, limit + 1)
    if len(places) <= limit:
        return places, None
    shown = places[:limit]
    key = hits.key(side, shown[-1][1])
    place = start + limit if query.sort == "relevance" else int(shown[-1][0])
    return shown, Cursor(asked.index.snapshot, side.grain, str(query.sort), place, key)


def _by_relevance(asked: _Asked, start: int, limit: int) -> Places:
    if start + limit <= len(asked.best):
        first = asked.best[start : start + limit].tolist()
        return [(0, asked.side.kept.address(number)) for number in first]
    searcher = asked.side.searcher
    return searcher.search(asked.wanted, limit, count=False, offset=start).hits


def _by_rank(found: BitMap, asked: _Asked, start: int, limit: int) -> Places:
    kept = asked.side.kept
    if asked.query.sort == "date":  # by which documents are numbered
        first = list(islice(found.iter_equal_or_larger(start + 1), limit))
        return [(number, kept.address(number)) for number in first]
    ranks = kept.columns[f"by_{asked.query.sort}"]
    return [(rank, kept.address(number)) for rank, number in _least(found, ranks, start, limit)]


def _least(found: BitMap, ranks: Column, start: int, limit: int) -> list[tuple[int, int]]:
    """The least ranks after `start`, with the documents found that have them."""
    here = numbers(found)
    held = ranks[here]
    # Ranks lie about evenly among the hits, so few need to be put in order.
    near = start + 4 * limit * len(ranks) // max(1, len(held))
    after = np.flatnonzero((held > start) & (held <= near))
    if len(after) < limit:
        after = np.flatnonzero(held > start)
    first = after[np.argsort(held[after])][:limit]
    return list(zip(held[first].tolist(), here[first].tolist(), strict=True))


def _start(asked: _Asked) -> int:
    """The rank, or the number of hits, after which the page begins."""
    side, query = asked.side, asked.query
    if query.after is None:
        return 0
    cursor = cursors.read(query.after, side.grain, str(query.sort))
    if cursor.snapshot == asked.index.snapshot:
        return cursor.place
    key = IndexQuery.term_query(side.schema, "key", cursor.key, "basic")
    ranks = "by_date" if query.sort == "relevance" else f"by_{query.sort}"
    found = side.searcher.search(key, 1, order_by_field=ranks).hits
    if not found:
        raise UsageError("the record has changed and that page's last hit is gone; start again")
    rank, address = found[0]
    return _hits_up_to(side, asked.wanted, address) if query.sort == "relevance" else int(rank)


def _hits_up_to(side: Side, wanted: IndexQuery, last: DocAddress) -> int:
    """How many hits by relevance come before this one, itself counted."""
    ranked = side.searcher.search(wanted, side.searcher.num_docs, count=False).hits
    place = (last.segment_ord, last.doc)
    for number, (_, address) in enumerate(ranked, 1):
        if (address.segment_ord, address.doc) == place:
            return number
    raise UsageError("the record has changed and that page's last hit fits no more; start again")
