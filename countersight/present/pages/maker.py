"""A maker: what was paid for its products, to itself and to each reseller, and the awards."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from urllib.parse import urlencode

from countersight.errors import NotInRecord
from countersight.present import makers
from countersight.present.charts import heat
from countersight.present.charts.heat import Figure, Heat
from countersight.present.keyset import Listed
from countersight.present.makers import MakerAward, MakerMoney
from countersight.present.pages import Asked
from countersight.present.rows import read_rows
from countersight.search.language import quoted
from countersight.sql import load

PATH = "/maker/{name}"
NEEDS = ("paid_to_maker", "maker", "award_supplier", "organisation", "capability")


@dataclass(frozen=True, slots=True)
class Query:
    name: str
    after: str | None = None


@dataclass(frozen=True, slots=True)
class Reseller:
    """Who was paid for its products; by `route` direct, the maker itself."""

    organisation_id: str
    name: str | None
    route: str
    awards: int
    obligated: Decimal


@dataclass(frozen=True, slots=True)
class Bought:
    """A capability that the awards bear."""

    id: str
    awards: int
    obligated: Decimal


@dataclass(frozen=True, slots=True)
class MakerPage:
    query: Query
    maker: str
    products: tuple[str, ...]
    obligated: Decimal
    money: tuple[MakerMoney, ...]  # by route, supplier, agency and fiscal year
    sellers: tuple[Reseller, ...]
    capabilities: tuple[Bought, ...]
    awards: Listed[MakerAward]

    @property
    def term(self) -> str:
        return quoted("maker", self.maker)

    @property
    def organisation_id(self) -> str | None:
        """Its own page as an organisation, where it was paid itself."""
        own = (seller.organisation_id for seller in self.sellers if seller.route == "direct")
        return next((id_ for id_ in own if id_), None)

    @property
    def heat(self) -> Heat:
        """What went to each seller by fiscal year, all agencies together."""
        cells: dict[tuple[str, int], Decimal] = {}
        for part in self.money:
            place = (part.supplier, part.fiscal_year)
            cells[place] = cells.get(place, Decimal(0)) + part.obligated
        figures = [
            Figure(supplier, str(year), amount, self._link(supplier, year))
            for (supplier, year), amount in cells.items()
        ]
        return heat.draw(figures, sorted({figure.column for figure in figures}))

    def _link(self, supplier: str, year: int) -> str:
        own = "" if supplier.lower() == self.maker.lower() else f"{self.term} "
        asked = f"{own}{quoted('supplier', supplier)} year:{year}"
        return f"/search?{urlencode({'q': asked})}"


def read(asked: Asked, query: Query) -> MakerPage:
    page = asked.once(("maker", query.name), lambda: _read(asked, Query(query.name)))
    if query.after:
        awards = makers.awards_of(query.name).page(asked.con, query.after)
        page = replace(page, query=query, awards=awards)
    return page


def _read(asked: Asked, query: Query) -> MakerPage:
    money = _money(asked, query)
    own = {"maker": query.name.strip()}
    products = asked.con.execute(load("present/sql/pages", "maker_products"), own).fetchall()
    return MakerPage(
        query=query,
        maker=money[0].maker,
        products=tuple(product for (product,) in products),
        obligated=makers.total(money),
        money=money,
        sellers=read_rows(asked.con, Reseller, "pages/maker_sellers", own),
        capabilities=read_rows(asked.con, Bought, "pages/maker_capabilities", own),
        awards=makers.awards_of(query.name).page(asked.con),
    )


def _money(asked: Asked, query: Query) -> tuple[MakerMoney, ...]:
    money = tuple(makers.money_of(asked.con, query.name))
    if not money:
        raise NotInRecord(f"no award is {query.name[:80]!r}'s; /makers finds names in part")
    return money


def rows(asked: Asked, query: Query) -> Iterator[MakerAward]:
    """Every award."""
    _money(asked, query)
    yield from makers.awards_of(query.name).all(asked.con)


def headline(page: MakerPage) -> str:
    return f"{page.maker}: what was paid for its products, and to whom"
