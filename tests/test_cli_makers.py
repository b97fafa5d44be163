"""`makers`: money by maker, resellers included, and no dollar twice."""

import json
from decimal import Decimal
from pathlib import Path

import pytest

from countersight import pipeline
from countersight.settings import Settings
from tests.tables import brief, write
from tests.walk import countersight

RESELLER = "GENERAL TRADING LLC"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("makers")
    rows = [
        ("1", "VOLDRAK INC", "100.0", "VOLDRAK READER RENEWAL", "2023-09-30"),
        ("2", RESELLER, "20.0", "VOLDRAK SOFTWARE LICENSES", "2023-10-01"),
        ("3", RESELLER, "3.0", "CISCO SWITCHES", "2024-01-02"),
        ("4", RESELLER, "4.0", "LENOVO LAPTOPS", "2024-01-02"),
        ("5", RESELLER, "5.0", "CLOSEOUT", "2024-01-02"),
    ]
    file = write(
        folder / "record.csv",
        [
            brief("0", amount, piid=f"70EXAM21P0000000{n}", supplier=supplier, text=text, day=day)
            for n, supplier, amount, text, day in rows
        ],
    )
    countersight("--store", folder / "store", "add", file)
    return folder / "store"


def test_a_makers_money_is_what_it_and_its_resellers_were_paid(store: Path) -> None:
    said = countersight("--store", store, "makers", "voldrak", "--json").out
    parts = [json.loads(line) for line in said.splitlines()]
    assert [(p["route"], p["supplier"], p["fiscal_year"], p["obligated"]) for p in parts] == [
        ("direct", "VOLDRAK INC", 2023, 100),
        ("reseller", RESELLER, 2024, 20),
    ]
    shown = countersight("--store", store, "makers", "Voldrak").out
    assert "$120.00" in shown


def test_an_award_names_its_maker_with_the_words(store: Path) -> None:
    said = countersight("--store", store, "award", "70EXAM21P00000002", "--json").out
    resold = json.loads(said)["resold"]
    assert (resold["maker"], resold["words"]) == ("Voldrak", "VOLDRAK SOFTWARE LICENSES")
    assert "made by Voldrak" in countersight("--store", store, "award", "70EXAM21P00000002").out
    direct = countersight("--store", store, "award", "70EXAM21P00000001", "--json").out
    assert json.loads(direct)["resold"] is None


def test_makers_are_listed_with_most_money_first(store: Path) -> None:
    said = countersight("--store", store, "makers", "--json").out
    found = [json.loads(line) for line in said.splitlines()]
    assert [(f["maker"], f["direct"], f["resold"]) for f in found] == [
        ("Voldrak", 100, 20),
        ("Lenovo", 0, 4),
        ("Cisco", 0, 3),
    ]
    assert "1 of 3 makers" in countersight("--store", store, "makers", "--limit", "1").out


def test_a_maker_that_nobody_paid_is_a_no(store: Path) -> None:
    done = countersight("--store", store, "makers", "Nobody")
    assert (done.code, done.out) == (1, "")


def test_the_real_record_counts_no_dollar_twice(shared: Path, tmp_path: Path) -> None:
    record = sorted((shared / "data/usaspending-ice-cbp/current").glob("*.csv"))
    countersight("--store", tmp_path / "store", "add", *record)
    settings = Settings(store=tmp_path / "store")
    with pipeline.reading(settings, steps=(pipeline.SUPPLIERS, pipeline.MAKERS)) as con:
        paid, awards = con.execute(
            "select sum(obligated), count(distinct award_key) from paid_to_maker"
        ).fetchall()[0]
        rows, keys = con.execute(
            "select sum(obligation), count(distinct award_key) from action"
        ).fetchall()[0]
        straight = con.execute(
            "select sum(obligation) from action left join maker using (award_key)"
            " where maker = 'Magnet Forensics'"
            " or (maker is null and supplier ilike 'magnet forensics%')"
        ).fetchall()[0][0]
        by_maker = con.execute(
            "select sum(obligated) from paid_to_maker where maker = 'Magnet Forensics'"
        ).fetchall()[0][0]
    assert (paid, awards) == (rows, keys)
    assert by_maker == straight > Decimal(20_000_000)
