"""Search: a `Query` in, `Results` out; the same for the terminal, Python and the pages.

index = pipeline.search_index(settings)
results = find(index, Query('"stop work" agency:ICE'))
"""

from dataclasses import dataclass, replace
from typing import Any

from tantivy import DocAddress, FieldType, Occur, Order
from tantivy import Query as IndexQuery

from countersight.errors import QueryError, UsageError
from countersight.search import cursors, facets, hits, kept
from countersight.search.compile import OPEN_HIGH, about, compiled, weighed
from countersight.search.cursors import Cursor
from countersight.search.fields import FACETS
from countersight.search.index import Index
from countersight.search.language import Everything, Node, parse, said
from countersight.search.results import Counted, Query, Results
from countersight.search.schema import PERIODS, SORTS, Side

MOST_VALUES = 10_000  # of a facet, in one answer

Places = list[tuple[Any, DocAddress]]


@dataclass(frozen=True, slots=True)
class Asked:
    """A query as a tree, and as what a side of the index runs."""

    tree: Node
    side: Side
    wanted: IndexQuery


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
        # The index lets go of Python while it searches and counts: both at once.
        page = facets.POOL.submit(_page, index, Asked(tree, side, ranked), query)
        counted = _counted(index, Asked(tree, side, wanted), query)
        places, last = page.result()
    except ValueError as error:
        raise QueryError(f"too wide for the index ({error})", query.text) from error
    more = None if last is None else cursors.written(last)
    if query.grain == "award":
        shown = tuple(hits.award(index, address, sought) for _, address in places)
        return Results(query, counted.totals, shown, counted.facets, counted.histogram, more)
    told = tuple(hits.action(side, address) for _, address in places)
    return Results(query, counted.totals, told, counted.facets, counted.histogram, more)


def _counted(index: Index, asked: Asked, query: Query) -> Counted:
    key = (query.text, query.grain, query.facets, query.values, query.period)

    def work_out() -> Counted:
        before = kept.counted(asked.side, asked.tree, query)
        if before is not None:
            return before
        sought = facets.Sought(asked.side, asked.wanted, about(asked.tree, asked.side))
        return facets.count(sought, query, index.award.searcher.num_docs)

    counted: Counted = index.counted.get(key, work_out)
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


def _page(index: Index, asked: Asked, query: Query) -> tuple[Places, Cursor | None]:
    """The places of a page's documents, and the cursor for the next one if there is more."""
    side = asked.side
    limit = side.searcher.num_docs if query.limit is None else query.limit
    if not limit:
        return [], None
    by_relevance = query.sort == "relevance"
    start = _start(index, side, asked.wanted, query)
    ask = _by_relevance if by_relevance else _by_rank
    places = ask(asked, query, start, limit + 1)
    if len(places) <= limit:
        return places, None
    shown = places[:limit]
    key = hits.key(side, shown[-1][1])
    place = start + limit if by_relevance else int(shown[-1][0])
    return shown, Cursor(index.snapshot, side.grain, str(query.sort), place, key)


def _by_relevance(asked: Asked, _: Query, start: int, limit: int) -> Places:
    searcher = asked.side.searcher
    return searcher.search(asked.wanted, limit, count=False, offset=start).hits


def _by_rank(asked: Asked, query: Query, start: int, limit: int) -> Places:
    ranks, wanted, side = f"by_{query.sort}", asked.wanted, asked.side
    if isinstance(asked.tree, Everything):  # every rank is one of its own
        wanted = _ranked(side, ranks, start, start + limit)
    elif start:
        later = _ranked(side, ranks, start, OPEN_HIGH)
        wanted = IndexQuery.boolean_query([(Occur.Must, wanted), (Occur.Must, later)])
    found = side.searcher.search(wanted, limit, count=False, order_by_field=ranks, order=Order.Asc)
    return found.hits


def _ranked(side: Side, ranks: str, after: int, last: int) -> IndexQuery:
    return IndexQuery.range_query(
        side.schema, ranks, FieldType.Unsigned, after, last, include_lower=False
    )


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
