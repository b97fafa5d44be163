"""All or nothing: whatever happens while a pull is added, the store holds whole pulls."""

import json
import os
import signal
import subprocess
import threading
import time
from datetime import datetime
from pathlib import Path

import pytest

from countersight import pipeline
from countersight.errors import (
    CountersightError,
    InputError,
    NoSuchInput,
    StoreError,
    StoreFull,
    StoreLocked,
    StoreMissing,
    StoreTooNew,
    UnknownLayout,
    UsageError,
)
from countersight.model import unwatched
from countersight.record import commit, delta, reader, store
from countersight.record.reader import Scope
from countersight.settings import Settings
from tests.running import running, trickle
from tests.tables import brief, write


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(store=tmp_path / "store")


def add(settings: Settings, *paths: Path) -> None:
    pipeline.add([str(path) for path in paths], settings, None, unwatched)


def rows_of(settings: Settings) -> int:
    with reader.reading(store.open_store(settings.store), settings, Scope()) as con:
        return int(con.execute("select count(*) from action").fetchall()[0][0])


def many(path: Path, count: int, first: int = 0) -> Path:
    return write(path, [brief(f"P{number:05}") for number in range(first, first + count)])


BAD = [
    ("empty.csv", b"", InputError, "empty"),
    ("blank.csv", b"\n\n", InputError, "empty"),
    ("binary.csv", b"PK\x03\x04\x00\x00", InputError, "not a text table"),
    (
        "page.csv",
        b"<!DOCTYPE html>\n<html><body>Log in</body></html>\n",
        UnknownLayout,
        "a web page",
    ),
    ("wide.csv", "Agency,Award ID\n".encode("utf-16"), InputError, "save it as UTF-8"),
    ("latin.csv", "Agençe,Award\n".encode("latin-1"), InputError, "UTF-8"),
    ("other.csv", b"name,age\nx,1\n", UnknownLayout, "fits no layout"),
    ("semicolon.csv", b"Agency;Award ID;Recipient Name\n", UnknownLayout, "split by ';'"),
    ("twice.csv", b"Agency,Agency\n", InputError, "twice"),
]


@pytest.mark.parametrize(("name", "data", "error", "said"), BAD, ids=[bad[0] for bad in BAD])
def test_a_bad_file_adds_nothing(
    settings: Settings,
    tmp_path: Path,
    name: str,
    data: bytes,
    error: type[CountersightError],
    said: str,
) -> None:
    good = many(tmp_path / "good.csv", 3)
    add(settings, good)
    bad = tmp_path / name
    bad.write_bytes(data)
    with pytest.raises(error, match=said) as raised:
        add(settings, many(tmp_path / "more.csv", 3, first=10), bad)
    assert name in str(raised.value)
    assert "\n" not in str(raised.value)
    assert rows_of(settings) == 3


def test_a_missing_file(settings: Settings, tmp_path: Path) -> None:
    with pytest.raises(NoSuchInput, match=r"nowhere\.csv: no such file"):
        add(settings, tmp_path / "nowhere.csv")


def test_a_header_without_rows_is_an_empty_pull(settings: Settings, tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", [brief()])
    path.write_bytes(path.read_bytes().splitlines(keepends=True)[0])
    add(settings, path)
    assert rows_of(settings) == 0


def test_no_store_to_read(settings: Settings) -> None:
    with pytest.raises(StoreMissing, match="no store here"):
        rows_of(settings)


def test_a_store_from_a_newer_version(settings: Settings, tmp_path: Path) -> None:
    add(settings, many(tmp_path / "a.csv", 1))
    about = settings.store / "store.json"
    about.write_text(json.dumps(json.loads(about.read_text()) | {"format": 99}))
    with pytest.raises(StoreTooNew, match="newer countersight"):
        rows_of(settings)


def test_a_store_from_an_older_version(settings: Settings, tmp_path: Path) -> None:
    add(settings, many(tmp_path / "a.csv", 1))
    about = settings.store / "store.json"
    about.write_text(json.dumps(json.loads(about.read_text()) | {"format": 1}))
    with pytest.raises(StoreError, match="make a new store"):
        rows_of(settings)


def test_a_store_whose_description_is_damaged(settings: Settings, tmp_path: Path) -> None:
    add(settings, many(tmp_path / "a.csv", 1))
    (settings.store / "store.json").write_text("{")
    with pytest.raises(StoreError, match="restore it from a copy"):
        rows_of(settings)


def test_a_store_whose_table_is_lost(settings: Settings, tmp_path: Path) -> None:
    add(settings, many(tmp_path / "a.csv", 1))
    for path in (settings.store / "version").glob("*.parquet"):
        path.unlink()
    with pytest.raises(StoreError, match="cannot be read"):
        rows_of(settings)


def test_a_folder_with_other_things_is_no_store(settings: Settings, tmp_path: Path) -> None:
    settings.store.mkdir()
    (settings.store / "thesis.doc").write_text("years of work")
    with pytest.raises(UsageError, match=r"thesis\.doc"):
        add(settings, many(tmp_path / "a.csv", 1))


def test_a_store_locked_by_another_run(settings: Settings, tmp_path: Path) -> None:
    add(settings, many(tmp_path / "a.csv", 1))
    with (
        store.locked(store.open_store(settings.store)),
        pytest.raises(StoreLocked, match="another run"),
    ):
        add(settings, many(tmp_path / "b.csv", 1, first=5))
    assert rows_of(settings) == 1


def test_readers_see_the_last_whole_pull_while_another_is_written(
    settings: Settings, tmp_path: Path
) -> None:
    add(settings, many(tmp_path / "a.csv", 1))
    seen: list[int] = []
    slow = many(tmp_path / "b.csv", 2000, first=5)
    writer = threading.Thread(target=add, args=(settings, slow))
    writer.start()
    while writer.is_alive():
        seen.append(rows_of(settings))
    writer.join()
    assert {*seen} <= {1, 2001}
    assert rows_of(settings) == 2001


def test_what_a_dead_run_committed_halfway_is_undone(settings: Settings, tmp_path: Path) -> None:
    add(settings, many(tmp_path / "a.csv", 3))
    home = store.open_store(settings.store)
    [whole] = [Path(uri) for uri in delta.file_uris(home, "version")]
    orphan = tmp_path / "orphan.parquet"
    orphan.write_bytes(whole.read_bytes())
    commit._exchange_files(home, "version", [orphan], [])  # and then the power failed
    assert rows_of(settings) == 3
    add(settings, many(tmp_path / "b.csv", 2, first=10))
    assert rows_of(settings) == 5
    assert len(list((settings.store / "version").glob("*.parquet"))) == 2


def test_a_full_disk(tmp_path: Path) -> None:
    small = tmp_path / "small"
    small.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=600k", "tmpfs", str(small)],
        capture_output=True,
        check=False,
    )
    if mounted.returncode != 0:
        pytest.skip("needs the right to mount a small file system")
    settings = Settings(store=small / "store")
    try:
        add(settings, many(tmp_path / "a.csv", 3))
        rows = [
            brief(f"P{n:05}", text=f"{os.urandom(400).hex()} {n}", amount=f"{n}.0")
            for n in range(10, 2000)
        ]
        with pytest.raises(StoreFull, match="disk is full; nothing was added"):
            add(settings, write(tmp_path / "big.csv", rows))
        assert rows_of(settings) == 3
    finally:
        subprocess.run(["umount", "-l", str(small)], check=True)


@pytest.mark.parametrize("after", [0.3, 0.6, 0.9, 1.2, 1.5])
def test_a_killed_run_leaves_whole_pulls(settings: Settings, tmp_path: Path, after: float) -> None:
    add(settings, many(tmp_path / "a.csv", 1))
    more = many(tmp_path / "b.csv", 30_000, first=5)
    with running(settings.store, "add", str(more), stdout=subprocess.DEVNULL):
        time.sleep(after)
    assert rows_of(settings) in (1, 30_001)
    add(settings, many(tmp_path / "c.csv", 1, first=90_000))
    assert rows_of(settings) in (2, 30_002)


def test_ctrl_c_says_so_and_adds_nothing(settings: Settings, tmp_path: Path) -> None:
    add(settings, many(tmp_path / "a.csv", 1))
    fifo = tmp_path / "endless.csv"
    os.mkfifo(fifo)
    opened = trickle(fifo)
    with running(settings.store, "add", str(fifo), stdout=subprocess.DEVNULL) as run:
        assert opened.wait(60)
        time.sleep(0.2)  # it waits for rows
        run.send_signal(signal.SIGINT)
        _, said = run.communicate(timeout=60)
    assert run.returncode == 130
    assert b"nothing was added" in said
    assert b"Traceback" not in said
    assert rows_of(settings) == 1


def test_pulls_are_numbered_and_dated(settings: Settings, tmp_path: Path) -> None:
    moment = datetime(2024, 5, 31, 12, 0)
    path = str(many(tmp_path / "a.csv", 1))
    report = pipeline.add([path], settings, moment, unwatched)
    assert (report.pull, report.seen_at) == (1, moment)
    assert pipeline.add([path], settings, datetime(2024, 6, 1), unwatched).pull == 2
