"""What becomes of each row that is added."""

from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from countersight import pipeline
from countersight.model import Counts, PullReport, unwatched
from countersight.record import reader, store
from countersight.record.reader import Scope
from countersight.settings import Settings
from tests.tables import DELTA_HEADER, FULL, brief, full, write

MAY, JUNE, JULY = datetime(2024, 5, 31), datetime(2024, 6, 30), datetime(2024, 7, 31)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(store=tmp_path / "store")


def add(settings: Settings, path: Path, seen_at: datetime | None = None) -> PullReport:
    return pipeline.add([str(path)], settings, seen_at, unwatched)


def ask(settings: Settings, query: str, as_of: datetime | None = None) -> list[tuple[object, ...]]:
    home = store.open_store(settings.store)
    with reader.reading(home, settings, Scope(as_of=as_of)) as con:
        return con.execute(query).fetchall()


def test_rows_are_kept_with_exact_amounts(settings: Settings, tmp_path: Path) -> None:
    report = add(settings, write(tmp_path / "a.csv", [brief("0", "0.1"), brief("P00001", "0.2")]))
    assert report.totals == Counts(rows=2, new=2)
    assert ask(settings, "select sum(obligation) from action") == [(Decimal("0.30"),)]
    assert ask(settings, "select agency, action_date from action where modification = '0'") == [
        ("ICE", date(2024, 5, 6))
    ]


def test_the_same_file_again_adds_nothing(settings: Settings, tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", [brief("0"), brief("P00001"), brief("P00001")])
    assert add(settings, path).totals == Counts(rows=3, new=2, repeated=1)
    again = add(settings, path)
    assert again.totals == Counts(rows=3, unchanged=2, repeated=1)
    assert (again.added, again.pull) == (False, 1)
    assert ask(settings, "select count(*) from pull") == [(1,)]


def test_a_changed_row_keeps_both_versions(settings: Settings, tmp_path: Path) -> None:
    add(settings, write(tmp_path / "a.csv", [brief("P00014", "396062.0")]), MAY)
    report = add(settings, write(tmp_path / "b.csv", [brief("P00014", "0.0")]), JUNE)
    assert report.totals == Counts(rows=1, changed=1)
    assert ask(settings, "select field, old, new, from_seen, to_seen from change") == [
        ("federal_action_obligation", "396062.00", "0.00", MAY, JUNE)
    ]
    obligation = "select obligation from action"
    assert ask(settings, obligation) == [(Decimal("0.00"),)]
    assert ask(settings, obligation, as_of=MAY) == [(Decimal("396062.00"),)]


def test_a_value_that_changes_back_is_seen_again(settings: Settings, tmp_path: Path) -> None:
    for amount, seen_at in (("1.0", MAY), ("2.0", JUNE), ("1.0", JULY)):
        add(settings, write(tmp_path / "a.csv", [brief(amount=amount)]), seen_at)
    changes = ask(settings, "select old, new from change order by to_seen")
    assert changes == [("1.00", "2.00"), ("2.00", "1.00")]
    assert ask(settings, "select count(*) from version") == [(2,)]


def test_an_older_download_loaded_later_stays_older(settings: Settings, tmp_path: Path) -> None:
    add(settings, write(tmp_path / "new.csv", [brief(amount="2.0")]), JUNE)
    report = add(settings, write(tmp_path / "old.csv", [brief(amount="1.0")]), MAY)
    assert report.totals.changed == 1
    assert ask(settings, "select obligation, first_seen from action") == [(Decimal("2.00"), JUNE)]
    assert ask(settings, "select old, new from change") == [("1.00", "2.00")]


def test_a_row_absent_from_a_pull_is_not_deleted(settings: Settings, tmp_path: Path) -> None:
    add(settings, write(tmp_path / "a.csv", [brief("0"), brief("P00001")]), MAY)
    add(settings, write(tmp_path / "b.csv", [brief("0")]), JUNE)
    seen = ask(settings, "select modification, last_seen from action order by modification")
    assert seen == [("0", JUNE), ("P00001", MAY)]


def test_full_and_brief_rows_of_an_action_are_one(settings: Settings, tmp_path: Path) -> None:
    add(settings, write(tmp_path / "brief.csv", [brief()]), MAY)
    report = add(settings, write(tmp_path / "full.csv", [full()], FULL), JUNE)
    assert report.totals == Counts(rows=1, unchanged=1)
    assert ask(settings, "select count(*), max(ceiling), max(agency) from action") == [
        (1, Decimal("9000.00"), "ICE")
    ]
    assert ask(settings, "select count(*) from change") == [(0,)]
    # A later export shows few columns; the ceiling is still known.
    add(settings, write(tmp_path / "later.csv", [brief(amount="5.0")]), JULY)
    known = ask(settings, "select obligation, ceiling, supplier_uei from action")
    assert known == [(Decimal("5.00"), Decimal("9000.00"), "EXAMPLEUEI01")]


def test_a_description_cut_by_an_export_is_no_change(settings: Settings, tmp_path: Path) -> None:
    text = "LICENCES " * 60
    add(settings, write(tmp_path / "f.csv", [full(transaction_description=text)], FULL), MAY)
    report = add(settings, write(tmp_path / "b.csv", [brief(text=text[:250])]), JUNE)
    assert report.totals == Counts(rows=1, unchanged=1)
    assert ask(settings, "select description from action") == [(text,)]


def test_deleted_rows_of_a_delta_leave_the_record(settings: Settings, tmp_path: Path) -> None:
    add(settings, write(tmp_path / "a.csv", [full("0"), full("P00001")], FULL), MAY)
    key = "7012_-NONE-_70EXAM21P00000001_P00001_-NONE-_0"
    gone = {
        "correction_delete_ind": "D",
        "contract_transaction_unique_key": key,
        "last_modified_date": "2024-06-15",
    }
    report = add(settings, write(tmp_path / "d.csv", [gone], DELTA_HEADER), JUNE)
    assert report.totals == Counts(rows=1, deleted=1)
    assert ask(settings, "select modification from action") == [("0",)]
    assert ask(settings, "select count(*) from action", as_of=MAY) == [(2,)]


def test_actions_that_differ_in_transaction_number_alone(
    settings: Settings, tmp_path: Path
) -> None:
    ceiling = "potential_total_value_of_award"
    rows = [
        full("0", "1.00", **{ceiling: "8.00"}),
        full("0", "2.00", transaction_number="1", **{ceiling: "9.00"}),
    ]
    assert add(settings, write(tmp_path / "a.csv", rows, FULL)).totals == Counts(rows=2, new=2)
    assert ask(settings, "select obligated, ceiling from award") == [(3, 9)]  # the later row's


def test_unknown_columns_are_kept_and_missing_ones_reported(
    settings: Settings, tmp_path: Path
) -> None:
    header = (*(name for name in FULL if name != "naics_code"), "novel_code", "officer_9_name")
    row = full(novel_code="X7", officer_9_name="SOMEBODY") | {"naics_code": ""}
    row.pop("naics_code")
    report = add(settings, write(tmp_path / "a.csv", [row], header))
    notes = " ".join(report.files[0].notes)
    assert "novel_code" in notes
    assert "naics_code" in notes
    assert ask(settings, "select extra, withheld from version") == [('{"novel_code":"X7"}', True)]


QUARANTINE = [
    (brief(amount="12.345"), "more than two decimals"),
    (brief(amount="a lot"), "is not a number"),
    (brief(day="2024-13-01"), "is no date"),
    (brief(day=""), "no action date"),
    (brief(**{"Generated Award ID": ""}), "no award key"),
    (brief(**{"Generated Award ID": "70EXAM"}), "no known form"),
]


@pytest.mark.parametrize(("row", "reason"), QUARANTINE, ids=[reason for _, reason in QUARANTINE])
def test_a_row_in_doubt_is_quarantined(
    settings: Settings, tmp_path: Path, row: dict[str, str], reason: str
) -> None:
    path = write(tmp_path / "a.csv", [brief("0"), row, brief("P00009")])
    assert add(settings, path).totals == Counts(rows=3, new=2, quarantined=1)
    [(line, said)] = ask(settings, "select line, reason from quarantine")
    assert (line, reason in str(said)) == (3, True)
    assert ask(settings, "select count(*) from action") == [(2,)]


def test_rows_that_cannot_be_split_are_quarantined(settings: Settings, tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", [brief("0"), brief("P00001")])
    good = path.read_bytes()
    path.write_bytes(good + b"ICE,too,few\r\n" + b"ICE,\xff\xfe,X,1.0,2024-01-01,P2,,,T,K\r\n")
    assert add(settings, path).totals == Counts(rows=4, new=2, quarantined=2)
    rows = ask(settings, "select line, reason from quarantine order by line")
    assert rows == [(4, "the row has too few cells"), (5, "the row is not UTF-8")]


def test_two_rows_that_contradict_each_other(settings: Settings, tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", [brief("0", "1.0"), brief("0", "2.0")])
    assert add(settings, path).totals == Counts(rows=2, new=1, quarantined=1)
    [(line, reason)] = ask(settings, "select line, reason from quarantine")
    assert (line, reason) == (3, "another row of this pull has the same key and other content")


def test_line_breaks_within_cells_are_kept(settings: Settings, tmp_path: Path) -> None:
    text = 'FIRST LINE\nSECOND, "QUOTED" LINE'
    add(settings, write(tmp_path / "a.csv", [brief(text=text), brief("P00001")]))
    kept = ask(settings, "select description from action where modification = '0'")
    assert kept == [(text,)]


def test_every_real_row_is_accounted_for(settings: Settings, shared: Path) -> None:
    folder = shared / "data" / "usaspending-ice-cbp" / "current"
    totals = pipeline.add([str(folder)], settings, None, unwatched).totals
    assert totals == Counts(rows=57476, new=57350, repeated=126, withheld=totals.withheld)
    again = pipeline.add([str(folder)], settings, None, unwatched)
    assert (again.added, again.totals.new, again.totals.unchanged) == (False, 0, 57350)


def test_every_row_of_the_delta_layout_is_accounted_for(settings: Settings, shared: Path) -> None:
    path = shared / "data/usaspending-delta-layout/surveillance_contracts_delta_layout.csv"
    totals = add(settings, path).totals
    assert totals == Counts(rows=819, new=819, withheld=totals.withheld)
