"""Checking a text in the browser: handed in, kept under a link, marked in place."""

from pathlib import Path

import pytest

from countersight.present.web.guard import Rules
from tests.walk import demo_store
from tests.web import client, demo

TEXT = (
    "In September 2024, ICE signed a $2 million contract with Paragon Solutions. "
    "Last week ICE paid Clearview AI $3.75 million for face recognition software.\n\n"
    "Call the newsroom at 202-555-0143."
)
FORM = {"text": TEXT, "published": "2025-09-08"}


def handed_in(**form: str) -> str:
    answer = demo().post("/check", data=form, follow_redirects=False)
    assert answer.status_code == 303, answer.text
    return answer.headers["location"]


def test_a_pasted_text_gets_a_link_that_stays() -> None:
    there = handed_in(**FORM)
    assert there == handed_in(**FORM)
    page = demo().get(there).text
    assert page.count('<mark class="agrees">') >= 2
    assert 'href="/award/CONT_AWD_70CTD024P00000012_7012_-NONE-_-NONE-"' in page


def test_an_award_tells_which_texts_speak_of_it() -> None:
    there = handed_in(**FORM)
    award = demo().get("/award/70CTD024P00000012.json").json()
    [told] = [one for one in award["mentions"] if there.endswith(one["document"])]
    assert told["title"].startswith("In September 2024, ICE signed a $2 million contract")


def test_personal_identifiers_are_masked_before_the_text_is_kept() -> None:
    there = handed_in(**FORM)
    assert "555-0143" not in demo().get(there).text
    assert "555-0143" not in demo().get(f"{there}.json").text
    desk = demo_store() / "work" / "desk.sqlite"
    assert b"555-0143" not in desk.read_bytes()


def test_verdicts_as_json_are_those_of_the_page() -> None:
    found = demo().get(f"{handed_in(**FORM)}.json").json()
    assert {verdict["verdict"] for verdict in found["verdicts"]} == {"agrees"}
    assert found["document"]["published"] == "2025-09-08"


def test_a_file_is_read_as_its_kind() -> None:
    said = "<p>ICE paid Clearview AI $3.75 million.</p>"
    page = f"<html><head><title>Two deals</title></head><body>{said}</body></html>"
    answer = demo().post(
        "/check", files={"file": ("deals.html", page.encode(), "text/html")}, follow_redirects=False
    )
    assert "<h1>Two deals</h1>" in demo().get(answer.headers["location"]).text


def test_markup_in_a_text_is_text() -> None:
    there = handed_in(
        text='<script src="//x"></script> ICE paid <b>Clearview AI</b> $3.75 million.'
    )
    page = demo().get(there).text
    assert "<script" not in page
    assert "&lt;script" in page


def test_what_is_handed_to_a_server_that_only_shows_is_not_kept(tmp_path: Path) -> None:
    showing = client(demo_store(), Rules(keeps=False))
    text = "ICE paid Clearview AI $3.75 million in September 2025, a reader of ours wrote."
    there = showing.post("/check", data={"text": text}, follow_redirects=False).headers["location"]
    assert showing.get(there).status_code == 200
    assert demo().get(there).status_code == 404
    assert "Latest checks" not in showing.get("/check").text


@pytest.mark.parametrize(
    ("form", "file", "status", "said"),
    [
        ({}, None, 422, "there is no text"),
        ({"text": "   "}, None, 422, "there is no text"),
        ({"text": "ICE", "published": "soon"}, None, 422, "a date like 2025-09-18"),
        ({"text": "x " * 150_000}, None, 422, "check it in parts"),
        ({}, b"%PDF-1.7", 422, "PDF"),
        ({}, b"PK\x03\x04\x00\x00", 422, "binary, not text"),
        ({}, b"\xff\xfe caf\xe9", 422, "not UTF-8"),
        ({}, b"   ", 422, "empty"),
        ({}, b"x" * 5_000_000, 413, "at most 4 MB"),
    ],
)
def test_what_cannot_be_checked_is_refused_by_name(
    form: dict[str, str], file: bytes | None, status: int, said: str
) -> None:
    files = {"file": ("a.txt", file, "text/plain")} if file is not None else None
    answer = demo().post("/check", data=form, files=files, follow_redirects=False)
    assert answer.status_code == status
    assert said.lower() in answer.text.lower()
    assert "Traceback" not in answer.text
