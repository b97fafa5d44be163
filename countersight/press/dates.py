# ruff: noqa: E501 - patterns are easier to read unbroken
"""Dates in a sentence: as written, how precise, and what day, month or year they mean.

What the text leaves open stays open: "last week" and "recently" mean no date, "in December"
without a year to count from is `XXXX-12`.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_SHORT = {"jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9,
          "sept": 9, "oct": 10, "nov": 11, "dec": 12}  # fmt: skip
MONTH_NUMBERS = {name: number for number, name in enumerate(MONTHS, 1)} | _SHORT
WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
COUNTS = {
    name: n
    for n, name in enumerate(
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"], 1
    )
}
COUNTS |= {"a": 1, "an": 1, "couple": 2, "a couple of": 2, "several": 0, "a few": 0, "few": 0}
QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "q1": 1, "q2": 2, "q3": 3, "q4": 4}

# Words that place an event without dating it.
VAGUE = (
    r"recently|currently|presently|previously|initially|subsequently|subsequent|already|formerly(?! known)|"
    r"last week|this week|earlier this week|next week|in recent (?:years|months|weeks|days)|"
    r"for (?:many |several |some )?(?:years|decades|months)|for (?:nearly |over |about |more than |at least )?"
    r"(?:a|an|one|two|three|four|five|six|seven|eight|nine|ten|\d+) (?:years?|decades?|months?)|"
    r"(?:in|over|during|within|for) the (?:past|last|previous)(?: (?:couple of|few|several|one|two|three|four|"
    r"five|six|seven|eight|ten|\d+))? (?:years?|decades?|months?|weeks?)|"
    r"over a decade|more than a decade|later|since then|soon after|shortly after|now|long\b(?= (?:used|utili[sz]ed|relied|"
    r"worked|been|had))|to date"
)
_MONTH = r"(?-i:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|" \
         r"Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"  # fmt: skip
_YEAR = r"(?:19[6-9]|20[0-4])\d"
_LEAD = r"(?:(?:as of|back to|dated|signed|until|till|through|since|from|in|on|by|during|of) )?(?:the )?"
_PART = r"(?:early|late|mid|mid-|beginning of|end of|summer of|spring of|fall of|autumn of|winter of)[ -]?"
_N = r"(?P<{}>one|two|three|four|five|six|seven|eight|nine|ten|a couple of|several|a few|few|an?|\d+)"

# What is still to come: "will end on", "expires".
_AHEAD = re.compile(
    r"\b(?:will|ends|expires|begins|starts|goes|takes effect|runs out|is (?:due|set|scheduled) to)\b[^.;]*$",
    re.I,
)

Resolve = Callable[[re.Match[str], "Frame"], "str | None"]


@dataclass(frozen=True, slots=True)
class Frame:
    """What relative dates count from: the day of publication, the date mentioned before."""

    published: date | None = None
    before: str | None = None


@dataclass(frozen=True, slots=True)
class DateMention:
    """precision: day, month, year or relative; iso: `YYYY[-MM[-DD]]`, `A/B`, `XXXX-MM` or None."""

    start: int
    end: int
    text: str
    precision: str
    iso: str | None
    is_ahead: bool = False  # of a year after publication

    @property
    def is_dated(self) -> bool:
        return self.iso is not None


def _day(match: re.Match[str], frame: Frame) -> str | None:
    month = MONTH_NUMBERS[match["month"].rstrip(".").lower()]
    return f"{_year_of(match, month, frame)}-{month:02d}-{int(match['day']):02d}"


def _month(match: re.Match[str], frame: Frame) -> str | None:
    month = MONTH_NUMBERS[match["month"].rstrip(".").lower()]
    return f"{_year_of(match, month, frame)}-{month:02d}"


def _year_of(match: re.Match[str], month: int, frame: Frame) -> str:
    """The year as written, or that of the last such month before publication, or the next one."""
    if match["year"]:
        return match["year"]
    if frame.published is None:
        return "XXXX"
    year, now = frame.published.year, frame.published.month
    last = match.group().lower().startswith("last")
    if not last and _AHEAD.search(match.string, max(0, match.start() - 50), match.start()):
        return str(year + (month < now))
    return str(year - (month >= now if last else month > now))


def _month_of(match: re.Match[str], frame: Frame) -> str | None:
    """`May of last year`."""
    month = MONTH_NUMBERS[match["month"].rstrip(".").lower()]
    if match["which"].lower() in ("that", "the same"):
        return f"{frame.before[:4]}-{month:02d}" if frame.before else None
    if frame.published is None:
        return f"XXXX-{month:02d}"
    return f"{frame.published.year - (match['which'].lower() == 'last')}-{month:02d}"


def _numeric(match: re.Match[str], _: Frame) -> str | None:
    return f"{match['y']}-{int(match['m']):02d}-{int(match['d']):02d}"


def _numeric_month(match: re.Match[str], _: Frame) -> str | None:
    return f"{match['y']}-{match['m']}"


def _plain_year(match: re.Match[str], _: Frame) -> str | None:
    return match["year"]


def _short_fiscal(match: re.Match[str], _: Frame) -> str | None:
    year = match["year"]
    return year if len(year) == 4 else f"20{year}"


def _quarter(match: re.Match[str], _: Frame) -> str | None:
    first = QUARTERS[match["quarter"].lower()] * 3 - 2
    return f"{match['year']}-{first:02d}/{match['year']}-{first + 2:02d}"


def _between(match: re.Match[str], _: Frame) -> str | None:
    return f"{match['year']}/{match['until']}"


def _between_months(match: re.Match[str], _: Frame) -> str | None:
    first, last = (MONTH_NUMBERS[match[name].rstrip(".").lower()] for name in ("month", "last"))
    return f"{match['year']}-{first:02d}/{match['until']}-{last:02d}"


def _that_month(match: re.Match[str], frame: Frame) -> str | None:
    """`That September`: of the year mentioned before."""
    month = MONTH_NUMBERS[match["month"].rstrip(".").lower()]
    return f"{frame.before[:4]}-{month:02d}" if frame.before else None


def _decade(match: re.Match[str], _: Frame) -> str | None:
    return match["year"][:3] + "X"


def _this(match: re.Match[str], frame: Frame) -> str | None:
    """A year or month called this or last or month; "earlier this year" may be any day of it, so no more is said."""
    if frame.published is None or match["part"]:
        return None
    shift = 0 if match["which"].lower() == "this" else 1
    if match["unit"].lower() == "year":
        return str(frame.published.year - shift)
    months = frame.published.year * 12 + frame.published.month - 1 - shift
    return f"{months // 12}-{months % 12 + 1:02d}"


def _weekday(match: re.Match[str], frame: Frame) -> str | None:
    if frame.published is None:
        return None
    back = (frame.published.weekday() - WEEKDAYS.index(match["weekday"].capitalize())) % 7
    return (frame.published - timedelta(days=back)).isoformat()


def _today(match: re.Match[str], frame: Frame) -> str | None:
    if frame.published is None:
        return None
    return (frame.published - timedelta(days=match["today"].lower() == "yesterday")).isoformat()


def _neighbour_year(match: re.Match[str], frame: Frame) -> str | None:
    """The year before or after the one last mentioned."""
    return _moved(
        frame, 1 if match["way"].lower() in ("following", "next", "later", "after") else -1
    )


def _years_on(match: re.Match[str], frame: Frame) -> str | None:
    count = _count(match["n"])
    way = 1 if match["way"].lower() in ("later", "after") else -1
    return (
        _moved(frame, way * count) if count and match["unit"].lower().startswith("year") else None
    )


def _moved(frame: Frame, years: int) -> str | None:
    if frame.before is None or not frame.before[:4].isdigit():
        return None
    return str(int(frame.before[:4]) + years)


def _years_ago(match: re.Match[str], frame: Frame) -> str | None:
    count = _count(match["n"])
    if frame.published is None or not count:
        return None
    return str(frame.published.year - count)


def _same(_: re.Match[str], frame: Frame) -> str | None:
    return frame.before


def _same_span(match: re.Match[str], frame: Frame) -> str | None:
    """`The same year`: the year, or month, of the date mentioned before."""
    length = 4 if match["span"].lower() == "year" else 7
    return frame.before[:length] if frame.before and len(frame.before) >= length else None


def _open(_: re.Match[str], __: Frame) -> str | None:
    return None


def _count(text: str) -> int:
    return int(text) if text.isdigit() else COUNTS.get(text.lower(), 0)


# In order: an earlier kind wins where two overlap.
KINDS: tuple[tuple[str, str, Resolve], ...] = (
    (rf"{_LEAD}(?P<y>{_YEAR})-(?P<m>\d\d)-(?P<d>\d\d)\b", "day", _numeric),
    (rf"{_LEAD}(?P<y>{_YEAR})-(?P<m>0[1-9]|1[0-2])\b(?!-\d)", "month", _numeric_month),
    (rf"{_LEAD}(?P<m>1[0-2]|0?[1-9])/(?P<d>3[01]|[12]\d|0?[1-9])/(?P<y>{_YEAR})\b", "day", _numeric),
    (rf"{_LEAD}(?P<month>{_MONTH}) (?P<day>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?\b(?!,\d)"
     rf"(?:,? (?P<year>{_YEAR})\b)?", "day", _day),
    (rf"{_LEAD}(?P<day>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?: of)? (?P<month>{_MONTH})\b"
     rf"(?:,? (?P<year>{_YEAR})\b)?", "day", _day),
    (rf"(?:between|from) (?P<month>{_MONTH}) (?P<year>{_YEAR}) (?:and|to|until|through) "
     rf"(?P<last>{_MONTH}) (?P<until>{_YEAR})\b", "month", _between_months),
    (rf"{_LEAD}(?:{_PART})?(?P<month>{_MONTH})(?: of|,)? (?P<year>{_YEAR})\b", "month", _month),
    (rf"{_LEAD}(?:{_PART})?(?P<month>{_MONTH}) of (?P<which>last|this|that|the same) year\b", "month", _month_of),
    (rf"(?:between|from|for) (?P<year>{_YEAR}) (?:and|to|until|through) (?P<until>{_YEAR})\b", "year", _between),
    (rf"{_LEAD}(?P<year>{_YEAR})[-–](?P<until>{_YEAR})\b", "year", _between),
    (rf"{_LEAD}(?P<quarter>first|second|third|fourth|Q[1-4])(?: quarter)?(?: of)? (?P<year>{_YEAR})\b",
     "month", _quarter),
    (rf"{_LEAD}(?:fiscal years?|financial year|FY)[ -]?(?P<year>{_YEAR}|\d\d)\b", "year", _short_fiscal),
    (rf"{_LEAD}(?:{_PART})?(?P<year>{_YEAR}|19\d\d)s\b", "year", _decade),
    (r"(?:(?P<part>earlier|later|early|late|in|during|at the start of|at the end of) )?"
     r"(?P<which>this|last|the last|the past) (?P<unit>year|month)\b(?: alone)?", "relative", _this),
    (_N.format("n") + r" (?P<unit>years?|months?|weeks?|days?) (?P<way>later|earlier|before|after)\b",
     "relative", _years_on),
    (rf"{_LEAD}(?P<way>prior|previous|preceding|following|next) year\b", "relative", _neighbour_year),
    (rf"{_LEAD}year (?P<way>prior|before|earlier|after|later)\b(?! \w)", "relative", _neighbour_year),
    (r"(?:(?:nearly|almost|about|over|more than|some|just) )?" + _N.format("n")
     + r" years? ago\b", "relative", _years_ago),
    (r"almost immediately|immediately afterwards?", "relative", _same),
    (rf"{_LEAD}(?:same|that(?: same)?) (?P<span>year|month)\b", "relative", _same_span),
    (VAGUE, "relative", _open),
    (r"(?P<today>yesterday|today)\b", "relative", _today),
    (rf"(?:(?:on|last|this) )?(?P<weekday>{'|'.join(WEEKDAYS)})\b(?: (?:morning|afternoon|evening))?",
     "relative", _weekday),
    (rf"{_LEAD}(?:that|of the same) (?P<month>{_MONTH})\b", "month", _that_month),
    (rf"(?:in|since|last|this|from|by|during|until|as of|dated|early|late|mid-?)(?: (?:early|late|mid))? ?(?P<month>{_MONTH})"
     rf"(?P<year>)\b(?! \d)", "month", _month),
    (rf"{_LEAD}(?:{_PART})?(?:(?:fall|spring|summer|autumn|winter) )?(?P<year>{_YEAR})\b(?![,.]\d|%| \w+s\b(?<=searches))"
     r"(?: alone)?", "year", _plain_year),
)  # fmt: skip
# Words of which one must stand in a sentence that a kind is looked for in, by words of its pattern.
_NEEDS = {
    "(?P<quarter>": ("first", "second", "third", "fourth", "q1", "q2", "q3", "q4"),
    "fiscal years?": ("fiscal", "financial", "fy"),
    "(?:between|from) (": ("between", "from"),
    "(?:between|from|for) (": ("between", "from", "for"),
    "(?P<which>": ("this", "last", "past"),
    "(?P<way>": ("later", "earlier", "before", "after", "prior", "previous", "preceding", "following", "next"),
    " years? ago": ("ago",),
    "immediately": ("immediately",),
    "(?P<span>": ("same", "that"),
    "(?P<today>": ("today", "yesterday"),
    "(?P<weekday>": ("day",),
    "(?:that|of the same)": ("that", "same"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Kind:
    pattern: re.Pattern[str]
    precision: str
    resolve: Resolve
    needs: tuple[str, ...]


_COMPILED = tuple(
    _Kind(
        re.compile(rf"(?<![\w$£€,.-])(?:{pattern})", re.I),
        precision,
        resolve,
        next((words for part, words in _NEEDS.items() if part in pattern), ()),
    )
    for pattern, precision, resolve in KINDS
)
_DIGIT = re.compile(r"\d")
_WITHOUT_DIGIT = tuple(
    kind for kind in _COMPILED
    if kind.precision == "relative"
    or any(part in kind.pattern.pattern for part in ("(?P<year>)", "(?P<which>"))
)  # fmt: skip
_SUSPECTS = (
    *[
        "0",
        "1",
        "2",
        "3",
        "4",
        "5",
        "6",
        "7",
        "8",
        "9",
        "year",
        "month",
        "week",
        "day",
        "decade",
        "ly",
        "now",
        "long",
        "later",
        "since",
        "subseq",
        "already",
        "date",
        "former",
    ],
    *(month[:3] for month in MONTHS),
)


def find_dates(text: str, frame: Frame) -> tuple[DateMention, ...]:
    """The dates of a sentence in order; each counts from the dated one before it."""
    lowered = text.lower()
    if not any(suspect in lowered for suspect in _SUSPECTS):
        return ()
    found: list[DateMention] = []
    for match, precision, resolve in sorted(_matches(text), key=lambda m: m[0].start()):
        iso = resolve(match, frame)
        year = int(iso[:4]) if iso and iso[:4].isdigit() else None
        ahead = bool(year and frame.published and year > frame.published.year)
        found.append(DateMention(match.start(), match.end(), match.group(), precision, iso, ahead))
        if year is not None:
            frame = Frame(frame.published, iso)
    return tuple(found)


def _matches(text: str) -> Iterator[tuple[re.Match[str], str, Resolve]]:
    taken: list[tuple[int, int]] = []
    lowered = text.lower()
    for kind in _COMPILED if _DIGIT.search(text) else _WITHOUT_DIGIT:
        if kind.needs and not any(word in lowered for word in kind.needs):
            continue
        for match in kind.pattern.finditer(text):
            if all(match.end() <= start or end <= match.start() for start, end in taken):
                taken.append(match.span())
                yield match, kind.precision, kind.resolve
