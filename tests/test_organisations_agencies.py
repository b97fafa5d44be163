"""Agencies: the tree, how texts name them, their offices, whom they pay by year."""

import json
from pathlib import Path
from typing import Any

import pytest

from countersight import agencies
from tests.tables import full, write
from tests.walk import countersight

FIXTURES = Path(__file__).parent / "fixtures"
ICE, CBP = "AGENCY-7012", "AGENCY-7014"


def row(number: int, day: str, amount: str, **cells: str) -> dict[str, str]:
    piid = f"70EXAM21P0000000{number}"
    told = {
        "awarding_agency_code": "070",
        "awarding_agency_name": "Department of Homeland Security",
        "awarding_sub_agency_code": "7012",
        "awarding_sub_agency_name": "U.S. Immigration and Customs Enforcement",
        "awarding_office_code": "70EXMP",
        "awarding_office_name": "EXAMPLE PROCUREMENT",
    }
    return full("0", amount, award_id_piid=piid, action_date=day) | told | cells


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("agencies")
    border = {
        "awarding_sub_agency_code": "7014",
        "awarding_sub_agency_name": "U.S. Customs and Border Protection",
        "awarding_office_code": "70BXMP",
    }
    whole = [
        row(1, "2023-09-30", "100.00"),
        row(2, "2023-10-01", "200.00"),
        row(
            3,
            "2024-02-01",
            "50.00",
            recipient_name="EXAMPLE SENSORS INC",
            recipient_uei="EXAMPLEUEI02",
        ),
        row(4, "2024-02-01", "70.00", **border),
    ]
    files = write(folder / "whole.csv", whole), FIXTURES / "csis_office_names.csv"
    assert countersight("--store", folder / "store", "add", *files).code == 0
    return folder / "store"


def asked(store: Path, name: str) -> list[dict[str, Any]]:
    answer = countersight("--store", store, "organisation", name, "--json")
    return [json.loads(line) for line in answer.out.splitlines()]


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("ICE", [ICE]),
        ("HSI", [ICE]),
        ("Enforcement and Removal Operations", [ICE]),
        ("U.S. Immigration and Customs Enforcement", [ICE]),
        ("the Border Patrol", [CBP]),
        ("DHS", [ICE, CBP]),
        ("7012", []),
        ("FBI", []),
    ],
)
def test_texts_name_agencies_in_many_ways(store: Path, said: str, meant: list[str]) -> None:
    assert [one["organisation_id"] for one in asked(store, said)] == meant


def test_an_agency_stands_in_a_tree(store: Path) -> None:
    [ice] = asked(store, "ICE")
    told = ice["agency"]
    [above] = told["above"]
    assert (above["name"], above["first_date"]) == ("Department of Homeland Security", "2023-09-30")
    assert [part["short"] for part in told["parts"]] == ["ERO", "HSI", "OPLA"]
    assert told["itself"][0]["name"] == "U.S. Immigration and Customs Enforcement"


def test_an_office_has_names_over_time_by_source(store: Path) -> None:
    [ice] = asked(store, "ICE")
    assert [
        (office["name"], office["source"], office["first_date"], office["obligated"])
        for office in ice["agency"]["offices"]
    ] == [
        ("EXAMPLE OFFICE OF PROCUREMENT", "CSIS", "2016-04-12", None),
        ("EXAMPLE PROCUREMENT", "award", "2023-09-30", 350),
    ]


def test_money_by_year_and_supplier_counts_each_action_once(store: Path) -> None:
    [ice] = asked(store, "ICE")
    years = [(year["fiscal_year"], year["obligated"]) for year in ice["agency"]["years"]]
    assert years == [(2023, 100), (2024, 250)]
    paid = [
        (line["name"], line["fiscal_year"], line["obligated"])
        for line in ice["agency"]["suppliers"]
    ]
    assert paid == [
        ("Example Optics LLC", 2023, 100),
        ("Example Optics LLC", 2024, 200),
        ("Example Sensors Inc", 2024, 50),
    ]
    assert sum(amount for *_, amount in paid) == ice["obligated"]


def test_a_person_reads_the_tree_too(store: Path) -> None:
    out = countersight("--store", store, "organisation", "HSI").out
    assert "HSI is a part of ICE" in out
    assert "EXAMPLE PROCUREMENT" in out


def test_every_parent_and_code_of_the_list_is_one() -> None:
    listed = agencies.listed()
    shorts = [agency.short for agency in listed]
    assert len(set(shorts)) == len(shorts)
    codes = [agency.code for agency in listed if agency.code]
    assert len(set(codes)) == len(codes)
    assert {agency.parent for agency in listed if agency.parent} <= set(shorts)
    # No name is that of two agencies.
    names = [agencies.tidy(name) for agency in listed for name in {agency.short, *agency.names}]
    said = {name: agencies.by_name()[name] for name in names}
    assert len(said) == len(agencies.by_name())


def test_offices_of_the_real_record(shared: Path, tmp_path: Path) -> None:
    data = shared / "data"
    files = (
        data / "ice-awards-fy2013-2018/ice_awards_fy13_fy18.parquet",
        data / "csis-org-history/office_name_history.csv",
    )
    assert countersight("--store", tmp_path / "store", "add", *files).code == 0
    [ice] = asked(tmp_path / "store", "ICE")
    dallas = [line for line in ice["agency"]["offices"] if line["office_code"] == "70CMSD"]
    assert {(line["name"], line["source"]) for line in dallas} == {
        ("INVESTIGATIONS AND OPERATIONS SUPPORT DALLAS", "CSIS"),
        ("MISSION SUPPORT DALLAS", "CSIS"),
        ("MISSION SUPPORT DALLAS", "award"),
    }
