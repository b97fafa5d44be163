"""Counting all that fits: totals, facets, the histogram.

The index counts a facet's values in each of its segments and keeps the commonest, so a first pass
gives leaders whose counts may be a little short, and by how much at most. A second pass counts the
leaders alone, exactly, with what they obligate. Where the first pass cannot tell who leads, every
value is counted.
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from tantivy import Query as IndexQuery

from countersight.search.fields import BY_NAME
from countersight.search.index import PERIODS, Side
from countersight.search.language import quoted
from countersight.search.results import Bar, Facet, Query, Totals, Value

SUMMED_AT_MOST = 250_000  # hits: of more, facets are counted and not summed
LISTED = 1_000  # values of a facet kept in each segment, at the least
ALL_VALUES = 2**31 - 1
PERIODS_AT_MOST = 60_000  # months of five thousand years
SUM = {"obligated": {"sum": {"field": "amount"}}}
CENT = Decimal("0.01")

Answer = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Counted:
    totals: Totals
    facets: tuple[Facet, ...]
    histogram: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class _Leaders:
    """The values that may be the commonest, and how often all values occur together."""

    names: tuple[str, ...]
    occurrences: int


def count(side: Side, wanted: IndexQuery, query: Query, awards: int) -> Counted:
    """Totals of all that fits, the facets and the histogram; `awards` is how many there are."""
    answer = _ask(side, wanted, _first(query))
    found = int(answer["found"]["value"])
    leaders = {name: _leaders(side, wanted, name, answer[name], query) for name in query.facets}
    exact = _exact(side, wanted, query, leaders, summed=found <= SUMMED_AT_MOST)
    facets = tuple(_facet(name, exact[name], leaders[name], query.values) for name in leaders)
    if side.grain == "award":
        awards = found
    elif found < side.searcher.num_docs:
        awards = _distinct_awards(side, wanted, found)
    return Counted(_totals(answer, awards), facets, _bars(answer, query))


def _ask(side: Side, wanted: IndexQuery, asked: Answer) -> Answer:
    return side.searcher.aggregate(wanted, asked)


def _first(query: Query) -> Answer:
    asked: Answer = dict(SUM)
    asked["actions"] = {"sum": {"field": "actions"}}
    asked["found"] = {"value_count": {"field": "award_no"}}
    listed = max(LISTED, 2 * query.values)
    for name in query.facets:
        asked[name] = _terms(BY_NAME[name].whole, listed, listed)
    if query.period:
        bars = _terms(PERIODS[query.period], PERIODS_AT_MOST, PERIODS_AT_MOST)
        asked["bars"] = bars | {"aggs": SUM} if query.grain == "action" else bars
    return asked


def _terms(field: str, size: int, segment_size: int) -> Answer:
    return {"terms": {"field": field, "size": size, "segment_size": segment_size}}


def _leaders(side: Side, wanted: IndexQuery, name: str, answer: Answer, query: Query) -> _Leaders:
    buckets, short = answer["buckets"], answer.get("doc_count_error_upper_bound", 0)
    occurrences = sum(b["doc_count"] for b in buckets) + answer.get("sum_other_doc_count", 0)
    if not short or len(buckets) <= query.values:
        return _Leaders(tuple(b["key"] for b in buckets[: query.values]), occurrences)
    last = buckets[query.values - 1]["doc_count"]
    if buckets[-1]["doc_count"] + short >= last or short >= last:
        asked = {name: _terms(BY_NAME[name].whole, query.values, ALL_VALUES)}
        whole = _ask(side, wanted, asked)[name]["buckets"]
        return _Leaders(tuple(b["key"] for b in whole), occurrences)
    near = tuple(b["key"] for b in buckets if b["doc_count"] + short >= last)
    return _Leaders(near, occurrences)


def _exact(
    side: Side, wanted: IndexQuery, query: Query, leaders: dict[str, _Leaders], summed: bool
) -> Answer:
    """The leaders' own counts, and what they obligate."""
    asked: Answer = {}
    for name, leading in leaders.items():
        if leading.names:
            terms = {"field": BY_NAME[name].whole, "size": len(leading.names)}
            terms["include"] = list(leading.names)
            sums = {"aggs": SUM} if summed and _may_sum(name, query) else {}
            asked[name] = {"terms": terms, **sums}
    answer = _ask(side, wanted, asked) if asked else {}
    return {name: answer[name]["buckets"] if name in answer else [] for name in leaders}


def _may_sum(name: str, query: Query) -> bool:
    """An award that acted in two years would be counted twice."""
    return query.grain == "action" or BY_NAME[name].kind != "number"


def _facet(name: str, buckets: list[Answer], leading: _Leaders, most: int) -> Facet:
    values = [
        Value(b["key"], b["doc_count"], _obligated(b), _term(name, b["key"])) for b in buckets
    ]
    values.sort(key=lambda value: (-value.count, value.value))
    shown = tuple(values[:most])
    return Facet(name, shown, leading.occurrences - sum(value.count for value in shown))


def _term(name: str, value: str) -> str:
    return f"{name}:{value}" if BY_NAME[name].kind == "number" else quoted(name, value)


def _bars(answer: Answer, query: Query) -> tuple[Bar, ...]:
    if query.period is None:
        return ()
    field = "year" if query.period == "fiscal_year" else "date"
    buckets = sorted(answer["bars"]["buckets"], key=lambda bucket: str(bucket["key"]))
    return tuple(
        Bar(b["key"], b["doc_count"], _obligated(b), f"{field}:{b['key']}") for b in buckets
    )


def _totals(answer: Answer, awards: int) -> Totals:
    return Totals(awards, round(answer["actions"]["value"] or 0), _dollars(answer["obligated"]))


def _distinct_awards(side: Side, wanted: IndexQuery, found: int) -> int:
    if not found:
        return 0
    ordered = side.searcher.search(wanted, found, count=False, order_by_field="award_no")
    return len({number for number, _ in ordered.hits})


def _obligated(bucket: Answer) -> Decimal | None:
    return _dollars(bucket["obligated"]) if "obligated" in bucket else None


def _dollars(summed: Answer) -> Decimal:
    """The index sums in floats, which hold whole cents exactly up to 90 trillion dollars."""
    return Decimal(round(summed["value"] or 0)) * CENT
