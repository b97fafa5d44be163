"""Search: a `Query` in, `Results` out; the same for the terminal, Python and the pages.

index = pipeline.search_index(settings)
results = find(index, Query('"stop work" agency:ICE'))
"""

from dataclasses import replace
from typing import Any

from tantivy import DocAddress, FieldType, Occur, Order
from tantivy import Query as IndexQuery

from countersight.errors import QueryError, UsageError
from countersight.search import cursors, facets, hits
from countersight.search.compile import OPEN_HIGH, compiled, weighed
from countersight.search.cursors import Cursor
from countersight.search.fields import FACETS
from countersight.search.index import PERIODS, SORTS, Index, Side
from countersight.search.language import parse, said
from countersight.search.results import Query, Results

MOST_VALUES = 10_000  # of a facet, in one answer

Places = list[tuple[Any, DocAddress]]


def find(index: Index, query: Query) -> Results:
    """The page that `query` asks for, with totals of all that fits.

    Raises `QueryError` where the text cannot be read, `UsageError` where anything else makes no
    sense.
    """
    tree = parse(query.text)
    sought = said(tree)
    query = _checked(replace(query, sort=query.sort or ("relevance" if sought else "date")))
    side = index.award if query.grain == "award" else index.action
    try:
        wanted = compiled(tree, side)
        ranked = weighed(wanted, sought, side) if query.sort == "relevance" else wanted
        places, last = _page(index, side, ranked, query)
        counted = _counted(index, side, wanted, query)
    except ValueError as error:
        raise QueryError(f"too wide for the index ({error})", query.text) from error
    more = None if last is None else cursors.written(last)
    if query.grain == "award":
        shown = tuple(hits.award(index, address, sought) for _, address in places)
        return Results(query, counted.totals, shown, counted.facets, counted.histogram, more)
    told = tuple(hits.action(side, address) for _, address in places)
    return Results(query, counted.totals, told, counted.facets, counted.histogram, more)


def _counted(index: Index, side: Side, wanted: IndexQuery, query: Query) -> facets.Counted:
    key = (query.text, query.grain, query.facets, query.values, query.period)
    awards = index.award.searcher.num_docs
    counted: facets.Counted = index.counted.get(
        key, lambda: facets.count(side, wanted, query, awards)
    )
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


def _page(
    index: Index, side: Side, wanted: IndexQuery, query: Query
) -> tuple[Places, Cursor | None]:
    """The places of a page's documents, and the cursor for the next one if there is more."""
    limit = side.searcher.num_docs if query.limit is None else query.limit
    if not limit:
        return [], None
    by_relevance = query.sort == "relevance"
    start = _start(index, side, wanted, query)
    ask = _by_relevance if by_relevance else _by_rank
    places = ask(side, wanted, query, start, limit + 1)
    if len(places) <= limit:
        return places, None
    shown = places[:limit]
    key = hits.key(side, shown[-1][1])
    place = start + limit if by_relevance else int(shown[-1][0])
    return shown, Cursor(index.snapshot, side.grain, str(query.sort), place, key)


def _by_relevance(side: Side, wanted: IndexQuery, _: Query, start: int, limit: int) -> Places:
    return side.searcher.search(wanted, limit, count=False, offset=start).hits


def _by_rank(side: Side, wanted: IndexQuery, query: Query, start: int, limit: int) -> Places:
    ranks = f"by_{query.sort}"
    if start:
        later = IndexQuery.range_query(
            side.schema, ranks, FieldType.Unsigned, start, OPEN_HIGH, include_lower=False
        )
        wanted = IndexQuery.boolean_query([(Occur.Must, wanted), (Occur.Must, later)])
    found = side.searcher.search(wanted, limit, count=False, order_by_field=ranks, order=Order.Asc)
    return found.hits


def _start(index: Index, side: Side, wanted: IndexQuery, query: Query) -> int:
    """The rank, or the number of hits, after which the page begins."""
    if query.after is None:
        return 0
    cursor = cursors.read(query.after, side.grain, str(query.sort))
    if cursor.snapshot == index.snapshot:
        return cursor.place
    key = IndexQuery.term_query(side.schema, "key", cursor.key, "basic")
    ranks = "by_date" if query.sort == "relevance" else f"by_{query.sort}"
    found = side.searcher.search(key, 1, order_by_field=ranks).hits
    if not found:
        raise UsageError("the record has changed and that page's last hit is gone; start again")
    rank, address = found[0]
    return _hits_up_to(side, wanted, address) if query.sort == "relevance" else int(rank)


def _hits_up_to(side: Side, wanted: IndexQuery, last: DocAddress) -> int:
    """How many hits by relevance come before this one, itself counted."""
    ranked = side.searcher.search(wanted, side.searcher.num_docs, count=False).hits
    place = (last.segment_ord, last.doc)
    for number, (_, address) in enumerate(ranked, 1):
        if (address.segment_ord, address.doc) == place:
            return number
    raise UsageError("the record has changed and that page's last hit fits no more; start again")
