"""`flags` and `stops` on the record of the demonstration."""

import json

from tests.walk import on_demo

STOPPED = "70CTD024P00000012"


def test_each_flag_is_counted_with_its_denominator() -> None:
    lines = [json.loads(line) for line in on_demo("flags", "--json").out.splitlines()]
    counts = {line["flag"]: line for line in lines}
    stop = counts["stop_work"]
    assert (stop["flagged"], stop["judged"], stop["awards"], stop["seen"]) == (1, 43, 43, True)
    blind = counts["one_offer"]
    assert (blind["flagged"], blind["judged"], blind["seen"]) == (0, 0, False)
    assert "cannot be seen" in on_demo("flags").out


def test_the_flags_of_an_award_come_with_their_reasons() -> None:
    answer = on_demo("flags", "--award", STOPPED, "--json")
    found = {line["flag"]: line for line in map(json.loads, answer.out.splitlines())}
    assert found["stop_work"]["value"] == found["quiet_resumption"]["value"] == 326
    assert all(line["why"].endswith(".") and line["action_keys"] for line in found.values())
    said = on_demo("flags", "--award", STOPPED).out
    assert "326 days" in said
    assert "Cannot be seen here" in said


def test_a_flag_that_is_raised_nowhere_is_a_no_and_an_unknown_one_a_mistake() -> None:
    assert on_demo("flags", "--flag", "one_offer").code == 1
    answer = on_demo("flags", "--flag", "two_offers")
    assert answer.code == 2
    assert "one_offer" in answer.err


def test_a_stop_says_what_came_after() -> None:
    [stop] = [json.loads(line) for line in on_demo("stops", "--json").out.splitlines()]
    assert (stop["piid"], stop["begun"], stop["ended"], stop["days"], stop["outcome"]) == (
        *(STOPPED, "2024-10-08", "2025-08-30"),
        *(326, "resumed"),
    )
    assert "1 stop of 1 award: 1 resumed, 0 never resumed" in on_demo("stops").out
    assert on_demo("stops", "--since", "2025-01-01").code == 1
    assert on_demo("stops", "--agency", "cbp").code == 1


def test_an_award_shows_its_measures_and_flags() -> None:
    award = json.loads(on_demo("award", STOPPED, "--json").out)
    figures = {(m["measure"], m["period"]): m["value"] for m in award["measures"]}
    assert figures["fiscal_year", "2024"] == figures["award_obligated", None] == 2_000_000
    assert "stop_work" in {flag["flag"] for flag in award["flags"]}
    assert "one_offer" in award["flags_unseen"]
