"""Small words and figures that the terminal and the page share."""

import re
from calendar import month_abbr
from contextlib import suppress
from datetime import date, datetime
from decimal import Decimal

# C0 and C1 controls but line feed and tab: a description must not be able to drive a terminal.
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_SAID = re.compile(r"\b(\d{4}|XXXX)-(0[1-9]|1[0-2])(?:-(\d\d))?\b")
_SPAN = re.compile(r"^([\dX-]{4,})/([\dX-]{4,})$")
OFFICIAL_PAGE = "https://www.usaspending.gov/award/{}/"


def clean(text: str) -> str:
    return _CONTROLS.sub("", text)


def money(amount: Decimal | None) -> str:
    """`$6,381,500.00`, `−$41,250.75`; a dash where the record has no figure."""
    if amount is None:
        return "—"
    return f"{'−' if amount < 0 else ''}${abs(amount):,.2f}"


def short_money(amount: Decimal) -> str:
    """`$4.75M` for an axis or a headline; never where exactness matters."""
    size, sign = abs(amount), "−" if amount < 0 else ""
    for limit, letter in ((Decimal("1e9"), "B"), (Decimal("1e6"), "M"), (Decimal("1e3"), "K")):
        if size >= limit:
            figure = f"{size / limit:.2f}".rstrip("0").rstrip(".")
            return f"{sign}${figure}{letter}"
    return f"{sign}${size:,.0f}"


def signed(amount: Decimal) -> str:
    return f"{'−' if amount < 0 else '+'}${abs(amount):,.2f}"


def percent(share: float) -> str:
    """`+1.0 %`; a share too small to show reads `+0.01 %` at the least."""
    figure = abs(share) * 100
    digits = 1 if figure >= 0.1 or figure == 0 else 2
    shown = max(figure, 0.01) if figure else 0
    return f"{'−' if share < 0 else '+'}{shown:.{digits}f}\N{NO-BREAK SPACE}%"


def day(value: date | datetime | None) -> str:
    """`27 Sep 2024`; `date unknown` where the record gives none."""
    return f"{value.day} {value:%b %Y}" if value else "date unknown"


def said_date(text: str) -> str:
    """A date as far as a text gives it: `2024-09` → `Sep 2024`, `XXXX-12` → `Dec, no year`.

    Of a span (`2024/2025`) both ends; what is no such date (`last week`) stays as it is.
    """
    return _SAID.sub(_in_words, _SPAN.sub(r"\1 to \2", text))


def _in_words(found: re.Match[str]) -> str:
    year, month, number = found.groups()
    said = " ".join(filter(None, (number and str(int(number)), month_abbr[int(month)])))
    return f"{said}, no year" if year == "XXXX" else f"{said} {year}"


def plain(name: str) -> str:
    """A code's words: `stop_work` → `stop work`."""
    return name.replace("_", " ")


def official_page(award_key: str) -> str:
    return OFFICIAL_PAGE.format(award_key)


def counted(number: int, one: str, many: str | None = None) -> str:
    """`1 claim`, `2 claims`, `1,204 awards`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def sentence(words: str) -> str:
    """With a capital letter; `str.capitalize` would lower the others."""
    return words[:1].upper() + words[1:]


FIELDS = {
    "federal_action_obligation": "obligation",
    "total_dollars_obligated": "obligated in all",
    "current_total_value_of_award": "current value",
    "potential_total_value_of_award": "ceiling",
    "transaction_description": "description",
    "recipient_name": "supplier",
    "recipient_parent_name": "supplier’s parent",
    "recipient_uei": "supplier’s UEI",
    "product_or_service_code_description": "product or service",
    "naics_description": "industry",
    "awarding_sub_agency_name": "agency",
}


def field_name(column: str) -> str:
    """A column of the record in words."""
    return FIELDS.get(column, plain(column))


def cell(value: str) -> str:
    """A recorded value to read: an amount as an amount, a date in words, words without controls."""
    if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        with suppress(ValueError):
            return day(date.fromisoformat(value))
    if re.fullmatch(r"-?\d+\.\d\d", value):
        return money(Decimal(value))
    return clean(value)
