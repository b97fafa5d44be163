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


STRENGTH = {STATED: "stated", FIGURE: "shown", INFERRED: "supporting"}
SAYING = {
    STOPPED: frozenset({"stop_work", "stop_work_extended", "resume"}),
    PARTLY: frozenset({"stop_work", "resume"}),
    TERMINATED: TERMINATIONS,
    CLOSED: frozenset({"closeout"}),
    ACTIVE: frozenset({"resume", "base_award", "option_exercised", "extension"}),
}


@dataclass(slots=True)
class _Course:
    """The award's states so far, and which of its parts stand still.

    `lines` are those that texts name; `parts` counts the stops of parts that none names. Where the
    whole was stopped and parts of it go on, nobody can say what still stands: `whole` is then true.
    """

    key: str
    states: list[State] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    parts: int = 0
    whole: bool = False

    @property
    def now(self) -> str | None:
        return self.states[-1].state if self.states else None

    @property
    def stands_still(self) -> bool:
        return self.whole or bool(self.lines) or self.parts > 0

    def enter(self, state: str, when: date | None, told: ActionEvents, basis: str) -> None:
        """A new state; a stop of parts is new, too, where other lines stand still than before."""
        lines = tuple(self.lines) if state == PARTLY else ()
        if state == self.now and lines == self.states[-1].lines:
            return
        words = (e.words for e in told.evidence if e.event in SAYING[state] and e.basis == "words")
        self.states.append(
            State(
                self.key,
                when,
                state,
                told.modification,
                basis,
                strength=STRENGTH[basis],
                words=next(words, None) if basis == STATED else None,
                lines=lines,
            )
        )

    def go_on(self) -> None:
        self.lines, self.parts, self.whole = [], 0, False


def states(actions: Sequence[Action], events: Sequence[ActionEvents]) -> list[State]:
    """The dated states of one award; `actions` and `events` in one order, row for row.

    A stop that is known only from its lifting is there without a date, unless the lifting gives it;
    an award whose base is missing is active from its first obligation (a figure), or from nobody
    knows when (inferred).
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
        course.enter(ACTIVE, action.action_date, told, STATED)
    elif action.obligation > 0:
        course.enter(ACTIVE, action.action_date, told, FIGURE)
    else:
        course.enter(ACTIVE, None, told, INFERRED)


def _stop(course: _Course, told: ActionEvents, when: date) -> None:
    if "stop_work" in told.events and told.partial:
        course.lines += [line for line in told.lines if line not in course.lines]
        course.parts += not told.lines
        if course.now in (ACTIVE, PARTLY):
            course.enter(PARTLY, when, told, STATED)
    elif "stop_work" in told.events:
        course.go_on()
        course.whole = True
        course.enter(STOPPED, when, told, STATED)
    elif "stop_work_extended" in told.events and course.now == ACTIVE:
        course.whole = True
        course.enter(STOPPED, None, told, INFERRED)


def _resume(course: _Course, told: ActionEvents, when: date) -> None:
    if "resume" not in told.events:
        return
    if course.now == ACTIVE:  # the order itself is not in the record
        course.lines = list(told.lines)
        course.parts = int(told.partial and not told.lines)
        course.enter(PARTLY if told.partial else STOPPED, _ordered(course, told), told, INFERRED)
    if told.partial:
        _release(course, told)
    else:
        course.go_on()
    course.enter(PARTLY if course.stands_still else ACTIVE, when, told, STATED)


def _ordered(course: _Course, told: ActionEvents) -> date | None:
    """The day of an order that only its lifting tells of, if that gives a day that can be."""
    before = course.states[-1].date
    day = told.order_date
    return day if day and (before is None or day >= before) else None


def _release(course: _Course, told: ActionEvents) -> None:
    """Let the parts that a text names go on; where it names none, one that nobody named."""
    course.lines = [line for line in course.lines if line not in told.lines]
    if not told.lines and course.parts:
        course.parts -= 1
    elif not told.lines and len(course.lines) == 1:
        course.lines = []


def _end(course: _Course, told: ActionEvents, when: date) -> None:
    events = set(told.events)
    if events & TERMINATIONS and not told.partial and course.now != CLOSED:
        course.enter(TERMINATED, when, told, STATED)
    if "closeout" in events:
        course.enter(CLOSED, when, told, STATED)
    elif course.now == CLOSED and events & {"option_exercised", "extension"}:
        course.enter(ACTIVE, when, told, INFERRED)
