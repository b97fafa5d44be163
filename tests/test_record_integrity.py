"""Seals, verification, and taking a pull back."""

import json
from datetime import datetime
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from countersight import pipeline
from countersight.errors import UsageError
from countersight.model import PullReport, unwatched
from countersight.record import changes, reader, store, verify
from countersight.record.reader import Scope
from countersight.settings import Settings
from tests.tables import DELTA_HEADER, FULL, brief, full, write

MAY, JUNE, JULY = datetime(2024, 5, 31), datetime(2024, 6, 30), datetime(2024, 7, 31)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(store=tmp_path / "store")


def add(settings: Settings, path: Path, seen_at: datetime) -> PullReport:
    return pipeline.add([str(path)], settings, seen_at, unwatched)


def ask(settings: Settings, query: str) -> list[tuple[object, ...]]:
    with reader.reading(store.open_store(settings.store), settings, Scope()) as con:
        return con.execute(query).fetchall()


def check(settings: Settings) -> verify.Verified:
    return verify.verify(store.open_store(settings.store), settings)


def undo(settings: Settings, pull: int) -> None:
    verify.undo(store.open_store(settings.store), settings, pull, "a mistake")


@pytest.fixture
def two_pulls(settings: Settings, tmp_path: Path) -> Settings:
    add(settings, write(tmp_path / "a.csv", [brief("0"), brief("P00001", "5.0")]), MAY)
    add(settings, write(tmp_path / "b.csv", [brief("0"), brief("P00001", "0.0")]), JUNE)
    return settings


def test_an_untouched_store_verifies(two_pulls: Settings) -> None:
    found = check(two_pulls)
    assert (found.pulls, found.faults) == (2, ())
    assert len(found.seal) == 64


def test_an_altered_amount_is_named(two_pulls: Settings) -> None:
    [path, *_] = sorted((two_pulls.store / "version").glob("*.parquet"))
    table = pq.read_table(path)
    pq.write_table(table.slice(0, 1), path)
    [fault] = check(two_pulls).faults
    assert (fault.what, fault.wrong) == (f"version/{path.name}", "was altered since it was sealed")


def test_a_lost_file_is_named(two_pulls: Settings) -> None:
    [path, *_] = sorted((two_pulls.store / "sighting").glob("*.parquet"))
    path.unlink()
    assert [(f.what, f.wrong) for f in check(two_pulls).faults] == [
        (f"sighting/{path.name}", "is lost")
    ]


def test_an_altered_pull_breaks_the_chain(two_pulls: Settings) -> None:
    for path in (two_pulls.store / "pull").glob("*.parquet"):
        table = pq.read_table(path)
        if table["pull"][0].as_py() == 1:
            seen = table["rows"].combine_chunks().type
            altered = table.set_column(table.schema.get_field_index("rows"), "rows", [[3]]).cast(
                table.schema
            )
            assert altered["rows"].type == seen
            pq.write_table(altered, path)
    [fault] = check(two_pulls).faults
    assert (fault.pull, "does not fit its seal" in fault.wrong) == (1, True)


def test_what_readers_remember_of_the_files_is_checked_too(two_pulls: Settings) -> None:
    rows = ask(two_pulls, "select count(*) from version")
    kept = two_pulls.store / "derived" / "snapshot.json"
    whole = json.loads(kept.read_text())
    del whole["snapshot"]["files"]["version"][0]
    kept.write_text(json.dumps(whole))
    [fault] = check(two_pulls).faults
    assert (fault.what, fault.pull) == ("derived/snapshot.json", 2)
    kept.unlink()
    assert check(two_pulls).faults == ()
    assert ask(two_pulls, "select count(*) from version") == rows


def test_half_a_memory_of_the_files_is_none(two_pulls: Settings) -> None:
    rows = ask(two_pulls, "select count(*) from version")
    (two_pulls.store / "derived" / "snapshot.json").write_text('{"commit": ')
    assert ask(two_pulls, "select count(*) from version") == rows


def test_a_pull_is_undone_and_the_others_stand(two_pulls: Settings) -> None:
    undo(two_pulls, 2)
    assert ask(two_pulls, "select count(*) from change") == [(0,)]
    assert ask(two_pulls, "select pull from pull") == [(1,)]
    obligation = "select obligation::varchar from action where modification = 'P00001'"
    assert ask(two_pulls, obligation) == [("5.00",)]
    assert check(two_pulls).faults == ()


def test_undoing_the_first_pull_leaves_what_the_second_saw(two_pulls: Settings) -> None:
    undo(two_pulls, 1)
    seen = ask(two_pulls, "select modification, first_seen from action order by modification")
    assert seen == [("0", JUNE), ("P00001", JUNE)]


def test_what_was_undone_can_be_added_again(two_pulls: Settings, tmp_path: Path) -> None:
    undo(two_pulls, 2)
    report = add(two_pulls, tmp_path / "b.csv", JULY)
    assert (report.totals.changed, report.totals.unchanged) == (1, 1)


@pytest.mark.parametrize("pull", [0, 3, 99])
def test_there_is_no_such_pull_to_undo(two_pulls: Settings, pull: int) -> None:
    with pytest.raises(UsageError, match=f"holds no pull {pull}"):
        undo(two_pulls, pull)


def test_absent_is_not_deleted(settings: Settings, tmp_path: Path) -> None:
    every = [full(f"P{number:05}") for number in range(30)]
    add(settings, write(tmp_path / "a.csv", every, FULL), MAY)
    gone = {
        "correction_delete_ind": "D",
        "contract_transaction_unique_key": "7012_-NONE-_70EXAM21P00000001_P00001_-NONE-_0",
        "award_id_piid": "70EXAM21P00000001",
        "modification_number": "P00001",
    }
    add(settings, write(tmp_path / "d.csv", [gone], DELTA_HEADER), JUNE)
    add(settings, write(tmp_path / "c.csv", [every[0], *every[3:]], FULL), JULY)
    found = ask(settings, "select modification, status from absent order by modification")
    assert found == [("P00001", "deleted by the source"), ("P00002", "not seen since")]
    assert ask(settings, "select field, old, new from change") == [("deleted", "false", "true")]


def test_a_pull_that_evidently_lacks_rows_is_partial(settings: Settings, tmp_path: Path) -> None:
    every = [brief(f"P{number:05}") for number in range(30)]
    keyless = [row | {"Generated Award ID": ""} for row in every]
    add(settings, write(tmp_path / "a.csv", every), MAY)
    add(settings, write(tmp_path / "b.csv", every[:20]), JUNE)
    add(settings, write(tmp_path / "c.csv", keyless), JULY)
    assert ask(settings, "select pull, scope, reason from pull order by pull") == [
        (1, "selection", None),
        (2, "partial", "20 rows of agency 7012 in fiscal year 2024, where an earlier pull had 30"),
        (
            3,
            "partial",
            "30 of 30 rows could not be kept, most for this: "
            "the row has no award key or no modification number",
        ),
    ]
    assert ask(settings, "select count(*) from absent") == [(0,)]


def test_changes_are_ranked_by_how_much_they_matter(settings: Settings, tmp_path: Path) -> None:
    before = [
        brief("0", "10.0", supplier="EXAMPLE OPTICS, LLC"),
        brief("P00001", "396062.0"),
        brief("P00002", text="EXTENDS SERVICES AT EXISTING RATES"),
        brief("P00003", "100.0"),
    ]
    after = [
        brief("0", "10.0", supplier="EXAMPLE OPTICS LLC"),
        brief("P00001", "0.0"),
        brief("P00002", text="SUPPLEMENTAL AGREEMENT"),
        brief("P00003", "101.0"),
    ]
    add(settings, write(tmp_path / "a.csv", before), MAY)
    add(settings, write(tmp_path / "b.csv", after), JUNE)
    with reader.reading(store.open_store(settings.store), settings, Scope()) as con:
        every = changes.list_changes(con, changes.Asked())
        amounts = changes.list_changes(con, changes.Asked(field="federal_action_obligation"))
        none = changes.list_changes(con, changes.Asked(since=JULY))
    assert [change["modification"] for change in every] == ["P00001", "P00003", "P00002", "0"]
    assert [change["modification"] for change in amounts] == ["P00001", "P00003"]
    assert none == []


def test_an_export_by_date_of_change_is_a_delta(settings: Settings, tmp_path: Path) -> None:
    every = [full(f"P{number:05}") for number in range(30)]
    add(settings, write(tmp_path / "a.csv", every, FULL), MAY)
    folder = settings.store / "downloads/usaspending/7012/changes"
    folder.mkdir(parents=True)
    add(settings, write(folder / "b.csv", every[:1], FULL), JUNE)
    assert ask(settings, "select pull, scope, reason from pull order by pull") == [
        (1, "selection", None),
        (2, "delta", None),
    ]
