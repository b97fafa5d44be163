"""A vehicle: a contract that orders are placed under, who places them, and who fills them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from countersight.errors import NotInRecord
from countersight.present import ranked
from countersight.present.awards import keys_of
from countersight.present.charts.heat import Heat
from countersight.present.keyset import ByMoney, Listed
from countersight.present.pages import Asked, spending
from countersight.present.ranked import AwardLine, Seller
from countersight.present.rows import read_rows
from countersight.search.language import quoted

PATH = "/vehicle/{number}"
NEEDS = ("award_supplier", "organisation", "state")


@dataclass(frozen=True, slots=True)
class Query:
    """`after` and `suppliers`: behind which line a list begins; `table`: of `.csv`."""

    number: str
    after: str | None = None
    suppliers: str | None = None
    table: Literal["orders", "suppliers"] = "orders"


@dataclass(frozen=True, slots=True)
class About:
    """What the orders under it come to."""

    vehicle: str
    orders: int
    obligated: Decimal
    first_date: date
    last_date: date


@dataclass(frozen=True, slots=True)
class Spent:
    agency: str | None
    fiscal_year: int
    obligated: Decimal


@dataclass(frozen=True, slots=True)
class VehiclePage:
    query: Query
    about: About
    awarded: tuple[str, ...]  # keys of the awards that bear its own number, where there are any
    spent: tuple[Spent, ...]
    suppliers: Listed[Seller]
    orders: Listed[AwardLine]

    @property
    def term(self) -> str:
        return quoted("piid", self.about.vehicle)

    @property
    def heat(self) -> Heat:
        return spending.heat_of(self.term, self.spent)


def read(asked: Asked, query: Query) -> VehiclePage:
    about = _about(asked, query)
    own = {"vehicle": about.vehicle}
    return VehiclePage(
        query=query,
        about=about,
        awarded=tuple(keys_of(asked.con, about.vehicle)),
        spent=read_rows(asked.con, Spent, "pages/vehicle_spent", own),
        suppliers=_suppliers(query.number).page(asked.con, query.suppliers),
        orders=orders(query.number).page(asked.con, query.after),
    )


def _about(asked: Asked, query: Query) -> About:
    found = read_rows(asked.con, About, "pages/vehicle", {"vehicle": query.number.strip()})
    if not found:
        raise NotInRecord(f"no order in this record names the vehicle {query.number[:60]!r}")
    return found[0]


def rows(asked: Asked, query: Query) -> Iterator[AwardLine | Seller]:
    _about(asked, query)
    listed = orders if query.table == "orders" else _suppliers
    yield from listed(query.number).all(asked.con)


def orders(vehicle: str, but: str | None = None) -> ByMoney[AwardLine]:
    """The awards under a vehicle, but the one whose key is `but`."""
    return ranked.awards("of_vehicle", vehicle=vehicle.strip(), but=but)


def _suppliers(vehicle: str) -> ByMoney[Seller]:
    return ranked.sellers("of_vehicle", vehicle=vehicle.strip(), but=None)


def headline(page: VehiclePage) -> str:
    return f"Vehicle {page.about.vehicle}: its orders"
