"""A capability: who buys it, who sells it, whose products, and the awards that show it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from urllib.parse import urlencode

from countersight.errors import NotInRecord, UsageError
from countersight.meaning import taxonomy
from countersight.present.charts import heat
from countersight.present.charts.heat import Figure, Heat
from countersight.present.pages import Asked
from countersight.present.pages.capabilities import Kind, Line, Spent, spent_on
from countersight.present.rows import read_rows
from countersight.search.language import quoted

PATH = "/capability/{id}"
NEEDS = ("capability", "award_supplier", "organisation", "maker")
MOST = 25


@dataclass(frozen=True, slots=True)
class Query:
    id: str


@dataclass(frozen=True, slots=True)
class Seller:
    """Who was paid; `organisation_id` is empty where the record names nobody."""

    organisation_id: str
    name: str | None
    awards: int
    obligated: Decimal
    of_all: int


@dataclass(frozen=True, slots=True)
class Made:
    """A maker whose products resellers sold."""

    maker: str
    products: tuple[str, ...] | None
    awards: int
    obligated: Decimal
    suppliers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Bearing:
    """An award that bears the capability, and the first words that show it."""

    award_key: str
    piid: str
    supplier: str
    agency: str
    obligated: Decimal
    first_date: date
    last_date: date
    strength: str
    words: str | None
    basis: str | None
    of_all: int


@dataclass(frozen=True, slots=True)
class CapabilityPage:
    kind: Kind
    line: Line | None  # None where no award bears it
    spent: tuple[Spent, ...]
    suppliers: tuple[Seller, ...]
    makers: tuple[Made, ...]
    awards: tuple[Bearing, ...]

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

    @property
    def term(self) -> str:
        return quoted("capability", self.kind.id)


def read(asked: Asked, query: Query) -> CapabilityPage:
    kind = _kind(asked, query.id)
    named = {"capability": kind.id}
    some = {**named, "limit": MOST}
    lines = read_rows(asked.con, Line, "pages/capabilities")
    return CapabilityPage(
        kind=kind,
        line=next((line for line in lines if line.id == kind.id), None),
        spent=spent_on(asked, kind.id, None),
        suppliers=read_rows(asked.con, Seller, "pages/capability_suppliers", some),
        makers=read_rows(asked.con, Made, "pages/capability_makers", some),
        awards=read_rows(asked.con, Bearing, "pages/capability_awards", some),
    )


def rows(asked: Asked, query: Query) -> Iterator[Bearing]:
    bound = {"capability": _kind(asked, query.id).id, "limit": None}
    yield from read_rows(asked.con, Bearing, "pages/capability_awards", bound)


def _kind(asked: Asked, id_: str) -> Kind:
    try:
        found = taxonomy.read(asked.settings.taxonomy).capability(id_)
    except UsageError as error:
        raise NotInRecord(str(error)) from error
    return Kind(found.id, found.name, found.definition)


def headline(page: CapabilityPage) -> str:
    return f"{page.kind.name}: awards, suppliers and makers"
