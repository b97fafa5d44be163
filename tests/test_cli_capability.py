"""`capability`: who sells a kind of surveillance, to whom, for how much."""

import json
from pathlib import Path

import pytest

from countersight.meaning import taxonomy
from tests.tables import brief, write
from tests.walk import Answer, countersight


@pytest.fixture
def store(tmp_path: Path) -> list[object]:
    rows = [
        brief("0", "100.00", text="Body-worn cameras"),
        brief("P00001", "50.00", text="More funds", day="2025-10-01"),
    ]
    at: list[object] = ["--store", tmp_path / "store"]
    countersight(*at, "add", write(tmp_path / "a.csv", rows))
    return at


def asked(store: list[object], *words: object) -> Answer:
    return countersight(*store, "capability", *words)


def test_without_an_id_every_capability_is_counted(store: list[object]) -> None:
    lines = [json.loads(line) for line in asked(store, "--json").out.splitlines()]
    assert [line["id"] for line in lines] == [c.id for c in taxonomy.read().capabilities]
    assert {line["id"]: line["awards"] for line in lines if line["awards"]} == {
        "body_worn_camera": 1
    }


def test_one_capability_with_who_and_how_much(store: list[object]) -> None:
    shown = json.loads(asked(store, "body_worn_camera", "--json").out)
    assert (shown["borne"]["awards"], shown["borne"]["obligated"]) == (1, 150.0)
    assert [(y["fiscal_year"], y["obligated"]) for y in shown["spent"]] == [
        (2024, 100.0),
        (2026, 50.0),
    ]
    [award] = shown["awards"]["lines"]
    assert (award["strength"], award["basis"], award["words"]) == (
        "stated",
        "text",
        "BODY WORN CAMERAS",
    )
    assert "body_worn_camera" in asked(store, "body_worn_camera").out


def test_no_award_is_exit_1_and_a_wrong_id_is_exit_2(store: list[object]) -> None:
    assert asked(store, "spyware").code == 1
    wrong = asked(store, "spywear")
    assert (wrong.code, "did you mean spyware" in wrong.err) == (2, True)


def test_as_of_shows_the_record_as_it_stood(store: list[object]) -> None:
    assert asked(store, "body_worn_camera", "--as-of", "2001-01-01").code == 1


def test_an_award_shows_what_it_buys(store: list[object]) -> None:
    key = json.loads(asked(store, "body_worn_camera", "--json").out)["awards"]["lines"][0][
        "award_key"
    ]
    award = json.loads(countersight(*store, "award", key, "--json").out)
    assert [b["capability"] for b in award["capabilities"]] == ["body_worn_camera"]
    assert "buys body_worn_camera" in countersight(*store, "award", key).out


def test_export_gives_an_award_a_line(store: list[object]) -> None:
    line = json.loads(countersight(*store, "export", "capability").out)
    assert list(line) == ["award_key", "capabilities", "evidence", "maker", "product"]
    assert line["capabilities"] == ["body_worn_camera"]
    assert line["evidence"][0]["words"] == "BODY WORN CAMERAS"


def test_a_taxonomy_of_ones_own_makes_its_own_tables(
    store: list[object], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert asked(store, "body_worn_camera").code == 0
    own = tmp_path / "own.toml"
    own.write_text('[[evidence]]\nbears = []\nsays = ["BODY WORN CAMERA"]\n')
    monkeypatch.setenv("COUNTERSIGHT_TAXONOMY", str(own))
    assert asked(store, "body_worn_camera").code == 1
    own.write_text("[[evidence")
    assert asked(store, "body_worn_camera").code == 3
