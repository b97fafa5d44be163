"""A heat map as a table: rows, columns, a figure in each cell, and how dark it is drawn."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import log10

SHADES = 8  # classes `heat-1` to `heat-8` of the style sheet; 0 is blank


@dataclass(frozen=True, slots=True)
class Figure:
    """What one cell holds: its row, its column, an amount, and the address of its rows."""

    row: str
    column: str
    amount: Decimal
    link: str


@dataclass(frozen=True, slots=True)
class Cell:
    figure: Figure | None
    shade: int


@dataclass(frozen=True, slots=True)
class HeatRow:
    name: str
    link: str  # empty where the name leads nowhere
    cells: tuple[Cell, ...]
    total: Decimal


@dataclass(frozen=True, slots=True)
class Heat:
    columns: tuple[str, ...]
    rows: tuple[HeatRow, ...]


def draw(
    figures: Iterable[Figure], columns: Sequence[str], links: Mapping[str, str] | None = None
) -> Heat:
    """Rows in the order of their first figure; shades by the order of magnitude."""
    by_row: dict[str, dict[str, Figure]] = {}
    for figure in figures:
        by_row.setdefault(figure.row, {})[figure.column] = figure
    most = max((f.amount for row in by_row.values() for f in row.values()), default=Decimal(0))
    rows = tuple(
        HeatRow(
            name=name,
            link=(links or {}).get(name, ""),
            cells=tuple(_cell(row.get(column), most) for column in columns),
            total=sum((f.amount for f in row.values()), Decimal(0)),
        )
        for name, row in by_row.items()
    )
    return Heat(tuple(columns), rows)


def _cell(figure: Figure | None, most: Decimal) -> Cell:
    if figure is None or figure.amount <= 0:
        return Cell(figure, 0)
    # Four orders of magnitude from blank to dark: contracts of all sizes stay apart.
    share = 1 - (log10(float(most)) - log10(float(figure.amount))) / 4
    return Cell(figure, max(1, min(SHADES, round(share * SHADES))))
