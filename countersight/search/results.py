"""What a search asks and what it answers: one record in, one record out."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from countersight.search.fields import FACETS

Grain = Literal["award", "action"]
Sort = Literal["relevance", "date", "amount", "supplier"]
Period = Literal["fiscal_year", "year", "month"]


@dataclass(frozen=True, slots=True)
class Query:
    """What to look for.

    text: in the query language (`docs/search.md`); empty for everything.
    grain: whether awards or actions are found, counted and shown.
    sort: None is relevance where the text holds words, else date. date: latest first; amount:
    largest first (of actions by size, whatever the sign); supplier: from A.
    limit: hits on a page; None for all. after: the `next` of the page before.
    facets: which, and at most `values` of each, the commonest first. period: of the histogram.
    """

    text: str = ""
    grain: Grain = "award"
    sort: Sort | None = None
    limit: int | None = 50
    after: str | None = None
    facets: tuple[str, ...] = FACETS
    values: int = 10
    period: Period | None = "fiscal_year"


@dataclass(frozen=True, slots=True)
class ActionHit:
    """An action. `state` is the last known of its award; amounts are US dollars."""

    action_key: str
    award_key: str
    piid: str
    modification: str
    action_date: date
    obligation: Decimal
    supplier: str | None
    agency: str | None
    state: str
    description: str


@dataclass(frozen=True, slots=True)
class AwardHit:
    """An award. `matching` of its actions say what was looked for; `matches` are the best three."""

    award_key: str
    piid: str
    parent_piid: str | None
    supplier: str | None
    maker: str | None
    product: str | None
    agency: str | None
    capabilities: tuple[str, ...]
    flags: tuple[str, ...]
    state: str
    competition: str | None
    obligated: Decimal
    current_value: Decimal | None
    ceiling: Decimal | None
    first_date: date
    last_date: date
    actions: int
    description: str
    matching: int = 0
    matches: tuple[ActionHit, ...] = ()


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a facet. `term` narrows the search to it: `f"({text}) {term}"`.

    `count` is of awards or of actions, as asked; `obligated` is theirs in all. It is None of a
    year, which awards share with others, and where more than 250,000 hits would have to be added.
    """

    value: str
    count: int
    obligated: Decimal | None
    term: str


@dataclass(frozen=True, slots=True)
class Facet:
    """The commonest values; `others` is how many hits the values left out have between them."""

    name: str
    values: tuple[Value, ...]
    others: int


@dataclass(frozen=True, slots=True)
class Bar:
    """A period of the histogram that has hits: `2025`, or `2025-09`; an award is in each of its."""

    period: str
    count: int
    obligated: Decimal | None
    term: str


@dataclass(frozen=True, slots=True)
class Totals:
    """Of all that fits, whatever a page shows."""

    awards: int
    actions: int
    obligated: Decimal


@dataclass(frozen=True, slots=True)
class Counted:
    """What is counted of all that fits."""

    totals: Totals
    facets: tuple[Facet, ...]
    histogram: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Results:
    """`next` is the cursor of the following page, None on the last. `query` has its sort filled."""

    query: Query
    totals: Totals
    hits: tuple[AwardHit, ...] | tuple[ActionHit, ...]
    facets: tuple[Facet, ...]
    histogram: tuple[Bar, ...]
    next: str | None
