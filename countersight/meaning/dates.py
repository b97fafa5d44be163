"""Dates as contracting officers type them: 3-10-25, 05/01/2024, 10 MARCH 2025, JUNE 24,2025."""

import re
from datetime import date

MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
_MONTH = rf"(?:{'|'.join(MONTHS)})[A-Z]*\.?"

DATE = (
    r"(?:\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d{2})"
    rf"|\d{{1,2}}[ -]?{_MONTH}[ -]?,? ?(?:\d{{4}}|\d{{2}})"
    rf"|{_MONTH} \d{{1,2}}(?:ST|ND|RD|TH)?,? ?\d{{4}})\b"
)
_FORMS = (
    re.compile(r"(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})"),
    re.compile(r"(?P<m>\d{1,2})[/.-](?P<d>\d{1,2})[/.-](?P<y>\d{4}|\d{2})"),
    re.compile(r"(?P<d>\d{1,2})[ -]?(?P<m>[A-Z]{3})[A-Z]*\.?[ -]?,? ?(?P<y>\d{4}|\d{2})"),
    re.compile(r"(?P<m>[A-Z]{3})[A-Z]*\.? (?P<d>\d{1,2})(?:ST|ND|RD|TH)?,? ?(?P<y>\d{4})"),
)


def read_date(text: str) -> date | None:
    """The date that `text` (capitals, matching `DATE`) writes, U.S. order; None where none is."""
    for form in _FORMS:
        if found := form.fullmatch(text):
            return _date(found["y"], found["m"], found["d"])
    return None


def _date(year: str, month: str, day: str) -> date | None:
    full = int(year) + (2000 if len(year) == 2 else 0)
    number = int(month) if month.isdigit() else MONTHS.index(month) + 1
    try:
        return date(full, number, int(day))
    except ValueError:
        return None
