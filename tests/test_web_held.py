"""The server follows the store: a new pull is shown when ready, an old time when asked for."""

import os
import time
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from countersight import pipeline
from countersight.present.pages import agency, pages
from countersight.present.web import held
from countersight.present.web.warm import warm
from countersight.record import serving
from countersight.record.reader import Scope
from countersight.record.sweeping import KEPT, sweep
from countersight.settings import Settings
from countersight.work.desk import Desk
from tests.walk import RECORD, countersight, demo_store
from tests.web import client

EARLIER, LATER = "2026-08-01T00:00:00Z", "2026-08-22T00:00:00Z"


@pytest.fixture
def growing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, TestClient]:
    """A server on a store that holds the first years alone."""
    monkeypatch.setattr(held, "LOOK_EVERY", 0.0)
    store = tmp_path / "store"
    early = sorted(RECORD.glob("*.csv"))[:3]
    assert countersight("--store", store, "add", *early, "--seen-at", EARLIER).code == 0
    return store, client(store)


def wait_until(shown: str, server: TestClient) -> str:
    until = time.monotonic() + 60
    while shown not in (text := server.get("/sources").text):
        assert time.monotonic() < until, text
        time.sleep(0.05)
    return text


def test_a_pull_that_is_added_appears(growing: tuple[Path, TestClient]) -> None:
    store, server = growing
    assert "Pull 1" in server.get("/sources").text
    assert countersight("--store", store, "add", RECORD, "--seen-at", LATER).code == 0
    assert server.get("/sources").status_code == 200  # the one before answers meanwhile
    wait_until("Pull 2", server)


def test_a_page_can_be_asked_for_as_of_a_time(growing: tuple[Path, TestClient]) -> None:
    store, server = growing
    before = server.get("/sources.json").json()["overview"]["totals"]
    assert countersight("--store", store, "add", RECORD, "--seen-at", LATER).code == 0
    wait_until("Pull 2", server)
    pinned = server.get("/sources.json", params={"as_of": EARLIER})
    assert pinned.json()["overview"]["totals"] == before
    page = server.get("/", params={"as_of": EARLIER}).text
    assert 'href="/search?as_of=2026-08-01' in page


def test_a_time_before_the_first_pull_has_no_record(growing: tuple[Path, TestClient]) -> None:
    _, server = growing
    until = time.monotonic() + 60
    while (answer := server.get("/", params={"as_of": "2001-01-01"})).status_code == 503:
        assert time.monotonic() < until
        time.sleep(0.05)
    assert answer.status_code == 404
    assert "name a later time" in answer.text


def test_a_store_that_cannot_be_written_to_is_served(
    growing: tuple[Path, TestClient], monkeypatch: pytest.MonkeyPatch
) -> None:
    store, _ = growing
    for made in store.glob("derived/*/*/serving-*"):
        made.unlink()
    # As root no folder refuses, whatever its mode says.
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    assert client(store).get("/").status_code == 200
    assert not list(store.glob("derived/*/*/serving-*"))


def test_files_of_the_latest_snapshots_stay(tmp_path: Path) -> None:
    derived = tmp_path / "derived"
    places = [derived / f"old{number}" / "decided" / "serving-x.duckdb" for number in range(6)]
    for number, place in enumerate(places):
        place.parent.mkdir(parents=True)
        place.touch()
        os.utime(place, (number, number))
    drafts = [places[1].with_name(f".serving-x.duckdb-{name}") for name in ("dead", "alive")]
    for draft in drafts:
        draft.touch()
    os.utime(drafts[0], (1, 1))
    sweep(derived, "*/*/serving-*.duckdb")
    assert [place.exists() for place in (*places, *drafts)] == [False] * 2 + [True] * 4 + [
        False, True,
    ]  # fmt: skip


def test_a_pull_that_is_served_removes_what_was_served_long_ago(
    growing: tuple[Path, TestClient],
) -> None:
    store, server = growing
    for number in range(KEPT):
        old = store / "derived" / f"old{number}" / "decided" / "serving-x.duckdb"
        old.parent.mkdir(parents=True)
        old.touch()
        os.utime(old, (number, number))
    assert countersight("--store", store, "add", RECORD, "--seen-at", LATER).code == 0
    wait_until("Pull 2", server)
    names = sorted(path.parts[-3] for path in store.glob("derived/*/*/serving-*.duckdb"))
    assert len(names) == KEPT
    assert {"old0", "old1"}.isdisjoint(names)


def test_pages_where_anyone_begins_are_worked_out_beforehand() -> None:
    settings = Settings(store=demo_store(), threads=1)
    snapshot = held.open_snapshot(pipeline.served(settings), settings, Scope())
    with snapshot.cursor() as con:
        warm(snapshot.asked(con, None, Desk(settings.store), settings))
        asked = snapshot.asked(con, None, Desk(settings.store), settings)
        for page in pages():
            if page.name in ("home", "capabilities", "flags", "organisations", "makers", "search"):
                key = page.name if page.desk else (page.name, page.query())
                asked.once(key, lambda name=page.name: pytest.fail(f"{name} is not there"))
        largest = agency.Query("ICE")
        asked.once(("agency", largest), lambda: pytest.fail("the largest agency is not there"))


def test_what_is_asked_for_one_at_a_time_is_indexed() -> None:
    settings = Settings(store=demo_store(), threads=1)
    con = serving.open_file(pipeline.served(settings), settings)
    indexed = con.execute(
        "select table_name || ' ' || expressions from duckdb_indexes()"
    ).fetchall()
    for table in ("action", "award", "state", "flag", "award_measure", "origin"):
        assert (f"{table} [award_key]",) in indexed
    assert ("award_supplier [organisation_id]",) in indexed
