"""What a person decides of two suppliers: it wins, it lasts, and it can be taken back."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from countersight.errors import StoreError
from countersight.present.terminal import organisations as terminal
from countersight.record import decisions
from countersight.record.store import open_store
from tests.tables import brief, full, write
from tests.walk import Answer, countersight

ONE, OTHER = "KESTREL OPTICS INC", "Kestrel Optics LLC"


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store in which the model joins two suppliers that a person knows to be two."""
    rows = [brief(piid="70EXAM21P00000001", supplier=ONE)]
    rows.append(brief(piid="70EXAM21P00000002", supplier=OTHER))
    rows.append(brief(piid="70EXAM21P00000003", supplier="Heron Aviation Inc"))
    path = tmp_path / "store"
    assert countersight("--store", path, "add", write(tmp_path / "r.csv", rows)).code == 0
    return path


def said(store: Path, *words: str) -> Answer:
    return countersight("--store", store, "organisations", *words)


def listed(store: Path, *words: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in said(store, *words, "--json").out.splitlines()]


def companies(store: Path) -> list[list[str]]:
    answer = countersight("--store", store, "export", "organisation")
    read = [json.loads(line) for line in answer.out.splitlines()]
    return sorted(sorted(one["names"]) for one in read if one["kind"] == "company")


JOINED = [["Heron Aviation Inc"], [ONE, OTHER]]
APART = [["Heron Aviation Inc"], [ONE], [OTHER]]


def test_a_wrong_join_is_found_undone_stays_undone_and_is_taken_back(
    store: Path, tmp_path: Path
) -> None:
    assert companies(store) == JOINED
    [doubt] = listed(store, "review")
    assert {doubt["left"]["name"], doubt["right"]["name"]} == {ONE, OTHER}
    assert doubt["same"]
    assert doubt["why"]

    assert said(store, "decide", "different", ONE, OTHER, "--note", "two owners").code == 0
    assert companies(store) == APART
    assert said(store, "review").code == 1  # nothing is left to review

    shutil.rmtree(store / "derived")
    assert companies(store) == APART
    more = write(tmp_path / "more.csv", [brief("1", piid="70EXAM21P00000001", supplier=ONE)])
    assert countersight("--store", store, "add", more).code == 0
    assert companies(store) == APART
    assert countersight("--store", store, "verify").code == 0
    assert countersight("--store", store, "undo", 2).code == 0
    assert companies(store) == APART

    assert said(store, "take-back", "1").code == 0
    assert companies(store) == JOINED
    assert listed(store, "decisions") == []
    assert [one["takes_back"] for one in listed(store, "decisions", "--all")] == [None, 1]


def test_the_same_wins_over_registers_and_says_who_said_so(tmp_path: Path) -> None:
    rows = [
        full(award_id_piid=f"70EXAM21P0000000{at}", recipient_name=name, recipient_uei=uei)
        for at, (name, uei) in enumerate(((ONE, "AAAAAAAAAAA1"), ("HERON INC", "BBBBBBBBBBB2")))
    ]
    store = tmp_path / "store"
    countersight("--store", store, "add", write(tmp_path / "r.csv", rows))
    answer = said(store, "decide", "same", "aaaaaaaaaaa1", "Heron Inc", "--author", "Ida")
    assert answer.code == 0, answer.err
    assert companies(store) == [sorted([ONE, "HERON INC"])]


def test_the_last_decision_on_a_pair_counts(store: Path) -> None:
    said(store, "decide", "different", ONE, OTHER)
    said(store, "decide", "unsure", OTHER, ONE)
    assert companies(store) == JOINED
    assert [one["verdict"] for one in listed(store, "decisions")] == ["unsure"]
    assert said(store, "review").code == 1  # who is unsure is not asked again


@pytest.mark.parametrize(
    ("words", "what"),
    [
        (("decide", "same", ONE, "Nobody Ltd"), "no supplier is called 'Nobody Ltd'"),
        (("decide", "same", ONE, ONE), "name two suppliers"),
        (("take-back", "7"), "no decision 7 stands"),
    ],
)
def test_what_makes_no_sense_is_refused(store: Path, words: tuple[str, ...], what: str) -> None:
    answer = said(store, *words)
    assert answer.code == 2
    assert what in answer.err


def test_a_line_that_was_altered_is_noticed(store: Path) -> None:
    said(store, "decide", "different", ONE, OTHER)
    path = store / decisions.FILE
    path.write_text(path.read_text("utf-8").replace("different", "same"), encoding="utf-8")
    with pytest.raises(StoreError, match="line 1 was altered"):
        decisions.read(open_store(store))
    assert said(store, "decisions").code == 5


@pytest.mark.parametrize("left", [0, 1])
def test_lines_that_were_taken_off_the_end_are_missed(store: Path, left: int) -> None:
    for verdict in ("different", "same", "unsure"):
        said(store, "decide", verdict, ONE, OTHER)
    path = store / decisions.FILE
    path.write_text("".join(path.read_text("utf-8").splitlines(keepends=True)[:left]), "utf-8")
    wrong = f"{left} of 3 lines are left"
    [fault] = json.loads(countersight("--store", store, "verify", "--json").out)["faults"]
    assert fault == {"pull": None, "what": decisions.FILE, "wrong": wrong}
    with pytest.raises(StoreError, match=wrong):
        decisions.read(open_store(store))


def test_the_count_of_decisions_is_itself_held_against_them(store: Path) -> None:
    said(store, "decide", "different", ONE, OTHER)
    head = store / decisions.HEAD
    counted = head.read_text("utf-8")
    for text in (f"1 {'0' * 64}", "none"):
        head.write_text(text, "utf-8")
        assert decisions.fault(open_store(store))
    head.unlink()
    assert decisions.fault(open_store(store)) == "decision.seal, which counts the lines, is lost"
    head.write_text(counted.replace("1 ", "0 ").replace(counted.split()[1], ""), "utf-8")
    assert decisions.fault(open_store(store)) is None  # a run that died between the two files


def test_a_terminal_asks_and_keeps_what_is_answered(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = iter(["d", "two owners"])
    monkeypatch.setattr(terminal.click, "prompt", lambda *_, **__: next(answers))
    monkeypatch.setattr("countersight.present.verbs.organisations.asked_of_a_person", lambda: True)
    assert said(store, "review").code == 0
    [decision] = listed(store, "decisions")
    assert (decision["verdict"], decision["note"]) == ("different", "two owners")


def test_verify_names_the_line_of_a_decision_that_was_altered(store: Path) -> None:
    said(store, "decide", "different", ONE, OTHER, "--note", "two owners")
    said(store, "decide", "same", ONE, "Heron Aviation Inc")
    verified = countersight("--store", store, "verify")
    assert verified.code == 0, verified.err
    path = store / decisions.FILE
    path.write_text(path.read_text(encoding="utf-8").replace("two owners", "one owner"))
    found = countersight("--store", store, "verify", "--json")
    assert found.code == 5
    [fault] = json.loads(found.out)["faults"]
    assert fault == {"pull": None, "what": decisions.FILE, "wrong": "line 1 was altered"}
    assert "✗ decision.jsonl: line 1 was altered" in countersight("--store", store, "verify").out


def test_a_note_may_hold_any_line_break(store: Path) -> None:
    said(store, "decide", "different", ONE, OTHER, "--note", "two\u2028owners")
    assert said(store, "decide", "same", ONE, "Heron Aviation Inc").code == 0
    assert countersight("--store", store, "verify").code == 0
