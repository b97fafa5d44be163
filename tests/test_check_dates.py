"""Words and partial dates beside the days that they mean, for an article of 2025-09-18."""

from datetime import date

import pytest

from countersight.check.dates import Window, fiscal_year_of, window_of
from countersight.reported import Claim

PUBLISHED = date(2025, 9, 18)

SAID = [
    # text, ISO, first, last
    ("on September 3, 2024", "2024-09-03", "2024-09-03", "2024-09-03"),
    ("in September 2024", "2024-09", "2024-09-01", "2024-09-30"),
    ("in 2023", "2023", "2023-01-01", "2023-12-31"),
    ("in fiscal year 2023", "2023", "2022-10-01", "2023-09-30"),
    ("FY24", None, "2023-10-01", "2024-09-30"),
    ("in December", "XXXX-12", "2024-12-01", "2024-12-31"),
    ("in August", "XXXX-08", "2025-08-01", "2025-08-31"),
    ("since 2023", "2023", "2023-01-01", "2025-09-18"),
    ("between 2022 and 2023", "2022/2023", "2022-01-01", "2023-12-31"),
    ("the 2010s", "201X", "2010-01-01", "2019-12-31"),
    ("this year", None, "2025-01-01", "2025-12-31"),
    ("last year", None, "2024-01-01", "2024-12-31"),
    ("last week", None, "2025-09-04", "2025-09-18"),
    ("over the past two years", None, "2023-09-17", "2025-09-18"),
    ("in the previous couple of years", None, "2023-09-17", "2025-09-18"),
    ("recently", None, "2024-09-18", "2025-09-18"),
    ("on February 30, 2024", "2024-02-30", "2024-02-01", "2024-02-29"),
]


def claim(text: str | None, iso: str | None) -> Claim:
    return Claim("a.txt", "Kestrel", "award", 0, 1, date_text=text, date_iso=iso)


@pytest.mark.parametrize(("text", "iso", "first", "last"), SAID)
def test_what_is_said_means_these_days(text: str, iso: str | None, first: str, last: str) -> None:
    window = window_of(claim(text, iso), PUBLISHED)
    assert window is not None
    assert (window.first.isoformat(), window.last.isoformat()) == (first, last)


@pytest.mark.parametrize("text", ["initially", "later", "for years", "previously", None])
def test_words_that_bind_no_days(text: str | None) -> None:
    assert window_of(claim(text, None), PUBLISHED) is None


def test_relative_words_need_the_day_of_the_article() -> None:
    assert window_of(claim("last week", None), None) is None
    assert window_of(claim("in December", "XXXX-12"), None) is None
    assert window_of(claim("in December", "2024-12"), None) is not None


def test_a_month_and_a_week_have_slack_and_a_year_has_none() -> None:
    month = Window(date(2024, 9, 1), date(2024, 9, 30), "month")
    assert month.holds(date(2024, 10, 8))
    assert not month.holds(date(2024, 10, 20))
    year = Window(date(2024, 1, 1), date(2024, 12, 31), "year")
    assert not year.holds(date(2025, 1, 1))
    week = Window(date(2025, 9, 4), date(2025, 9, 18), "relative")
    assert week.holds(date(2025, 8, 30))


def test_the_fiscal_year_begins_in_october() -> None:
    assert fiscal_year_of(date(2024, 9, 30)) == 2024
    assert fiscal_year_of(date(2024, 10, 1)) == 2025
