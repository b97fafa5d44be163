"""`search`: every word, every filter, nothing capped in silence."""

import json
from decimal import Decimal

import pytest

from tests.walk import on_demo


def found(*words: object) -> list[tuple[str, str]]:
    hits = json.loads(on_demo("search", *words, "--limit", 0, "--json").out)
    return [(hit["piid"], hit["modification"]) for hit in hits["shown"]]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["stop-work", "lifted"], [("70CTD024P00000012", "P00002")]),
        (["STOP-WORK lifted"], [("70CTD024P00000012", "P00002")]),  # one word or two, any case
        (["lifted", "no-such-word"], []),
        (["100%"], []),  # no wildcard
        (["70cmsd25fr0000097"], [("70CMSD25FR0000097", "0")]),
        (["--supplier", "paragon solutions", "--state", "closed", "--until", "2024-09-30"],
         [("70CTD024P00000012", "0")]),
        (["--supplier", "bi2", "--since", "2026-01-01"], [("70CTD026C00000006", "0")]),
        (["--agency", "cbp", "--min-amount", "1,900,000"], [("70B04C24F00000733", "P00002")]),
        (["--agency", "7012", "--max-amount", "-1000000"], [("70CMSD22FC0000032", "P00004")]),
    ],
)  # fmt: skip
def test_words_and_filters(words: list[object], expected: list[tuple[str, str]]) -> None:
    assert found(*words) == expected


def test_a_limit_hides_hits_but_never_the_totals() -> None:
    hits = json.loads(on_demo("search", "LEIDS", "--limit", 2, "--json").out, parse_float=Decimal)
    assert (hits["actions"], hits["awards"], len(hits["shown"])) == (14, 1, 2)
    assert hits["obligated"] == Decimal("22132743.00")
    said = on_demo("search", "LEIDS", "--limit", 2).out
    assert "14 actions of 1 award, $22,132,743.00 obligated in all" in said
    assert "2 shown, newest first; --limit 0 shows all" in said


def test_nothing_found_is_a_no() -> None:
    answer = on_demo("search", "no-such-word")
    assert answer.code == 1
    assert "0 actions of 0 awards" in answer.out
