"""Search: awards or actions by words, phrases, fields and facets."""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal
from urllib.parse import urlencode

from countersight.present.charts import bars
from countersight.present.charts.bars import Bars, Period
from countersight.present.keyset import PAGE
from countersight.present.pages import Asked, Entry
from countersight.present.text import money
from countersight.search.find import find
from countersight.search.results import ActionHit, AwardHit, Bar, Facet, Grain, Results, Sort
from countersight.search.results import Query as Sought

PATH = "/search"
NAV = (1, "Search")
VALUES, ALL_VALUES = 6, 200  # of a facet: at first, and when one is opened


@dataclass(frozen=True, slots=True)
class Query:
    q: str = ""
    grain: Literal["award", "action"] = "award"
    sort: Literal["relevance", "date", "amount", "supplier"] | None = None
    period: Literal["fiscal_year", "year", "month"] = "fiscal_year"
    facet: str | None = None  # the one whose values are shown in full
    after: str | None = None


@dataclass(frozen=True, slots=True)
class SearchPage:
    query: Query
    results: Results

    def narrowed(self, term: str) -> str:
        """The address of this search, narrowed by a facet's or a bar's term."""
        text = f"({self.query.q}) {term}" if self.query.q.strip() else term
        asked = {"q": text, "grain": self.query.grain, "sort": self.query.sort}
        return f"/search?{urlencode({name: value for name, value in asked.items() if value})}"

    @property
    def facets(self) -> tuple[Facet, ...]:
        """Those that part the hits."""
        return tuple(facet for facet in self.results.facets if facet.values)

    @property
    def unit(self) -> str:
        return self.query.grain


def read(asked: Asked, query: Query) -> SearchPage:
    results = find(asked.index, _sought(query))
    if query.facet:
        wide = Sought(
            text=query.q, grain=_grain(query), limit=0, facets=(query.facet,), values=ALL_VALUES,
            period=None,
        )  # fmt: skip
        opened = find(asked.index, wide).facets
        facets = tuple(opened[0] if f.name == query.facet else f for f in results.facets)
        results = Results(
            results.query, results.totals, results.hits, facets, results.histogram, results.next
        )
    return SearchPage(query, results)


def _sought(query: Query) -> Sought:
    sort: Sort | None = query.sort
    return Sought(
        text=query.q, grain=_grain(query), sort=sort, limit=PAGE, after=query.after,
        values=VALUES, period=query.period,
    )  # fmt: skip


def _grain(query: Query) -> Grain:
    return query.grain


def rows(asked: Asked, query: Query) -> Iterator[AwardHit | ActionHit]:
    """All that fits, in the order asked for."""
    everything = Sought(
        text=query.q, grain=_grain(query), sort=query.sort, limit=None, facets=(), period=None
    )
    yield from find(asked.index, everything).hits


def entries(page: SearchPage) -> Iterator[Entry]:
    for hit in page.results.hits:
        if isinstance(hit, AwardHit):
            amount, day, what = hit.obligated, hit.last_date, ""
        else:
            amount, day, what = hit.obligation, hit.action_date, f" {hit.modification}"
        yield Entry(
            id=f"{hit.award_key}{what} {day} {amount}",
            title=f"{hit.piid}{what}: {hit.supplier or 'no supplier'}, {money(amount)}",
            link=f"/award/{hit.award_key}",
            updated=day,
            summary=hit.description,
        )


def charts(page: SearchPage, width: int = 960) -> dict[str, Bars]:
    found = {bar.period: bar for bar in page.results.histogram}
    if len(found) < 2:
        return {}
    periods = [_period(page, name, found.get(name)) for name in _between(min(found), max(found))]
    return {"histogram": bars.draw(periods, f"{page.unit.title()}s over time", page.unit, width)}


def _period(page: SearchPage, name: str, bar: Bar | None) -> Period:
    if bar is None:
        return Period(name, 0, None, "")
    first, last = _days(page.query.period, name)
    link = page.narrowed(bar.term)
    return Period(name, bar.count, bar.obligated, link, first.isoformat(), last.isoformat())


def _days(period: str, name: str) -> tuple[date, date]:
    """The first and the last day of a period."""
    year = int(name[:4])
    if period == "fiscal_year":
        return date(year - 1, 10, 1), date(year, 9, 30)
    if period == "year":
        return date(year, 1, 1), date(year, 12, 31)
    month = int(name[5:])
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def _between(first: str, last: str) -> Iterator[str]:
    """Every period from one to the other, those without hits too: `2025`, or `2025-09`."""
    if "-" not in first:
        yield from map(str, range(int(first), int(last) + 1))
        return
    months = [int(name[:4]) * 12 + int(name[5:]) - 1 for name in (first, last)]
    for month in range(months[0], months[1] + 1):
        yield f"{month // 12}-{month % 12 + 1:02}"


def headline(page: SearchPage) -> str:
    return f"Search: {page.query.q or 'everything'}"
