"""What a written amount allows, and how its relation to a value is told."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from countersight.check.wording import allowed, manner, spoken, unit

ALLOWED = [
    # said, qualifier, allowed, not allowed
    ("3750000", "exact", ["3750000", "3745000", "3759999.99"], ["3744999", "3760000"]),
    ("4700000", None, ["4650000", "4752744", "4799999"], ["4649999", "4800000"]),
    ("18500000", None, ["18450000", "18599999"], ["18686187", "18449999"]),
    ("2000000", None, ["1900000", "2063000", "2099999"], ["1890000", "2100000"]),
    ("30000000", None, ["29898236"], ["28000000", "32000000"]),
    ("11000", None, ["11787"], ["12000"]),
    ("2000000", "almost", ["1890000", "1999999", "2000000"], ["1700000", "2020000"]),
    ("800000", "almost", ["787500"], ["810000"]),
    ("1000000", "about", ["930000", "1080000"], ["880000", "1120000"]),
    ("5000000", "more-than", ["5000000", "5900000"], ["4990000", "6000000"]),
    ("1234567.89", None, ["1234567.89"], ["1234567.80", "1234568.00"]),
]


@pytest.mark.parametrize(("said", "qualifier", "inside", "outside"), ALLOWED)
def test_a_wording_allows_these_values_and_not_those(
    said: str, qualifier: str | None, inside: list[str], outside: list[str]
) -> None:
    interval = allowed(Decimal(said), qualifier)
    assert all(interval.holds(Decimal(value)) for value in inside)
    assert not any(interval.holds(Decimal(value)) for value in outside)


@given(st.decimals("0.01", 10**12, places=2), st.sampled_from(["exact", "about", None]))
def test_every_amount_allows_itself(amount: Decimal, qualifier: str | None) -> None:
    assert allowed(amount, qualifier).holds(amount)


@pytest.mark.parametrize(
    ("amount", "step"), [("3750000", "10000"), ("12.34", "0.01"), ("2000000", "1000000")]
)
def test_the_unit_of_the_last_digit(amount: str, step: str) -> None:
    assert unit(Decimal(amount)) == Decimal(step)


@pytest.mark.parametrize(
    ("value", "amount", "qualifier", "told"),
    [
        ("2000000", "2000000", None, "exactly"),
        ("1102500", "1100000", None, "rounded"),
        ("4752744", "4700000", None, "rounded down"),
        ("1890000", "2000000", "almost", "which “almost” allows"),
    ],
)
def test_how_the_wording_relates_to_the_value(
    value: str, amount: str, qualifier: str | None, told: str
) -> None:
    assert manner(Decimal(value), Decimal(amount), qualifier) == told


@pytest.mark.parametrize(
    ("amount", "currency", "text"),
    [
        ("4700000", "USD", "$4.7 million"),
        ("3750000", "USD", "$3.75 million"),
        ("1250000000", "GBP", "£1.25 billion"),
        ("800000", "USD", "$800,000"),
        ("4752744.5", "EUR", "€4,752,744.50"),
        ("12", "CHF", "CHF 12"),
    ],
)
def test_an_amount_as_people_write_it(amount: str, currency: str, text: str) -> None:
    assert spoken(Decimal(amount), currency) == text
