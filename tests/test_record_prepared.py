"""What rules come down to is kept beside the record, and never outlives the rules."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from countersight.record.prepared import recall
from countersight.settings import Settings


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    own = tmp_path / "own.toml"
    own.write_text("a", encoding="utf-8")
    return Settings(store=tmp_path / "store", taxonomy=own)


def made(*told: str) -> Callable[[], Mapping[str, list[str]]]:
    return lambda: {"told": list(told)}


def never() -> Mapping[str, str]:
    pytest.fail("it was kept, and need not be made again")


def kept(settings: Settings) -> list[Path]:
    return sorted((settings.store / "derived" / "rules").iterdir())


def test_what_was_made_is_kept(settings: Settings) -> None:
    assert recall(settings, "names", made("ä", "b")) == {"told": ["ä", "b"]}
    assert recall(settings, "names", never) == {"told": ["ä", "b"]}
    assert recall(settings, "others", made("c")) == {"told": ["c"]}
    assert len(kept(settings)) == 2


def test_each_is_read_once_however_many_there_are(settings: Settings) -> None:
    names = ("names", "others", "words")
    for name in names:
        recall(settings, name, made(name))
        recall(settings, name, never)
    for place in kept(settings):
        place.unlink()
    for name in names:
        assert recall(settings, name, never) == {"told": [name]}


def test_a_changed_rule_is_read_anew_and_the_old_one_goes(settings: Settings) -> None:
    recall(settings, "names", made("old"))
    before = kept(settings)
    assert settings.taxonomy is not None
    settings.taxonomy.write_text("b", encoding="utf-8")
    assert recall(settings, "names", made("new")) == {"told": ["new"]}
    assert len(kept(settings)) == 1
    assert kept(settings) != before


def test_a_damaged_file_is_made_again(settings: Settings) -> None:
    recall(settings, "names", made("right"))
    [place] = kept(settings)
    place.write_bytes(place.read_bytes()[:-3])
    assert recall(settings, "names", made("right")) == {"told": ["right"]}
    assert recall(settings, "names", never) == {"told": ["right"]}


def test_where_nothing_can_be_written_it_is_made_each_time(settings: Settings) -> None:
    blocked = replace(settings, store=settings.store / "file")
    settings.store.mkdir()
    blocked.store.write_text("no folder", encoding="utf-8")
    assert recall(blocked, "names", made("a")) == {"told": ["a"]}
    assert recall(blocked, "names", made("b")) == {"told": ["b"]}
