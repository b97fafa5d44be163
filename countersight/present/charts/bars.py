"""Bars over periods of time: how many hits, each bar leading to its own."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from countersight.present.charts.axis import Tick
from countersight.present.text import counted, short_money


@dataclass(frozen=True, slots=True)
class Period:
    """A period, how many fall into it, what they come to, and the address of its rows."""

    name: str
    count: int
    amount: Decimal | None
    link: str


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
    y_ticks: tuple[Tick, ...]
    left: float
    title: str
    description: str


LEFT, TOP, PLOT = 8.0, 22.0, 96.0


def draw(periods: Sequence[Period], title: str, unit: str, width: int = 960) -> Bars:
    """`unit` is what is counted, in the singular."""
    most = max((period.count for period in periods), default=1) or 1
    step = (width - LEFT - 4) / max(1, len(periods))
    floor = TOP + PLOT
    every = max(1, round(48 / step))  # names stand at every bar that has room for one
    bars = tuple(
        _bar(n, period, most, step, shows_name=n % every == 0) for n, period in enumerate(periods)
    )
    return Bars(
        width=width,
        height=int(floor + 22),
        floor=floor,
        bars=bars,
        y_ticks=(),
        left=LEFT,
        title=title,
        description=_describe(periods, unit),
    )


def _bar(n: int, period: Period, most: int, step: float, *, shows_name: bool) -> Bar:
    height = round(PLOT * period.count / most, 1)
    label = f"{period.count:,}" if step > 40 else ""
    return Bar(
        x=round(LEFT + n * step + step * 0.08, 1),
        y=round(TOP + PLOT - height, 1),
        width=round(step * 0.84, 1),
        height=height,
        period=period,
        label=label,
        shows_name=shows_name,
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
