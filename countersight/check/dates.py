"""When a claim says it happened: words and partial dates become a window of days."""

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from countersight.reported import Claim

# A record dates the signature, an article the day it heard of it; a copy is published later still.
SLACK = {"day": 10, "month": 10, "relative": 14, "range": 0, "current": 0, "year": 0, "fiscal": 0}


@dataclass(frozen=True, slots=True)
class Window:
    """Days `first` to `last`; `kind` is how they were said: a key of `SLACK`."""

    first: date
    last: date
    kind: str

    def holds(self, day: date) -> bool:
        slack = timedelta(days=SLACK[self.kind])
        return self.first - slack <= day <= self.last + slack

    def days_off(self, day: date) -> int:
        """How far a day lies outside of the window itself, slack not counted; 0 inside."""
        return max((self.first - day).days, (day - self.last).days, 0)


def horizon(published: date | None) -> date:
    """The last day on which the record can bear an article out."""
    return published or date.max


def window_of(claim: Claim, published: date | None) -> Window | None:
    """The days that a claim names; None where it names none or they cannot be resolved."""
    text = (claim.date_text or "").lower()
    if fiscal := _FISCAL.search(f"{text} {claim.date_iso or ''}"):
        return fiscal_year(_full_year(fiscal.group(1)))
    window = _from_iso(claim.date_iso, published) if claim.date_iso else None
    if window is None:
        return _from_words(text, published) if published else None
    if _SINCE.search(text) and published:
        return Window(window.first, published, "range")
    return window


def fiscal_year(year: int) -> Window:
    """The federal fiscal year: October of the year before to September."""
    return Window(date(year - 1, 10, 1), date(year, 9, 30), "fiscal")


def fiscal_year_of(day: date) -> int:
    return day.year + (day.month >= 10)


_FISCAL = re.compile(r"\b(?:fiscal(?: year)?|fy)[ -]?(?:of )?['’]?((?:19|20)?[0-9]{2})\b")
_SINCE = re.compile(r"\b(?:since|starting in|beginning in|from .{3,15} on(?:ward)?s?)\b")
_COUNTED = "one two three four five six seven eight nine ten"
_NUMBERS = {word: count for count, word in enumerate(_COUNTED.split(), start=1)}
_NUMBERS |= {"a": 1, "couple": 2, "couple of": 2, "few": 3, "several": 4}
_PAST = re.compile(
    r"\b(?:past|last|previous|prior|preceding)\s+(?:(couple of|[a-z]+|[0-9]+)\s+)?"
    r"(day|week|month|year|decade)s?\b"
)
_DAYS = {"day": 1, "week": 7, "month": 31, "year": 366, "decade": 3653}


def _full_year(text: str) -> int:
    return int(text) if len(text) == 4 else 2000 + int(text)


def _from_iso(text: str, published: date | None) -> Window | None:
    """`2024-09-03`, `2024-09`, `2024`, `201X`, `XXXX-09`, and ranges `2023/2024`, `2023/`."""
    if "/" in text:
        first, _, last = text.partition("/")
        start, end = _from_iso(first, published), _from_iso(last, published)
        if start is None or (end is None and published is None):
            return None
        return Window(start.first, end.last if end else published or start.last, "range")
    if found := re.fullmatch(r"([0-9]{3})X", text):
        return Window(date(int(found[1]) * 10, 1, 1), date(int(found[1]) * 10 + 9, 12, 31), "range")
    if found := re.fullmatch(r"([0-9]{4}|XXXX)(?:-([0-9]{2}))?(?:-([0-9]{2}))?", text):
        year, month, day = found.groups()
        if year == "XXXX":
            year = _latest_year(month, published)
        return _calendar(year, month, day) if year else None
    return None


def _latest_year(month: str | None, published: date | None) -> str | None:
    """The year of the last such month before publication, where a text gives no year."""
    if month is None or published is None:
        return None
    return str(published.year - (int(month) > published.month))


def _calendar(year: str, month: str | None, day: str | None) -> Window | None:
    try:
        if month is None:
            return Window(date(int(year), 1, 1), date(int(year), 12, 31), "year")
        if day is None:
            first = date(int(year), int(month), 1)
            return Window(first, first.replace(day=monthrange(*first.timetuple()[:2])[1]), "month")
        exact = date(int(year), int(month), int(day))
        return Window(exact, exact, "day")
    except ValueError:  # a day that the month does not have: the month is what was meant
        return _calendar(year, month, None) if day else None


def _from_words(text: str, published: date) -> Window | None:
    for pattern, read in _WORDS:
        if found := pattern.search(text):
            return read(published, found)
    return None


def _back(days: int, kind: str = "relative") -> Callable[[date, re.Match[str]], Window]:
    return lambda now, _: Window(now - timedelta(days=days), now, kind)


def _year_back(years: int) -> Callable[[date, re.Match[str]], Window | None]:
    return lambda now, _: _calendar(str(now.year - years), None, None)


def _past(now: date, found: re.Match[str]) -> Window | None:
    said = (found[1] or "one").strip()
    count = int(said) if said.isdigit() else _NUMBERS.get(said)
    if count is None:
        return None
    return Window(now - timedelta(days=count * _DAYS[found[2]]), now, "relative")


# First match wins. "Later", "initially", "previously", "for years" bind no days: no row.
_WORDS: tuple[tuple[re.Pattern[str], Callable[[date, re.Match[str]], Window | None]], ...] = (
    (re.compile(r"\b(?:last|past|previous) week\b|\ba week ago\b"), _back(14)),
    (re.compile(r"\b(?:today|yesterday|this week|tonight|\w+day)\b"), _back(7)),
    (re.compile(r"\blast month\b|\bthis month\b|\ba month ago\b"), _back(62)),
    (re.compile(r"\bthis year\b|\byear to date\b"), _year_back(0)),
    (re.compile(r"\blast year\b|\bthe previous year\b|\ba year ago\b"), _year_back(1)),
    (_PAST, _past),
    (re.compile(r"\brecent|\bnewly\b|\bjust\b|\blatest\b"), _back(365)),
    (re.compile(r"\bcurrent|\bpresent|\bnow\b"), _back(366, "current")),
)
