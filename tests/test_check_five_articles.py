"""The five articles' labelled claims against the real record, fact by fact."""

import json
import re
from collections import defaultdict
from dataclasses import fields, replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import countersight
from countersight import pipeline
from countersight.check.judge import judge
from countersight.model import unwatched
from countersight.organisations import suppliers
from countersight.record import reader
from countersight.reported import Claim, Verdict
from countersight.settings import Settings

PUBLISHED = date(2025, 9, 18)

# fact: how many labelled claims say it, verdict, measure, what the best reading rests on, words
TABLE: dict[str, tuple[int, str, str | None, str, str]] = {
    "F01": (6, "agrees", "action", "70CMSD25P00000111 0", "exactly"),
    "F02": (3, "agrees", "action", "70CMSD24P00000119 0", "rounded"),
    "F03": (3, "agrees", "action", "70CMSD21P00000127 P00005", "787,500.00"),
    "F04": (
        3,
        "agrees",
        "sum_of_awards",
        "70CMSD21P00000127 + 70CMSD24P00000119",
        "787,500.00 + 1",
    ),
    "F05": (6, "agrees", "action", "70CTD024P00000012 0", "exactly"),
    "F06": (6, "agrees", "lifecycle", "70CTD024P00000012 P00001", "gives no reason"),
    "F07": (5, "agrees", "lifecycle", "70CTD024P00000012 P00002", "Since the article: closeout"),
    "F08": (3, "undetermined", None, "", "would settle it"),
    "F09": (4, "undetermined", None, "", "would settle it"),
    "F10": (2, "undetermined", None, "", "not among the agencies"),
    "F11": (1, "agrees", "action", "70CMSD25FR0000097 0", "paid to PANAMERICA COMPUTERS, INC."),
    "F12": (1, "undetermined", None, "", "would settle it"),
    "F13": (6, "undetermined", None, "", "a use, not an amount"),
    "F16": (
        5,
        "agrees",
        "calendar_year",
        "70CMSD21C00000001 P00011 P00012 P00013",
        "3,077,110.01 + 152,330.41 + 1,523,303.58 = 4,752,744.00, obligated in 2025",
    ),
    "F17": (6, "differs", "action", "70CTD022FR0000170 P00006", "1.0% above"),
    "F18": (3, "undetermined", "action", "70CTD022FR0000170 0", "carry no ceilings"),
    "F19": (5, "agrees", "action", "70CTD022FR0000170 P00009", "rounded"),
}


@pytest.fixture(scope="module")
def said(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Verdict]]:
    """The verdicts on all labelled claims, by fact."""
    labels = (shared / "gold" / "seeds-claims.jsonl").read_text(encoding="utf-8").splitlines()
    gold = [json.loads(line) for line in labels]
    facts = json.loads((shared / "gold" / "seeds-facts.json").read_text(encoding="utf-8"))["facts"]
    of_claim = {claim: fact["fact"] for fact in facts for claim in fact["claims"]}
    settings = replace(Settings(), store=tmp_path_factory.mktemp("store"))
    record = str(shared / "data" / "usaspending-ice-cbp" / "current")
    pipeline.add([record], settings, None, unwatched)
    with pipeline.reading(settings) as con:
        reader.hold(con)
        verdicts = judge(con, [claim_of(one) for one in gold], PUBLISHED, suppliers.finder(con))
    by_fact: dict[str, list[Verdict]] = defaultdict(list)
    for one, verdict in zip(gold, verdicts, strict=True):
        by_fact[of_claim.get(one["id"], "")].append(verdict)
    return by_fact


def claim_of(label: dict[str, Any]) -> Claim:
    known = {field.name for field in fields(Claim)}
    claim = Claim(**{key: value for key, value in label.items() if key in known})
    return claim if claim.amount is None else replace(claim, amount=Decimal(str(claim.amount)))


@pytest.mark.parametrize("fact", TABLE)
def test_every_article_that_states_a_fact_has_it_checked_right(
    said: dict[str, list[Verdict]], fact: str
) -> None:
    count, expected, measure, source, words = TABLE[fact]
    assert len(said[fact]) == count
    for verdict in said[fact]:
        if fact == "F04" and verdict.claim.article.startswith("000"):
            continue  # "other agreements": named one by one in the sentences that follow
        assert verdict.verdict == expected, verdict.reason
        assert words in verdict.reason
        if measure:
            best = verdict.record[0]
            assert best.measure == measure
            assert f"{best.piid} {' '.join(best.modifications)}".startswith(source)


def test_agreements_named_elsewhere_are_no_further_deal(said: dict[str, list[Verdict]]) -> None:
    loose = next(v for v in said["F04"] if v.claim.article.startswith("000"))
    assert "it is no further deal" in loose.reason


def test_what_came_too_late_for_the_articles_is_told_as_later(
    said: dict[str, list[Verdict]],
) -> None:
    for verdict in said["F19"]:
        assert ("P00012", date(2025, 9, 25)) in {(x.modification, x.date) for x in verdict.later}
    for verdict in said["F07"]:
        assert [(x.modification, x.event) for x in verdict.later] == [("P00003", "closeout")]


def test_nothing_of_the_five_articles_is_written_into_the_package(shared: Path) -> None:
    said = (shared / "design/check.md").read_text(encoding="utf-8")
    exact = set(re.findall(r"\b\d{1,3}(?:,\d{3})+(?:\.\d\d)?\b", said))
    numbers = {figure for figure in exact if not figure.replace(",", "").endswith("00000")}
    awards = set(re.findall(r"\b70[A-Z0-9]{8,}\d{4}\b", said))
    assert len(numbers) > 10
    assert len(awards) > 5
    package = Path(countersight.__file__).parent
    for path in package.rglob("*"):
        if path.suffix in {".py", ".sql", ".csv", ".tsv", ".toml", ".txt"}:
            text = path.read_text(encoding="utf-8")
            assert not {one for one in numbers | awards if one in text}, path
