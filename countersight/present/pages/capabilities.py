"""Capabilities: kinds of surveillance technology, and what was obligated for each."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from urllib.parse import quote, urlencode

from countersight.meaning import taxonomy
from countersight.present.capabilities import Borne, Spent, count, spent_on
from countersight.present.charts import heat
from countersight.present.charts.heat import Figure, Heat
from countersight.present.pages import Asked
from countersight.search.language import quoted

PATH = "/capabilities"
NEEDS = ("capability",)
NAV = (4, "Capabilities")
MOST_AGENCIES, MOST_YEARS = 2, 6  # of the small heat map on the first page


@dataclass(frozen=True, slots=True)
class Query:
    agency: str | None = None


@dataclass(frozen=True, slots=True)
class Kind:
    id: str
    name: str
    definition: str


@dataclass(frozen=True, slots=True)
class CapabilitiesPage:
    query: Query
    kinds: tuple[Borne, ...]  # the taxonomy, borne or not
    spent: tuple[Spent, ...]
    agencies: tuple[str, ...]

    @property
    def names(self) -> dict[str, str]:
        return {kind.id: kind.name for kind in self.kinds}

    @property
    def heat(self) -> Heat:
        return heat_of(self.spent, self.names)


def read(asked: Asked, query: Query) -> CapabilitiesPage:
    every = spent(asked)
    shown = every if query.agency is None else spent_on(asked.con, None, query.agency)
    listed = taxonomy.read(asked.settings.taxonomy).capabilities
    return CapabilitiesPage(
        query=query,
        kinds=tuple(count(asked.con, listed)),
        spent=shown,
        agencies=tuple(sorted({line.agency for line in every if line.agency})),
    )


def rows(asked: Asked, query: Query) -> Iterator[Spent]:
    yield from spent_on(asked.con, None, query.agency)


def kinds(asked: Asked) -> tuple[Kind, ...]:
    listed = taxonomy.read(asked.settings.taxonomy).capabilities
    return tuple(Kind(one.id, one.name, one.definition) for one in listed)


def spent(asked: Asked) -> tuple[Spent, ...]:
    """On every capability, by every agency; several pages show it."""
    return asked.once("spent on capabilities", lambda: spent_on(asked.con, None, None))


def heat_of(lines: tuple[Spent, ...], names: dict[str, str]) -> Heat:
    """Capabilities by fiscal year, all agencies together; a capability's name leads to its page."""
    cells: dict[tuple[str, int], Decimal] = {}
    for line in lines:
        place = (line.capability, line.fiscal_year)
        cells[place] = cells.get(place, Decimal(0)) + line.obligated
    agencies = {line.agency for line in lines}
    only = next(iter(agencies)) if len(agencies) == 1 else None
    figures = [
        Figure(names.get(name, name), str(year), amount, _link(name, year, only))
        for (name, year), amount in cells.items()
    ]
    years = {line.fiscal_year for line in lines}
    links = {names.get(id_, id_): f"/capability/{quote(id_)}" for id_, _ in cells}
    return heat.draw(figures, [str(year) for year in sorted(years)], links)


def heat_by_agency(lines: tuple[Spent, ...], names: dict[str, str]) -> Heat:
    """Capabilities by agency and fiscal year, the two agencies that spend most on them."""
    totals: dict[str, Decimal] = {}
    for line in lines:
        if line.agency:
            totals[line.agency] = totals.get(line.agency, Decimal(0)) + line.obligated
    shown = sorted(totals, key=lambda agency: -totals[agency])[:MOST_AGENCIES]
    years = sorted({line.fiscal_year for line in lines})[-MOST_YEARS:]
    figures = [
        Figure(
            names.get(line.capability, line.capability),
            f"{line.agency} {line.fiscal_year}",
            line.obligated,
            _link(line.capability, line.fiscal_year, line.agency),
        )
        for line in lines
        if line.agency in shown
    ]
    columns = [f"{agency} {year}" for agency in shown for year in years]
    links = {
        names.get(line.capability, line.capability): f"/capability/{quote(line.capability)}"
        for line in lines
    }
    return heat.draw(figures, columns, links)


def _link(capability: str, year: int, agency: str | None) -> str:
    asked = f"{quoted('capability', capability)} year:{year}"
    if agency:
        asked += f" {quoted('agency', agency)}"
    return f"/search?{urlencode({'q': asked})}"


def headline(page: CapabilitiesPage) -> str:
    return f"Capabilities{f', {page.query.agency}' if page.query.agency else ''}"
