"""`claims` and `check`: what articles say, and what the record says of it."""

import json
from pathlib import Path

import pytest

from tests.walk import ARTICLES, countersight, on_demo

CLAIM = {
    *("article", "vendor", "product", "agency", "event", "amount", "currency"),
    *("amount_qualifier", "amount_kind", "date_text", "date_precision", "date_iso", "purpose"),
    *("start", "end", "page"),
}
READING = {
    *("award_key", "piid", "modifications", "supplier", "maker", "measure", "value", "currency"),
    *("first_date", "last_date", "difference", "relative_difference", "chance"),
}
TEXT = ARTICLES / "a-contract-comes-back.txt"
SENTENCE = b"In September 2024 ICE signed a $2 million contract with Paragon Solutions.\n"


def lines(said: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in said.splitlines()]


def test_claims_need_no_store(tmp_path: Path) -> None:
    answer = countersight("--store", tmp_path / "nowhere", "claims", TEXT, "--json")
    assert answer.code == 0
    first = lines(answer.out)[0]
    assert set(first) == CLAIM
    text = TEXT.read_text(encoding="utf-8")
    assert "$2 million" in text[slice(int(str(first["start"])), int(str(first["end"])))]


def test_a_verdict_has_the_fields_that_others_rely_on() -> None:
    found = lines(on_demo("check", TEXT, "--published", "2025-09-05", "--json").out)
    assert set(found[0]) == CLAIM | {"verdict", "kind", "reason", "record", "later", "coverage"}
    record = found[0]["record"]
    assert isinstance(record, list)
    assert set(record[0]) == READING


def test_an_article_from_standard_input() -> None:
    found = lines(on_demo("check", "-", "--json", stdin=SENTENCE).out)
    assert [claim["verdict"] for claim in found] == ["agrees"]


def test_a_report_is_written_beside_the_answer(tmp_path: Path) -> None:
    page = tmp_path / "report.html"
    answer = on_demo("check", TEXT, "--published", "2025-09-05", "--html", page)
    assert answer.code == 0
    assert "5 claims: 5 agree" in answer.out
    assert answer.err == f"countersight: report written to {page}\n"
    assert page.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_a_story_file_and_reviews_are_written_beside_the_answer(tmp_path: Path) -> None:
    story, reviews = tmp_path / "story.md", tmp_path / "reviews.json"
    outputs = ("--markdown", story, "--claimreview", reviews)
    answer = on_demo("check", TEXT, "--published", "2025-09-05", *outputs)
    assert answer.code == 0
    said = story.read_text(encoding="utf-8")
    assert "## 1. Agrees: Paragon Solutions" in said
    assert "](https://www.usaspending.gov/award/CONT_AWD_70CTD024P00000012_" in said
    first = json.loads(reviews.read_text(encoding="utf-8"))["@graph"][0]
    assert first["@type"] == "ClaimReview"
    assert first["reviewRating"]["alternateName"] == "Agrees"
    assert first["reviewRating"]["ratingValue"] == first["reviewRating"]["bestRating"]
    assert first["claimReviewed"] in " ".join(TEXT.read_text(encoding="utf-8").split())


def test_what_the_record_cannot_settle_has_no_rating_in_figures(tmp_path: Path) -> None:
    reviews = tmp_path / "reviews.json"
    said = b"In May 2024 ICE signed a $7 million contract with Unheard Of Devices Inc.\n"
    on_demo("check", "-", "--claimreview", reviews, stdin=said)
    [review] = json.loads(reviews.read_text(encoding="utf-8"))["@graph"]
    assert review["reviewRating"] == {"@type": "Rating", "alternateName": "Undetermined"}


def test_several_articles_are_put_together(tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_bytes(SENTENCE)
    found = lines(on_demo("facts", TEXT, other, "--published", "2025-09-05", "--json").out)
    assert found[0]["vendor"] == "Paragon Solutions"
    assert found[0]["verdict"] == "agrees"
    voices = found[0]["voices"]
    assert isinstance(voices, list)
    assert {name for voice in voices for name in voice} == {TEXT.name, "other.txt"}
    page = tmp_path / "report.html"
    on_demo("check", TEXT, other, "--published", "2025-09-05", "--html", page)
    assert "What the articles say alike" in page.read_text(encoding="utf-8")


def test_a_newsroom_can_fail_on_a_verdict() -> None:
    wrong = SENTENCE.replace(b"$2 million", b"$2.05 million")
    assert on_demo("check", "-", "--fail-on", "differs", stdin=SENTENCE).code == 0
    assert on_demo("check", "-", "--fail-on", "differs", stdin=wrong).code == 1
    assert on_demo("check", "-", stdin=wrong).code == 0


def test_what_a_person_reads_has_the_sum_and_the_end() -> None:
    said = " ".join(on_demo("check", TEXT, "--published", "2025-09-05").out.split())
    assert "✓ agrees Paragon Solutions work stopped" in said
    assert "after the article, 70CTD024P00000012: closed out on 20 Jan 2026 (P00003)" in said
    assert "Consulted: pull 1, seen 22 Aug 2026" in said


def test_two_articles_of_one_name_go_by_their_paths(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "x.txt").write_bytes(SENTENCE)
    files = [str(tmp_path / folder / "x.txt") for folder in ("a", "b")]
    found = lines(on_demo("claims", *files, "--json").out)
    assert [claim["article"] for claim in found] == files


@pytest.mark.parametrize("data", [b"", b"\xff\xfe\xfa", b"%PDF-1.7 x", b"a\x00b"])
def test_articles_that_cannot_be_read(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(data)
    answer = on_demo("check", file)
    assert (answer.code, answer.out) == (3, "")
    assert answer.err.startswith(f"countersight: {file}: ")
    assert answer.err.count("\n") == 1
