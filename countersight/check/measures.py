"""The figures that the record yields for a set of actions: one action, sums, values, ceilings."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TypeVar

from countersight.check.candidates import Candidate
from countersight.check.dates import fiscal_year_of

ACTION = "action"
FISCAL_YEAR = "fiscal_year"
CALENDAR_YEAR = "calendar_year"
AWARD_OBLIGATED = "award_obligated"
CURRENT_VALUE = "current_value"
CEILING = "ceiling"
SUM_OF_AWARDS = "sum_of_awards"

YEAR_SUMS = (CALENDAR_YEAR, FISCAL_YEAR)
BASE = "0"

K = TypeVar("K")


@dataclass(frozen=True, slots=True)
class Figure:
    """A value in US dollars with the actions that it comes from, in order of date.

    `opened` is the day of the award's base where the record holds it: what dates a total.
    """

    measure: str
    value: Decimal
    terms: tuple[Candidate, ...]
    opened: date | None = None

    @property
    def first(self) -> date:
        return self.terms[0].day

    @property
    def last(self) -> date:
        return self.terms[-1].day

    @property
    def award_keys(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(term.award_key for term in self.terms))

    @property
    def piids(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(term.piid for term in self.terms))

    @property
    def resold(self) -> bool:
        return any(term.resold for term in self.terms)

    @property
    def is_modification(self) -> bool:
        """One modification of an award that was made before."""
        return self.measure == ACTION and self.terms[0].modification != BASE


def figures(candidates: Sequence[Candidate]) -> tuple[Figure, ...]:
    """Every figure of one award by itself, and the supplier's own year sums over all awards."""
    awards = _grouped(candidates, lambda one: one.award_key)
    own = [one for one in candidates if not one.resold]
    return (
        *(_figure(ACTION, [one]) for one in candidates if one.obligation),
        *(figure for terms in awards.values() for figure in _of_award(terms)),
        *(figure for figure in _year_sums(own) if len(figure.award_keys) > 1),
    )


def total(measure: str, terms: Iterable[Candidate]) -> Figure | None:
    """The sum of the actions that moved money; None where none did."""
    moved = sorted((one for one in terms if one.obligation), key=_in_order)
    return _figure(measure, moved) if moved else None


def _of_award(terms: Sequence[Candidate]) -> Iterator[Figure]:
    opened = next((one.day for one in terms if one.modification == BASE), None)
    yield from _year_sums(terms)
    moved = [one for one in terms if one.obligation]
    if moved and len(terms) > 1:
        yield _figure(AWARD_OBLIGATED, moved, opened)
    for measure in (CURRENT_VALUE, CEILING):
        stated = [one for one in terms if getattr(one, measure)]
        if stated:
            yield Figure(measure, getattr(stated[-1], measure), (stated[-1],), opened)


def _year_sums(terms: Sequence[Candidate]) -> Iterator[Figure]:
    """Sums over calendar and fiscal years, where they are sums of more than one action."""
    moved = [one for one in terms if one.obligation]
    for measure, year in ((CALENDAR_YEAR, _year), (FISCAL_YEAR, _fiscal_year)):
        for inside in _grouped(moved, year).values():
            if len(inside) > 1:
                yield _figure(measure, sorted(inside, key=_in_order))


def _figure(measure: str, terms: Sequence[Candidate], opened: date | None = None) -> Figure:
    return Figure(measure, sum((one.obligation for one in terms), Decimal(0)), tuple(terms), opened)


def _grouped(
    candidates: Iterable[Candidate], key: Callable[[Candidate], K]
) -> dict[K, list[Candidate]]:
    groups: dict[K, list[Candidate]] = defaultdict(list)
    for one in candidates:
        groups[key(one)].append(one)
    return groups


def _year(one: Candidate) -> int:
    return one.day.year


def _fiscal_year(one: Candidate) -> int:
    return fiscal_year_of(one.day)


def _in_order(one: Candidate) -> tuple[date, str, str]:
    return one.day, one.piid, one.modification
