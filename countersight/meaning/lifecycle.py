"""What each action of an award did, read for what is new.

An action's text, its FPDS code where the layout carries one, the sign of its obligation and its
place in the award decide together; see `patterns` for what the words say.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from countersight.meaning.evidence import gather
from countersight.meaning.patterns import (
    ALONE,
    IF_MONEY,
    NOTHING,
    PARTIAL,
    RECITAL,
    UNLESS_EXTENDED,
)
from countersight.meaning.reading import Read, read
from countersight.meaning.states import TERMINATIONS, states
from countersight.meaning.wording import plain
from countersight.model import Action, ActionEvents

__all__ = ["EVENTS", "in_order", "position", "read_events", "states"]

# The order in which events are told.
EVENTS = (
    "base_award",
    "stop_work",
    "stop_work_extended",
    "stop_work_mentioned",
    "resume",
    "termination_convenience",
    "termination_default",
    "termination_other",
    "closeout",
    "option_exercised",
    "extension",
    "funding_added",
    "deobligation",
    "ceiling_raised",
    "ceiling_lowered",
    "scope_change",
    "party_change",
    "administrative",
    "protest",
)
_PLACE = {event: place for place, event in enumerate(EVENTS)}
# Only these can be limited to lines or places in a way that changes an award's state.
GROUNDED = frozenset({"termination_convenience", "termination_default"})
DIVISIBLE = TERMINATIONS | {"stop_work", "stop_work_extended", "resume"}

# FPDS reason for modification; B, C and D say too little: the text or the sign says it better.
CODES = {
    "A": "scope_change",
    "E": "termination_default",
    "F": "termination_convenience",
    "G": "option_exercised",
    "J": "party_change",
    "K": "closeout",
    "N": "termination_other",
    "P": "party_change",
    "S": "party_change",
    "T": "party_change",
    "V": "party_change",
    "X": "termination_default",
}
ADMINISTRATIVE_CODES = frozenset({"M", "R", "W", "Y"})
_SAYS_MODIFICATION = re.compile(r"\bMODIFICATION\b")
_TACKED_ON = re.compile(r"^[ .,;:-]*(?:\(?CLOSEOUT|THIS (?:IS|MODIFICATION)\b)")
_SENTENCE = re.compile(r"(?<=[.;]) +")
_SILENT = Read((), None, limited=False)
_SHORTEST_OPENING = 20  # characters; shorter ones agree by accident


@dataclass(slots=True)
class _Before:
    """What earlier actions of the award said and did."""

    texts: set[str] = field(default_factory=set)
    sentences: set[str] = field(default_factory=set)
    base: str = ""
    base_sentences: set[str] = field(default_factory=set)
    done: set[str] = field(default_factory=set)
    stopped: bool = False
    last: tuple[str, set[str]] | None = None  # what the last action said and did, not yet taken in


def in_order(actions: Iterable[Action]) -> list[Action]:
    """By date; on one day the base award first, then by modification as the record numbers it."""
    return sorted(actions, key=position)


def position(action: Action) -> tuple[date, bool, str]:
    """Where an action stands among those of its award: what `in_order` sorts by."""
    return action.action_date, not is_base(action), action.modification


def is_base(action: Action) -> bool:
    return action.modification.strip("0") == ""


def read_events(actions: Sequence[Action]) -> list[ActionEvents]:
    """The events of each action of one award, in the order of `in_order`."""
    before = _Before()
    return [_read_action(action, before) for action in in_order(actions)]


def _read_action(action: Action, before: _Before) -> ActionEvents:
    _remember(before)
    events, said = ({"base_award"}, _SILENT) if is_base(action) else _modified(action, before)
    before.last = action.description, events
    told = tuple(sorted(events, key=_PLACE.__getitem__))
    partial = bool(events & DIVISIBLE) and (said.has(PARTIAL) or said.limited)
    return ActionEvents(
        award_key=action.award_key,
        modification=action.modification,
        events=told,
        effective_date=said.effective if events else None,
        partial=partial,
        evidence=gather(action, said, told),
        lines=said.lines if partial else (),
        order_date=said.order_date if "resume" in events else None,
    )


def _modified(action: Action, before: _Before) -> tuple[set[str], Read]:
    """What a modification did, and what its text says that is new."""
    text = plain(action.description)
    new = _what_is_new(text, before)
    said = read(new)
    events = _by_text(action, said, before)
    if before.sentences.issuperset(_sentences(new)) or text in before.texts:
        events = _told_anew(events, action, before)
    events = _with_code(action, events, before)
    return _with_sign(action, events) or _at_least(action, said), said


def _what_is_new(text: str, before: _Before) -> str:
    """The text without what it repeats: the base award's words, and old text before a close-out.

    Where the new sentences tell something, they alone count. Where they tell nothing, what
    earlier modifications said is kept too: "no-cost extension" may well happen twice.
    """
    if text == before.base:
        return ""
    rest = [
        s
        for s in _sentences(text[_length_of_old_opening(text, before) :])
        if s not in before.base_sentences or _speaks(s)
    ]
    fresh = _joined(s for s in rest if s not in before.sentences)
    return fresh if any(pattern.events for pattern in read(fresh).found) else _joined(rest)


@lru_cache(maxsize=1_024)
def _sentences(text: str) -> tuple[str, ...]:
    return tuple(_SENTENCE.split(text))


def _joined(sentences: Iterable[str]) -> str:
    return " ".join(sentences).strip(" .;-")


def _length_of_old_opening(text: str, before: _Before) -> int:
    openings = [t for t in before.texts if len(t) >= _SHORTEST_OPENING and text.startswith(t)]
    return max((len(t) for t in openings if _is_old(t, text[len(t) :], before)), default=0)


def _is_old(opening: str, rest: str, before: _Before) -> bool:
    return opening == before.base or _TACKED_ON.search(rest) is not None


def _speaks(sentence: str) -> bool:
    return _SAYS_MODIFICATION.search(sentence) is not None


def _by_text(action: Action, said: Read, before: _Before) -> set[str]:
    events: set[str] = {"extension"} if said.later_end else set()
    for pattern in said.found:
        if _counts(pattern.marks, action, events):
            events |= pattern.events
    return _one_ending(events, said, before)


def _one_ending(events: set[str], said: Read, before: _Before) -> set[str]:
    """An action ends an award once: partly, on the ground that is named, or on none."""
    if said.has(RECITAL) and before.done & TERMINATIONS:
        return events - TERMINATIONS
    if events & GROUNDED and "termination_other" in events:
        return events - (GROUNDED if said.has(PARTIAL) else {"termination_other"})
    return events


def _counts(marks: frozenset[str], action: Action, events: set[str]) -> bool:
    """Whether the marks of a pattern let its events count (`patterns.toml` explains them)."""
    denied = {
        IF_MONEY: action.obligation <= 0 or action.action_type not in (None, "G"),
        ALONE: bool(events),
        UNLESS_EXTENDED: "extension" in events,
    }
    return not any(denied.get(mark, False) for mark in marks)


def _at_least(action: Action, said: Read) -> set[str]:
    """A modification that speaks of itself and moves no money did something, if nothing else."""
    tells = said.speaks and action.obligation == 0 and not said.has(NOTHING)
    return {"administrative"} if tells else set()


def _with_sign(action: Action, events: set[str]) -> set[str]:
    if action.obligation > 0:
        return events | {"funding_added"}
    if action.obligation < 0:
        return events - {"funding_added"} | {"deobligation"}
    return events


def _with_code(action: Action, events: set[str], before: _Before) -> set[str]:
    """The code fills in what the text leaves out; where both name an ending, the text wins."""
    code = action.action_type or ""
    event = CODES.get(code)
    if event is None:
        bare = code in ADMINISTRATIVE_CODES and not events and action.obligation == 0
        return events | {"administrative"} if bare else events
    if event in TERMINATIONS and events & (TERMINATIONS | {"resume"}):
        return events
    if event == "closeout" and "closeout" in before.done:
        return events
    if event == "scope_change" and events:
        return events
    return events | {event}


def _told_anew(events: set[str], action: Action, before: _Before) -> set[str]:
    """What a text tells that an earlier modification bore word for word."""
    told = before.done & {*TERMINATIONS, "closeout", "party_change"}
    if before.stopped and "stop_work" in events:
        events = events - {"stop_work"} | {"stop_work_mentioned"}
    if action.obligation <= 0:
        told |= {"option_exercised", "funding_added"}
    if action.obligation < 0:
        told |= {"extension"}
    return events - told


def _remember(before: _Before) -> None:
    """Take in the last action, now that one follows: half of all awards are a single one."""
    if before.last is None:
        return
    description, events = before.last
    text = plain(description)
    sentences = _sentences(text)
    if "base_award" in events:
        before.base, before.base_sentences = text, set(sentences)
    before.texts.add(text)
    before.sentences.update(sentences)
    before.done |= events
    if "stop_work" in events:
        before.stopped = True
    elif "resume" in events:
        before.stopped = False
        before.done -= TERMINATIONS
