"""Counting all that fits: totals, facets, the histogram; all exact.

Each value of a facet has a bitmap, and what it shares with the hits is its count. Of suppliers and
makers, where there are very many, the codes of the hits are counted in a column instead. What
values obligate is added up where the hits are few enough, and of the values shown.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

import numpy as np
from pyroaring import BitMap

from countersight.search.fields import BY_NAME
from countersight.search.kept import Column, Kept, numbers
from countersight.search.language import quoted
from countersight.search.results import Bar, Counted, Facet, Query, Totals, Value
from countersight.search.schema import PERIODS, Side

SUMMED_AT_MOST = 250_000  # hits: of more, facets are counted and not summed
CENT = Decimal("0.01")

Counts = list[tuple[str, int]]  # the commonest first, of equals the first by name
Share = Callable[[BitMap], int]


@dataclass(frozen=True)
class _Found:
    """Documents of a side; `shared` says how many of them a set has."""

    side: Side
    documents: BitMap
    shared: Share

    @property
    def kept(self) -> Kept:
        return self.side.kept

    @property
    def are_few(self) -> bool:
        """Whether it is quicker to look each up than to hold sets against all."""
        return len(self.documents) <= self.kept.documents // 32

    @cached_property
    def numbers(self) -> Column:
        return numbers(self.documents)

    @cached_property
    def cents(self) -> Column:
        amounts: Column = self.kept.columns["amount"][self.numbers]
        return amounts


def count(side: Side, documents: BitMap, query: Query, awards: int) -> Counted:
    """Totals, facets and histogram of the documents found; `awards`: how many there are."""
    found = _Found(side, documents, _sharing(side.kept, documents))
    facets = tuple(_facet(found, name, query) for name in query.facets)
    bars = tuple(_bars(found, query)) if query.period else ()
    return Counted(_totals(found, awards), facets, bars)


def _sharing(kept: Kept, found: BitMap) -> Share:
    """By the documents not found, where these are so many that their set is of bits.

    A set of less than one in 16 is a list, which is slower to hold against bits than bits are.
    """
    dense = kept.documents // 16
    if not dense // 8 < len(found) < dense:
        return found.intersection_cardinality
    others = kept.everything() - found

    def shared(documents: BitMap) -> int:
        if len(documents) < dense:
            return found.intersection_cardinality(documents)
        return len(documents) - others.intersection_cardinality(documents)

    return shared


def _facet(found: _Found, name: str, query: Query) -> Facet:
    field = BY_NAME[name].whole
    kept = found.kept
    coded = field in kept.names and (found.are_few or field not in kept.listed)
    counts, occurrences = (_by_codes if coded else _by_values)(found, field, query.values)
    sums: dict[str, Decimal] = {}
    if len(found.documents) <= SUMMED_AT_MOST and _may_sum(name, query):
        shown = [value for value, _ in counts]
        sums = (_sums_by_codes if coded else _sums_by_values)(found, field, shown)
    values = tuple(
        Value(value, number, sums.get(value), _term(name, value)) for value, number in counts
    )
    return Facet(name, values, occurrences - sum(value.count for value in values))


def _may_sum(name: str, query: Query) -> bool:
    """An award that acted in two years would be counted twice."""
    return query.grain == "action" or BY_NAME[name].kind != "number"


def _term(name: str, value: str) -> str:
    return f"{name}:{value}" if BY_NAME[name].kind == "number" else quoted(name, value)


def _by_values(found: _Found, field: str, most: int) -> tuple[Counts, int]:
    """The counts of the commonest values, and of all together."""
    sets = found.kept.values(field).items()
    counts = [(value, number) for value, set_ in sets if (number := found.shared(set_))]
    counts.sort(key=lambda pair: (-pair[1], pair[0]))
    return counts[:most], sum(number for _, number in counts)


def _by_codes(found: _Found, field: str, most: int) -> tuple[Counts, int]:
    """The same, where values have codes in the order of their names."""
    counts, names = _counts(found, field), found.kept.names[field]
    occur = np.flatnonzero(counts)
    if len(occur) > most:
        least = np.partition(counts[occur], -most)[-most]
        occur = occur[counts[occur] >= least]
    first = occur[np.lexsort((occur, -counts[occur]))][:most]
    return [(names[code - 1], int(counts[code])) for code in first], int(counts.sum())


def _counts(found: _Found, field: str) -> Column:
    """How many of the documents have each code; by the others where those are fewer."""
    column, of_all = found.kept.columns[field], found.kept.counts(field)
    if found.are_few:
        counts = np.bincount(column[found.numbers], minlength=len(of_all))
        counts[0] = 0
        return counts
    having = found.kept.having(field) or BitMap()
    here = found.documents & having
    if 2 * len(here) <= len(having):
        return np.bincount(column[numbers(here)], minlength=len(of_all))
    return of_all - np.bincount(column[numbers(having - here)], minlength=len(of_all))


def _sums_by_values(found: _Found, field: str, values: list[str]) -> dict[str, Decimal]:
    sets = found.kept.values(field)
    return {value: _obligated(found.kept, found.documents & sets[value]) for value in values}


def _sums_by_codes(found: _Found, field: str, values: list[str]) -> dict[str, Decimal]:
    """In floats, which hold whole cents exactly up to 90 trillion dollars."""
    names, codes = found.kept.names[field], found.kept.columns[field][found.numbers]
    sums = np.bincount(codes, weights=found.cents, minlength=len(names) + 1)
    return {value: int(sums[bisect_left(names, value) + 1]) * CENT for value in values}


def _obligated(kept: Kept, documents: BitMap) -> Decimal:
    return int(kept.columns["amount"][numbers(documents)].sum()) * CENT


def _bars(found: _Found, query: Query) -> Iterator[Bar]:
    """An action is in one period, so what it obligates can be added up by them."""
    field = "year" if query.period == "fiscal_year" else "date"
    periods = found.kept.values(PERIODS[query.period or "fiscal_year"])
    for period, set_ in sorted(periods.items()):
        if number := found.shared(set_):
            obligated = None
            if query.grain == "action":
                obligated = _obligated(found.kept, found.documents & set_)
            yield Bar(period, number, obligated, f"{field}:{period}")


def _totals(found: _Found, awards: int) -> Totals:
    """Of actions, tells awards apart where not all of them are found."""
    kept, documents = found.kept, found.documents
    obligated = kept.digits("amount").sum(found.shared) * CENT
    if found.side.grain == "award":
        return Totals(len(documents), kept.digits("actions").sum(found.shared), obligated)
    if len(documents) < kept.documents:
        seen = np.zeros(awards + 1, bool)
        seen[kept.columns["award_no"][found.numbers]] = True
        awards = int(np.count_nonzero(seen))
    return Totals(awards, len(documents), obligated)
