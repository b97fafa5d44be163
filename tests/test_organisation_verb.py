"""`organisation NAME|UEI`: who is behind a name, as the record has it."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.tables import brief, full, write
from tests.walk import Answer, countersight, on_demo

UEI = "AAAAAAAAAAA1"


def row(number: int, name: str, day: str, **cells: str) -> dict[str, str]:
    told = {f"recipient_{field}": cell for field, cell in cells.items()}
    return full(
        award_id_piid=f"70EXAM21P0000000{number}", recipient_name=name, action_date=day, **told
    )


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Lark Prisons, which became Heron Care under one UEI and was sold from Swan to Stork."""
    folder = tmp_path_factory.mktemp("organisation")
    whole = [
        row(1, "LARK PRISONS INC", "2019-03-01", uei=UEI, parent_name="SWAN GROUP PLC"),
        row(2, "HERON CARE LLC", "2021-11-02", uei=UEI, parent_name="STORK HOLDINGS INC"),
        row(3, "PLOVER FOODS INC", "2020-05-05", uei="BBBBBBBBBBB2", city_name="RENO"),
    ]
    later = [
        brief("1", "50.0", piid="70EXAM21P00000003", supplier="Plover Meals", day="2022-01-01")
    ]
    files = write(folder / "whole.csv", whole), write(folder / "later.csv", later)
    assert countersight("--store", folder / "store", "add", *files).code == 0
    return folder / "store"


def asked(store: Path, name: str) -> list[dict[str, Any]]:
    answer = countersight("--store", store, "organisation", name, "--json")
    return [json.loads(line) for line in answer.out.splitlines()]


@pytest.mark.parametrize(
    "name", [UEI, UEI.lower(), f"uei-{UEI}", "Lark Prisons", "Heron Care", "Stork Holdings", "Swan"]
)
def test_it_is_found_by_any_name_or_number(store: Path, name: str) -> None:
    [found] = asked(store, name)
    assert found["organisation_id"] == f"UEI-{UEI}"
    assert found["name"] == "Heron Care LLC"
    assert found["found"]["why"]


def test_it_tells_names_parents_money_and_joins_over_time(store: Path) -> None:
    [found] = asked(store, UEI)
    assert {line["name"] for line in found["names"]} == {"LARK PRISONS INC", "HERON CARE LLC"}
    spans = [(line["parent"], line["first_date"]) for line in found["parents"]]
    assert spans == [("SWAN GROUP PLC", "2019-03-01"), ("STORK HOLDINGS INC", "2021-11-02")]
    years = [(line["agency"], line["fiscal_year"], line["obligated"]) for line in found["money"]]
    assert years == [("ICE", 2019, 1000), ("ICE", 2022, 1000)]
    [join] = found["joins"]
    assert join["why"] == [f"UEI {UEI}"]


def test_another_name_on_the_same_award_is_kin(store: Path) -> None:
    [found] = asked(store, "Plover Foods")
    [kin] = found["family"]
    assert kin["organisation_id"] == "NAME-plover-meals"
    assert kin["tie"] == "follows it on 1 award, from 2022-01-01"
    assert found["places"][0]["city"] == "RENO"


def test_nobody_is_said_plainly(store: Path) -> None:
    answer: Answer = countersight("--store", store, "organisation", "Nobody At All")
    assert answer.code == 1
    assert "no organisation" in answer.err


def test_a_person_reads_it_too() -> None:
    answer = on_demo("organisation", "CBP")
    assert answer.code == 0
    assert "AGENCY-7014" in answer.out
    assert "Magnet Your Event" not in on_demo("organisation", "Magnet Forensics").out
