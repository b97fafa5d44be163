"""Counting all that fits: totals, facets, the histogram; all exact.

A facet of which an award may have several values (`Field.many`) is counted by the sets that occur,
which are few, and the sets are taken apart afterwards. Of suppliers and makers, which are many, the
index keeps the commonest of each of its segments, so a first pass gives leaders whose counts may be
a little short, and by how much at most; a second pass counts the leaders alone. Where the first
cannot tell who leads, every value is counted. What values obligate is added up in the first pass
where the hits are likely to be few enough, else in the second, over the values shown.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from tantivy import FieldType, Occur
from tantivy import Query as IndexQuery

from countersight.search.fields import BY_NAME, FACETS
from countersight.search.language import quoted
from countersight.search.results import Bar, Counted, Facet, Query, Totals, Value
from countersight.search.schema import PERIODS, Side

SUMMED_AT_MOST = 250_000  # hits: of more, facets are counted and not summed
FEW = 2_000  # hits of which every value is counted and summed at once
LISTED = 200  # values of a wide facet kept in each segment, at the least
MANY = 300_000  # hits that two threads count together
MOST_SETS = 20_000  # of a facet's values; where more occur, values are counted one by one
MOST_VALUES = 60_000  # of what comes in sets: flags, capabilities, years
TIED = 40  # more values than are shown, so that of equals the first by name are
ALL_VALUES = 2**31 - 1
WIDE = {"supplier", "maker"}  # have as many values as the record has names
STATS = {"all": {"stats": {"field": "amount"}}, "actions": {"sum": {"field": "actions"}}}
SUM = {"obligated": {"sum": {"field": "amount"}}}
AT_ONCE = 500_000  # hits of an action search of which the awards are told apart at once
CENT = Decimal("0.01")
POOL = ThreadPoolExecutor(thread_name_prefix="search")  # for work that waits for no other

Answer = dict[str, Any]
Sums = dict[str, Decimal]


@dataclass(frozen=True, slots=True)
class Sought:
    """What is counted: `about` is a guess at how many hits there are, which costs time alone."""

    side: Side
    wanted: IndexQuery
    about: int


@dataclass(frozen=True, slots=True)
class _Tally:
    """How often values occur, the commonest first; of some, what they obligate.

    A count may be too small by `short`, and a value that is not among them as common as that.
    """

    counts: tuple[tuple[str, int], ...]
    occurrences: int
    sums: Sums
    short: int = 0


def count(sought: Sought, query: Query, awards: int) -> Counted:
    """Totals of all that fits, the facets and the histogram; `awards` is how many there are."""
    answer = _answer(sought, _asked(sought, query))
    found = int(answer["all"]["count"])
    tallies = {name: _tally(sought, name, answer) for name in query.facets}
    tallies = _settled(sought, tallies, query, summed=found <= SUMMED_AT_MOST)
    facets = tuple(
        _facet(name, tally, query.values, summed=found <= SUMMED_AT_MOST)
        for name, tally in tallies.items()
    )
    if sought.side.grain == "award":
        awards = found
    elif found < sought.side.searcher.num_docs:
        awards = _distinct_awards(sought, found, awards)
    bars = _bars(sought, answer, query) if query.period else ()
    return Counted(_totals(answer, awards), facets, bars)


def _answer(sought: Sought, asked: list[Answer]) -> Answer:
    """What the index answers to both halves of the questions."""
    if sought.about < MANY:
        return _ask(sought, {name: one for half in asked for name, one in half.items()})
    other = POOL.submit(_ask, sought, asked[1])
    return _ask(sought, asked[0]) | other.result()


def _ask(sought: Sought, asked: Answer) -> Answer:
    return sought.side.searcher.aggregate(sought.wanted, asked)


def _asked(sought: Sought, query: Query) -> list[Answer]:
    """The questions in two halves that take about as long."""
    halves: list[Answer] = [dict(STATS), {}]
    names = sorted(query.facets, key=lambda name: name in WIDE)
    for number, name in enumerate(names):
        sums = SUM if _summed_at_once(name, sought, query) else {}
        terms = _wide(name, sought, query) if name in WIDE else _terms(_counted_field(name), query)
        halves[number % 2][name] = terms | ({"aggs": sums} if sums else {})
    if query.period:
        bars = _terms(PERIODS[query.period], query) | (
            {"aggs": SUM} if query.grain == "action" else {}
        )
        half = next((half for half in halves if "year" in half), halves[1])
        # A histogram by fiscal year is what facet `year` counts.
        half["year" if query.period == "fiscal_year" else "bars"] = bars
    return halves


def _counted_field(name: str) -> str:
    field = BY_NAME[name]
    return field.sets if field.many else field.whole


def _terms(field: str, query: Query) -> Answer:
    one = field in {BY_NAME[name].whole for name in FACETS}
    size = query.values + TIED if one else MOST_VALUES if field == "month" else MOST_SETS
    return {"terms": {"field": field, "size": size, "segment_size": ALL_VALUES}}


def _wide(name: str, sought: Sought, query: Query) -> Answer:
    if sought.about <= FEW:
        return _terms(BY_NAME[name].whole, query)
    listed = max(LISTED, 8 * query.values)
    return {"terms": {"field": BY_NAME[name].whole, "size": listed, "segment_size": listed}}


def _summed_at_once(name: str, sought: Sought, query: Query) -> bool:
    most = FEW if name in WIDE else 2 * SUMMED_AT_MOST
    return sought.about <= most and _may_sum(name, query)


def _may_sum(name: str, query: Query) -> bool:
    """An award that acted in two years would be counted twice."""
    return query.grain == "action" or BY_NAME[name].kind != "number"


def _tally(sought: Sought, name: str, answer: Answer, *, plain: bool = False) -> _Tally:
    """What the index counted of a facet; `plain`: by values, though there may be several."""
    buckets, rest = answer[name]["buckets"], answer[name].get("sum_other_doc_count", 0)
    if plain or not BY_NAME[name].many:
        counts = ((b["key"], b["doc_count"]) for b in buckets)
        sums = {b["key"]: _dollars(b["obligated"]) for b in buckets if "obligated" in b}
        short = answer[name].get("doc_count_error_upper_bound", 0)
        return _Tally(_ordered(counts), rest + sum(b["doc_count"] for b in buckets), sums, short)
    return _one_by_one(sought, BY_NAME[name].whole) if rest else _apart(buckets)


def _apart(buckets: Sequence[Answer]) -> _Tally:
    """The values of sets, each with all the sets that it is in."""
    counts: Counter[str] = Counter()
    sums: Sums = {}
    for bucket in buckets:
        for value in _values(bucket["key"]):
            counts[value] += bucket["doc_count"]
            if "obligated" in bucket:
                sums[value] = sums.get(value, Decimal(0)) + _dollars(bucket["obligated"])
    return _Tally(_ordered(counts.items()), counts.total(), sums)


def _values(set_: str) -> Iterator[str]:
    return (value for value in set_.split("\n") if value)


def _one_by_one(sought: Sought, field: str) -> _Tally:
    """Every value, where too many sets occur."""
    asked = {"values": {"terms": {"field": field, "size": MOST_VALUES, "segment_size": ALL_VALUES}}}
    buckets = _ask(sought, asked)["values"]["buckets"]
    counts = _ordered((b["key"], b["doc_count"]) for b in buckets)
    return _Tally(counts, sum(number for _, number in counts), {})


def _ordered(counts: Iterable[tuple[str, int]]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counts, key=lambda pair: (-pair[1], pair[0])))


def _settled(
    sought: Sought, tallies: dict[str, _Tally], query: Query, *, summed: bool
) -> dict[str, _Tally]:
    """The same with counts that are exact and, where asked for, what the values shown obligate."""
    summing = {name for name in tallies if summed and _may_sum(name, query)}
    asked: dict[str, list[str]] = {}
    for name, tally in tallies.items():
        leading = _leading(sought, name, tally, query.values)
        if leading and (tally.short or (name in summing and not tally.sums)):
            asked[name] = leading
    found = _of_these(sought, asked, summing) if asked else {}
    return {
        name: _Tally(
            found[name].counts if tally.short else tally.counts,
            tally.occurrences,
            found[name].sums,
        )
        if name in found
        else tally
        for name, tally in tallies.items()
    }


def _leading(sought: Sought, name: str, tally: _Tally, most: int) -> list[str]:
    """The values that may be among the commonest."""
    names = [value for value, _ in tally.counts]
    if not tally.short or len(names) <= most:
        return names[:most] if not tally.short else names
    last = tally.counts[most - 1][1]
    if tally.counts[-1][1] + tally.short >= last or tally.short >= last:
        asked = {name: _terms(BY_NAME[name].whole, Query(values=most))}
        return [bucket["key"] for bucket in _ask(sought, asked)[name]["buckets"]]
    return [value for value, number in tally.counts if number + tally.short >= last]


def _of_these(sought: Sought, asked: dict[str, list[str]], summing: set[str]) -> dict[str, _Tally]:
    """The counts of these values, and of some facets what they obligate."""
    terms: Answer = {}
    for name, values in asked.items():
        own = {"field": BY_NAME[name].whole, "size": len(values), "include": values}
        terms[name] = {"terms": own} | ({"aggs": SUM} if name in summing else {})
    narrowed = Sought(sought.side, _bearing(sought, asked), sought.about)
    answer = _ask(narrowed, terms)
    return {name: _tally(narrowed, name, answer, plain=True) for name in asked}


def _bearing(sought: Sought, values: dict[str, list[str]]) -> IndexQuery:
    """Those hits that bear any of the values: fewer, and quicker to find."""
    schema = sought.side.schema
    borne = [
        (Occur.Should, IndexQuery.term_query(schema, BY_NAME[name].whole, value, "basic"))
        for name, listed in values.items()
        for value in listed
    ]
    return IndexQuery.boolean_query(
        [(Occur.Must, sought.wanted), (Occur.Must, IndexQuery.boolean_query(borne))]
    )


def _facet(name: str, tally: _Tally, most: int, *, summed: bool) -> Facet:
    shown = tuple(
        Value(value, number, tally.sums.get(value) if summed else None, _term(name, value))
        for value, number in tally.counts[:most]
    )
    return Facet(name, shown, tally.occurrences - sum(value.count for value in shown))


def _term(name: str, value: str) -> str:
    return f"{name}:{value}" if BY_NAME[name].kind == "number" else quoted(name, value)


def _bars(sought: Sought, answer: Answer, query: Query) -> tuple[Bar, ...]:
    field = "year" if query.period == "fiscal_year" else "date"
    told = answer["year" if query.period == "fiscal_year" else "bars"]
    tally = _apart(told["buckets"])
    if told.get("sum_other_doc_count"):
        whole = "year_is" if query.period == "fiscal_year" else "calendar_year"
        tally = _one_by_one(sought, whole)
    return tuple(
        Bar(period, number, tally.sums.get(period), f"{field}:{period}")
        for period, number in sorted(tally.counts)
    )


def _totals(answer: Answer, awards: int) -> Totals:
    return Totals(awards, round(answer["actions"]["value"] or 0), _cents(answer["all"]["sum"]))


def _distinct_awards(sought: Sought, found: int, awards: int) -> int:
    """In spans of award numbers, for each hit takes a hundred bytes meanwhile."""
    step = max(1, awards * AT_ONCE // max(found, AT_ONCE))
    return sum(_distinct(sought, first, first + step) for first in range(0, awards + 1, step))


def _distinct(sought: Sought, first: int, end: int) -> int:
    side = sought.side
    span = IndexQuery.range_query(
        side.schema, "award_no", FieldType.Unsigned, first, end, include_upper=False
    )
    wanted = IndexQuery.boolean_query([(Occur.Must, sought.wanted), (Occur.Must, span)])
    ordered = side.searcher.search(
        wanted, side.searcher.num_docs, count=False, order_by_field="award_no"
    )
    return len({number for number, _ in ordered.hits})


def _dollars(summed: Answer) -> Decimal:
    return _cents(summed["value"])


def _cents(number: float | None) -> Decimal:
    """The index sums in floats, which hold whole cents exactly up to 90 trillion dollars."""
    return Decimal(round(number or 0)) * CENT
