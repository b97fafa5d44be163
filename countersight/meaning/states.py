"""The states of an award over time, as its events show them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from countersight.model import Action, ActionEvents, State

TERMINATIONS = frozenset({"termination_convenience", "termination_default", "termination_other"})
ACTIVE, STOPPED, PARTLY, TERMINATED, CLOSED = (
    "active",
    "stopped",
    "partially_stopped",
    "terminated",
    "closed",
)
STATED, FIGURE, INFERRED = "stated", "figure", "inferred"


@dataclass(slots=True)
class _Course:
    """The award's states so far, and how many of its parts stand still."""

    key: str
    states: list[State] = field(default_factory=list)
    parts: int = 0

    @property
    def now(self) -> str | None:
        return self.states[-1].state if self.states else None

    def enter(self, state: str, when: date | None, modification: str, basis: str) -> None:
        if state != self.now:
            self.states.append(State(self.key, when, state, modification, basis))


def states(actions: Sequence[Action], events: Sequence[ActionEvents]) -> list[State]:
    """The dated states of one award; `actions` and `events` in one order, row for row.

    A stop that is known only from its lifting is there without a date; an award whose base is
    missing is active from its first obligation (a figure), or from nobody knows when (inferred).
    """
    if not actions:
        return []
    course = _Course(actions[0].award_key)
    for action, told in zip(actions, events, strict=True):
        _begin(course, action, told)
        when = told.effective_date or action.action_date
        _stop(course, told, when)
        _resume(course, told, when)
        _end(course, told, when)
    return course.states


def _begin(course: _Course, action: Action, told: ActionEvents) -> None:
    if course.states:
        return
    if "base_award" in told.events:
        course.enter(ACTIVE, action.action_date, told.modification, STATED)
    elif action.obligation > 0:
        course.enter(ACTIVE, action.action_date, told.modification, FIGURE)
    else:
        course.enter(ACTIVE, None, told.modification, INFERRED)


def _stop(course: _Course, told: ActionEvents, when: date) -> None:
    if "stop_work" in told.events:
        if told.partial:
            course.parts += 1
        if not told.partial:
            course.enter(STOPPED, when, told.modification, STATED)
        elif course.now == ACTIVE:
            course.enter(PARTLY, when, told.modification, STATED)
    elif "stop_work_extended" in told.events and course.now == ACTIVE:
        course.enter(STOPPED, None, told.modification, INFERRED)


def _resume(course: _Course, told: ActionEvents, when: date) -> None:
    if "resume" not in told.events:
        return
    if course.now == ACTIVE:  # the order itself is not in the record
        unknown = PARTLY if told.partial else STOPPED
        course.enter(unknown, None, told.modification, INFERRED)
        course.parts = 1 if told.partial else 0
    if told.partial and course.now == STOPPED:
        course.enter(PARTLY, when, told.modification, STATED)
        return
    course.parts = max(course.parts - 1, 0) if told.partial else 0
    if course.parts == 0:
        course.enter(ACTIVE, when, told.modification, STATED)


def _end(course: _Course, told: ActionEvents, when: date) -> None:
    events = set(told.events)
    if events & TERMINATIONS and not told.partial and course.now != CLOSED:
        course.enter(TERMINATED, when, told.modification, STATED)
    if "closeout" in events:
        course.enter(CLOSED, when, told.modification, STATED)
    elif course.now == CLOSED and events & {"option_exercised", "extension"}:
        course.enter(ACTIVE, when, told.modification, INFERRED)
