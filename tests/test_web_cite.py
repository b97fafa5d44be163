"""A page is cited, kept, recalled, and told apart when the record has moved on."""

import json
from pathlib import Path

import pytest

from tests.walk import RECORD, countersight
from tests.web import client, demo

AWARD = "/award/70CTD024P00000012"
THEN = "2026-08-01T00:00:00Z"


def kept(of: str = AWARD) -> str:
    answer = demo().post("/cite", data={"of": of}, follow_redirects=False)
    assert answer.status_code == 303, answer.text
    return answer.headers["location"].rpartition("/")[2]


def test_a_citation_names_link_time_and_hash_in_every_form() -> None:
    found = demo().get("/cite", params={"of": AWARD}).text
    told = demo().get("/cite.json", params={"of": AWARD}).json()
    assert told["as_of"] == "2026-08-22T00:00:00Z"
    assert len(told["hash"]) == 64
    assert found.count(told["hash"]) >= 4  # hash, text, BibTeX, CSL-JSON
    assert "@misc{countersight-" in found
    assert "http://localhost/award/70CTD024P00000012?as_of=2026-08-22T00%3A00%3A00Z" in found


def test_the_permalink_shows_the_award() -> None:
    link = demo().get("/cite.json", params={"of": AWARD}).json()["as_of"]
    page = demo().get(AWARD, params={"as_of": link})
    assert page.status_code == 200
    assert "The record as it stood on" in page.text


def test_what_was_kept_is_recalled_as_the_same() -> None:
    hash_ = kept()
    assert "✓ The same." in demo().get(f"/recall/{hash_}").text
    assert demo().get(f"/recall/{hash_[:8]}.json").json()["same"] is True


def test_the_same_answer_has_the_same_hash_whatever_the_order_of_parameters() -> None:
    one = demo().get("/cite.json", params={"of": "/search?q=ICE&sort=date"}).json()
    two = demo().get("/cite.json", params={"of": "/search?sort=date&q=ICE"}).json()
    assert one["hash"] == two["hash"]


@pytest.mark.parametrize(
    ("hash_", "status"), [("0" * 64, 404), ("abc", 400), ("not-a-hash-at-all", 400)]
)
def test_a_hash_that_names_nothing_is_refused(hash_: str, status: int) -> None:
    assert demo().get(f"/recall/{hash_}").status_code == status


@pytest.mark.parametrize(
    ("of", "status"),
    [("/nowhere", 404), ("/check", 400), ("/award/NONE", 404), ("/search?no=1", 400), ("", 400)],
)
def test_what_is_no_answer_cannot_be_cited(of: str, status: int) -> None:
    assert demo().get("/cite", params={"of": of}).status_code == status


def test_recall_proves_the_answer_and_shows_what_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # In one process a file is opened with the same options by all.
    monkeypatch.setenv("COUNTERSIGHT_THREADS", "1")
    store = tmp_path / "store"
    early = sorted(RECORD.glob("*.csv"))[:5]
    countersight("--store", store, "add", *early, "--seen-at", THEN)
    server = client(store)
    told = server.get("/cite", params={"of": AWARD}).text
    link = told.split('<dd><a href="')[1].split('"')[0].replace("&amp;", "&")
    hash_ = server.post("/cite", data={"of": AWARD}, follow_redirects=False).headers["location"]
    hash_ = hash_.rpartition("/")[2]
    countersight("--store", store, "add", RECORD, "--seen-at", "2026-08-22T00:00:00Z")

    then = countersight("--store", store, "recall", hash_[:12])
    assert (then.code, "the same" in then.out) == (0, True)
    linked = countersight("--store", store, "recall", hash_, "--link", link)
    assert (linked.code, "the same" in linked.out) == (0, True)
    other = countersight("--store", store, "recall", "f" * 64, "--link", link)
    assert other.code == 1

    now = countersight(
        *("--store", store, "recall", hash_, "--as-of", "2026-08-23T00:00:00Z", "--json")
    )
    assert now.code == 1
    found = json.loads(now.out)
    places = {one["place"] for one in found["differences"]}
    assert "award.actions[3]" in {place.partition(".m")[0] for place in places} | places
    assert found["same"] is False
