"""Home: what the record holds, what changed lately, and the latest checks."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property
from urllib.parse import urlencode

from countersight.present.capabilities import Spent as OnCapability
from countersight.present.charts import heat
from countersight.present.charts.heat import Figure, Heat
from countersight.present.overview import Totals
from countersight.present.pages import Asked, changes
from countersight.present.pages.capabilities import Kind, heat_by_agency, kinds, spent
from countersight.present.pages.changes import Change
from countersight.present.pages.checks import Checked, latest_checks
from countersight.present.rows import read_rows
from countersight.search.language import quoted

PATH = "/"
DESK = True
NEEDS = ("state", "capability")
LATEST = 8


@dataclass(frozen=True, slots=True)
class Spent:
    """What an agency obligated in a fiscal year, all capabilities together."""

    agency: str
    fiscal_year: int
    obligated: Decimal
    awards: int


@dataclass(frozen=True, slots=True)
class Event:
    """An action that changed an award's state."""

    award_key: str
    piid: str
    supplier: str
    agency: str
    date: date
    state: str


@dataclass(frozen=True)
class HomePage:
    totals: Totals
    spent: tuple[Spent, ...]
    kinds: tuple[Kind, ...]
    capabilities: tuple[OnCapability, ...]
    events: tuple[Event, ...]  # the latest stops, restarts and endings
    changes: tuple[Change, ...]
    checks: tuple[Checked, ...]
    seen_at: datetime | None

    @cached_property
    def by_capability(self) -> Heat:
        return heat_by_agency(self.capabilities, {kind.id: kind.name for kind in self.kinds})

    @cached_property
    def heat(self) -> Heat:
        years = sorted({str(line.fiscal_year) for line in self.spent})
        return heat.draw(map(_figure, self.spent), years)


def read(asked: Asked, _: object) -> HomePage:
    page, checks = asked.once("home", lambda: _read(asked)), latest_checks(asked, LATEST)
    return asked.once(("home", checks), lambda: replace(page, checks=checks))


def _read(asked: Asked) -> HomePage:
    return HomePage(
        totals=read_rows(asked.con, Totals, "status_totals")[0],
        spent=read_rows(asked.con, Spent, "pages/home_spent"),
        kinds=kinds(asked),
        capabilities=spent(asked),
        events=read_rows(asked.con, Event, "pages/home_events", {"limit": LATEST}),
        changes=changes.latest(asked, changes.Query(), LATEST),
        checks=(),
        seen_at=asked.con.execute("select max(seen_at) from pull").fetchall()[0][0],
    )


def _figure(line: Spent) -> Figure:
    asked = f"{quoted('agency', line.agency)} year:{line.fiscal_year}"
    link = f"/search?{urlencode({'q': asked})}"
    return Figure(line.agency, str(line.fiscal_year), line.obligated, link)
