"""Reading one description: which patterns it holds, whether partial, and the date it gives."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from countersight.meaning.dates import DATE, read_date
from countersight.meaning.patterns import BESIDE, LIMITED, PATTERNS, Pattern
from countersight.meaning.stems import Stems

_EVERY = (*BESIDE, *PATTERNS, *LIMITED)
_NEEDED = Stems([pattern.needs for pattern in _EVERY])
_TAKEN = " ¦ "
_DATED = re.compile(
    r"\b(?:EFFECTIVE(?: DATE)?(?: IS| OF| AS OF| ON| FROM)?"
    r"|(?:STOPWORK|SUSPEN\w+|TERMINAT\w+|RESUM\w+|PAUS\w+|STAY\w*|CLOS\w+|REINSTAT\w+)"
    r"(?: (?!DATED|ISSUED)[\w'/-]+){0,6}? (?:AS OF|ON|BEGINNING|STARTING|FROM))[:,-]? ?"
    rf"(?P<date>{DATE})"
)
_ORDERED = re.compile(rf"\bSTOPWORK (?:ISSUED|DATED|EFFECTIVE)(?: ON)?:? (?P<date>{DATE})")
_MOVED = re.compile(
    rf"\b(?:DATES?|COMPLETION)\b[^.;]{{0,40}}? FROM (?P<old>{DATE}) (?:TO|UNTIL) (?P<new>{DATE})"
    r"|\b(?:PERIOD OF PERFORMANCE|DELIVERY|COMPLETION)\b[^.;]{0,40}? FROM"
    r" (?P<less>\d{1,4}) TO (?P<more>\d{1,4})(?: CALENDAR| BUSINESS)? DAYS"
)
_NUMBER = re.compile(r"\b\d{1,4}[A-Z]{0,2}\b")
_LINES = re.compile(
    r"\b(?:CLIN|SLIN|XLIN|LINES?(?: ITEMS?)?|LI)(?:S|\(S\))?(?: NUMBERS?)? ?#?"
    r"(\d{1,4}[A-Z]{0,2}\b(?:(?:,? AND|,? &|,) ?(?:CLIN |SLIN |LINE )?\d{1,4}[A-Z]{0,2}\b)*)"
)
_DATES_OTHERS = re.compile(r"\b(?:WAGE|RATES?|CBA|DETERMINATION|CLAUSE|DATED|ISSUED)\b[^.;]*$")


@dataclass(frozen=True, slots=True)
class Read:
    """What a text says: events and marks by the pattern that found them, and a date if it has.

    `words` are those that each pattern read, `later_end` those that move an end to a later day,
    `lines` the lines (CLINs) that a stop or its lifting names.
    """

    found: tuple[Pattern, ...]
    effective: date | None
    limited: bool  # to lines or places
    speaks: bool = False  # of itself, as a modification
    later_end: str = ""
    words: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
    order_date: date | None = None  # of an order that the text names

    def has(self, mark: str) -> bool:
        return any(mark in pattern.marks for pattern in self.found)


@lru_cache(maxsize=65_536)
def read(text: str) -> Read:
    """`text` is plain (`wording.plain`); what one pattern has read, the next does not see."""
    found: list[tuple[Pattern, str]] = []
    limited, left = False, text
    for pattern in _tried(text):
        said = pattern.words.search(left if pattern.kind == "pattern" else text)
        if said is None:
            continue
        if pattern.kind == "limited":
            limited = True
            continue
        found.append((pattern, said.group().strip(_TAKEN)))
        if pattern.kind == "pattern":
            left = pattern.words.sub(_TAKEN, left)
    patterns = tuple(pattern for pattern, _ in found)
    return Read(
        patterns,
        _effective(text) or _ordered(text, patterns),
        limited=limited,
        speaks="MODIFICATION" in text,
        later_end=_later_end(text),
        words=tuple(words for _, words in found),
        lines=_lines(text) if limited else (),
        order_date=read_date(order["date"]) if (order := _ORDERED.search(text)) else None,
    )


def _tried(text: str) -> list[Pattern]:
    """The patterns, in their order, of which some stem is present: most texts need few."""
    return [_EVERY[at] for at in sorted(_NEEDED.held(text))]


def _lines(text: str) -> tuple[str, ...]:
    """The numbers of the lines that a text names: CLINS 0001 AND 0003 are two."""
    named = (number for found in _LINES.finditer(text) for number in _NUMBER.findall(found[1]))
    return tuple(dict.fromkeys(named))


def _later_end(text: str) -> str:
    """Where a period or due date moves from one date, or number of days, to a later or larger."""
    for found in _MOVED.finditer(text):
        old, new = read_date(found["old"] or ""), read_date(found["new"] or "")
        if (old and new and new > old) or int(found["less"] or 0) < int(found["more"] or 0):
            return found.group()
    return ""


def _ordered(text: str, found: Sequence[Pattern]) -> date | None:
    """The date of an order that this action itself issues; of an earlier order it tells nothing."""
    order = _ORDERED.search(text)
    issues = any("stop_work" in pattern.events for pattern in found)
    return read_date(order["date"]) if order and issues else None


def _effective(text: str) -> date | None:
    """The date of the event itself; not the end of a period, not the date of an earlier order."""
    for found in _DATED.finditer(text):
        if not _DATES_OTHERS.search(text[: found.start("date")]):
            return read_date(found["date"])
    return None
