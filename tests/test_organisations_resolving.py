"""From rows to organisations: what joins two records, what keeps them apart, and the tables."""

import shutil
from pathlib import Path
from typing import Any

import duckdb
import pytest

from countersight import pipeline
from countersight.settings import Settings
from tests.tables import brief, full, write
from tests.walk import countersight

ONE, OTHER = "AAAAAAAAAAA1", "BBBBBBBBBBB2"
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


def test_a_catch_all_identifier_joins_nobody(tmp_path: Path) -> None:
    names = ["HERON", "IBIS", "JACANA", "KITE", "LARK", "MERLIN", "NENE", "OSPREY", "PLOVER"]
    rows = [whole(number, f"{name} WORKS INC", uei=ONE) for number, name in enumerate(names)]
    question = "select count(*) from organisation_join where same"
    assert asked(tmp_path, question, *rows) == [(0,)]


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


@pytest.mark.parametrize("table", pipeline.ORGANISATIONS.tables)
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
