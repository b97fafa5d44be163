"""An organisation: its names over time, who pays it, for what, and whose products it sells."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from urllib.parse import quote, urlencode

from countersight.errors import NotInRecord
from countersight.organisations.names import normalise
from countersight.present.charts import heat, network, spans
from countersight.present.charts.heat import Figure, Heat
from countersight.present.charts.network import Network, Node
from countersight.present.charts.spans import Span, Spans
from countersight.present.pages import Asked
from countersight.present.rows import read_rows
from countersight.search.language import quoted

PATH = "/organisation/{id}"
NEEDS = (
    *("organisation", "organisation_name", "organisation_identifier", "organisation_join"),
    *("award_supplier", "maker", "capability", "state", "owner", "organisation_event"),
)
MOST = 25


@dataclass(frozen=True, slots=True)
class Query:
    id: str


@dataclass(frozen=True, slots=True)
class About:
    organisation_id: str
    kind: str
    name: str
    country: str | None
    actions: int
    awards: int
    obligated: Decimal
    first_date: date | None
    last_date: date | None


@dataclass(frozen=True, slots=True)
class Name:
    name: str
    source: str
    first_date: date | None
    last_date: date | None
    actions: int


@dataclass(frozen=True, slots=True)
class Identifier:
    scheme: str
    value: str
    source: str
    first_date: date | None
    last_date: date | None


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose it is from a day to a day, by one source; `page_id` where the owner has a page here."""

    owner: str
    owner_id: str | None
    from_date: date | None
    to_date: date | None
    basis: str
    source: str
    award_key: str | None
    page_id: str | None


@dataclass(frozen=True, slots=True)
class Event:
    """What became of it: `day` is from when it shows, `last_before` until when it did not."""

    event: str
    day: date | None
    last_before: date | None
    was: str | None
    is_now: str | None
    words: str | None
    source: str
    award_key: str | None
    page_id: str | None
    other: str | None


@dataclass(frozen=True, slots=True)
class Spent:
    agency: str | None
    fiscal_year: int
    obligated: Decimal
    awards: int


@dataclass(frozen=True, slots=True)
class Award:
    award_key: str
    piid: str
    supplier: str
    agency: str
    obligated: Decimal
    first_date: date
    last_date: date
    state: str | None
    of_all: int


@dataclass(frozen=True, slots=True)
class Bears:
    """A capability that its awards bear."""

    id: str
    awards: int
    obligated: Decimal


@dataclass(frozen=True, slots=True)
class Maker:
    name: str
    awards: int
    obligated: Decimal


@dataclass(frozen=True, slots=True)
class Reseller:
    organisation_id: str
    name: str | None
    awards: int
    obligated: Decimal


@dataclass(frozen=True, slots=True)
class Weighed:
    """A record that was weighed against one of its own: the same organisation, or held apart."""

    own_name: str
    name: str
    organisation_id: str
    same: bool
    score: float | None
    why: tuple[str, ...] | str | None


@dataclass(frozen=True, slots=True)
class OrganisationPage:
    about: About
    names: tuple[Name, ...]
    identifiers: tuple[Identifier, ...]
    owners: tuple[Owner, ...]
    events: tuple[Event, ...]
    spent: tuple[Spent, ...]
    capabilities: tuple[Bears, ...]
    makers: tuple[Maker, ...]
    resellers: tuple[Reseller, ...]
    weighed: tuple[Weighed, ...]
    awards: tuple[Award, ...]

    @property
    def term(self) -> str:
        return quoted("supplier", self.about.name)

    @property
    def heat(self) -> Heat:
        figures = [
            Figure(s.agency or "unknown", str(s.fiscal_year), s.obligated, self._link(s))
            for s in self.spent
        ]
        return heat.draw(figures, sorted({figure.column for figure in figures}))

    def _link(self, spent: Spent) -> str:
        asked = f"{self.term} year:{spent.fiscal_year}"
        if spent.agency:
            asked += f" {quoted('agency', spent.agency)}"
        return f"/search?{urlencode({'q': asked})}"


def read(asked: Asked, query: Query) -> OrganisationPage:
    own, about = {"id": query.id}, _about(asked, query)
    names = read_rows(asked.con, Name, "pages/organisation_names", own)
    made = _makers_named(asked, {about.name, *(name.name for name in names)})
    return OrganisationPage(
        about=about,
        names=names,
        identifiers=read_rows(asked.con, Identifier, "pages/organisation_identifiers", own),
        owners=read_rows(asked.con, Owner, "pages/organisation_owners", own),
        events=read_rows(asked.con, Event, "pages/organisation_events", own),
        spent=read_rows(asked.con, Spent, "pages/organisation_spent", own),
        capabilities=read_rows(asked.con, Bears, "pages/organisation_capabilities", own),
        makers=read_rows(asked.con, Maker, "pages/organisation_makers", own),
        resellers=read_rows(
            asked.con, Reseller, "pages/organisation_resellers", {**own, "makers": made}
        ),
        weighed=read_rows(asked.con, Weighed, "pages/organisation_kin", own),
        awards=read_rows(asked.con, Award, "pages/organisation_awards", {**own, "limit": MOST}),
    )


def _about(asked: Asked, query: Query) -> About:
    found = read_rows(asked.con, About, "pages/organisation", {"id": query.id})
    if not found:
        raise NotInRecord(f"there is no organisation {query.id[:60]!r} in this record")
    return found[0]


def rows(asked: Asked, query: Query) -> Iterator[Award]:
    _about(asked, query)
    bound = {"id": query.id, "limit": None}
    yield from read_rows(asked.con, Award, "pages/organisation_awards", bound)


def charts(page: OrganisationPage, width: int = 960) -> dict[str, Network | Spans]:
    """Where the money comes from, and whose products it ends at; whose it was over time."""
    owned = [
        Span(
            line.owner,
            line.source.split(": ")[0],
            line.from_date,
            line.to_date,
            line.owner_id == page.about.organisation_id,
        )
        for line in page.owners
    ]
    told = spans.draw(owned, f"Owners of {page.about.name}", page.about.last_date, width)
    return {**_network(page, width), **({"owners": told} if told else {})}


def _network(page: OrganisationPage, width: int) -> dict[str, Network]:
    agencies: dict[str, Decimal] = {}
    for spent in page.spent:
        name = spent.agency or "unknown"
        agencies[name] = agencies.get(name, Decimal(0)) + spent.obligated
    if not page.makers and not page.resellers:
        return {}
    buyers = [Node(name, amount, f"/agency/{quote(name)}") for name, amount in agencies.items()]
    makers = [
        Node(m.name, m.obligated, f"/search?{urlencode({'q': quoted('maker', m.name)})}")
        for m in page.makers
    ]
    resellers = [
        Node(r.name or "unnamed", r.obligated, _page(r.organisation_id)) for r in page.resellers
    ]
    middle = Node(page.about.name, page.about.obligated, "")
    return {"network": network.draw(middle, buyers, makers, resellers, width)}


def _page(id_: str) -> str:
    return f"/organisation/{quote(id_, safe='')}" if id_ else ""


def _makers_named(asked: Asked, names: set[str]) -> list[str]:
    """The makers of the record that go by one of these names, legal form and case aside."""
    own = {normalise(name) for name in names}
    listed = asked.con.execute("select distinct maker from maker").fetchall()
    return [maker for (maker,) in listed if normalise(maker) in own]


def headline(page: OrganisationPage) -> str:
    return f"{page.about.name}: what it was paid, and for what"
