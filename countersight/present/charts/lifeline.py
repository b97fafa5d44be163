"""An award's life on one axis of time: money, states, changes of the record, the press.

The step line is what actions add up to. Above it stands in words what changed the award's state;
below it lie the states, the days on which the record was altered, and the articles.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import accumulate, pairwise

from countersight.present import arithmetic
from countersight.present.awards import AwardTimeline, TimelineAction
from countersight.present.charts.axis import LETTER, Dates, Label, Tick, amounts, stack
from countersight.present.text import counted, day, money, plain, short_money

LABEL_ROW = 17
PLOT = 150  # height of the money
BAND = 18
LANE = 26
CROWD = 30  # actions; above it dots are small
TELLING = (
    *("stop_work", "resume", "termination_convenience", "termination_default"),
    *("termination_other", "closeout", "stop_work_extended"),
)


@dataclass(frozen=True, slots=True)
class Mark:
    """Something that happened off the books: the record altered, or an article published."""

    date: date
    kind: str  # changed, agrees, differs, undetermined
    title: str
    link: str
    times: int = 1


@dataclass(frozen=True, slots=True)
class Dot:
    x: float
    y: float
    zero: bool
    title: str
    link: str


@dataclass(frozen=True, slots=True)
class Band:
    x: float
    width: float
    state: str
    label: str


@dataclass(frozen=True, slots=True)
class Told:
    """An event in words, with a line from it down to the states."""

    label: Label
    y: float
    foot: float


@dataclass(frozen=True, slots=True)
class Level:
    """A figure of the award as a whole, drawn across: ceiling, current value."""

    y: float
    label: str


@dataclass(frozen=True, slots=True)
class Spot:
    x: float
    mark: Mark


@dataclass(frozen=True, slots=True)
class Lane:
    y: float
    name: str
    spots: tuple[Spot, ...]


@dataclass(frozen=True, slots=True)
class Lifeline:
    width: int
    height: float
    left: float
    right: float
    top: float
    zero: float
    floor: float
    band_y: float
    axis_y: float
    area: str
    line: str
    dots: tuple[Dot, ...]
    dot: float  # radius
    sums: tuple[Label, ...]
    told: tuple[Told, ...]
    levels: tuple[Level, ...]
    bands: tuple[Band, ...]
    lanes: tuple[Lane, ...]
    x_ticks: tuple[Tick, ...]
    y_ticks: tuple[Tick, ...]
    title: str
    description: str


def draw(award: AwardTimeline, marks: Sequence[Mark], width: int = 960) -> Lifeline:
    """The lifeline of an award that has actions; `marks` may be empty."""
    left, right = 58.0, width - 12.0
    dates = _dates(award, marks, left, right)
    told = _told(award, dates, 4 if width > 600 else 6)
    rows = 1 + max((label.row for label, _ in told), default=-1)
    top = 14.0 + rows * LABEL_ROW + 6
    floor = top + PLOT
    steps = list(accumulate(action.obligation for action in award.actions))
    wholes = _wholes(award, steps)
    scale = amounts([*steps, *(amount for amount, _ in wholes)], floor, top + 14)
    xs = [dates.x(action.action_date) for action in award.actions]
    ys = [scale.y(step) for step in steps]
    band_y = floor + 12
    lanes = _lanes(marks, dates, band_y + BAND + 8)
    axis_y = band_y + BAND + 8 + LANE * len(lanes)
    line = _line(xs, ys, right)
    zero = scale.y(Decimal(0))
    return Lifeline(
        width=width,
        height=axis_y + 24,
        left=left,
        right=right,
        top=top,
        zero=zero,
        floor=floor,
        band_y=band_y,
        axis_y=axis_y,
        area=f"M{xs[0]} {zero}{line[line.index('V') :]}V{zero}Z",
        line=line,
        dots=tuple(map(_dot, award.actions, xs, ys)),
        dot=4.5 if len(xs) <= CROWD else 2.8,
        sums=_sums(award.actions, xs, ys, right, [label.x for label, _ in told]),
        told=tuple(Told(label, top - 6 - label.row * LABEL_ROW, band_y) for label, _ in told),
        levels=tuple(Level(scale.y(amount), label) for amount, label in wholes),
        bands=_bands(award, dates),
        lanes=lanes,
        x_ticks=dates.ticks(8 if width > 600 else 4),
        y_ticks=scale.ticks(),
        title=f"{award.supplier} for {award.agency}, award {award.piid}",
        description=describe(award, marks),
    )


def _dates(award: AwardTimeline, marks: Sequence[Mark], left: float, right: float) -> Dates:
    days = [action.action_date for action in award.actions]
    days += [state.date for state in award.states if state.date]
    days += [mark.date for mark in marks]
    margin = timedelta(days=max(20, (max(days) - min(days)).days // 25))
    return Dates(min(days) - margin, max(days) + margin, left, right)


def _told(award: AwardTimeline, dates: Dates, rows: int) -> list[tuple[Label, TimelineAction]]:
    telling = [action for action in award.actions if set(action.events) & set(TELLING)]
    words = [
        (dates.x(action.action_date), f"{_deed(action)} {day(action.action_date)}")
        for action in telling
    ]
    labels = stack(words, dates.right, rows)
    return [(label, action) for label, action in zip(labels, telling, strict=True) if label]


def _deed(action: TimelineAction) -> str:
    deeds = [event for event in action.events if event in TELLING]
    return arithmetic.did(deeds[:1])


def _wholes(award: AwardTimeline, steps: Sequence[Decimal]) -> list[tuple[Decimal, str]]:
    """Ceiling and current value, where they would not press the money flat."""
    tallest = max([Decimal(1), *steps])
    named = ((award.current_value, "current value"), (award.ceiling, "ceiling"))
    figures: dict[Decimal, list[str]] = {}
    for amount, name in named:
        if amount and tallest / 50 < amount <= tallest * 4:
            figures.setdefault(amount, []).append(name)
    return [
        (amount, f"{' and '.join(names)} {short_money(amount)}")
        for amount, names in figures.items()
    ]


def _line(xs: Sequence[float], ys: Sequence[float], right: float) -> str:
    """Across to each action, then up or down to what adds up with it."""
    steps = "".join(f"H{x}V{y}" for x, y in zip(xs, ys, strict=True))
    return f"M{xs[0]} {ys[0]}V{ys[0]}{steps}H{right}"


def _dot(action: TimelineAction, x: float, y: float) -> Dot:
    name = "base award" if action.modification == "0" else action.modification
    did = arithmetic.did(action.events)
    return Dot(
        x=x,
        y=y,
        zero=action.obligation == 0,
        title=f"{day(action.action_date)}, {name}: {money(action.obligation)}"
        + (f", {did}" if did else ""),
        link=f"#action-{action.modification}",
    )


def _sums(
    actions: Sequence[TimelineAction],
    xs: Sequence[float],
    ys: Sequence[float],
    right: float,
    leaders: Sequence[float],
) -> tuple[Label, ...]:
    """What the weightiest actions obligated, where the words do not touch; `row` is the height.

    Where a leader would cross them they stand below the line.
    """
    order = sorted(range(len(actions)), key=lambda n: -abs(actions[n].obligation))
    placed: list[tuple[float, float, float]] = []
    labels = []
    worth_a_word = sum(abs(action.obligation) for action in actions) / 50
    for n in order[:12]:
        if abs(actions[n].obligation) <= worth_a_word:
            break
        sign = "+" if actions[n].obligation > 0 else ""
        text = f"{sign}{short_money(actions[n].obligation)}"
        wide = len(text) * LETTER
        start = min(xs[n] + 6, right - wide)
        if any(abs(y - ys[n]) < 14 and start < b and start + wide > a for a, b, y in placed):
            continue
        placed.append((start, start + wide, ys[n]))
        crossed = any(start < leader < start + wide for leader in leaders)
        labels.append(Label(round(start, 1), text, "start", int(ys[n]) + (17 if crossed else -7)))
    return tuple(labels)


def _bands(award: AwardTimeline, dates: Dates) -> tuple[Band, ...]:
    """A band a state, up to the next; a state without a date starts where the last one did."""
    begin = award.actions[0].action_date
    starts = accumulate((state.date or begin for state in award.states), max)
    spans = pairwise([*starts, dates.last])
    return tuple(
        _band(state.state, dates.x(start), dates.x(end))
        for state, (start, end) in zip(award.states, spans, strict=True)
        if start < end
    )


def _band(state: str, start: float, end: float) -> Band:
    width, label = round(end - start, 1), plain(state)
    return Band(start, width, state, label if len(label) * LETTER + 6 < width else "")


def _lanes(marks: Sequence[Mark], dates: Dates, y: float) -> tuple[Lane, ...]:
    changed = [mark for mark in marks if mark.kind == "changed"]
    press = [mark for mark in marks if mark.kind != "changed"]
    lanes = [("altered", changed), ("press", press)]
    return tuple(
        Lane(y + LANE * n + LANE / 2, name, tuple(Spot(dates.x(m.date), m) for m in listed))
        for n, (name, listed) in enumerate((name, listed) for name, listed in lanes if listed)
    )


def describe(award: AwardTimeline, marks: Sequence[Mark]) -> str:
    """What the drawing shows, for who cannot see it."""
    first, last = award.actions[0].action_date, award.actions[-1].action_date
    states = "; ".join(f"{plain(state.state)} from {day(state.date)}" for state in award.states)
    changed = sum(mark.times for mark in marks if mark.kind == "changed")
    press = sum(mark.times for mark in marks) - changed
    more = [
        f"The record was altered {counted(changed, 'time')}." if changed else "",
        f"{counted(press, 'claim')} of articles." if press else "",
    ]
    return " ".join(
        part
        for part in (
            f"{counted(len(award.actions), 'action')} of {award.piid} to {award.supplier},"
            f" {day(first)} to {day(last)}, add up to {money(award.obligated)} obligated.",
            f"States: {states or 'none known'}.",
            *more,
        )
        if part
    )
