"""The index beside the store: whole or not there, one a snapshot, counted exactly."""

import os
import shutil
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
import tantivy

from countersight import pipeline
from countersight.record import sweeping
from countersight.search import facets, index, schema
from countersight.search import kept as kept_counts
from countersight.search.find import find
from countersight.search.lately import Lately
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


def in_segments(folder: Path, suppliers: list[str], size: int) -> schema.Side:
    """Documents of awards with these suppliers, in segments of `size`."""
    made = tantivy.Index(schema.schema(), str(folder))
    made.register_tokenizer(schema.ANALYZER, schema.analyzer())
    for start in range(0, len(suppliers), size):
        writer = made.writer(15_000_000, 1)
        for number, name in enumerate(suppliers[start : start + size], start):
            fields = {"award_no": number, "amount": 100, "actions": 1, "supplier_is": name}
            writer.add_document(tantivy.Document.from_dict(fields, schema.schema()))
        writer.commit()
        del writer
    made.reload()
    return schema.Side("award", made.schema, made.searcher(), folder / "kept")


@pytest.mark.parametrize("about", [1, 10**9])
@pytest.mark.parametrize("values", [1, 2, 3, 50])
def test_facets_are_exact_across_segments(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, values: int, about: int
) -> None:
    """However few values are shown or kept of a segment, and however many hits were guessed at."""
    monkeypatch.setattr(facets, "LISTED", 1)
    suppliers = [f"S{(n * n) % 37 % (1 + n % 11)}" for n in range(240)]
    side = in_segments(tmp_path, suppliers, 40)
    assert side.searcher.num_segments > 1
    query = Query(facets=("supplier",), values=values, period=None)
    sought = facets.Sought(side, tantivy.Query.all_query(), about)
    (supplier,) = facets.count(sought, query, awards=0).facets
    right = Counter(suppliers)
    assert [(v.value, v.count) for v in supplier.values] == sorted(
        right.items(), key=lambda pair: (-pair[1], pair[0])
    )[:values]
    assert supplier.others == 240 - sum(v.count for v in supplier.values)
    assert [v.obligated for v in supplier.values] == [v.count for v in supplier.values]


@pytest.fixture(scope="module")
def demo_index() -> index.Index:
    return pipeline.search_index(Settings(store=demo_store()))


ASKED = ["", "software", "agency:CBP", "state:active", "year:2024", "software agency:ICE"]


@pytest.mark.parametrize("grain", ["award", "action"])
@pytest.mark.parametrize("text", ASKED)
@pytest.mark.parametrize("period", ["fiscal_year", "year", "month"])
def test_what_is_counted_in_any_way_is_the_same(
    demo_index: index.Index, monkeypatch: pytest.MonkeyPatch, text: str, grain: str, period: str
) -> None:
    """Sets or values one by one, one thread or two, sums at once or in a second pass."""
    query = Query(text, grain=grain, period=period)  # type: ignore[arg-type]
    usual = find(replace(demo_index, counted=Lately()), query)
    assert usual.totals.awards
    ways = (
        {"MOST_SETS": 1},
        {"MANY": 0},
        {"FEW": -1},
        {"FEW": -1, "LISTED": 1},
        {"FEW": -1, "SUMMED_AT_MOST": 0},
    )
    for way in ways[grain == "action" :]:  # actions have one year
        with monkeypatch.context() as patched:
            for name, value in way.items():
                patched.setattr(facets, name, value)
            again = find(replace(demo_index, counted=Lately()), query)
        if "SUMMED_AT_MOST" in way:
            assert {v.obligated for f in again.facets for v in f.values} == {None}
            assert [[v.count for v in f.values] for f in again.facets] == [
                [v.count for v in f.values] for f in usual.facets
            ]
        else:
            assert (again.facets, again.totals) == (usual.facets, usual.totals)
            assert again.histogram == usual.histogram


@pytest.mark.parametrize(("text", "grain"), [*((t, "award") for t in ASKED[:-1]), ("", "action")])
def test_what_is_counted_beforehand_is_what_would_be_counted(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, text: str, grain: str
) -> None:
    query = Query(text, grain=grain, values=3)  # type: ignore[arg-type]
    right = find(pipeline.search_index(settings), query)
    shutil.rmtree(settings.store / "derived")
    monkeypatch.setattr(kept_counts, "KEPT_FROM", 1)
    made = pipeline.search_index(settings)
    monkeypatch.setattr(facets, "count", lambda *asked: pytest.fail("counted again"))
    kept = find(made, query)
    assert (kept.totals, kept.facets, kept.histogram) == (
        right.totals, right.facets, right.histogram,
    )  # fmt: skip
