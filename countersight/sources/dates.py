"""Dates that a spreadsheet rewrote: which reading a file's own values leave, and ISO dates by it.

`3/4/21` says nothing of itself. A value that only one order allows (`12/31/21`) decides for the
whole file: a spreadsheet writes all its dates in one order. Where none decides, nobody can know.
Years of two digits are read as POSIX does: 69 to 99 are the 1900s.
"""

import re
from collections.abc import Iterable
from datetime import date

from countersight.errors import InputError

_SHAPE = re.compile(
    r"(\d{1,4})([/.-])(\d{1,2})\2(\d{1,4})(?:[ T](\d{1,2}):(\d{2})(?::(\d{2}))?(?:\.0+)?)?"
)
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}(?!\d)")
ORDERS = ("mdy", "dmy", "ymd")
NAMES = {"mdy": "month/day/year", "dmy": "day/month/year", "ymd": "year/month/day"}


def order_of(label: str, values: Iterable[str]) -> str | None:
    """The one order in which every date of a file can be read; None where all are ISO.

    Raises `InputError` where two orders remain, or none. What is no date in any order says
    nothing, and is left for the reader of the table to refuse.
    """
    left: set[str] = set()
    seen = False
    for value in values:
        allowed = readings(value)
        if allowed:
            left = left & allowed if seen else allowed
            seen = True
            if not left:
                raise InputError(
                    f"{label}: dates are written in more than one order (at {value!r}); "
                    "download the file again and do not open it in a spreadsheet"
                )
    if len(left) > 1:
        raise InputError(
            f"{label}: dates may be {' or '.join(NAMES[o] for o in ORDERS if o in left)}, and no "
            "value decides; write them as YYYY-MM-DD"
        )
    return left.pop() if left else None


def iso(text: str, order: str | None, *, timed: bool = False) -> str:
    """A date as `YYYY-MM-DD`, with its time of day behind it where `timed`; else as it stands."""
    if _ISO.match(text):
        return text if timed else text[:10]
    found = _SHAPE.fullmatch(text.strip())
    if not order or not found or (day := _day(found, order)) is None:
        return text
    hour, minute, second = found.group(5, 6, 7)
    clock = f" {int(hour):02}:{minute}:{second or '00'}" if timed and hour else ""
    return f"{day}{clock}"


def readings(value: str) -> set[str]:
    """The orders in which a date that is not ISO can be read; none for what is ISO or no date."""
    found = _SHAPE.fullmatch(value.strip())
    if not found or _ISO.match(value):
        return set()
    return {order for order in ORDERS if _day(found, order)}


def _day(found: re.Match[str], order: str) -> date | None:
    part = dict(zip(order, found.group(1, 3, 4), strict=True))
    if len(part["y"]) not in (2, 4) or len(part["m"]) > 2 or len(part["d"]) > 2:
        return None
    year = int(part["y"])
    if len(part["y"]) == 2:
        year += 1900 if year >= 69 else 2000
    try:
        return date(year, int(part["m"]), int(part["d"]))
    except ValueError:
        return None
