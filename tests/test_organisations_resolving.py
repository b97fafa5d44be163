"""From rows to organisations: what joins two records, what keeps them apart, and the tables."""

import hashlib
import shutil
from pathlib import Path
from typing import Any

import duckdb
import pytest

from countersight import pipeline, stages
from countersight.organisations import before, resolving
from countersight.settings import Settings
from tests.tables import brief, full, write
from tests.walk import countersight

ONE, OTHER = "AAAAAAAAAAA1", "BBBBBBBBBBB2"
LETTERS = str.maketrans("0123456789", "ghijklmnop")
Rows = list[tuple[Any, ...]]


def asked(folder: Path, question: str, *rows: dict[str, str]) -> Rows:
    """The answer of a store that holds just these rows, each of an award of its own."""
    if rows:
        files = [write(folder / f"{at}.csv", [row]) for at, row in enumerate(rows)]
        assert countersight("--store", folder / "store", "add", *files).code == 0
    with pipeline.reading(Settings(store=folder / "store")) as con:
        return con.execute(question).fetchall()


def whole(number: int, name: str, **cells: str) -> dict[str, str]:
    return full(
        award_id_piid=f"70EXAM21P0000000{number}",
        recipient_name=name,
        **{f"recipient_{field}": cell for field, cell in cells.items()},
    )


def short(number: int, name: str) -> dict[str, str]:
    return brief(piid=f"70EXAM21P0000000{number}", supplier=name)


SUPPLIERS = "select distinct organisation_id from award_supplier order by 1"
JOINS = "select * from organisation_join order by all"
WHY = "select left_name, right_name, same, why[-1] from organisation_join order by all"


def test_one_identifier_is_one_organisation_under_two_names(tmp_path: Path) -> None:
    rows = whole(1, "KESTREL OPTICS INC", uei=ONE), whole(2, "LARK HOLDINGS LLC", uei=ONE)
    assert asked(tmp_path, SUPPLIERS, *rows) == [(f"UEI-{ONE}",)]
    assert asked(tmp_path, WHY) == [("KESTREL OPTICS INC", "LARK HOLDINGS LLC", True, f"UEI {ONE}")]


def test_two_identifiers_are_two_organisations_of_one_name(tmp_path: Path) -> None:
    rows = whole(1, "KESTREL OPTICS INC", uei=ONE), whole(2, "KESTREL OPTICS LLC", uei=OTHER)
    assert asked(tmp_path, SUPPLIERS, *rows) == [(f"UEI-{ONE}",), (f"UEI-{OTHER}",)]
    [(_, _, same, why)] = asked(tmp_path, WHY)
    assert not same
    assert why == f"kept apart: {ONE} is not {OTHER}"


def test_a_name_alone_belongs_to_the_one_organisation_that_bears_it(tmp_path: Path) -> None:
    rows = whole(1, "KESTREL OPTICS INC", uei=ONE), short(2, "Kestrel Optics, L.L.C.")
    assert asked(tmp_path, SUPPLIERS, *rows) == [(f"UEI-{ONE}",)]


def test_names_that_differ_in_a_telling_word_or_a_number_stay_apart(tmp_path: Path) -> None:
    rows = (
        short(1, "KESTREL OPTICS INC"),
        short(2, "KESTREL AVIATION INC"),
        short(3, "KESTREL FUND 5 LP"),
        short(4, "KESTREL FUND 7 LP"),
    )
    assert len(asked(tmp_path, SUPPLIERS, *rows)) == 4


def test_a_name_that_several_bear_does_not_join_from_another_town(tmp_path: Path) -> None:
    reno, elko, ely = ({"city_name": town, "state_code": "NV"} for town in ("RENO", "ELKO", "ELY"))
    rows = [
        whole(1, "KESTREL OPTICS INC", uei=ONE, **reno),
        whole(2, "Kestrel Optics", uei="", **ely),
    ]
    assert len(asked(tmp_path, SUPPLIERS, *rows)) == 1
    assert len(asked(tmp_path, SUPPLIERS, whole(3, "KESTREL OPTICS", uei=OTHER, **elko))) == 3
    same_town = whole(4, "Kestrel Optics Co", uei="", **reno)
    assert len(asked(tmp_path, SUPPLIERS, same_town)) == 3


def test_an_export_row_is_identified_by_the_full_row_of_its_award(tmp_path: Path) -> None:
    rows = (
        whole(1, "KESTREL OPTICS INC", uei=ONE),
        whole(2, "KESTREL OPTICS INC", uei=OTHER),
        short(1, "KESTREL OPTICS INC"),
    )
    assert asked(tmp_path, SUPPLIERS, *rows) == [(f"UEI-{ONE}",), (f"UEI-{OTHER}",)]


def test_a_spelling_that_a_publisher_gives_makes_records_meet(tmp_path: Path) -> None:
    home = {"uei": "", "city_name": "RENO", "state_code": "NV"}
    rows = whole(1, "KSTRL OPT & MICR INC", **home), whole(2, "KESTREL OPTICS INC", **home)
    listed = tmp_path / "spellings.csv"
    listed.write_text(
        "vendor_name,standardized_vendor_name\nKSTRL OPT  & MICR INC,KESTREL OPTICS COMPANY\n",
        "utf-8",
    )
    assert len(asked(tmp_path, SUPPLIERS, *rows)) == 2
    assert countersight("--store", tmp_path / "store", "add", listed).code == 0
    assert len(asked(tmp_path, SUPPLIERS)) == 1
    [(*_, same, _)] = asked(tmp_path, WHY)
    assert same
    [(why,)] = asked(tmp_path, "select why[1] from organisation_join")
    assert why == "CSIS gives one name as a spelling of the other (+13.3)"


def test_a_catch_all_identifier_joins_nobody(tmp_path: Path) -> None:
    names = ["HERON", "IBIS", "JACANA", "KITE", "LARK", "MERLIN", "NENE", "OSPREY", "PLOVER"]
    rows = [whole(number, f"{name} WORKS INC", uei=ONE) for number, name in enumerate(names)]
    question = "select count(*) from organisation_join where same"
    assert asked(tmp_path, question, *rows) == [(0,)]


def test_a_family_of_names_that_differ_in_a_number_does_not_meet(tmp_path: Path) -> None:
    home = {"uei": "", "zip_4_code": "895010001", "city_name": "RENO", "state_code": "NV"}
    rows = [
        whole(number, f"SUPPLIER {number} INCORPORATED", parent_name="LARK HOLDINGS", **home)
        for number in range(9)
    ]
    assert len(asked(tmp_path, SUPPLIERS, *rows)) == 9
    assert asked(tmp_path, JOINS) == []


def test_where_a_crowd_meets_nobody_does() -> None:
    home = ("1 MAIN STREET", "89501")
    few, many = (crowded(number, home) for number in (resolving.CROWD, resolving.CROWD + 1))
    assert few == resolving.CROWD * (resolving.CROWD - 1) / 2
    assert many == 0


def crowded(records: int, home: tuple[str, str]) -> int:
    """How many pairs are compared where so many records of names unlike each other share a home."""
    con = duckdb.connect()
    names = [hashlib.sha256(bytes([n])).hexdigest().translate(LETTERS)[:12] for n in range(records)]
    con.execute("create temp table decision (number int, verdict text, author text, note text,"
        " decided_at timestamp, \"left\" text, \"right\" text)")  # fmt: skip
    con.execute(
        "create temp table supplier_record as select (row_number() over () - 1)::integer as place,"
        " hash(name) as record_id, name, null::text as trades_as, null::text as uei,"
        " null::text as duns, null::text as cage, null::text as parent, null::text as country,"
        " null::text as parent_uei, null::text as parent_duns, null::text as state,"
        " null::text as city, $zip as zip, $street as street, 'award' as source,"
        " null::date as first_date, null::date as last_date, 1 as mentions"
        " from (select unnest($names) as name)",
        {"names": names, "street": home[0], "zip": home[1]},
    )
    con.execute("create temp table relation (kind text, child_name text, parent_name text)")
    before.recall(con, None)
    resolving.resolve_records(con)
    [(met,)] = con.execute(
        "select count(*) from profile l join profile r on l.door = r.door"
        " where l.unique_id < r.unique_id"
    ).fetchall()
    return int(met)


def test_a_natural_person_is_no_organisation(tmp_path: Path) -> None:
    row = whole(1, "JO DOE", uei=ONE) | {"sole_proprietorship": "t"}
    question = "select count(*) from organisation where kind = 'company'"
    assert asked(tmp_path, question, row) == [(0,)]


def test_names_and_identifiers_say_where_and_when(tmp_path: Path) -> None:
    row = whole(1, "KESTREL OPTICS INC", uei=ONE, doing_business_as_name="LARK")
    names = "select name, source, first_date::varchar, actions from organisation_name order by all"
    assert asked(tmp_path, names, row)[1:] == [
        ("KESTREL OPTICS INC", "award", "2024-05-06", 1),
        ("LARK", "trading name", "2024-05-06", 1),
    ]
    identifiers = "select scheme, value, source from organisation_identifier"
    assert asked(tmp_path, identifiers) == [("UEI", ONE, "award")]


@pytest.mark.parametrize("table", stages.ORGANISATIONS.tables)
def test_the_same_record_gives_the_same_tables(table: str, tmp_path: Path) -> None:
    rows = [short(number, f"KESTREL OPTICS {form}") for number, form in enumerate(("INC", "LLC"))]
    first = asked(tmp_path, f"from {table}", *rows, whole(3, "KESTREL OPTICS", uei=ONE))
    again = tmp_path / "again"
    again.mkdir()
    assert asked(again, f"from {table}", whole(3, "KESTREL OPTICS", uei=ONE), *rows) == first


def test_a_pull_weighs_what_it_touches_and_gives_what_the_whole_would(tmp_path: Path) -> None:
    first = [
        whole(1, "KESTREL OPTICS INC", uei=ONE, city_name="RENO", state_code="NV"),
        short(2, "Kestrel Optics LLC"),
        short(3, "HERON AVIATION INC"),
    ]
    asked(tmp_path, SUPPLIERS, *first)
    [kept] = (tmp_path / "store/derived/linkage").iterdir()
    weighed = "select count(*) from read_parquet(?)"
    before = duckdb.execute(weighed, [str(kept / "pair_before.parquet")]).fetchall()
    grown = asked(tmp_path, JOINS, short(4, "Heron Aviation"), whole(5, "KESTREL OPTIC", uei=OTHER))
    after = duckdb.execute(weighed, [str(kept / "pair_before.parquet")]).fetchall()
    assert after > before
    shutil.rmtree(tmp_path / "store/derived")
    assert asked(tmp_path, JOINS) == grown
