"""Whose an organisation is over time, by every source, and what became of it."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from countersight.present.owners import OwnerLine, owners_on
from tests.tables import full, write
from tests.walk import countersight
from tests.web import client

FIXTURES = Path(__file__).parent / "fixtures"
UEI = "EXAMPLEUEI01"  # the UEI of the fixture `csis_uei_parents.csv`
NAMED = {"recipient_parent_uei": "EXAMPLEPAR02", "recipient_parent_name": "STORK HOLDINGS INC"}


def row(number: int, day: str, name: str, modification: str = "0", **cells: str) -> dict[str, str]:
    piid = f"70EXAM21P0000000{number}"
    told = {"recipient_uei": UEI, "action_date": day, "recipient_name": name}
    return full(modification, award_id_piid=piid, **told, **cells)


OWN = {"recipient_parent_uei": "EXAMPLEOWN03", "recipient_parent_name": "EXAMPLE LENS CORPORATION"}
ROWS = [
    row(1, "2016-03-01", "EXAMPLE LENS CORP", **OWN),
    row(2, "2018-03-01", "EXAMPLE OPTICS LLC", recipient_parent_name="SWAN GROUP PLC"),
    row(3, "2019-03-01", "EXAMPLE OPTICS, L.L.C.", recipient_parent_name="SWAN GROUP PLC"),
    row(4, "2021-11-02", "EXAMPLE OPTICS LLC", **NAMED),
    row(4, "2022-02-02", "EXAMPLE OPTICS LLC", "P00001", **NAMED)
    | {"transaction_description": "NOVATION AGREEMENT FROM EXAMPLE OPTICS TO STORK"},
]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("owners")
    files = [write(folder / "whole.csv", ROWS)]
    names = ("gleif_relationships", "gleif_entities", "sec_subsidiaries", "sec_parents")
    files += [FIXTURES / f"{name}.csv" for name in (*names, "csis_uei_parents", "csis_parents")]
    assert countersight("--store", folder / "store", "add", *files).code == 0
    return folder / "store"


def portrait(store: Path, *asked: str) -> dict[str, Any]:
    answer = countersight("--store", store, "organisation", *asked, "--json")
    told: dict[str, Any] = json.loads(answer.out.splitlines()[0])
    return told


def spans(told: dict[str, Any], source: str) -> list[tuple[str, str | None, str | None]]:
    return [
        (line["owner"], line["from_date"], line["to_date"])
        for line in told["owners"]
        if line["source"].startswith(source)
    ]


def test_the_record_names_parents_over_time(store: Path) -> None:
    told = portrait(store, UEI)
    assert spans(told, "award") == [
        ("EXAMPLE LENS CORPORATION", "2016-03-01", "2016-03-01"),
        ("SWAN GROUP PLC", "2018-03-01", "2019-03-01"),
        ("STORK HOLDINGS INC", "2021-11-02", "2022-02-02"),
    ]
    ids = [line["owner_id"] for line in told["owners"] if line["source"] == "award"]
    # A parent of its own name is no other company, whatever its number.
    assert ids == [f"UEI-{UEI}", None, "UEI-EXAMPLEPAR02"]


def test_other_sources_stand_beside_the_record_by_identifier_and_by_name(store: Path) -> None:
    told = portrait(store, UEI)
    assert spans(told, "CSIS") == [("EXAMPLE HOLDINGS", "2008-10-01", "2015-09-30")]
    assert spans(told, "SEC") == [("Example Holdings Inc.", "2019-01-01", "2023-12-31")]
    [sec] = [line for line in told["owners"] if line["source"].startswith("SEC")]
    assert sec["owner_id"] == "CIK-0001234567"
    assert "listed as a subsidiary" in sec["basis"]


def test_gleif_says_that_it_means_accounts(tmp_path: Path) -> None:
    named = full(recipient_name="Example Optics Holding GmbH", recipient_country_code="DEU")
    files = [write(tmp_path / "whole.csv", [named])]
    files += [FIXTURES / f"gleif_{name}.csv" for name in ("relationships", "entities")]
    assert countersight("--store", tmp_path / "store", "add", *files).code == 0
    told = portrait(tmp_path / "store", "Example Optics Holding")
    assert spans(told, "GLEIF") == [
        # Without level 1 an LEI stays an LEI.
        ("EXAMPLE0ULTIMATE0033", "2018-05-02", "2021-02-28"),
        ("EXAMPLE0PARENT000022", "2021-03-01", None),
    ]
    assert all("accounting consolidation" in line["basis"] for line in told["owners"])
    [lei] = [line for line in told["identifiers"] if line["scheme"] == "LEI"]
    assert (lei["value"], lei["source"]) == ("EXAMPLE0CHILD0000011", "GLEIF, by name and country")
    assert portrait(tmp_path / "store", "EXAMPLE0CHILD0000011")["name"] == told["name"]


def test_a_name_in_another_country_is_another_company(tmp_path: Path) -> None:
    named = full(recipient_name="Example Optics Holding Inc", recipient_country_code="USA")
    files = [write(tmp_path / "whole.csv", [named])]
    files += [FIXTURES / f"gleif_{name}.csv" for name in ("relationships", "entities")]
    assert countersight("--store", tmp_path / "store", "add", *files).code == 0
    told = portrait(tmp_path / "store", "Example Optics Holding")
    assert told["owners"] == []
    assert "LEI" not in {line["scheme"] for line in told["identifiers"]}


def test_a_legal_entity_that_two_companies_could_be_is_neither(tmp_path: Path) -> None:
    twice = [
        full(
            award_id_piid=f"70EXAM21P0000000{number}",
            recipient_name="Example Optics Holding GmbH",
            recipient_country_code="DEU",
            recipient_uei=f"AAAAAAAAAAA{number}",
        )
        for number in (1, 2)
    ]
    files = [write(tmp_path / "whole.csv", twice), FIXTURES / "gleif_entities.csv"]
    assert countersight("--store", tmp_path / "store", "add", *files).code == 0
    for number in (1, 2):
        told = portrait(tmp_path / "store", f"AAAAAAAAAAA{number}")
        assert {line["scheme"] for line in told["identifiers"]} == {"UEI"}


def test_what_became_of_it(store: Path) -> None:
    events = portrait(store, UEI)["events"]
    told = [(line["event"], line["day"], line["was"], line["is_now"]) for line in events]
    assert ("renamed", "2018-03-01", "EXAMPLE LENS CORP", "EXAMPLE OPTICS LLC") in told
    changed = [line for line in told if line[0] == "parent changed"]
    assert changed == [
        ("parent changed", "2018-03-01", "EXAMPLE LENS CORPORATION", "SWAN GROUP PLC"),
        ("parent changed", "2021-11-02", "SWAN GROUP PLC", "STORK HOLDINGS INC"),
    ]
    [novated] = [line for line in events if line["event"] == "novated"]
    assert novated["words"] == "NOVATION AGREEMENT FROM EXAMPLE OPTICS TO STORK"
    assert novated["action_key"].startswith("7012_-NONE-_70EXAM21P00000004_P00001")
    assert len(events) == 4


@pytest.mark.parametrize(
    ("asked", "standing", "owner"),
    [
        (("--on", "2018-06-01"), "then", "SWAN GROUP PLC"),
        (("--on", "2020-06-01"), "last before", "SWAN GROUP PLC"),
        # Nothing had been read by then: the record as it stands, and the owner on that day.
        (("--as-of", "2018-06-01"), "then", "SWAN GROUP PLC"),
        (("--as-of", "2022-01-01"), "then", "STORK HOLDINGS INC"),
        (("--on", "2010-01-01"), "then", "EXAMPLE HOLDINGS"),
    ],
)
def test_the_owner_on_a_day(store: Path, asked: tuple[str, str], standing: str, owner: str) -> None:
    told = portrait(store, UEI, *asked)
    assert told["on"] == asked[1]
    assert (standing, owner) in [
        (one["standing"], one["line"]["owner"]) for one in told["owners_on"]
    ]


def test_a_person_reads_owners_too(store: Path) -> None:
    answer = countersight("--store", store, "organisation", UEI, "--on", "2018-06-01")
    assert "owner on 1 Jun 2018" in answer.out
    assert "what became of it" in answer.out


def test_the_page_draws_owners_and_lists_them(store: Path) -> None:
    browser, page = client(store), f"/organisation/UEI-{UEI}"
    shown = browser.get(page).text
    assert "Whose it is, over time" in shown
    assert shown.count('class="span') == 2 * 5  # wide and narrow, the same five spans
    assert "NOVATION AGREEMENT FROM EXAMPLE OPTICS TO STORK" in shown
    drawn = browser.get(f"{page}.svg?chart=owners").text
    assert "SWAN GROUP PLC" in drawn
    told = browser.get(f"{page}.json").json()["portrait"]
    assert [one["owner"] for one in told["owners"]] == [
        one["owner"] for one in portrait(store, UEI)["owners"]
    ]


def line(owner: str, first: str | None, last: str | None, source: str = "award") -> OwnerLine:
    days = (date.fromisoformat(day) if day else None for day in (first, last))
    return OwnerLine(owner, None, *days, "named", source, None)


def test_each_source_is_asked_for_itself() -> None:
    lines = [
        line("A", "2010-01-01", "2012-12-31"),
        line("B", "2013-06-01", "2014-12-31"),
        line("C", "2011-01-01", None, "GLEIF"),
        line("D", None, None, "a list"),
    ]
    told = [(one.standing, one.line.owner) for one in owners_on(lines, date(2013, 1, 1))]
    assert told == [("then", "C"), ("last before", "A"), ("first after", "B"), ("undated", "D")]


REAL = (
    *("usaspending-ice-cbp/current/*.csv", "usaspending-delta-layout/surveillance*.csv"),
    *("ice-minnesota-awards/*.csv", "ice-awards-fy2013-2018/*.parquet", "csis-org-history/uei*"),
)


@pytest.fixture(scope="module")
def real(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("real") / "store"
    files = [path for name in REAL for path in sorted((shared / "data").glob(name))]
    assert countersight("--store", folder, "add", *files).code == 0
    return folder


def test_west_publishing_and_its_parents(real: Path) -> None:
    answer = countersight("--store", real, "organisation", "Thomson Reuters", "--json")
    told = [json.loads(text) for text in answer.out.splitlines()]
    [west] = [one for one in told if one["name"] == "West Publishing Corporation"]
    assert spans(west, "award summary") == [
        ("REUTERS NEWS & MEDIA INC", "2008-09-25", "2021-04-21"),
        ("THOMSON REUTERS (MARKETS) LLC", "2022-09-14", "2023-05-17"),
        ("THOMSON COMPANY INC, THE", "2024-09-29", "2024-12-26"),
    ]


def test_palantir_usg_changes_its_parent(real: Path) -> None:
    told = portrait(real, "Palantir USG", "--as-of", "2018-05-04")
    assert ("parent changed", "PALANTIR USG  INC.", "PALANTIR TECHNOLOGIES INC.") in [
        (one["event"], one["was"], one["is_now"]) for one in told["events"]
    ]
    [then] = [one["line"] for one in told["owners_on"] if one["standing"] == "then"]
    assert then["owner"] == "PALANTIR TECHNOLOGIES INC."


def test_cellebrite_usa_corp_becomes_cellebrite_inc(real: Path) -> None:
    told = portrait(real, "Cellebrite USA Corp")
    assert ("renamed", "CELLEBRITE USA CORP", "CELLEBRITE INC") in [
        (one["event"], one["was"], one["is_now"]) for one in told["events"]
    ]


def test_corecivic_follows_corrections_corporation_of_america(real: Path) -> None:
    told = portrait(real, "CoreCivic")
    [event] = [one for one in told["events"] if one["event"] == "follows on awards"]
    assert event["was"] == "Corrections Corporation of America"
    assert "3 awards go on" in event["words"]
