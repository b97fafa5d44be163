"""The index beside the store: whole or not there, one a snapshot, counted exactly."""

import os
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from countersight import pipeline
from countersight.record import sweeping
from countersight.search import index
from countersight.search.find import find
from countersight.search.results import Query
from countersight.settings import Settings
from tests.tables import brief, write
from tests.walk import countersight, demo_store


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """A store of its own, with nothing worked out yet."""
    shutil.copytree(demo_store(), tmp_path / "store", ignore=shutil.ignore_patterns("derived"))
    return Settings(store=tmp_path / "store")


def kept(settings: Settings) -> list[Path]:
    return sorted((settings.store / "derived").glob("*/*search-*"))


def test_it_is_made_once_and_found_again(settings: Settings) -> None:
    made, found = pipeline.search_index(settings), pipeline.search_index(settings)
    assert made.snapshot == found.snapshot
    assert len(kept(settings)) == 1


def test_of_two_builds_at_once_one_stays(settings: Settings) -> None:
    with pipeline.reading(settings):  # works the tables out, so that both build at the same time
        pass
    with ThreadPoolExecutor(2) as pool:
        both = list(pool.map(lambda _: pipeline.search_index(settings), range(2)))
    assert both[0].snapshot == both[1].snapshot
    assert [find(one, Query("")).totals.awards for one in both] == [43, 43]
    assert len(kept(settings)) == 1


def test_a_build_that_breaks_off_leaves_nothing(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(progress: object) -> None:
        if getattr(progress, "stage", "") == "indexing actions":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        pipeline.search_index(settings, on_progress=interrupted)
    assert kept(settings) == []
    assert find(pipeline.search_index(settings), Query("")).totals.actions == 151


def test_an_open_index_shows_its_snapshot_after_the_store_moved_on(settings: Settings) -> None:
    before = pipeline.search_index(settings)
    file = write(settings.store.parent / "more.csv", [brief(text="ZEPPELIN")])
    assert countersight("--store", settings.store, "add", file).code == 0
    assert find(before, Query("zeppelin")).totals.awards == 0
    assert find(pipeline.search_index(settings), Query("zeppelin")).totals.awards == 1
    assert find(before, Query("")).totals.awards == 43


def test_indexes_of_the_latest_snapshots_stay(settings: Settings) -> None:
    derived = settings.store / "derived"
    for number in range(sweeping.KEPT + 1):
        old = derived / f"old{number}" / "search-x"
        old.mkdir(parents=True)
        os.utime(old, (number, number))
    dead, alive = derived / "old1" / ".search-dead", derived / "old1" / ".search-alive"
    for draft in (dead, alive):
        draft.mkdir()
    os.utime(dead, (1, 1))
    pipeline.search_index(settings)
    assert [path.parent.name for path in kept(settings) if path.name == "search-x"] == [
        "old2", "old3", "old4",
    ]  # fmt: skip
    assert (alive.exists(), dead.exists()) == (True, False)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_store_that_cannot_be_written_is_searched_all_the_same(settings: Settings) -> None:
    settings.store.chmod(0o555)
    try:
        assert find(pipeline.search_index(settings), Query("")).totals.awards == 43
    finally:
        settings.store.chmod(0o755)


def test_an_index_that_is_kept_aside_is_searched_all_the_same(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index, "_can_write", lambda place: False)
    opened = pipeline.search_index(settings)
    assert find(opened, Query("")).totals.awards == 43
    assert kept(settings) == []
