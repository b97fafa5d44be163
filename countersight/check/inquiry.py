"""One claim with all that bears on it, and which figures its dates and its wording admit."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from countersight.check.agencies import Scope
from countersight.check.candidates import Candidate, Pool
from countersight.check.dates import Window, fiscal_year_of
from countersight.check.measures import (
    ACTION,
    AWARD_OBLIGATED,
    CEILING,
    CURRENT_VALUE,
    FISCAL_YEAR,
    SUM_OF_AWARDS,
    YEAR_SUMS,
    Figure,
    figures,
    total,
)
from countersight.check.wording import Interval
from countersight.reported import Claim

TOTALS = (AWARD_OBLIGATED, CURRENT_VALUE, CEILING)
PERIODIC = ("annual_fee", "cumulative")

# Words that stand in most descriptions or most products, and so tell none apart.
_PLAIN = frozenset(
    re.findall(
        r"\w+",
        "the and for with from that this these its other including package contract contracts "
        "award agreement agreements order purchase new solution solutions product products",
    )
)


@dataclass(frozen=True, slots=True)
class Inquiry:
    """A claim made ready: `vendor` in full, `horizon` the last day that counts.

    `span` is the first and last day of the record's actions, any company's. `taken` are the
    actions that other claims of the document speak of: (piid, modification).
    """

    claim: Claim
    vendor: str
    window: Window | None
    scope: Scope
    pool: Pool
    horizon: date
    span: tuple[date, date]
    taken: frozenset[tuple[str, str]] = frozenset()

    @property
    def amount(self) -> Decimal:
        """The claim's amount; only a claim with one is asked."""
        if self.claim.amount is None:
            raise AssertionError("a claim without an amount was asked for its amount")
        return self.claim.amount

    @property
    def holds_ceilings(self) -> bool:
        """Whether the files read carry ceilings of these awards at all."""
        return any(one.ceiling is not None for one in self.candidates())

    @property
    def covered(self) -> bool:
        """Whether the record spans the days claimed: what it lacks outside of them says nothing."""
        if self.window is None:
            return True
        first, last = self.span
        return first <= self.window.first and min(self.window.last, self.horizon) <= last

    def candidates(self) -> tuple[Candidate, ...]:
        """The pool's actions by the claim's agencies, up to the horizon."""
        return tuple(
            one
            for one in self.pool.candidates
            if one.agency in self.scope.agencies and one.day <= self.horizon
        )


def figures_of(inquiry: Inquiry) -> tuple[Figure, ...]:
    """Every figure that the claim could mean, whatever its amount."""
    candidates = inquiry.candidates()
    single = tuple(one for one in figures(candidates) if admits(inquiry, one))
    if inquiry.claim.amount_kind != "cumulative":
        return single
    return (*single, *_sums_of_awards(inquiry, candidates))


def admits(inquiry: Inquiry, figure: Figure) -> bool:
    """Whether the claim's date and wording let it mean the figure."""
    if inquiry.claim.amount_qualifier == "up-to" or inquiry.claim.amount_kind == "ceiling":
        return figure.measure in (CEILING, CURRENT_VALUE) and _dated(inquiry, figure)
    if figure.measure in YEAR_SUMS:
        return _admits_year(inquiry, figure)
    return _dated(inquiry, figure)


def fits(interval: Interval, tried: tuple[Figure, ...]) -> tuple[Figure, ...]:
    return tuple(figure for figure in tried if interval.holds(figure.value))


def best_first(inquiry: Inquiry, fitting: tuple[Figure, ...]) -> tuple[Figure, ...]:
    """The likeliest reading first; of equal sums over one set of actions only the likeliest."""
    unique: dict[tuple[Candidate, ...], Figure] = {}
    for figure in sorted(fitting, key=lambda one: (-_weight(inquiry, one), one.piids)):
        unique.setdefault(figure.terms, figure)
    return tuple(unique.values())


def likeness(inquiry: Inquiry, figure: Figure) -> float:
    """The share of the claim's words on the product that the figure's descriptions hold."""
    wanted = words_of(inquiry.claim.product)
    found = {word for term in figure.terms for word in words_of(term.description)}
    return len(wanted & found) / len(wanted) if wanted else 0.0


def words_of(text: str | None) -> frozenset[str]:
    """Telling words of a text, in the singular."""
    words = re.findall(r"[a-z0-9]{3,}", (text or "").lower())
    return frozenset(word.removesuffix("s") for word in words if word not in _PLAIN)


def days_off(inquiry: Inquiry, figure: Figure) -> int:
    """How far the figure's day lies outside of the days claimed; 0 inside or where none are."""
    day = _day(inquiry, figure)
    return inquiry.window.days_off(day) if inquiry.window and day else 0


def _dated(inquiry: Inquiry, figure: Figure) -> bool:
    if inquiry.window is None or figure.measure == SUM_OF_AWARDS:
        return True
    day = _day(inquiry, figure)
    return day is not None and inquiry.window.holds(day)


def _day(inquiry: Inquiry, figure: Figure) -> date | None:
    """The day that a claim would give it: a total is dated by its base, if that is known."""
    current = inquiry.window is not None and inquiry.window.kind == "current"
    return figure.opened if figure.measure in TOTALS and not current else figure.last


def _admits_year(inquiry: Inquiry, figure: Figure) -> bool:
    kind, window = inquiry.claim.amount_kind, inquiry.window
    if len(figure.award_keys) > 1 and kind == "contract_value" and inquiry.claim.event == "award":
        return False  # one deal's value is not what all deals of a year add up to
    if window is None:
        return kind in PERIODIC
    if window.kind == "current":
        return window.holds(figure.last)
    if window.kind == "fiscal":
        return figure.measure == FISCAL_YEAR and window.holds(figure.last)
    year = fiscal_year_of(figure.last) if figure.measure == FISCAL_YEAR else figure.last.year
    return window.kind == "year" and year == window.last.year


def _sums_of_awards(inquiry: Inquiry, candidates: tuple[Candidate, ...]) -> Iterator[Figure]:
    """All paid in the time claimed, without what the document names apart, and that alone."""
    window = inquiry.window
    loose = tuple(one for one in candidates if window is None or window.holds(one.day))
    exact = tuple(one for one in loose if window is None or not window.days_off(one.day))
    for inside in dict.fromkeys((exact, loose)):
        apart = [one for one in inside if (one.piid, one.modification) in inquiry.taken]
        rest = [one for one in inside if one not in apart]
        for terms in (inside, rest, apart) if apart else (inside,):
            if (figure := total(SUM_OF_AWARDS, terms)) and len(figure.terms) > 1:
                yield figure


def _weight(inquiry: Inquiry, figure: Figure) -> float:
    """How likely the claim means this figure: its words, its measure, its nearness, its age."""
    apart = abs(figure.value - inquiry.amount) / inquiry.amount
    latest = max(one.day for one in inquiry.pool.candidates)
    age = (min(inquiry.horizon, latest) - figure.last).days / 365
    return (
        likeness(inquiry, figure)
        + words_shared(inquiry, figure)
        - 4 * float(apart)
        - 0.02 * days_off(inquiry, figure)
        - 0.2 * _remoteness(inquiry, figure)
        - 0.2 * min(age, 5) * (inquiry.window is None)
    )


def words_shared(inquiry: Inquiry, figure: Figure) -> float:
    """A hint from purpose and agency, worth less than the product: at most 0.3."""
    wanted = words_of(inquiry.claim.purpose) | words_of(inquiry.claim.agency)
    found = {word for term in figure.terms for word in words_of(term.description)}
    return 0.3 * len(wanted & found) / len(wanted) if wanted else 0.0


def _remoteness(inquiry: Inquiry, figure: Figure) -> int:
    """Steps from what the wording names first: a deal, a year's spending, a sum of deals."""
    kind = inquiry.claim.amount_kind
    if kind == "cumulative":
        return 0 if len(figure.terms) > 1 else 2
    if figure.measure in YEAR_SUMS:
        steps = 0 if kind == "annual_fee" else 2
        return steps + (figure.measure == FISCAL_YEAR) + 2 * (len(figure.award_keys) > 1)
    if figure.measure == ACTION:
        news = inquiry.claim.event == "award" and figure.is_modification
        return int(news) + (kind == "annual_fee")
    return 1 + (figure.measure == SUM_OF_AWARDS)
