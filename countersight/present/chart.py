"""An award's timeline as a drawing: where each action, state and date stands, in SVG units.

Pure geometry; `templates/timeline.svg` draws it. The drawing is 400 units wide because that is the
width of the report's margin and of a telephone, so its letters are read at their own size.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import accumulate, pairwise

from countersight.present.awards import AwardTimeline, TimelineAction
from countersight.present.text import counted, day, money, plain, short_money

WIDTH, LEFT, RIGHT = 400, 46, 8
TOP, FLOOR = 32, 116  # the figures stand between these; dates and states are below
LETTER = 5.4  # a letter's mean width at the size of the labels
LABEL_GAP = 6
LINE = 12  # a label's height
TICK_MONTHS = (1, 2, 3, 6, 12, 24, 60, 120)
MOST_TICKS = 7


@dataclass(frozen=True, slots=True)
class Stick:
    """An action: a stick from the zero line to its obligation. `label` is empty where crowded."""

    x: float
    y: float
    matched: bool
    empty: bool  # nothing obligated
    label: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Band:
    x: float
    width: float
    state: str
    label: str


@dataclass(frozen=True, slots=True)
class Tick:
    x: float
    label: str


@dataclass(frozen=True, slots=True)
class Chart:
    award: AwardTimeline
    zero: float
    top_figure: str
    bottom_figure: str
    sticks: tuple[Stick, ...]
    bands: tuple[Band, ...]
    ticks: tuple[Tick, ...]
    article_x: float | None
    article_anchor: str
    description: str


@dataclass(frozen=True, slots=True)
class Scale:
    """Dates along, amounts upward; zero is always in sight."""

    first: date
    last: date
    low: Decimal
    high: Decimal

    def x(self, day: date) -> float:
        share = (day - self.first).days / max(1, (self.last - self.first).days)
        return round(LEFT + share * (WIDTH - LEFT - RIGHT), 1)

    def y(self, amount: Decimal) -> float:
        share = float((amount - self.low) / ((self.high - self.low) or 1))
        return round(FLOOR - share * (FLOOR - TOP), 1)


def draw(award: AwardTimeline, published: date | None, matched: Iterable[str] = ()) -> Chart:
    """The chart of `award`; `matched` are the modifications that a verdict rests on."""
    scale = _scale(award, published)
    zero = scale.y(Decimal(0))
    article_x = scale.x(published) if published else None
    return Chart(
        award=award,
        zero=zero,
        top_figure=short_money(scale.high) if scale.high else "",
        bottom_figure=short_money(scale.low) if zero < FLOOR - LINE else "",
        sticks=_sticks(award.actions, scale, frozenset(matched)),
        bands=_bands(award, scale),
        ticks=_ticks(scale),
        article_x=article_x,
        article_anchor="end" if article_x and article_x > WIDTH * 0.8 else "start",
        description=describe(award, published),
    )


def _scale(award: AwardTimeline, published: date | None) -> Scale:
    dates = [action.action_date for action in award.actions]
    dates += [state.date for state in award.states if state.date]
    dates += [published] if published else []
    margin = timedelta(days=max(20, (max(dates) - min(dates)).days // 20))
    amounts = [Decimal(0), *(action.obligation for action in award.actions)]
    return Scale(min(dates) - margin, max(dates) + margin, min(amounts), max(amounts))


def _sticks(
    actions: tuple[TimelineAction, ...], scale: Scale, matched: frozenset[str]
) -> tuple[Stick, ...]:
    sticks = []
    free_from = 0.0  # labels go from left to right; one that would touch the last is left out
    for action in actions:
        x, label = scale.x(action.action_date), short_money(action.obligation)
        half = len(label) * LETTER / 2
        anchor = "end" if x + half > WIDTH - RIGHT else "middle"
        start, end = (x - 2 * half, x) if anchor == "end" else (x - half, x + half)
        shown = action.modification in matched and action.obligation != 0 and start >= free_from
        free_from = end + LABEL_GAP if shown else free_from
        sticks.append(
            Stick(
                x=x,
                y=scale.y(action.obligation),
                matched=action.modification in matched,
                empty=action.obligation == 0,
                label=label if shown else "",
                anchor=anchor,
            )
        )
    return tuple(sticks)


def _bands(award: AwardTimeline, scale: Scale) -> tuple[Band, ...]:
    """A band a state, up to the next; a state without a date starts where the last one did."""
    starts = accumulate((state.date or scale.first for state in award.states), max)
    spans = pairwise([*starts, scale.last])
    bands = (
        _band(state.state, scale.x(start), scale.x(end))
        for state, (start, end) in zip(award.states, spans, strict=True)
        if start < end
    )
    return tuple(bands)


def _band(state: str, start: float, end: float) -> Band:
    width, label = round(end - start, 1), plain(state)
    return Band(start, width, state, label if len(label) * LETTER + 4 < width else "")


def _ticks(scale: Scale) -> tuple[Tick, ...]:
    """The first days of round months, as closely as their labels allow."""
    months = (scale.last.year - scale.first.year) * 12 + scale.last.month - scale.first.month
    step = next((step for step in TICK_MONTHS if months / step <= MOST_TICKS), TICK_MONTHS[-1])
    number = scale.first.year * 12 + scale.first.month  # the month after the first day
    days = (
        date(month // 12, month % 12 + 1, 1)
        for month in range(number, number + months)
        if month % step == 0
    )
    form = "%Y" if step >= 12 else "%b %Y"
    ticks = [Tick(scale.x(first), f"{first:{form}}") for first in days if first < scale.last]
    return tuple(tick for tick in ticks if LEFT <= tick.x <= WIDTH - 2 * RIGHT)


def describe(award: AwardTimeline, published: date | None) -> str:
    """What the drawing shows, for who cannot see it."""
    first, last = award.actions[0].action_date, award.actions[-1].action_date
    states = "; ".join(f"{plain(state.state)} from {day(state.date)}" for state in award.states)
    article = f" The article is of {day(published)}." if published else ""
    return (
        f"{counted(len(award.actions), 'action')} of {award.piid} to {award.supplier},"
        f" {day(first)} to {day(last)}, {money(award.obligated)} obligated in all."
        f" States: {states or 'none known'}.{article}"
    )
