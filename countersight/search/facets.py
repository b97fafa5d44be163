"""Counting all that fits: totals, facets, the histogram, in one pass over the index."""

from decimal import Decimal
from typing import Any

from tantivy import Query as IndexQuery

from countersight.search.fields import BY_NAME
from countersight.search.index import PERIODS, Side
from countersight.search.language import quoted
from countersight.search.results import Bar, Facet, Query, Totals, Value

PERIODS_AT_MOST = 60_000  # months of five thousand years
ALL_VALUES = 2**31 - 1  # counted in each part of the index, so that no count is an estimate
SUM = {"obligated": {"sum": {"field": "amount"}}}
CENT = Decimal("0.01")

Answer = dict[str, Any]


def count(
    side: Side, wanted: IndexQuery, query: Query
) -> tuple[Totals, tuple[Facet, ...], tuple[Bar, ...]]:
    """Totals of all that fits, the facets and the histogram that `query` asks for."""
    answer: Answer = side.searcher.aggregate(wanted, _asked(query))
    facets = tuple(_facet(name, answer[f"facet_{name}"]) for name in query.facets)
    bars = tuple(_bars(answer["bars"], query)) if query.period else ()
    return _totals(side, wanted, answer), facets, bars


def _asked(query: Query) -> Answer:
    asked: Answer = dict(SUM)
    asked["actions"] = {"sum": {"field": "actions"}}
    asked["found"] = {"value_count": {"field": "award_no"}}
    for name in query.facets:
        asked[f"facet_{name}"] = _terms(BY_NAME[name].whole, query.values, _sums(name, query))
    if query.period:
        field = PERIODS[query.period]
        asked["bars"] = _terms(field, PERIODS_AT_MOST, query.grain == "action")
    return asked


def _terms(field: str, size: int, sums: bool) -> Answer:
    made: Answer = {"terms": {"field": field, "size": size, "segment_size": ALL_VALUES}}
    return made | {"aggs": SUM} if sums else made


def _sums(name: str, query: Query) -> bool:
    """An award that acted in two years would be counted twice."""
    return query.grain == "action" or BY_NAME[name].kind != "number"


def _totals(side: Side, wanted: IndexQuery, answer: Answer) -> Totals:
    found = int(answer["found"]["value"])
    awards = found if side.grain == "award" else _distinct_awards(side, wanted, found)
    return Totals(awards, int(answer["actions"]["value"] or 0), _dollars(answer["obligated"]))


def _distinct_awards(side: Side, wanted: IndexQuery, found: int) -> int:
    if not found:
        return 0
    ordered = side.searcher.search(wanted, found, count=False, order_by_field="award_no")
    return len({number for number, _ in ordered.hits})


def _facet(name: str, answer: Answer) -> Facet:
    values = [
        Value(value, bucket["doc_count"], _obligated(bucket), _term(name, value))
        for bucket in answer["buckets"]
        for value in [_label(bucket["key"])]
    ]
    values.sort(key=lambda value: (-value.count, value.value))
    return Facet(name, tuple(values), answer.get("sum_other_doc_count", 0))


def _bars(answer: Answer, query: Query) -> list[Bar]:
    bars = []
    for bucket in sorted(answer["buckets"], key=lambda bucket: bucket["key"]):
        label = _label(bucket["key"])
        period = f"{label[:-2]}-{label[-2:]}" if query.period == "month" else label
        term = f"year:{period}" if query.period == "fiscal_year" else f"date:{period}"
        bars.append(Bar(period, bucket["doc_count"], _obligated(bucket), term))
    return bars


def _term(name: str, value: str) -> str:
    return f"{name}:{value}" if BY_NAME[name].kind == "number" else quoted(name, value)


def _label(key: str | float) -> str:
    return key if isinstance(key, str) else str(int(key))


def _obligated(bucket: Answer) -> Decimal | None:
    return _dollars(bucket["obligated"]) if "obligated" in bucket else None


def _dollars(summed: Answer) -> Decimal:
    """The index sums in floats, which hold whole cents exactly up to 90 trillion dollars."""
    return Decimal(round(summed["value"] or 0)) * CENT
