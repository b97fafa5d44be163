"""An agency: what it obligated, for what, to whom, and what should make one look twice."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from urllib.parse import urlencode

from countersight.errors import NotInRecord
from countersight.present import ranked
from countersight.present.capabilities import Spent, spent_on
from countersight.present.charts import bars
from countersight.present.charts.bars import Bars, Period
from countersight.present.charts.heat import Heat
from countersight.present.flags import Counted, count_flags
from countersight.present.keyset import ByMoney, Listed
from countersight.present.pages import Asked
from countersight.present.pages.capabilities import Kind, heat_of, kinds
from countersight.present.ranked import Seller
from countersight.present.rows import read_rows
from countersight.search.language import quoted

PATH = "/agency/{name}"
NEEDS = ("award_supplier", "organisation", "capability", "flag", "flag_coverage")


@dataclass(frozen=True, slots=True)
class Query:
    name: str
    after: str | None = None  # behind which supplier the list begins


@dataclass(frozen=True, slots=True)
class About:
    agency: str
    actions: int
    awards: int
    obligated: Decimal
    first_date: date
    last_date: date


@dataclass(frozen=True, slots=True)
class Year:
    fiscal_year: int
    actions: int
    awards: int
    obligated: Decimal


@dataclass(frozen=True, slots=True)
class AgencyPage:
    query: Query
    about: About
    years: tuple[Year, ...]
    kinds: tuple[Kind, ...]
    spent: tuple[Spent, ...]  # by capability and year
    suppliers: Listed[Seller]
    flags: tuple[Counted, ...]

    @property
    def term(self) -> str:
        return quoted("agency", self.about.agency)

    @property
    def heat(self) -> Heat:
        return heat_of(self.spent, {kind.id: kind.name for kind in self.kinds})


def read(asked: Asked, query: Query) -> AgencyPage:
    page = asked.once(("agency", query.name), lambda: _read(asked, Query(query.name)))
    if query.after:
        suppliers = _suppliers(page.about.agency).page(asked.con, query.after)
        page = replace(page, query=query, suppliers=suppliers)
    return page


def first(asked: Asked) -> tuple[Query, ...]:
    """The largest agencies."""
    return read_rows(asked.con, Query, "pages/largest_agencies")


def _read(asked: Asked, query: Query) -> AgencyPage:
    about = _about(asked, query)
    own = {"agency": about.agency}
    return AgencyPage(
        query=query,
        about=about,
        years=read_rows(asked.con, Year, "pages/agency_years", own),
        kinds=kinds(asked),
        spent=spent_on(asked.con, None, about.agency),
        suppliers=_suppliers(about.agency).page(asked.con),
        flags=tuple(count_flags(asked.con, about.agency)),
    )


def _about(asked: Asked, query: Query) -> About:
    found = read_rows(asked.con, About, "pages/agency", {"agency": query.name})
    if not found:
        raise NotInRecord(f"there is no agency {query.name[:60]!r} in this record")
    return found[0]


def rows(asked: Asked, query: Query) -> Iterator[Seller]:
    """Every supplier."""
    yield from _suppliers(_about(asked, query).agency).all(asked.con)


def _suppliers(agency: str) -> ByMoney[Seller]:
    return ranked.sellers("of_agency", agency=agency)


def charts(page: AgencyPage, width: int = 960) -> dict[str, Bars]:
    periods = [
        Period(str(year.fiscal_year), year.awards, year.obligated, _link(page, year))
        for year in page.years
    ]
    title = f"Obligated by {page.about.agency} in each fiscal year"
    return {"years": bars.draw_amounts(periods, title, width)} if len(periods) > 1 else {}


def _link(page: AgencyPage, year: Year) -> str:
    return f"/search?{urlencode({'q': f'{page.term} year:{year.fiscal_year}'})}"


def headline(page: AgencyPage) -> str:
    return f"{page.about.agency}: what it obligated, and to whom"
