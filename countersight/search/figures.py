"""Figures in a query: `>1m`, `1m..5m`, `~4.7m`, `2025-09`, `fy2025`, as whole numbers.

Amounts become cents, dates days since 1970-01-01, years themselves. What is no figure raises a
`ValueError` that says what one looks like.
"""

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date
from decimal import Decimal

Span = tuple[int | None, int | None]  # both ends within; None is open

UNITS = {"": 1, "k": 10**3, "m": 10**6, "b": 10**9, "bn": 10**9}
MOST_DOLLARS = 10**15
EPOCH = date(1970, 1, 1)
_AMOUNT = re.compile(r"([-−]?)\$?([-−]?)(\d[\d,]*(?:\.\d+)?)(k|m|b|bn|)", re.IGNORECASE | re.ASCII)
_DATE = re.compile(r"(\d{4})(?:-(\d\d?)(?:-(\d\d?))?)?", re.ASCII)
_FISCAL = re.compile(r"fy(\d{4})", re.IGNORECASE | re.ASCII)
_BOUND = re.compile(r"(>=|<=|>|<)(.+)")


def amounts(text: str) -> Span:
    """Cents. `~4.7m` is every amount that rounds to it."""
    return _about(text[1:]) if text.startswith("~") else _span(text, _amount)


def dates(text: str) -> Span:
    """Days; a year or a month is all of its days."""
    return _span(text, _days)


def numbers(text: str) -> Span:
    return _span(text, _number)


def day(number: int) -> date:
    return date.fromordinal(EPOCH.toordinal() + number)


def _span(text: str, read: Callable[[str], tuple[int, int]]) -> Span:
    if bound := _BOUND.fullmatch(text):
        low, high = read(bound[2])
        return {
            ">": (high + 1, None),
            ">=": (low, None),
            "<": (None, low - 1),
            "<=": (None, high),
        }[bound[1]]
    first, dots, last = text.partition("..")
    if not dots:
        return read(text)
    if not first and not last:
        raise ValueError("a span needs a beginning or an end, as in 1..2")
    span = read(first)[0] if first else None, read(last)[1] if last else None
    if span[0] is not None and span[1] is not None and span[0] > span[1]:
        raise ValueError("this span runs backwards")
    return span


def _amount(text: str) -> tuple[int, int]:
    cents = _dollars(text)[0] * 100
    return int(cents), int(cents)


def _about(text: str) -> Span:
    amount, step = _dollars(text)
    low, high = (amount - step / 2) * 100, (amount + step / 2) * 100
    return int(low), int(high)


def _dollars(text: str) -> tuple[Decimal, Decimal]:
    """The amount, and what its last digit that counts is worth."""
    found = _AMOUNT.fullmatch(text)
    if found is None or (found[1] and found[2]):
        raise ValueError("not an amount like 1500000, $1,500,000.00, 1.5m, >1m or 1m..5m")
    number, unit = Decimal(found[3].replace(",", "")), UNITS[found[4].lower()]
    if number * unit >= MOST_DOLLARS:
        raise ValueError("no contract comes to that much")
    counted = number if "." in found[3] else number.normalize()
    step = Decimal(1).scaleb(int(counted.as_tuple().exponent)) * unit
    return number * unit * (-1 if found[1] or found[2] else 1), step


def _days(text: str) -> tuple[int, int]:
    if fiscal := _FISCAL.fullmatch(text):
        year = int(fiscal[1])
        return _number_of(year - 1, 10, 1), _number_of(year, 9, 30)
    found = _DATE.fullmatch(text)
    if found is None:
        raise ValueError("not a date like 2025, 2025-09, 2025-09-18, fy2025, >2025-01-01")
    year, month, day_ = (int(part or 0) for part in found.groups())
    if not (year and (found[2] is None or 1 <= month <= 12)):
        raise ValueError("there is no such month")
    if found[3] is not None:
        return _number_of(year, month, day_), _number_of(year, month, day_)
    last = month or 12
    return _number_of(year, month or 1, 1), _number_of(year, last, monthrange(year, last)[1])


def _number_of(year: int, month: int, day_: int) -> int:
    try:
        return (date(year, month, day_) - EPOCH).days
    except ValueError:
        raise ValueError("there is no such day") from None


def _number(text: str) -> tuple[int, int]:
    if not re.fullmatch(r"\d{1,6}", text, re.ASCII):
        raise ValueError("not a whole number like 2025, >=2020 or 2020..2025")
    return int(text), int(text)
