"""Takeovers by their frames, currencies by their country, places that buy."""

from datetime import date

import pytest

from countersight.directory import Directory
from countersight.press.claims import read_claims
from countersight.press.subjects import subject_in
from countersight.press.takeovers import roles
from countersight.reported import Claim, Document, KnownNames


def read(text: str) -> list[Claim]:
    document = Document("frames.txt", text, None, date(2025, 6, 1))
    return read_claims(document, KnownNames(), Directory())


@pytest.mark.parametrize(
    ("gap", "expected"),
    [
        (" was bought last year by ", (0, 1)),
        (" sold itself to ", (0, 1)),
        ("'s sale to ", (0, 1)),
        (" became a subsidiary of ", (0, 1)),
        (" agreed on Monday to acquire its rival ", (1, 0)),
        ("'s $600 million takeover of ", (1, 0)),
        (" paid $40 million to buy ", (1, 0)),
        (" and the county signed with ", None),
        (" bought cameras from ", None),
        (" was sold by ", None),
    ],
)
def test_who_bought_whom(gap: str, expected: tuple[int, int] | None) -> None:
    assert roles("", gap, ".", companies=True) == expected


def test_since_being_bought_the_second_name_is_the_one_bought() -> None:
    assert roles("Since being acquired by ", " in 2022, ", " has grown.", companies=True) == (1, 0)


@pytest.mark.parametrize(
    ("place", "currency"),
    [("Mexico", "MXN"), ("The Philippines", "PHP"), ("Colombia", "COP"), ("Chile", "CLP")],
)
def test_pesos_are_of_the_country_named_last(place: str, currency: str) -> None:
    text = f"{place} buys scanners. Customs paid the vendor Ostrander Labs 3 million pesos in 2024."
    assert [claim.currency for claim in read(text)] == [currency]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Tempe's council approved an extension.", "Tempe"),
        ("Chicago officially ended its contract.", "Chicago"),
        ("It cost Bismarck $40,000.", "Bismarck"),
        ("Having ditched its cameras, it signed.", None),
    ],
)
def test_a_place_as_buyer(text: str, place: str | None) -> None:
    assert subject_in(text, ()) == place


def test_a_lead_waits_for_the_supplier_that_the_next_sentence_names() -> None:
    text = (
        "The police force has bought a tool for $780,000 in secret.\n\n"
        "The tool was delivered in 2021 by Savanna Vision Works.\n"
    )
    assert [(claim.vendor, claim.amount) for claim in read(text)][:1] == [
        ("Savanna Vision Works", 780_000)
    ]


def test_the_same_sum() -> None:
    text = "The vendor Corvane was paid $90,000. The vendor Quantrell received the same sum."
    assert [(claim.vendor, claim.amount) for claim in read(text)] == [
        ("Corvane", 90_000),
        ("Quantrell", 90_000),
    ]


def test_what_an_agenda_turned_down_did_not_happen() -> None:
    text = "Denied: request to extend the agreement with the vendor Tollgate ($120,000)."
    assert read(text) == []


def test_each_of_two_named_in_the_sentence_before() -> None:
    text = (
        "Customs has picked two suppliers: Harborlight Imaging and Pacific Ray. "
        "Each gets a contract of $3 million.\n"
    )
    assert {(claim.vendor, claim.amount) for claim in read(text)} >= {
        ("Harborlight Imaging", 3_000_000),
        ("Pacific Ray", 3_000_000),
    }


def test_what_ended_was_with_the_one_named_behind_with() -> None:
    text = (
        "The vendors are Zellenruf and Telbar.\n\n"
        "The ministry has given the work to Zellenruf, ending years of business with Telbar.\n"
    )
    ended = [claim.vendor for claim in read(text) if claim.event == "termination"]
    assert ended == ["Telbar"]
