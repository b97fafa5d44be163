"""How a source is asked: patiently, politely, of no other host; and how large files are resumed."""

import hashlib
import os
import time
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from countersight.errors import SourceUnreachable, StoreLocked
from countersight.model import Progress
from countersight.sources import download, fetch
from countersight.sources.download import Downloaded, Target
from countersight.sources.fetch import Manners, Web
from tests.local_source import Answering, Fault, LocalSource, cut, serving, silence, status

HEARD: list[Progress] = []  # of progress, by the latest connection
DATA = bytes(zlib.crc32(b"%d" % n) % 256 for n in range(300_000))


@dataclass
class Clock:
    """Time passes only by sleeping."""

    now: float = 0.0

    def __post_init__(self) -> None:
        self.naps: list[float] = []

    def sleep(self, seconds: float) -> None:
        self.naps.append(seconds)
        self.now += seconds


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def manners(clock: Clock) -> Manners:
    return Manners(sleep=clock.sleep, clock=lambda: clock.now, chance=lambda: 1.0, timeout=5)


@pytest.fixture
def source(monkeypatch: pytest.MonkeyPatch) -> Iterator[LocalSource]:
    for name in [n for n in os.environ if n.lower().endswith("_proxy")]:
        monkeypatch.delenv(name)
    with serving() as local:
        local.archives["x.zip"] = DATA
        yield local


@pytest.fixture
def web(source: LocalSource, manners: Manners) -> Iterator[Web]:
    with fetch.connect(source.base_url, (), manners, HEARD.append) as connected:
        yield connected


def ask(web: Web) -> object:
    asked = {"type": "award_agencies", "agency": 0}
    return web.ask("POST", "bulk_download/list_agencies/", json=asked)["sub_agencies"]


def get(web: Web, folder: Path, url: str = "/files/x.zip", limit: int = 10**9) -> Downloaded:
    return download.download(web, Target(web.address(url), folder / "x.zip", limit))


def test_an_honest_name_and_a_polite_rate(source: LocalSource, web: Web, clock: Clock) -> None:
    ask(web), ask(web), ask(web)
    assert [agent.split("/")[0] for agent in source.agents] == ["countersight"]
    assert clock.naps == [1.0, 1.0]


PASSING = [
    # What goes wrong, and the waits that follow; the polite second between requests is in them.
    ([status(503)], [1.0]),
    ([status(503), status(502), status(500), status(504)], [1.0, 2.0, 4.0, 8.0]),
    ([status(429, Retry_After="7")], [7.0]),
    ([status(503, Retry_After="0")], [1.0]),
    ([status(503, Retry_After="Thu, 01 Jan 1970 00:00:00 GMT")], [1.0]),
    ([status(503, Retry_After="soon")], [1.0]),
]


@pytest.mark.parametrize(("faults", "naps"), PASSING)
def test_what_passes_is_asked_again(
    source: LocalSource, web: Web, clock: Clock, faults: list[Fault], naps: list[float]
) -> None:
    source.faults["list_agencies/"] = [*faults]
    assert ask(web) == []
    assert clock.naps == naps


def test_a_silent_source_is_asked_again(source: LocalSource, manners: Manners) -> None:
    source.faults["list_agencies/"] = [silence(0.3)]
    with fetch.connect(source.base_url, (), replace(manners, timeout=0.05)) as web:
        assert ask(web) == []


def test_waits_grow_to_a_bound_and_attempts_end(
    source: LocalSource, web: Web, clock: Clock
) -> None:
    source.faults["list_agencies/"] = [status(503)] * 99
    with pytest.raises(SourceUnreachable, match=r"list_agencies/: answered 503 .*10 attempts"):
        ask(web)
    assert clock.naps == [1, 2, 4, 8, 16, 32, 60, 60, 60]


def test_waits_are_spread_by_chance(source: LocalSource, manners: Manners, clock: Clock) -> None:
    source.faults["list_agencies/"] = [status(503)] * 2
    even = replace(manners, chance=lambda: 0.0, between=0.0)
    with fetch.connect(source.base_url, (), even) as web:
        ask(web)
    assert clock.naps == [0.5, 1.0]


def test_a_source_that_asks_for_an_hour_is_not_waited_for(source: LocalSource, web: Web) -> None:
    source.faults["list_agencies/"] = [status(503, Retry_After="3600")]
    with pytest.raises(SourceUnreachable, match="come back in 3,600 s"):
        ask(web)


def test_a_source_that_is_not_there(manners: Manners, clock: Clock) -> None:
    with serving() as gone:
        pass
    with (
        fetch.connect(gone.base_url, (), manners) as web,
        pytest.raises(SourceUnreachable, match=r"ConnectError: .*refused.* after 4 attempts"),
    ):
        ask(web)
    assert clock.naps == [1, 2, 4]


def test_a_refusal_is_told_in_the_sources_words(source: LocalSource, web: Web) -> None:
    with pytest.raises(SourceUnreachable, match=r"400 Bad Request: Missing one or more .* type"):
        web.ask("POST", "bulk_download/list_monthly_files/", json={"agency": 63, "fiscal_year": 1})
    assert len(source.asked) == 1


@pytest.mark.parametrize("code", [301, 302, 303, 307, 308])
def test_no_redirect_is_followed(source: LocalSource, web: Web, tmp_path: Path, code: int) -> None:
    source.faults["x.zip"] = [status(code, Location="http://localhost:1/x.zip")]
    with pytest.raises(SourceUnreachable, match=rf"{code} .* http://localhost:1/x.zip, which is"):
        get(web, tmp_path)
    assert len(source.asked) == 1


@pytest.mark.parametrize(
    "url",
    [
        "http://elsewhere.example/x.zip",
        "https://127.0.0.1/x.zip",
        "//elsewhere.example/x.zip",
        "file:///etc/passwd",
        "http://127.0.0.1:9@elsewhere.example/x.zip",
    ],
)
def test_no_other_host_is_read(source: LocalSource, web: Web, tmp_path: Path, url: str) -> None:
    with pytest.raises(SourceUnreachable, match="was not named"):
        get(web, tmp_path, url)
    assert source.asked == []


def test_a_host_that_was_named_is_read(source: LocalSource, manners: Manners) -> None:
    with fetch.connect("http://api.example/v2/", (source.host,), manners) as web:
        assert str(web.address(f"http://{source.host}/x.zip"))
        assert str(web.address("/x.zip")) == "http://api.example/x.zip"


def test_an_answer_that_is_no_json(source: LocalSource, web: Web) -> None:
    source.faults["list_agencies/"] = [lambda self: self.whole(200, b"<html>\x1b[2J", {})]
    with pytest.raises(SourceUnreachable, match=r"200 without JSON \(<html> \[2J\)"):
        ask(web)


def test_an_answer_without_end(
    source: LocalSource, web: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetch, "MOST_JSON", 1000)
    source.faults["list_agencies/"] = [lambda self: self.whole(200, b"[" * 2000, {})]
    with pytest.raises(SourceUnreachable, match="more than 1,000 bytes"):
        ask(web)


def test_an_answer_cut_short_is_asked_again(source: LocalSource, web: Web) -> None:
    def cut_short(self: Answering) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "100")
        self.end_headers()
        self.wfile.write(b'{"agencies": ')
        self.close_connection = True

    source.faults["list_agencies/"] = [cut_short]
    assert ask(web) == []


def test_progress_tells_of_bytes_and_of_waits(
    source: LocalSource, web: Web, tmp_path: Path
) -> None:
    HEARD.clear()
    source.faults["x.zip"] = [status(503), cut(DATA, 100_000)]
    get(web, tmp_path)
    waits = [p.stage for p in HEARD if p.unit != "bytes"]
    assert waits[0] == "waiting 1 s to ask again: 127.0.0.1 answered 503 Service Unavailable"
    assert HEARD[-1] == Progress("downloading x.zip", len(DATA), len(DATA), "bytes")
    done = [p.done for p in HEARD if p.unit == "bytes"]
    assert done == sorted(done)


def test_a_file_arrives_whole(web: Web, tmp_path: Path) -> None:
    got = get(web, tmp_path / "new")
    assert got.path.read_bytes() == DATA
    assert got.sha256 == hashlib.sha256(DATA).hexdigest()
    assert sorted(p.name for p in got.path.parent.iterdir()) == ["x.zip", "x.zip.json"]
    download.discard([got.path])
    assert list(got.path.parent.iterdir()) == []


RESUMED = [
    # How often the connection ends and where; what is then asked for.
    ([100_000], [None, "bytes=100000-"]),
    ([100_000, 50_000, 60_000], [None, "bytes=100000-", "bytes=150000-", "bytes=210000-"]),
    ([0], [None, None]),
    ([299_999], [None, "bytes=299999-"]),
]


@pytest.mark.parametrize(("ends", "asked"), RESUMED)
def test_a_file_cut_short_is_resumed(
    source: LocalSource, web: Web, tmp_path: Path, ends: list[int], asked: list[str | None]
) -> None:
    at, cuts = 0, []
    for more in ends:
        at += more
        cuts.append(cut(DATA, at))
    source.faults["x.zip"] = cuts
    got = get(web, tmp_path)
    assert got.path.read_bytes() == DATA
    assert got.sha256 == hashlib.sha256(DATA).hexdigest()
    assert source.paths("x.zip") == asked


def test_many_cuts_that_each_bring_something_are_not_too_many(
    source: LocalSource, web: Web, tmp_path: Path
) -> None:
    source.faults["x.zip"] = [cut(DATA, at) for at in range(10_000, 300_000, 10_000)]
    assert get(web, tmp_path).path.read_bytes() == DATA


def test_a_server_that_knows_no_ranges(source: LocalSource, web: Web, tmp_path: Path) -> None:
    source.faults["x.zip"] = [cut(DATA, 100_000), cut(DATA, 200_000, ranges=False)]
    assert get(web, tmp_path).path.read_bytes() == DATA
    source.faults["x.zip"] = [cut(DATA, 200_000, ranges=False)] * 99
    (tmp_path / "x.zip").unlink()
    with pytest.raises(SourceUnreachable, match=r"x\.zip: broke off at byte 200,000.*10 attempts"):
        get(web, tmp_path)


def test_a_file_that_changed_meanwhile_is_read_anew(
    source: LocalSource, web: Web, tmp_path: Path
) -> None:
    source.faults["x.zip"] = [cut(DATA[::-1], 100_000)]
    assert get(web, tmp_path).path.read_bytes() == DATA


def test_a_range_that_was_not_asked_for(source: LocalSource, web: Web, tmp_path: Path) -> None:
    wrong = {"Content-Range": "bytes 5-9/300000"}
    source.faults["x.zip"] = [cut(DATA, 100_000), lambda self: self.whole(206, b"12345", wrong)]
    assert get(web, tmp_path).path.read_bytes() == DATA


def test_the_next_run_goes_on_where_one_was_stopped(
    source: LocalSource, web: Web, tmp_path: Path
) -> None:
    source.faults["x.zip"] = [cut(DATA, 100_000), status(404)]
    with pytest.raises(SourceUnreachable, match="404"):
        get(web, tmp_path)
    assert get(web, tmp_path).path.read_bytes() == DATA
    assert source.paths("x.zip") == [None, "bytes=100000-", "bytes=100000-"]


def test_a_whole_file_of_an_earlier_run_is_used(
    source: LocalSource, web: Web, tmp_path: Path
) -> None:
    get(web, tmp_path)
    assert get(web, tmp_path).sha256 == hashlib.sha256(DATA).hexdigest()
    source.archives["x.zip"] = DATA[::-1]
    assert get(web, tmp_path).path.read_bytes() == DATA[::-1]
    assert source.paths("x.zip") == [None, "bytes=299999-", "bytes=299999-"]


@pytest.mark.parametrize("said", [True, False])
def test_a_file_beyond_the_limit(source: LocalSource, web: Web, tmp_path: Path, said: bool) -> None:
    def endless(self: Answering) -> None:
        self.send_response(200)
        self.end_headers()
        self.close_connection = True
        with suppress(ConnectionError):
            for _ in range(100):
                self.wfile.write(DATA)

    source.faults["x.zip"] = [] if said else [endless]
    with pytest.raises(SourceUnreachable, match="larger than 299,999 bytes"):
        get(web, tmp_path, limit=299_999)
    assert (tmp_path / "x.zip.part").stat().st_size < 10_000_000


def test_what_is_no_longer_needed_is_swept_away(tmp_path: Path) -> None:
    files = {"old.zip.part": 31, "young.zip.part": 29}
    for name, days in (files | {"a.zip": 0, "b.zip.json": 0, "c.zip.part": 0}).items():
        (tmp_path / name).touch()
        os.utime(tmp_path / name, (0, time.time() - days * 86_400))
    download.sweep(tmp_path, {"a.zip", "b.zip", "c.zip"})
    assert [path.name for path in tmp_path.iterdir()] == ["young.zip.part"]


def test_two_runs_do_not_write_one_file(web: Web, tmp_path: Path) -> None:
    target = Target(web.address("/files/x.zip"), tmp_path / "x.zip", 10**9)
    with download._held(target), pytest.raises(StoreLocked, match="another run"):
        get(web, tmp_path)
