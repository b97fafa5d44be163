"""Dates that a spreadsheet rewrote."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from countersight.errors import InputError
from countersight.sources.dates import iso, order_of


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (["2024-01-02", "2024-01-02 00:00:00", ""], None),
        (["3/4/2021", "12/31/2021"], "mdy"),
        (["03/04/2021", "31/12/2021"], "dmy"),
        (["2021/3/4", "n/a"], "ymd"),
        (["3/4/21", "12/31/21"], "mdy"),
        (["25/07/13 00:00", "25/07/2013"], "dmy"),
        (["25-7-99"], "dmy"),
        (["99/99/9999"], None),
    ],
)
def test_the_values_decide_the_order(values: list[str], expected: str | None) -> None:
    assert order_of("file", values) == expected


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (["3/4/2021", "5/6/2021"], "month/day/year or day/month/year, and no value decides"),
        (["25/07/13"], "day/month/year or year/month/day, and no value decides"),
        (["12/31/2021", "31/12/2021"], "more than one order"),
    ],
)
def test_where_none_or_two_orders_remain_nothing_is_guessed(
    values: list[str], expected: str
) -> None:
    with pytest.raises(InputError, match=expected):
        order_of("file", values)


@pytest.mark.parametrize(
    ("text", "order", "timed", "expected"),
    [
        ("12/31/21", "mdy", False, "2021-12-31"),
        ("31/12/1999", "dmy", False, "1999-12-31"),
        ("5/31/21 0:00", "mdy", True, "2021-05-31 00:00:00"),
        ("5/31/21 0:00", "mdy", False, "2021-05-31"),
        ("27/03/18 23:04", "dmy", True, "2018-03-27 23:04:00"),
        ("1/1/69", "mdy", False, "1969-01-01"),
        ("1/1/68", "mdy", False, "2068-01-01"),
        ("2021-05-31 00:00:00", None, False, "2021-05-31"),
        ("2021-05-31 00:00:00+00", "mdy", True, "2021-05-31 00:00:00+00"),
        ("31/31/21", "mdy", False, "31/31/21"),
        ("soon", "mdy", False, "soon"),
        ("", "mdy", False, ""),
    ],
)
def test_iso(text: str, order: str | None, timed: bool, expected: str) -> None:
    assert iso(text, order, timed=timed) == expected


@given(st.dates(), st.sampled_from(["%d/%m/%Y", "%m/%d/%Y", "%Y/%m/%d"]))
def test_what_was_written_in_an_order_is_read_in_it(day, form) -> None:
    order = {"%d/%m/%Y": "dmy", "%m/%d/%Y": "mdy", "%Y/%m/%d": "ymd"}[form]
    parts = {"%d": f"{day.day:02}", "%m": f"{day.month:02}", "%Y": f"{day.year:04}"}
    text = "/".join(parts[part] for part in form.split("/"))
    assert iso(text, order) == day.isoformat()
