# ruff: noqa: E501 - an example stands on one line
"""Sentences, sums, dates, agencies: what stands in a text, before anybody makes claims of it."""

from datetime import date
from decimal import Decimal

import pytest

from countersight.press.agencies import find_agencies
from countersight.press.currencies import dollars_of
from countersight.press.dates import Frame, find_dates
from countersight.press.money import find_money
from countersight.press.sentences import split
from countersight.press.sums import is_contract_sum, kind_of


def test_sentences_keep_their_offsets_and_abbreviations() -> None:
    text = "Acme Corp. sells to the U.S. Army. It won.\r\n\r\n“Done.” The No. 2 firm lost."
    assert [s.text for s in split(text)] == [
        "Acme Corp. sells to the U.S. Army.",
        "It won.",
        "“Done.”",
        "The No. 2 firm lost.",
    ]
    assert all(text[s.start : s.end] == s.text for s in split(text))


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Acme wins spyware deal", "heading"),
        ("## Acme", "heading"),
        ("- Acme won a contract.", "item"),
        ("| Acme | ICE | $5 |", "row"),
        ("Acme won a contract.", "prose"),
    ],
)
def test_kinds_of_lines(line: str, kind: str) -> None:
    assert [s.kind for s in split(line)] == [kind]


def test_hard_wrapped_lines_are_one_sentence() -> None:
    body = "The office looked at all of the purchases that were made by the\ncounty in the year."
    text = "\n\n".join([body] * 5)
    assert len(split(text)) == 5


@pytest.mark.parametrize(
    ("text", "value", "currency", "qualifier"),
    [
        ("$1.25 million", "1250000", "USD", "exact"),
        ("£3m", "3000000", "GBP", "exact"),
        ("nearly €1.2bn", "1200000000", "EUR", "almost"),
        ("A$40k", "40000", "AUD", "exact"),
        ("about 6.5 million euros", "6500000", "EUR", "about"),
        ("NIS 100 million", "100000000", "ILS", "exact"),
        ("half a million dollars", "500000", "USD", "exact"),
        ("more than 2 million Canadian dollars", "2000000", "CAD", "more-than"),
        ("up to $3-5 million", "5000000", "USD", "up-to"),
        ("under a $2 million contract", "2000000", "USD", "exact"),
        ("less than $2 million", "2000000", "USD", "almost"),
        ("not more than $2 million", "2000000", "USD", "up-to"),
        ("140 000 euros", "140000", "EUR", "exact"),
        ("eighty thousand pounds", "80000", "GBP", "exact"),
    ],
)
def test_a_sum(text: str, value: str, currency: str, qualifier: str) -> None:
    (money,) = find_money(text)
    assert (money.value, money.currency, money.qualifier) == (Decimal(value), currency, qualifier)


def test_an_elided_multiplier_belongs_to_both_sums() -> None:
    assert [int(m.value) for m in find_money("$1.1 and $2.3 million")] == [1_100_000, 2_300_000]


def test_a_conversion_repeats_the_sum_before_it() -> None:
    assert [m.converted for m in find_money("£20 million ($25 million)")] == [False, True]


def test_numbers_of_other_things_are_no_sums() -> None:
    assert find_money("1.2 million searches by 300 officers in 2023", "USD") == ()


def test_a_number_that_was_paid_is_a_sum_in_the_currency_of_the_text() -> None:
    (money,) = find_money("The force paid almost 285k for it", "GBP")
    assert (money.value, money.currency, money.qualifier) == (285_000, "GBP", "almost")
    assert find_money("The force paid almost 285k for it") == ()


@pytest.mark.parametrize(
    ("text", "currency"),
    [
        ("The RCMP paid $3 million. Canadians were not told.", "CAD"),
        ("ICE paid $3 million to a Canadian firm in Toronto.", "USD"),
        ("Police in Sydney and Melbourne share it; Australians pay.", "AUD"),
    ],
)
def test_plain_dollars_are_those_of_the_country_that_a_text_speaks_of(
    text: str, currency: str
) -> None:
    assert dollars_of(text) == currency


@pytest.mark.parametrize(
    "text",
    [
        "Acme had revenue of $9 million last year",
        "Acme raised $9 million",
        "a $9 million settlement",
        "the department's budget of $9 million",
        "a state grant of $9 million",
        "$9 million in venture funding",
        "cameras at $3,000 per camera",
        "a market worth $9 billion",
        "it is $5 million, not $9 million",
    ],
)
def test_money_that_is_no_contract(text: str) -> None:
    assert not is_contract_sum(text, find_money(text)[-1])


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("a $9 million contract", "contract_value"),
        ("worth up to $9 million", "ceiling"),
        ("pays $9,000 a year", "annual_fee"),
        ("spent a total of $9 million", "cumulative"),
    ],
)
def test_kinds_of_sums(text: str, kind: str) -> None:
    assert kind_of(text, find_money(text)[0]) == kind


@pytest.mark.parametrize(
    ("text", "surface", "precision", "iso"),
    [
        ("signed on March 4, 2021", "on March 4, 2021", "day", "2021-03-04"),
        ("signed on 4 March 2021", "on 4 March 2021", "day", "2021-03-04"),
        ("since March 2021", "since March 2021", "month", "2021-03"),
        ("In 2021 alone", "In 2021 alone", "year", "2021"),
        ("in fiscal 2021, FY22", "2021", "year", "2021"),
        ("the third quarter of 2021", "the third quarter of 2021", "month", "2021-07/2021-09"),
        ("the early 2010s", "the early 2010s", "year", "201X"),
        ("in December", "in December", "month", "2023-12"),
        ("last year", "last year", "relative", "2023"),
        ("last month", "last month", "relative", "2024-01"),
        ("last week", "last week", "relative", None),
        ("recently", "recently", "relative", None),
        ("on Monday", "on Monday", "relative", "2024-02-12"),
        ("two years ago", "two years ago", "relative", "2022"),
    ],
)
def test_dates(text: str, surface: str, precision: str, iso: str | None) -> None:
    found = find_dates(text, Frame(date(2024, 2, 14)))[0]
    assert (found.precision, found.iso) == (precision, iso)
    assert surface in found.text or found.text in surface


def test_a_date_counts_from_the_one_before() -> None:
    text = "It paid in May 2020; the prior year it had not; a year later it did."
    assert [d.iso for d in find_dates(text, Frame())] == ["2020-05", "2019", "2020"]


def test_without_a_day_of_publication_years_stay_open() -> None:
    assert [d.iso for d in find_dates("in December and this year", Frame())] == ["XXXX-12", None]


def test_agencies_by_form_and_by_shape() -> None:
    text = (
        "U.S. Immigration and Customs Enforcement, the Oakdale Police Department (OPD), Cook County, "
        "Italian intelligence, West Mercia Police and the Kenyan Ministry of Interior met; OPD left."
    )
    assert [a.name for a in find_agencies(text)] == [
        "Immigration and Customs Enforcement",
        "Oakdale Police Department",
        "Oakdale Police Department",
        "Cook County",
        "Italian intelligence",
        "West Mercia Police",
        "Kenyan Ministry of Interior",
        "Oakdale Police Department",
    ]


def test_an_administration_by_its_president_buys_nothing() -> None:
    assert find_agencies("The Biden Administration objected, Xinhua News Agency said.") == ()


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("announced last February", "2023-02"),
        ("in May of last year", "2023-05"),
        ("let it run out on Sept. 30", "2023-09-30"),
        ("whose contract ends Sept. 30", "2024-09-30"),
        ("it will begin on Jan. 1", "2025-01-01"),
        ("between April 2019 and May 2020", "2019-04/2020-05"),
        ("as of May", "2023-05"),
    ],
)
def test_a_month_without_a_year_is_the_last_one_unless_it_is_to_come(text: str, iso: str) -> None:
    assert [d.iso for d in find_dates(text, Frame(date(2024, 2, 14)))] == [iso]


def test_a_year_after_publication_dates_only_what_changes() -> None:
    (found,) = find_dates("a contract to 2030", Frame(date(2024, 2, 14)))
    assert found.is_ahead
