"""Bars over periods of time: how many hits, each bar leading to its own."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from countersight.present.text import counted, short_money


@dataclass(frozen=True, slots=True)
class Period:
    """A period, how many fall into it, what they come to, and the address of its rows."""

    name: str
    count: int
    amount: Decimal | None
    link: str
    first: str = ""  # its days, where a chart can be narrowed to them
    last: str = ""


@dataclass(frozen=True, slots=True)
class Bar:
    x: float
    y: float
    width: float
    height: float
    period: Period
    label: str
    shows_name: bool


@dataclass(frozen=True, slots=True)
class Bars:
    width: int
    height: int
    floor: float
    bars: tuple[Bar, ...]
    left: float
    title: str
    description: str


LEFT, TOP, PLOT = 8.0, 22.0, 72.0


def draw(periods: Sequence[Period], title: str, unit: str, width: int = 960) -> Bars:
    """Bars of counts; `unit` is what is counted, in the singular."""
    heights = [float(period.count) for period in periods]
    labels = [f"{period.count:,}" for period in periods]
    return _drawn(periods, heights, labels, (title, _describe(periods, unit)), width)


def draw_amounts(periods: Sequence[Period], title: str, width: int = 960) -> Bars:
    """Bars of amounts."""
    heights = [max(0.0, float(period.amount or 0)) for period in periods]
    labels = [short_money(period.amount or Decimal(0)) for period in periods]
    first, last = periods[0], periods[-1]
    said = f"{labels[0]} in {first.name}, {labels[-1]} in {last.name}."
    return _drawn(periods, heights, labels, (title, said), width)


def _drawn(
    periods: Sequence[Period],
    heights: Sequence[float],
    labels: Sequence[str],
    words: tuple[str, str],
    width: int,
) -> Bars:
    most = max(heights, default=1) or 1
    step = (width - LEFT - 4) / max(1, len(periods))
    floor = TOP + PLOT
    every = max(1, round(48 / step))  # names stand at every bar that has room for one
    bars = tuple(
        Bar(
            x=round(LEFT + n * step + step * 0.08, 1),
            y=round(floor - PLOT * height / most, 1),
            width=round(step * 0.84, 1),
            height=round(PLOT * height / most, 1),
            period=period,
            label=label if step > 40 else "",
            shows_name=n % every == 0,
        )
        for n, (period, height, label) in enumerate(zip(periods, heights, labels, strict=True))
    )
    return Bars(
        width=width,
        height=int(floor + 22),
        floor=floor,
        bars=bars,
        left=LEFT,
        title=words[0],
        description=words[1],
    )


def _describe(periods: Sequence[Period], unit: str) -> str:
    if not periods:
        return "Nothing to count."
    top = max(periods, key=lambda period: period.count)
    amount = f", {short_money(top.amount)}" if top.amount is not None else ""
    return (
        f"{periods[0].name} to {periods[-1].name}; the most in {top.name}:"
        f" {counted(top.count, unit)}{amount}."
    )
