"""Families of the record's suppliers, and names looked up among them."""

import duckdb
import pytest

from countersight.organisations import suppliers
from countersight.reported import FindSuppliers

RECORD = {
    "PARAGON SOLUTIONS (US) INC": None,
    "PARAGON SYSTEMS INC": None,
    "PARAGON PROFESSIONAL SERVICES LLC": None,
    "PARAGON MICRO INC": None,
    "B.I. INCORPORATED": "THE GEO GROUP INC",
    "BI2 TECHNOLOGIES, LLC": None,
    "CLEARVIEW AI, INC.": None,
    "CLEARVIEW TOWER COMPANY III": None,
    "LEXISNEXIS SPECIAL SERVICES INC": None,
    "PALANTIR USG, INC.": "PALANTIR TECHNOLOGIES INC.",
    "PALANTIR TECHNOLOGIES INC.": "PALANTIR TECHNOLOGIES INC.",
    "SECURITY SOLUTIONS LLC": None,
    "SCIENCE APPLICATIONS INTERNATIONAL CORPORATION": None,
    "THOMSON REUTERS SPECIAL SERVICES LLC": None,
    "ACME INC DBA ROADRUNNER MAPS": None,
}


@pytest.fixture(scope="module")
def con() -> duckdb.DuckDBPyConnection:
    con = duckdb.connect()
    con.execute("create table action (supplier varchar, supplier_parent varchar)")
    con.executemany("insert into action values (?, ?)", [[*pair] for pair in RECORD.items()])
    con.execute("insert into action values ('BI INCORPORATED', null), ('B.I. INCORPORATED', null)")
    return con


@pytest.fixture(scope="module")
def find(con: duckdb.DuckDBPyConnection) -> FindSuppliers:
    return suppliers.finder(con)


def test_resolve_gives_a_row_a_name_and_one_display_a_family(
    con: duckdb.DuckDBPyConnection,
) -> None:
    rows = {row["name"]: row for row in suppliers.resolve(con).arrow().to_pylist()}
    assert rows.keys() == RECORD.keys() | {"BI INCORPORATED"}
    assert rows["BI INCORPORATED"] == {
        "name": "BI INCORPORATED",
        "supplier_key": "bi",
        "display": "B.I. Incorporated",
    }


@pytest.mark.parametrize(
    ("looked_up", "found"),
    [
        ("Paragon Solutions", ["PARAGON SOLUTIONS (US) INC"]),
        ("BI Inc.", ["B.I. INCORPORATED", "BI INCORPORATED"]),
        ("Clearview AI", ["CLEARVIEW AI, INC."]),
        ("LexisNexis", ["LEXISNEXIS SPECIAL SERVICES INC"]),
        ("Lexis Nexis", ["LEXISNEXIS SPECIAL SERVICES INC"]),
        ("Palantir", ["PALANTIR TECHNOLOGIES INC.", "PALANTIR USG, INC."]),
        ("Palantir Technologies", ["PALANTIR TECHNOLOGIES INC.", "PALANTIR USG, INC."]),
        ("GEO Group", ["B.I. INCORPORATED", "BI INCORPORATED"]),
        ("SAIC", ["SCIENCE APPLICATIONS INTERNATIONAL CORPORATION"]),
        ("Roadrunner Maps", ["ACME INC DBA ROADRUNNER MAPS"]),
        ("Paragon Solutoins", ["PARAGON SOLUTIONS (US) INC"]),
        ("Thompson Reuters", ["THOMSON REUTERS SPECIAL SERVICES LLC"]),
        ("Security", []),  # a word of business tells nothing
        ("Solutions", []),
        ("Nobody At All", []),
        ("", []),
    ],
)
def test_finder(find: FindSuppliers, looked_up: str, found: list[str]) -> None:
    assert sorted(match.name for match in find(looked_up)) == found


def test_the_same_family_comes_first_and_says_why(find: FindSuppliers) -> None:
    best = find("Palantir Technologies")[0]
    assert (best.name, best.score, best.why) == (
        "PALANTIR TECHNOLOGIES INC.",
        1.0,
        ("same family",),
    )


def test_a_shared_first_word_scores_low(find: FindSuppliers) -> None:
    assert {match.score for match in find("Paragon")} == {0.6}
    assert find("Paragon")[0].why == ("begins with “paragon”, as 4 families do",)
