"""`search`: a query, options that add to it, nothing capped in silence."""

import json
from decimal import Decimal

import pytest

from tests.walk import on_demo


def found(*words: object) -> list[tuple[str, str]]:
    hits = json.loads(on_demo("search", "--actions", "--limit", 0, "--json", *words).out)
    return [(hit["piid"], hit["modification"]) for hit in hits["shown"]]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["stop-work", "lifted"], [("70CTD024P00000012", "P00002")]),
        (["STOP-WORK lifted"], [("70CTD024P00000012", "P00002")]),  # one word or two, any case
        (["lifted", "no-such-word"], []),
        (["70cmsd25fr0000097"], [("70CMSD25FR0000097", "0")]),
        (["--supplier", "paragon solutions", "--state", "closed", "--until", "2024-09-30"],
         [("70CTD024P00000012", "0")]),
        (["--supplier", "bi2", "--since", "2026-01-01"], [("70CTD026C00000006", "0")]),
        (["--agency", "cbp", "--min-amount", "1,900,000"], [("70B04C24F00000733", "P00002")]),
        (["--agency", "7012", "--max-amount", "-1000000"], [("70CMSD22FC0000032", "P00004")]),
        (["lifted OR no-such-word", "--agency", "ice"], [("70CTD024P00000012", "P00002")]),
    ],
)  # fmt: skip
def test_words_and_filters(words: list[object], expected: list[tuple[str, str]]) -> None:
    assert found(*words) == expected


def test_an_award_is_shown_with_the_actions_that_say_so() -> None:
    answer = on_demo("search", "lifted", "--facets")
    assert answer.code == 0
    assert "70CTD024P00000012" in answer.out
    assert "P00002" in answer.out
    assert "1 award with" in answer.out
    assert "agency" in answer.out


def test_a_limit_hides_hits_but_never_the_totals() -> None:
    limited = ("search", "LEIDS", "--actions", "--sort", "date", "--limit", 2)
    hits = json.loads(on_demo(*limited, "--json").out, parse_float=Decimal)
    assert (hits["actions"], hits["awards"], len(hits["shown"])) == (14, 1, 2)
    assert hits["obligated"] == Decimal("22132743.00")
    said = on_demo(*limited).out
    assert "1 award with 14 actions, $22,132,743.00 obligated in all" in said
    assert "2 shown, newest first; --limit 0 shows all" in said
    assert f"--after {hits['next']}" in said


def test_pages_follow_one_another() -> None:
    def page(*more: object) -> dict[str, object]:
        answer = on_demo("search", "--limit", 20, "--sort", "amount", "--json", *more)
        shown: dict[str, object] = json.loads(answer.out, parse_float=Decimal)
        return shown

    first = page()
    rest = page("--limit", 0, "--after", first["next"])
    whole = page("--limit", 0)
    assert [*first["shown"], *rest["shown"]] == whole["shown"]  # type: ignore[misc]
    assert rest["next"] is None


def test_nothing_found_is_a_no() -> None:
    answer = on_demo("search", "no-such-word")
    assert answer.code == 1
    assert "0 awards with 0 actions" in answer.out


def test_a_mistake_has_a_caret_under_it() -> None:
    answer = on_demo("search", "paragon colour:red")
    assert answer.code == 2
    assert answer.out == ""
    shown, carets, said = answer.err.splitlines()[:3]
    assert (shown, carets) == ("paragon colour:red", "        ^^^^^^^")
    assert said.startswith("countersight: search, character 9: no field colour")


def test_an_option_does_not_move_the_mistake() -> None:
    answer = on_demo("search", "(paragon", "--agency", "ice")
    assert answer.err.splitlines()[1] == "^"
