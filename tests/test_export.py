"""`export`: whole tables, exact amounts, the same rows in every format."""

import csv
import io
import json
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest

from countersight.present.export import FORMATS, TABLES
from tests.tables import brief, write
from tests.walk import countersight, on_demo

ROWS = {
    "action": 151,
    "award": 43,
    "organisation": 17,
    "lifecycle": 151,
    "capability": 43,
    "change": 0,
    "quarantine": 0,
    "award_measure": 467,
}


@pytest.mark.parametrize("table", TABLES)
def test_every_format_holds_every_row(table: str, tmp_path: Path) -> None:
    streamed = on_demo("export", table)
    rows = len(streamed.out.splitlines())
    # How many flags are raised follows every rule of the house: only the formats must agree.
    assert rows == ROWS.get(table, rows)
    assert f"{rows} row{'s' * (rows != 1)} of {table}" in streamed.err
    for form in FORMATS:
        file = tmp_path / f"out.{form}"
        assert on_demo("export", table, "--format", form, "--out", file).code == 0
        reader = "read_json_auto" if form == "jsonl" else f"read_{form}"
        if rows or form != "jsonl":
            count = duckdb.sql(f"SELECT count(*) FROM {reader}('{file}')").fetchall()
            assert count == [(rows,)]


@pytest.mark.parametrize("form", ["jsonl", "csv"])
def test_a_file_holds_what_the_stream_holds(form: str, tmp_path: Path) -> None:
    file = tmp_path / "out"
    on_demo("export", "award", "--format", form, "--out", file)
    assert file.read_text(encoding="utf-8") == on_demo("export", "award", "--format", form).out


def test_a_lifecycle_line() -> None:
    lines = map(json.loads, on_demo("export", "lifecycle").out.splitlines())
    stop = next(line for line in lines if line["events"] == ["stop_work"])
    assert stop == {
        "award_key": "CONT_AWD_70CTD024P00000012_7012_-NONE-_-NONE-",
        "modification": "P00001",
        "events": ["stop_work"],
        "effective_date": None,
        "partial": False,
        "evidence": [
            {
                "event": "stop_work",
                "basis": "words",
                "words": "Stop-work order",
                "strength": "stated",
            }
        ],
        "lines": [],
    }


def test_amounts_are_exact_and_times_are_utc() -> None:
    line = next(line for line in on_demo("export", "action").out.splitlines() if "-0.84" in line)
    action = json.loads(line, parse_float=Decimal)
    assert action["obligation"] == Decimal("-0.84")
    assert action["first_seen"] == "2026-08-22T00:00:00Z"


def test_csv_cells_with_line_breaks_and_lists_survive() -> None:
    rows = list(csv.DictReader(io.StringIO(on_demo("export", "lifecycle", "--format", "csv").out)))
    assert len(rows) == 151
    assert "stop_work" in {row["events"] for row in rows}


def test_a_large_amount_keeps_its_cents(tmp_path: Path) -> None:
    store = ["--store", tmp_path / "store"]
    countersight(*store, "add", write(tmp_path / "a.csv", [brief("0", "123456789012345678.91")]))
    assert '"obligation":123456789012345678.91' in countersight(*store, "export", "action").out


def test_quarantine_says_why(tmp_path: Path) -> None:
    store = ["--store", tmp_path / "store"]
    countersight(*store, "add", write(tmp_path / "a.csv", [brief("0"), brief("P1", "many")]))
    row = json.loads(countersight(*store, "export", "quarantine").out)
    assert row["line"] == 3
    assert "many is not a number" in row["reason"]


def test_a_failed_export_leaves_no_half_file(tmp_path: Path) -> None:
    (tmp_path / "taken").mkdir()
    answer = on_demo("export", "award", "--out", tmp_path / "taken" / "no" / "a.jsonl")
    assert answer.code == 2
    assert list(tmp_path.rglob("*.part")) == []
