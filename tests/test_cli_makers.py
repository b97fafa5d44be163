"""`makers`: money by maker, resellers included, and no dollar twice."""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest

from countersight import pipeline, stages
from countersight.directory import Directory, Name
from countersight.organisations import payments
from countersight.present.makers import ALONE, families_on, makers, money_of
from countersight.settings import Settings
from tests.tables import brief, write
from tests.test_organisations_makers import company
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
    with pipeline.reading(settings, steps=(stages.SUPPLIERS, stages.MAKERS)) as con:
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


def test_a_maker_counts_under_whoever_owned_it_on_a_day() -> None:
    con = duckdb.connect()
    con.execute(
        "create table paid_to_maker as from (values"
        " ('A', 'Voldrak', 'direct', 'VOLDRAK INC', 100), ('B', 'Harrow', 'reseller', 'X', 20),"
        " ('C', 'Voldrak', 'reseller', 'X', 3)) t (award_key, maker, route, supplier, obligated)"
    )
    con.execute(
        "create table action as select award_key, date '2023-01-02' as action_date,"
        " 'ICE' as agency, obligated as obligation from paid_to_maker"
    )
    listed = Directory(
        companies=(
            company(
                "Voldrak", owners=(Name("Harrow Ltd", 2020, 2022), Name("Quorvex", 2023, None))
            ),
            company("Harrow", aliases=("Harrow Ltd",), owners=(Name("Moneybags"),)),
            company("Quorvex"),
            company("Moneybags", role="investor"),
        )
    )
    con.register("maker_owner", payments.owned(listed))
    for day, expected in (
        (None, [("Harrow", 20, ["Harrow"]), ("Voldrak", 3, ["Voldrak"])]),
        (date(2021, 5, 1), [("Harrow", 23, ["Harrow", "Voldrak"])]),
        (date(2024, 5, 1), [("Quorvex", 3, ["Voldrak"]), ("Harrow", 20, ["Harrow"])]),
    ):
        families = families_on(con, day) if day else ALONE
        found = makers(None, families).page(con, most=None).lines
        assert sorted((f.maker, f.resold, list(f.members)) for f in found) == sorted(expected)
        assert {f.family_on for f in found} == {day}
        assert sum(f.obligated for f in found) == 123
    parts = money_of(con, "harrow", families_on(con, date(2021, 5, 1)))
    assert [(p.maker, p.family, p.obligated) for p in parts] == [
        ("Harrow", "Harrow", 20),
        ("Voldrak", "Harrow", 100),
        ("Voldrak", "Harrow", 3),
    ]
    assert [p.family for p in money_of(con, "voldrak")] == ["Voldrak", "Voldrak"]
