"""An organisation: its names over time, who pays it, for what, and whose products it sells."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from urllib.parse import quote

from countersight.errors import NotInRecord
from countersight.organisations.lookup import Found
from countersight.present.charts import network, spans
from countersight.present.charts.heat import Heat
from countersight.present.charts.network import Network, Node
from countersight.present.charts.spans import Span, Spans
from countersight.present.organisations import Portrait, awards_of, portraits
from countersight.present.pages import Asked, spending
from countersight.present.ranked import AwardLine
from countersight.search.language import quoted
from countersight.sql import load

PATH = "/organisation/{id}"
NEEDS = (
    *("organisation", "organisation_name", "organisation_identifier", "organisation_join"),
    *("organisation_parent", "organisation_place", "organisation_succession", "supplier"),
    *("award_supplier", "maker", "capability", "state", "owner", "organisation_event"),
    *("agency_tree", "agency_office"),
)


@dataclass(frozen=True, slots=True)
class Query:
    id: str
    after: str | None = None  # behind which award the list begins


@dataclass(frozen=True, slots=True)
class OrganisationPage:
    query: Query
    portrait: Portrait

    @property
    def term(self) -> str:
        kind = "agency" if self.portrait.kind == "agency" else "supplier"
        return quoted(kind, self.portrait.name)

    @property
    def heat(self) -> Heat:
        return spending.heat_of(self.term, self.portrait.money)


def read(asked: Asked, query: Query) -> OrganisationPage:
    _check(asked, query)
    portrait = asked.once(("organisation", query.id), lambda: _portrait(asked, query.id))
    if query.after:
        listed = awards_of(query.id).page(asked.con, query.after)
        portrait = replace(portrait, awards_listed=listed)
    return OrganisationPage(query, portrait)


def _portrait(asked: Asked, id_: str) -> Portrait:
    [portrait] = portraits(asked.con, [Found(id_, 1.0, ("asked for by its id",))])
    return portrait


def _check(asked: Asked, query: Query) -> None:
    found = asked.con.execute(load("present/sql/organisation", "figures"), {"ids": [query.id]})
    if not found.fetchall():
        raise NotInRecord(f"there is no organisation {query.id[:60]!r} in this record")


def rows(asked: Asked, query: Query) -> Iterator[AwardLine]:
    """Every award."""
    _check(asked, query)
    yield from awards_of(query.id).all(asked.con)


def charts(page: OrganisationPage, width: int = 960) -> dict[str, Network | Spans]:
    """Where the money comes from, and whose products it ends at; whose it was over time."""
    own = page.portrait
    owned = [
        Span(
            line.owner,
            line.source.split(": ")[0],
            line.from_date,
            line.to_date,
            line.owner_id == own.organisation_id,
        )
        for line in own.owners
    ]
    told = spans.draw(owned, f"Owners of {own.name}", own.last_date, width)
    return {**_network(own, width), **({"owners": told} if told else {})}


def _network(own: Portrait, width: int) -> dict[str, Network]:
    if not own.makers and not own.resellers:
        return {}
    agencies: dict[str, Decimal] = {}
    for line in own.money:
        name = line.agency or "unknown"
        agencies[name] = agencies.get(name, Decimal(0)) + (line.obligated or 0)
    buyers = [Node(name, amount, f"/agency/{quote(name)}") for name, amount in agencies.items()]
    makers = [Node(m.name, m.obligated, f"/maker/{quote(m.name, safe='')}") for m in own.makers]
    resellers = [
        Node(r.name or "unnamed", r.obligated, _page(r.organisation_id)) for r in own.resellers
    ]
    middle = Node(own.name, own.obligated, "")
    return {"network": network.draw(middle, buyers, makers, resellers, width)}


def _page(id_: str) -> str:
    return f"/organisation/{quote(id_, safe='')}" if id_ else ""


def headline(page: OrganisationPage) -> str:
    return f"{page.portrait.name}: what it was paid, and for what"
