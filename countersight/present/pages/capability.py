"""A capability: who buys it, who sells it, whose products, and the awards that show it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from countersight.errors import NotInRecord, UsageError
from countersight.meaning import taxonomy
from countersight.meaning.taxonomy import Capability
from countersight.present import capabilities
from countersight.present.capabilities import Bought, Made, Profile
from countersight.present.charts.heat import Heat
from countersight.present.pages import Asked, spending
from countersight.present.ranked import Seller
from countersight.search.language import quoted

PATH = "/capability/{id}"
NEEDS = (
    *("capability", "award_supplier", "organisation", "maker", "paid_to_maker"),
    *("supplier", "state", "flag"),
)


@dataclass(frozen=True, slots=True)
class Query:
    """`after`, `suppliers` and `makers`: behind which line a list begins; `table`: of `.csv`."""

    id: str
    after: str | None = None
    suppliers: str | None = None
    makers: str | None = None
    table: Literal["awards", "suppliers", "makers"] = "awards"


@dataclass(frozen=True, slots=True)
class CapabilityPage:
    query: Query
    profile: Profile

    @property
    def heat(self) -> Heat:
        return spending.heat_of(self.term, self.profile.spent)

    @property
    def term(self) -> str:
        return quoted("capability", self.profile.borne.id)


def read(asked: Asked, query: Query) -> CapabilityPage:
    """The first pages of its lists are worked out once, whichever list is paged."""
    capability, con = _capability(asked, query.id), asked.con
    profile = asked.once(("capability", query.id), lambda: capabilities.profile(con, capability))
    if query.suppliers:
        sellers = capabilities.sellers(capability.id).page(con, query.suppliers)
        profile = replace(profile, suppliers=sellers)
    if query.makers:
        makers = capabilities.makers(capability.id).page(con, query.makers)
        profile = replace(profile, makers=makers)
    if query.after:
        awards = capabilities.awards(capability.id).page(con, query.after)
        profile = replace(profile, awards=awards)
    return CapabilityPage(query, profile)


def rows(asked: Asked, query: Query) -> Iterator[Bought | Seller | Made]:
    id_ = _capability(asked, query.id).id
    match query.table:
        case "awards":
            yield from capabilities.awards(id_).all(asked.con)
        case "suppliers":
            yield from capabilities.sellers(id_).all(asked.con)
        case "makers":
            yield from capabilities.makers(id_).all(asked.con)


def _capability(asked: Asked, id_: str) -> Capability:
    try:
        return taxonomy.read(asked.settings.taxonomy).capability(id_)
    except UsageError as error:
        raise NotInRecord(str(error)) from error


def headline(page: CapabilityPage) -> str:
    return f"{page.profile.borne.name}: awards, suppliers and makers"
