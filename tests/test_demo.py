"""What ships to try things on: facts of the record in our own words, and one article that errs."""

import csv
import io
import json
from collections import Counter
from functools import cache
from pathlib import Path

from tests.walk import ARTICLES, RECORD, ROOT, on_demo

FACTS = (
    "Agency",
    "Award ID",
    "Recipient Name",
    "Action Date",
    "Modification",
    "Generated Award ID",
)


def rows(folder: Path) -> list[dict[str, str]]:
    texts = (file.read_text(encoding="utf-8") for file in sorted(folder.glob("*.csv")))
    return [row for text in texts for row in csv.DictReader(io.StringIO(text))]


def fact(row: dict[str, str]) -> tuple[str, ...]:
    return (*(row[name] for name in FACTS), f"{float(row['Federal Action Obligation']):.2f}")


@cache
def verdicts() -> list[dict[str, object]]:
    said = on_demo("check", *sorted(ARTICLES.iterdir()), "--published", "2025-09-05", "--json").out
    return [json.loads(line) for line in said.splitlines()]


def test_the_record_has_the_size_that_its_readme_says() -> None:
    record = rows(RECORD)
    awards = {row["Generated Award ID"] for row in record}
    said = (ROOT / "demo" / "README.md").read_text(encoding="utf-8")
    assert f"{len(record)} actions of {len(awards)} contracts" in said


def test_the_record_is_fact_for_fact_the_public_one(shared: Path) -> None:
    public = rows(shared / "data" / "usaspending-ice-cbp" / "current")
    assert {fact(row) for row in rows(RECORD)} <= {fact(row) for row in public}


def test_descriptions_are_our_own_words(shared: Path) -> None:
    public = rows(shared / "data" / "usaspending-ice-cbp" / "current")
    copied = {row["Transaction Description"].casefold().strip(" .") for row in public}
    long = [row["Transaction Description"] for row in rows(RECORD)]
    assert [text for text in long if len(text) > 40 and text.casefold().strip(" .") in copied] == []


def test_one_article_gets_one_sum_wrong() -> None:
    found = verdicts()
    assert Counter(verdict["verdict"] for verdict in found) == {"agrees": 11, "differs": 1}
    wrong = next(verdict for verdict in found if verdict["verdict"] == "differs")
    assert (wrong["article"], wrong["amount"]) == ("faces-by-the-year.html", 600000)


def test_no_claim_is_met_by_a_name_that_only_looks_alike() -> None:
    deceptive = {"PARAGON SYSTEMS INC", "PARAGON PROFESSIONAL SERVICES LLC", "PARAGON MICRO INC"}
    deceptive |= {"1NTEGER LLC", "MAGNET YOUR EVENT LLC", "BI2 TECHNOLOGIES, LLC"}
    assert deceptive <= {row["Recipient Name"] for row in rows(RECORD)}
    met = {reading["supplier"] for verdict in verdicts() for reading in verdict["record"]}  # type: ignore[attr-defined]
    assert met & deceptive == set()


def test_the_stop_and_the_resumption_are_found_and_the_end_is_told() -> None:
    by_event = {verdict["event"]: verdict for verdict in verdicts()}
    for event, modification in (("stop_work", "P00001"), ("reactivation", "P00002")):
        verdict = by_event[event]
        assert verdict["verdict"] == "agrees"
        assert verdict["record"][0]["modifications"] == [modification]  # type: ignore[index]
        assert [later["event"] for later in verdict["later"]] == ["closeout"]  # type: ignore[attr-defined]
