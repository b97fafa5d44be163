"""Awards, and whom they paid, the most money first: of a capability, an agency, a vehicle, anybody.

Which awards they are says a query of `present/sql/by_money` named `of_…`, and what it is bound to.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from countersight.present.keyset import ByMoney


@dataclass(frozen=True, slots=True)
class AwardLine:
    award_key: str
    piid: str
    supplier: str
    agency: str
    obligated: Decimal
    first_date: date
    last_date: date
    state: str | None


@dataclass(frozen=True, slots=True)
class Seller:
    """Who was paid; `organisation_id` is empty where the record names nobody."""

    organisation_id: str
    name: str | None
    awards: int
    obligated: Decimal


def awards(those: str, **bound: str | None) -> ByMoney[AwardLine]:
    """Those awards, each with its state."""
    return ByMoney(
        AwardLine, "by_money/awards", bound, f"by_money/{those}", "by_money/awards_shown"
    )


def sellers(those: str, **bound: str | None) -> ByMoney[Seller]:
    """Whom those awards paid."""
    return ByMoney(Seller, "by_money/sellers", bound, f"by_money/{those}")
