"""Which spellings are one family, which never are."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rigour.names import remove_org_types
from rigour.text import ascii_text
from rigour.text.normalize import Normalize

from countersight.organisations import rigour_core
from countersight.organisations.display import readable
from countersight.organisations.names import initials, normalise, same


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("PARAGON SOLUTIONS (US) INC", "paragon solutions"),
        ("B.I. INCORPORATED", "bi"),
        ("B I INC", "bi"),
        ("BI2 TECHNOLOGIES, LLC", "bi2 technologies"),
        ("BUILDING PEOPLE, LLC, THE", "building people"),
        ("Peers & Partners", "peers partners"),
        ("CFI GROUP U S A, L.L.C.", "cfi group"),
        ("CADDELL CONSTRUCTION CO. (DE), LLC", "caddell construction"),
        ("SCHATZ PUBLISHING GROUP LIMITED LIABILITY COMPANY", "schatz publishing group"),
        ("CACI, INC. - FEDERAL", "caci federal"),
        ("Société Générale S.A.", "societe generale"),
        ("STELLA JV, LLC", "stella jv"),  # a venture is not the firm it is named after
        ("SAS INSTITUTE INC", "sas institute"),  # a legal form elsewhere, a name here
        ("THE COMPANY", "company"),  # some word stays
        ("SCE INC.", "sce"),
        ("KPMG LLP-3", "kpmg"),
        ("PERATON (formerly Northrop Grumman)", "peraton"),
        ("STANTEC CONSULTING SVS", "stantec consulting services"),
        ("HUMAN RESOURCES RESEARCH ORGANIZATION (HUMRRO)", "human resources research organization"),
        ("ACME INC D/B/A ROADRUNNER", "acme"),
        ("", ""),
    ],
)
def test_family_key(name: str, key: str) -> None:
    assert normalise(name) == key


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("PARAGON SOLUTIONS (US) INC", "Paragon Solutions", True),
        ("Paragon Solutions", "PARAGON SYSTEMS INC", False),
        ("Paragon Solutions", "PARAGON PROFESSIONAL SERVICES LLC", False),
        ("Paragon Solutions", "PARAGON MICRO INC", False),
        ("BI INCORPORATED", "B.I. INCORPORATED", True),
        ("BI INCORPORATED", "BI2 TECHNOLOGIES, LLC", False),
        ("PENLINK", "PEN-LINK, LTD", True),
        ("BURO HAPPOLD CONSULTNG ENGINEERS PC", "BURO HAPPOLD CONSULTING ENGINEERS, P.C.", True),
        ("STELLA JV, LLC", "STELLA LLC", False),
        ("ACME 2 LLC", "ACME 3 LLC", False),
        ("Roadrunner", "ACME INC DBA ROADRUNNER", True),
        ("LEXINGTON", "LEXINGTON PARK", False),
        ("JEFFERSON CONSULTING", "JEFFERSON CONSULTING GROUP, LLC", True),
        ("ADVANCED SYSTEMS", "ADVANCED SYSTEMS GROUP", False),  # business talk all through
        (
            "CONSTITUENT SERVICES WORLDWIDE PUBLIC BE",
            "CONSTITUENT SERVICES WORLDWIDE PUBLIC BENEFIT CORPORATION",
            True,
        ),
        ("COUNTY OF PLATTE", "PLATTE, COUNTY OF", True),
        ("BARKEY CORP", "BARNEY CORPORATION", False),  # a short word is all there is
    ],
)
def test_same(left: str, right: str, expected: bool) -> None:
    assert same(left, right) is expected
    assert same(right, left) is expected


@settings(deadline=None)
@given(st.text(max_size=60))
def test_the_key_of_a_key_is_the_key(name: str) -> None:
    key = normalise(name)
    assert normalise(key.upper()) == normalise(key)
    assert bool(key) == bool(normalise(f"{name} "))


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("SCIENCE APPLICATIONS INTERNATIONAL CORPORATION", ("sai", "saic")),
        ("GENERAL DYNAMICS INFORMATION TECHNOLOGY, INC.", ("gdit", "gditi")),
        ("ACME INC", ()),
    ],
)
def test_initials(name: str, letters: tuple[str, ...]) -> None:
    assert initials(name) == letters


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("PARAGON SOLUTIONS (US) INC", "Paragon Solutions (US) Inc"),
        ("B.I. INCORPORATED", "B.I. Incorporated"),
        ("BANK OF THE WEST", "Bank of the West"),
        ("WHITE'S JANITORIAL LLC", "White's Janitorial LLC"),
        ("BI2 TECHNOLOGIES, LLC", "BI2 Technologies, LLC"),
        ("ClearSign Ltd", "ClearSign Ltd"),
    ],
)
def test_readable(name: str, shown: str) -> None:
    assert readable(name) == shown


@pytest.mark.parametrize(
    "name",
    [
        "acme gmbh & co kg",
        "llc",
        "example optics s.p.a.",
        "no form at all",
        "thalès sa",
        "Шевченко і Ко",
        "海康威视",
    ],
)
def test_the_core_of_rigour_is_asked_as_its_packages_ask_it(name: str) -> None:
    flags = Normalize.CASEFOLD | Normalize.NAME
    assert flags == rigour_core.CASEFOLD | rigour_core.NAME
    for asked in (Normalize.CASEFOLD, flags):
        whole = remove_org_types(name, normalize_flags=asked)
        assert rigour_core.remove_org_types(name, asked) == whole
    assert rigour_core.ascii_text(name) == ascii_text(name)
