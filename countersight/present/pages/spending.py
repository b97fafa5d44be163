"""Money by agency and fiscal year, as a heat map whose cells lead to their awards."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Protocol
from urllib.parse import urlencode

from countersight.present.charts import heat
from countersight.present.charts.heat import Figure, Heat
from countersight.search.language import quoted


class Spending(Protocol):
    """What an agency obligated in a fiscal year."""

    @property
    def agency(self) -> str | None: ...
    @property
    def fiscal_year(self) -> int | None: ...
    @property
    def obligated(self) -> Decimal | None: ...


def heat_of(term: str, lines: Iterable[Spending]) -> Heat:
    """`term` of the search language says whose money it is."""
    figures = [
        Figure(
            line.agency or "unknown",
            str(line.fiscal_year),
            line.obligated or Decimal(0),
            _link(term, line),
        )
        for line in lines
    ]
    return heat.draw(figures, sorted({figure.column for figure in figures}))


def _link(term: str, line: Spending) -> str:
    asked = f"{term} year:{line.fiscal_year}"
    if line.agency:
        asked += f" {quoted('agency', line.agency)}"
    return f"/search?{urlencode({'q': asked})}"
