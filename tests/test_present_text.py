"""Figures and words as people read them."""

from datetime import date
from decimal import Decimal

import pytest

from countersight.present import arithmetic
from countersight.present.text import cell, clean, money, percent, said_date, short_money
from countersight.reported import Claim, Reading


@pytest.mark.parametrize(
    ("amount", "full", "short"),
    [
        ("4752744", "$4,752,744.00", "$4.75M"),
        ("-330444.53", "−$330,444.53", "−$330.44K"),
        ("0", "$0.00", "$0"),
        ("1000000000", "$1,000,000,000.00", "$1B"),
        ("999.5", "$999.50", "$1,000"),
    ],
)
def test_money(amount: str, full: str, short: str) -> None:
    assert (money(Decimal(amount)), short_money(Decimal(amount))) == (full, short)


@pytest.mark.parametrize(
    ("recorded", "expected"),
    [
        ("2026-08-03", "3 Aug 2026"),
        ("2026-13-03", "2026-13-03"),
        ("-12.50", "−$12.50"),
        ("CAMERAS\x1b[2J", "CAMERAS[2J"),
    ],
)
def test_a_recorded_value(recorded: str, expected: str) -> None:
    assert cell(recorded) == expected


def test_a_figure_that_the_record_lacks() -> None:
    assert money(None) == "—"


@pytest.mark.parametrize(
    ("share", "expected"),
    [(0.0112, "+1.1 %"), (-0.576, "−57.6 %"), (0.00001, "+0.01 %"), (0.0007, "+0.07 %")],
)
def test_percent(share: float, expected: str) -> None:
    assert percent(share) == expected.replace(" ", "\N{NO-BREAK SPACE}")


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("2024-09", "Sep 2024"),
        ("2024-09-03", "3 Sep 2024"),
        ("XXXX-12", "Dec, no year"),
        ("2023-01/2024-06", "Jan 2023 to Jun 2024"),
        ("2023/2024", "2023 to 2024"),
        ("last week", "last week"),
        ("9/3/2024", "9/3/2024"),
        ("2025", "2025"),
    ],
)
def test_a_date_as_far_as_it_is_said(said: str, expected: str) -> None:
    assert said_date(said) == expected


def test_control_characters_go_and_line_breaks_stay() -> None:
    assert clean("a\x1b[31mb\n\tc\x9b") == "a[31mb\n\tc"


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"amount": Decimal(800000), "amount_qualifier": "almost", "date_text": "the year before"},
         "almost $800,000, “the year before”"),
        ({"amount": Decimal("1.5e6"), "amount_qualifier": "more-than"}, "more than $1,500,000"),
        ({"amount": Decimal(2000), "currency": "EUR"}, "EUR 2,000"),
        ({"event": "stop_work", "date_text": "in May"}, "work stopped, “in May”"),
    ],
)  # fmt: skip
def test_what_a_claim_says(fields: dict[str, object], expected: str) -> None:
    claim = Claim(
        **({"article": "a", "vendor": "V", "event": "award", "start": 0, "end": 1} | fields)
    )  # type: ignore[arg-type]
    assert arithmetic.said(claim) == expected


def reading(**fields: object) -> Reading:
    plain: dict[str, object] = {
        "award_key": "K", "piid": "P", "modifications": ("0",), "supplier": "S", "maker": None,
        "measure": "action", "value": Decimal(3), "currency": "USD", "first_date": None,
        "last_date": None,
    }  # fmt: skip
    return Reading(**(plain | fields))  # type: ignore[arg-type]


def test_a_sum_shows_its_terms_and_names_awards_where_there_are_several() -> None:
    day = date(2025, 1, 1)
    one = (("P", "0", day, Decimal(1)), ("P", "P00001", day, Decimal(2)))
    two = (("P", "0", day, Decimal(1)), ("Q", "0", day, Decimal(2)))
    assert arithmetic.sum_of(reading(terms=one)) == "0 $1.00 + P00001 $2.00 = $3.00"
    assert arithmetic.sum_of(reading(terms=two)) == "P 0 $1.00 + Q 0 $2.00 = $3.00"
    assert arithmetic.sum_of(reading()) == "$3.00"


@pytest.mark.parametrize(
    ("chance", "expected"),
    [
        (None, ""),
        (0.02, "odds of an accidental fit: 1 in 50"),
        (0.0, "no other figure of this supplier could have fitted"),
        (0.7, "some figure of this supplier would fit about any claim"),
    ],
)
def test_odds(chance: float | None, expected: str) -> None:
    assert arithmetic.odds(reading(chance=chance)) == expected
