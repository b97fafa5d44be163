"""Spans of time under one another: whose an organisation was, a line for each source's word."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from countersight.present.charts.axis import LETTER, Dates, Tick
from countersight.present.text import counted

ROW, BAR, TOP = 34, 10, 4
LEAST = 5.0  # a day alone must be seen
MONTHS = 90  # units that a tick's label needs


@dataclass(frozen=True, slots=True)
class Span:
    """From a day to a day; None is open."""

    name: str
    note: str
    first: date | None
    last: date | None
    own: bool  # of the organisation itself: no parent stands above it


@dataclass(frozen=True, slots=True)
class Drawn:
    span: Span
    x: float
    y: float
    width: float
    label_x: float
    anchor: str


@dataclass(frozen=True, slots=True)
class Spans:
    width: int
    height: int
    floor: int
    rows: tuple[Drawn, ...]
    ticks: tuple[Tick, ...]
    title: str
    description: str
    bar: int = BAR


def draw(spans: Sequence[Span], title: str, until: date | None, width: int = 960) -> Spans | None:
    """One row a span, in their order; None where none has a day. Open ones reach to `until`."""
    dated = [span for span in spans if span.first or span.last]
    days = [day for span in dated for day in (span.first, span.last) if day]
    if not days:
        return None
    opens = any(span.last is None for span in dated)
    last = max([*days, until]) if opens and until else max(days)
    axis = Dates(min(days), last, 8.0, width - 8.0)
    floor = TOP + ROW * len(dated) + 6
    rows = tuple(_row(span, TOP + ROW * at, axis) for at, span in enumerate(dated))
    ticks = axis.ticks(max(2, width // MONTHS))
    said = f"{counted(len(dated), 'span')}: " + "; ".join(_said(span) for span in dated) + "."
    return Spans(width, floor + 22, floor, rows, ticks, title, said)


def _row(span: Span, top: float, axis: Dates) -> Drawn:
    start, end = axis.x(span.first or axis.first), axis.x(span.last or axis.last)
    wide = max(LEAST, end - start)
    start = min(start, axis.right - wide)
    long = (len(span.name) + len(span.note) + 3) * LETTER
    late = start + long > axis.right
    place = (max(axis.right, long), "end") if late else (start, "start")
    return Drawn(span, round(start, 1), top + 17, round(wide, 1), *place)


def _said(span: Span) -> str:
    first = f"{span.first:%Y-%m-%d}" if span.first else "unknown"
    last = f"{span.last:%Y-%m-%d}" if span.last else "no end"
    return f"{span.name}, {first} to {last} ({span.note})"
