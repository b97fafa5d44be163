"""What is masked, what must stay, and that Python and DuckDB mask alike."""

import re

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from countersight.personal import MASK, PATTERNS, mask

MASKED = [
    ("jane.roe@agency.example.gov", "e-mail"),
    ("o'neil+leads@mail.example", "e-mail"),
    ("123-45-6789", "social security number"),
    ("123–45–6789", "the same, with the dashes of a word processor"),
    ("SSN: 123456789", "labelled, without dashes"),
    ("Social Security number 123 45 6789", "labelled, with blanks"),
    ("A123456789", "A-number"),
    ("A-123-456-789", "A-number"),
    ("A# 123 456 789", "A-number"),
    ("A-Number: 098 765 432", "labelled A-number"),
    ("Alien No. 12-345-678", "labelled, eight digits"),
    ("DOB 01/02/1980", "date of birth"),
    ("date of birth: 3 March 1985", "date of birth"),
    ("born on March 3, 1985", "date of birth"),
    ("D.O.B. 1980-02-01", "date of birth"),
    ("202-555-0143", "phone"),
    ("(202) 555-0143", "phone"),
    ("(202)-555-0143", "phone"),
    ("202) 555-0143", "phone, a bracket lost"),
    ("+1 202.555.0143", "phone"),
    ("1-800-555-0143", "phone"),
    ("202 555 0143", "phone"),
    ("(202) 555 0143", "phone"),
    ("tel: 2025550143", "labelled phone"),
    ("+44 20 7946 0958", "phone abroad"),
    ("+442079460958", "phone abroad"),
]

KEPT = [
    "70B03C25P00000321",
    "70CDCR20FR0000053",
    "HSCETC-13-F-00030",
    "CONT_AWD_70B01C25F00001121_7014_70B01C23D00000009_7014",
    "GS-35F-0119Y",
    "N00178-04-D-4012",
    "V797D-30203",
    "NSN 5855-01-228-0937",
    "UEI A1B2C3D4E5F6",
    "$3,750,000.00",
    "$4275000000",
    "4,752,744.00",
    "2024-09-27",
    "09/27/2024",
    "27 September 2024",
    "the firm was born in 2016",
    "April 1, 2021 through June 12, 2021. THIS IS A NO-COST EXTENSION",
    "APFS #2020048958",
    "260 310 2024",
    "P00012",
    "up 25.50 30 and 12",
    "SSN REPORTS",
]


@pytest.mark.parametrize(("text", "why"), MASKED)
def test_what_identifies_a_person_is_masked(text: str, why: str) -> None:
    masked = mask(f"Ask {text}, they said.")
    assert not re.search(r"[0-9@]", masked), why
    assert masked.startswith("Ask ")
    assert masked.endswith(", they said.")


@pytest.mark.parametrize("text", KEPT)
def test_numbers_of_contracts_amounts_and_dates_stay(text: str) -> None:
    assert mask(f"See {text} there.") == f"See {text} there."


def test_ten_digits_are_a_phone_beside_an_e_mail_only() -> None:
    assert mask("ROE, 2025550143, roe@agency.example") == f"ROE, {MASK * 30}"
    assert mask("roe@agency.example 2025550143.") == MASK * 29 + "."
    assert mask("requisition 2025550143") == "requisition 2025550143"


@given(st.text())
def test_masking_keeps_every_offset(text: str) -> None:
    assert len(mask(text)) == len(text)


@pytest.mark.parametrize("text", [text for text, _ in MASKED] + KEPT)
def test_the_record_is_masked_by_the_same_rules(text: str) -> None:
    text = f"Ask {text}, they said."
    with duckdb.connect() as con:
        for _, pattern in PATTERNS:
            found = con.execute("SELECT regexp_extract_all(?, ?)", [text, pattern]).fetchall()
            assert found == [([match.group() for match in re.finditer(pattern, text)],)]
