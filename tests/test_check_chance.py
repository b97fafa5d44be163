"""The odds of an accidental fit: what raises them, what lowers them."""

from decimal import Decimal

import pytest

from countersight.check.chance import of_event, of_fit
from countersight.check.wording import allowed


def odds(said: str, tried: list[str], fitting: str) -> float:
    return of_fit(allowed(Decimal(said), None), map(Decimal, tried), Decimal(fitting))


def test_one_figure_that_fits_exactly_is_hardly_an_accident() -> None:
    assert odds("3750000", ["3750000"], "3750000") < 0.001


def test_the_more_figures_lie_about_the_amount_the_likelier_an_accident() -> None:
    few = [f"{1_000_000 + 50_000 * n}" for n in range(3)]
    many = [f"{600_000 + 20_000 * n}" for n in range(60)]
    assert odds("1000000", few, "1000000") < 0.25 < odds("1000000", many, "1000000")


def test_figures_far_from_the_amount_do_not_count() -> None:
    small = [f"{10_000 + 100 * n}" for n in range(60)]
    assert odds("1000000", [*small, "1000000"], "1000000") < 0.05


def test_a_vaguer_amount_fits_more_easily() -> None:
    tried = ["900000", "1040000", "1210000", "1400000"]
    assert odds("1000000", tried, "1040000") > odds("1040000", tried, "1040000")


def test_zero_and_negative_figures_fit_nothing_and_break_nothing() -> None:
    assert 0 < odds("1000", ["-500", "0", "1000"], "1000") < 0.1


@pytest.mark.parametrize(("rate", "awards", "expected"), [(0.01, 1, 0.01), (0.5, 2, 0.75)])
def test_an_event_is_likelier_among_many_awards(rate: float, awards: int, expected: float) -> None:
    assert of_event(rate, awards) == pytest.approx(expected)
