"""`add`, `status` and `award`: every row accounted for, an award's life told."""

import json
from decimal import Decimal
from pathlib import Path

import pytest

from countersight.model import Counts
from countersight.present.terminal.store import account
from tests.tables import BRIEF, brief, full, write
from tests.walk import RECORD, countersight, on_demo

COUNTS = ["rows", "new", "changed", "unchanged", "repeated", "deleted", "quarantined", "withheld"]


def test_add_counts_every_row_and_a_second_reading_adds_nothing(tmp_path: Path) -> None:
    store = ["--store", tmp_path / "store"]
    first = json.loads(countersight(*store, "add", RECORD, "--json").out)
    again = json.loads(countersight(*store, "add", RECORD, "--json").out)
    assert list(first) == ["pull", "seen_at", "files", "totals"]
    assert [list(file) for file in first["files"]] == [["path", "layout", *COUNTS]] * 6
    assert first["totals"] == dict.fromkeys(COUNTS, 0) | {"rows": 151, "new": 151}
    assert again["totals"] == dict.fromkeys(COUNTS, 0) | {"rows": 151, "unchanged": 151}
    assert again["pull"] == first["pull"]


def test_add_says_the_sum_that_equals_the_rows_read(tmp_path: Path) -> None:
    file = write(tmp_path / "a.csv", [brief("0"), brief("P00001"), brief("P00001")])
    said = countersight("--store", tmp_path / "store", "add", file).out
    ends = "2 new + 0 changed + 0 unchanged + 1 repeated + 0 deleted + 0 quarantined"
    assert f"3 rows read = {ends}" in said


def test_a_sum_that_does_not_hold_says_so() -> None:
    assert account(Counts(rows=3, new=2)).startswith("3 rows read ≠ 2 new")


def test_add_keeps_the_time_that_the_source_was_read(tmp_path: Path) -> None:
    words = ["add", RECORD, "--seen-at", "2026-08-22T10:27:03+02:00", "--json"]
    assert json.loads(countersight("--store", tmp_path, *words).out)["seen_at"] == (
        "2026-08-22T08:27:03Z"
    )


def test_add_reads_standard_input(tmp_path: Path) -> None:
    data = write(tmp_path / "a.csv", [brief("0")]).read_bytes()
    report = json.loads(
        countersight("--store", tmp_path / "store", "add", "-", "--json", stdin=data).out
    )
    assert report["totals"]["new"] == 1


def test_status_says_what_is_there_and_what_is_not() -> None:
    status = json.loads(on_demo("status", "--json").out)
    assert status["totals"]["actions"] == 151
    assert [line["agency"] for line in status["agencies"]] == ["ICE", "CBP"]
    assert status["pulls"][0]["seen_at"] == "2026-08-22T00:00:00Z"
    said = " ".join(on_demo("status").out.split())
    assert "the base award of 4 of 43 awards" in said
    assert "the ceiling of 43 of 43 awards" in said


def test_status_shows_rows_that_name_no_agency_beside_others(tmp_path: Path) -> None:
    nobody = full(awarding_sub_agency_name="", awarding_sub_agency_code="")
    store = ["--store", tmp_path / "store"]
    rows = [nobody, full(award_id_piid="70EXAM21P00000002")]
    assert countersight(*store, "add", write(tmp_path / "a.csv", rows)).code == 0
    answer = countersight(*store, "status")
    assert answer.code == 0, answer.err
    assert "(no agency given)" in answer.out
    agencies = json.loads(countersight(*store, "status", "--json").out)["agencies"]
    assert None in [line["agency"] for line in agencies]


def test_status_of_an_empty_store_says_how_to_begin(tmp_path: Path) -> None:
    countersight("--store", tmp_path / "store", "add", write(tmp_path / "a.csv", [], BRIEF))
    said = countersight("--store", tmp_path / "store", "status").out
    assert "the record is empty; `countersight add PATH…` reads the first files" in said


def test_award_as_json() -> None:
    award = json.loads(on_demo("award", "70CTD024P00000012", "--json").out, parse_float=Decimal)
    head = {key: award[key] for key in list(award)[:8]}
    assert head == {
        "award_key": "CONT_AWD_70CTD024P00000012_7012_-NONE-_-NONE-",
        "piid": "70CTD024P00000012",
        "supplier": "PARAGON SOLUTIONS (US) INC",
        "agency": "ICE",
        "obligated": Decimal("2000000.00"),
        "current_value": None,
        "ceiling": None,
        "state": "closed",
    }
    assert [(s["date"], s["state"], s["modification"]) for s in award["states"]] == [
        ("2024-09-27", "active", "0"),
        ("2024-10-08", "stopped", "P00001"),
        ("2025-08-30", "active", "P00002"),
        ("2026-01-20", "closed", "P00003"),
    ]
    assert list(award["actions"][1]) == [
        *("modification", "action_date", "obligation", "description"),
        *("events", "first_seen", "last_seen"),
    ]
    assert award["actions"][1]["events"] == ["stop_work"]
    assert award["actions"][1]["first_seen"] == "2026-08-22T00:00:00Z"


def test_award_as_a_timeline() -> None:
    said = on_demo("award", "70ctd024p00000012").out
    assert "active 27 Sep 2024 → stopped 8 Oct 2024 → active 30 Aug 2025 → closed 20 Jan" in said
    assert (
        "https://www.usaspending.gov/award/CONT_AWD_70CTD024P00000012_7012_-NONE-_-NONE-/" in said
    )


def test_a_number_that_two_awards_share_shows_both(tmp_path: Path) -> None:
    other = "CONT_AWD_70EXAM21P00000001_7014_-NONE-_-NONE-"
    row = brief("0", Agency="CBP") | {"Generated Award ID": other}
    file = write(tmp_path / "a.csv", [brief("0"), row])
    store = ["--store", tmp_path / "store"]
    countersight(*store, "add", file)
    both = countersight(*store, "award", "70EXAM21P00000001", "--json").out.splitlines()
    one = countersight(*store, "award", other, "--json").out.splitlines()
    assert len(both) == 2
    assert [json.loads(line)["award_key"] for line in one] == [other]


def test_an_award_that_is_not_there_is_a_no() -> None:
    answer = on_demo("award", "70EXAM99P99999999")
    assert (answer.code, answer.out) == (1, "")
    assert "bears the number 70EXAM99P99999999" in answer.err


@pytest.mark.parametrize("verb", [["status"], ["award", "70CMSD21C00000001"], ["search", "LEIDS"]])
def test_text_of_the_record_cannot_drive_the_terminal(tmp_path: Path, verb: list[str]) -> None:
    file = write(
        tmp_path / "a.csv",
        [brief("0", text="LEIDS \x1b[2J[bold]x[/bold]", piid="70CMSD21C00000001")],
    )
    store = ["--store", tmp_path / "store"]
    countersight(*store, "add", file)
    assert "\x1b" not in countersight(*store, *verb).out
