"""What `sync usaspending` asks for, in which order, and what the store holds of it afterwards."""

import hashlib
import json
import os
import re
import subprocess
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any

import httpx
import pytest

from countersight import pipeline
from countersight.errors import SourceUnreachable, StoreFull, UnsafeArchive, UsageError
from countersight.model import Progress, PullReport
from countersight.present.terminal.sync import plan_lines
from countersight.present.verbs import sync as verb
from countersight.record.reader import Scope
from countersight.settings import Settings
from countersight.sources import fetch, usaspending_api, usaspending_sync
from countersight.sources.fetch import Manners, Web
from countersight.sources.usaspending_api import Agency, Archive, Span
from countersight.sources.usaspending_sync import Asked, Item, Known, Plan, Request
from tests.local_source import LocalSource, cut, serving, status, zipped
from tests.tables import full
from tests.walk import countersight

DHS = "Department of Homeland Security"
ICE = Agency("ICE", "U.S. Immigration and Customs Enforcement", DHS, "070", 63)
IDVS = ("IDV_A", "IDV_B", "IDV_B_A", "IDV_B_B", "IDV_B_C", "IDV_C", "IDV_D", "IDV_E")
TODAY, TO = date(2026, 8, 23), "2026-08-23"
FULL_2025 = "FY2025_070_Contracts_Full_20260806.zip"
FULL_2026 = "FY2026_070_Contracts_Full_20260806.zip"
DELTA = "FY(All)_070_Contracts_Delta_20260806.zip"


class Today(datetime):
    """The clock of the pipeline stands still."""

    @classmethod
    def now(cls, tz: Any = None) -> "Today":
        return cls(2026, 8, 23, 12, tzinfo=tz)


@pytest.fixture
def source(monkeypatch: pytest.MonkeyPatch) -> Iterator[LocalSource]:
    monkeypatch.setattr(pipeline, "datetime", Today)
    monkeypatch.setenv("NO_PROXY", "*")
    with serving() as local:
        local.archives[FULL_2025] = zipped("a_1.csv", [full("0"), full("P00001", "5.00")])
        local.archives[FULL_2026] = zipped("a_1.csv", [full("P00002", "7.00")])
        local.archives[DELTA] = zipped("a_1.csv", [full("P00001", "6.00")], delta=True)
        local.rows = [full("P00002", "8.00")]
        yield local


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(store=tmp_path / "store")


@pytest.fixture
def request_of(source: LocalSource) -> Request:
    manners = Manners(between=0, sleep=lambda _: None, attempts=3)
    return Request("ICE", base_url=source.base_url, manners=manners)


def sync(settings: Settings, request: Request) -> list[PullReport]:
    return [report for _, report in pipeline.sync(request, settings, lambda _: None)]


def amounts(settings: Settings) -> dict[str, int]:
    with pipeline.reading(settings, Scope(), steps=()) as con:
        return dict(con.execute("select modification, obligation::int from action").fetchall())


def downloads(settings: Settings) -> list[str]:
    found = (settings.store / "downloads").rglob("*")
    return sorted(path.name for path in found if path.is_file())


def archive(name: str, year: int | None, day: str) -> Archive:
    return Archive(name, f"https://files.usaspending.gov/{name}", year, date.fromisoformat(day))


A2025, A2026 = archive("25.zip", 2025, "2026-08-06"), archive("26.zip", 2026, "2026-08-06")
D_AUGUST = archive(DELTA, None, "2026-08-06")
JULY, AUGUST = (f"FY2026_070_Contracts_Full_2026{day}.zip" for day in ("0706", "0806"))
LAST_YEAR = "FY2025_070_Contracts_Full_20250206.zip"

# Since when, what the source lists, what the store knows; what is then planned.
PLANS: list[tuple[str, list[Archive], Known, list[tuple[str, ...]]]] = [
    (
        "2025-01-01",
        [A2025, A2026, D_AUGUST],
        Known(),
        [
            ("archive", "25.zip"),
            ("archive", "26.zip"),
            ("changes", "last_modified_date", "2026-07-30", "2026-08-23"),
        ],
    ),
    (  # no archive of the year that has just begun
        "2025-01-01",
        [A2025],
        Known(),
        [
            ("archive", "25.zip"),
            ("year", "action_date", "2025-10-01", "2026-08-23"),
            ("changes", "last_modified_date", "2026-07-30", "2026-08-23"),
        ],
    ),
    (  # archives do not serve at all
        "2025-10-01",
        [],
        Known(),
        [
            ("year", "action_date", "2025-10-01", "2026-08-23"),
            ("changes", "last_modified_date", "2026-08-16", "2026-08-23"),
        ],
    ),
    (  # a sync that broke off after its archives
        "2025-01-01",
        [A2025, A2026],
        Known(None, frozenset({"25.zip", "26.zip"})),
        [("changes", "last_modified_date", "2026-07-30", "2026-08-23")],
    ),
]


@pytest.mark.parametrize(("since", "listed", "known", "planned"), PLANS)
def test_the_plan_of_a_first_sync(
    since: str, listed: list[Archive], known: Known, planned: list[tuple[str, ...]]
) -> None:
    years = usaspending_sync._years(Request("ICE", date.fromisoformat(since)), TODAY)
    plan = usaspending_sync.afresh(ICE, years, listed, Asked(known, TODAY, True))
    assert [said(item) for item in plan.items] == planned


def said(item: Item) -> tuple[str, ...]:
    if item.archive:
        return item.kind, item.archive.file_name
    assert item.span
    return item.kind, item.span.by, str(item.span.start), str(item.span.end)


def last(day: str, *archives: str) -> Known:
    return Known(datetime.fromisoformat(f"{day}T10:00:00+00:00"), frozenset(archives))


# What the store knows; what is planned next, and what is said with it.
NEXT: list[tuple[Known, list[tuple[str, ...]], str]] = [
    (last("2026-08-20", AUGUST), [("changes", "last_modified_date", "2026-08-13", TO)], ""),
    (
        last("2026-07-20", JULY),
        [("delta", DELTA), ("changes", "last_modified_date", "2026-07-13", TO)],
        "of which ICE is a part",
    ),
    (  # the delta came out after the last sync, though it was made before it
        last("2026-08-09", JULY),
        [("delta", DELTA), ("changes", "last_modified_date", "2026-08-02", TO)],
        "of which ICE is a part",
    ),
    (  # a delta that broke off before its changes
        last("2026-07-20", JULY, DELTA),
        [("changes", "last_modified_date", "2026-07-13", TO)],
        "",
    ),
    (
        last("2025-02-10", LAST_YEAR),
        [
            ("delta", DELTA),
            ("changes", "last_modified_date", "2025-02-03", "2026-02-03"),
            ("changes", "last_modified_date", "2026-02-04", TO),
        ],
        "deletions are known up to 2025-02-06",
    ),
]


@pytest.mark.parametrize(("known", "planned", "noted"), NEXT)
def test_the_plan_of_the_next_sync(
    known: Known, planned: list[tuple[str, ...]], noted: str
) -> None:
    plan = usaspending_sync.going_on(ICE, known, [A2026, D_AUGUST], TODAY)
    assert [said(item) for item in plan.items] == planned
    assert noted in " ".join(plan.notes)


def test_a_first_sync_says_how_far_back(settings: Settings, request_of: Request) -> None:
    with pytest.raises(UsageError, match=r"no finished sync of ICE; .* --since"):
        sync(settings, request_of)
    assert not settings.store.exists()


WRONG = [
    ({"since": date(2026, 8, 24)}, "to today, 2026-08-23"),
    ({"since": date(2001, 1, 1)}, "from 2007-10-01"),
    ({"fiscal_years": (2027,)}, "from 2008 to 2026"),
    ({"since": date(2026, 1, 1), "fiscal_years": (2026,)}, "give one"),
    ({"since": date(2026, 1, 1), "agency": "KGB"}, "lists no such agency"),
    ({"since": date(2026, 1, 1), "agency": "USCG"}, "no longer lists 'U.S. Coast Guard'"),
    ({"since": date(2026, 1, 1), "base_url": "ftp://x/"}, "is no address"),
]


@pytest.mark.parametrize(("wrong", "match"), WRONG)
def test_requests_that_make_no_sense(
    settings: Settings, request_of: Request, wrong: dict[str, Any], match: str
) -> None:
    with pytest.raises(UsageError, match=match):
        sync(settings, replace(request_of, **wrong))


@pytest.mark.parametrize("name", ["ICE", "ice", "7012", ICE.name, ICE.name.upper()])
def test_an_agency_by_any_of_its_names(source: LocalSource, name: str) -> None:
    with fetch.connect(source.base_url, (), Manners(between=0)) as web:
        assert usaspending_api.find_agency(web, name) == ICE
        assert usaspending_api.find_agency(web, "070").whole
        assert usaspending_api.find_agency(web, DHS).short == "DHS"


def test_a_first_sync_and_the_next(
    source: LocalSource, settings: Settings, request_of: Request
) -> None:
    first = sync(settings, replace(request_of, since=date(2025, 1, 1)))
    assert [len(report.files) for report in first] == [2, 1]
    assert [str(report.seen_at) for report in first] == [
        "2026-08-06 00:00:00",  # as the archives' names say
        "2026-08-23 10:27:03",  # as the export's name says
    ]
    assert amounts(settings) == {"0": 1000, "P00001": 5, "P00002": 8}
    assert downloads(settings) == []
    assert [row["type"] for row in source.paths("list_monthly_files/")] == ["contracts"] * 2
    [asked] = source.paths("awards/")
    assert asked["filters"] == {
        "prime_award_types": [*"ABCD", *IDVS],
        "agencies": [
            {"type": "awarding", "tier": "subtier", "name": ICE.name, "toptier_name": DHS}
        ],
        "date_type": "last_modified_date",
        "date_range": {"start_date": "2026-07-30", "end_date": "2026-08-23"},
    }

    newer = "FY(All)_070_Contracts_Delta_20260901.zip"
    deleted = full("0") | {"correction_delete_ind": "D"}
    source.archives[newer] = zipped("a_1.csv", [full("P00001", "6.00"), deleted], delta=True)
    source.made, source.rows = "2026-09-10_H10M00S00", [full("P00003", "9.00")]
    source.asked.clear()
    second = sync(settings, request_of)
    assert [report.totals.rows for report in second] == [2, 1]
    assert next(path for path, _ in source.asked if path.startswith("/files/")).endswith(newer)
    [asked] = source.paths("awards/")
    assert asked["filters"]["date_range"]["start_date"] == "2026-08-16"
    assert amounts(settings) == {"P00001": 6, "P00002": 8, "P00003": 9}


def test_a_run_killed_before_it_could_tidy_up(settings: Settings, request_of: Request) -> None:
    sync(settings, replace(request_of, since=date(2025, 1, 1)))
    left = settings.store / "downloads/usaspending/ICE/archive" / FULL_2025
    left.touch()
    left.with_name(f"{FULL_2025}.json").touch()
    sync(settings, request_of)
    assert downloads(settings) == []


def test_a_dry_run_asks_and_does_nothing(
    source: LocalSource, settings: Settings, request_of: Request
) -> None:
    plans: list[Plan] = []
    wanted = replace(request_of, since=date(2025, 1, 1), dry_run=True)
    assert list(pipeline.sync(wanted, settings, plans.append)) == []
    assert plan_lines(plans[0]) == [
        f"Plan for {ICE.name}, {DHS}:",
        f"  1. archive of fiscal year 2025: {FULL_2025}",
        f"  2. archive of fiscal year 2026: {FULL_2026}",
        "  3. export of what was modified from 2026-07-30 to 2026-08-23",
        f"  (archives hold the whole of {DHS}, of which ICE is a part)",
    ]
    assert not settings.store.exists()
    assert {path.rsplit("/", 2)[1] for path, _ in source.asked} == {
        "list_agencies",
        "list_monthly_files",
    }


def test_whole_years_alone_are_no_sync_to_go_on_from(
    source: LocalSource, settings: Settings, request_of: Request
) -> None:
    [report] = sync(settings, replace(request_of, fiscal_years=(2025,)))
    assert report.totals.rows == 2
    with pytest.raises(UsageError, match="no finished sync"):
        sync(settings, request_of)
    assert sync(settings, replace(request_of, fiscal_years=(2025,))) == []


def test_an_export_that_takes_its_time(
    source: LocalSource, settings: Settings, request_of: Request
) -> None:
    source.statuses = ["ready", "running", "running", "finished"]
    source.faults["status/"] = [status(404), status(503)]
    heard: list[Progress] = []
    wanted = replace(request_of, since=date(2026, 8, 1))
    list(pipeline.sync(wanted, settings, lambda _: None, heard.append))
    assert len(source.paths("status/")) == 6
    assert any(re.fullmatch(r"waiting for 070_PrimeT.*zip to be made", p.stage) for p in heard)


def test_an_export_that_is_never_done(
    source: LocalSource, settings: Settings, request_of: Request
) -> None:
    source.statuses = ["running"]
    times = iter(range(0, 100_000, 60))
    manners = replace(request_of.manners, clock=lambda: float(next(times)), patience=3600)
    wanted = replace(request_of, since=date(2026, 8, 1), manners=manners)
    with pytest.raises(SourceUnreachable, match=r"still not done .*\(running\) after 60 min"):
        sync(settings, wanted)
    assert amounts(settings) == {"P00002": 7}  # the archive before it is in, as a whole


def test_an_export_that_fails(source: LocalSource, settings: Settings, request_of: Request) -> None:
    source.statuses = ["failed"]
    with pytest.raises(SourceUnreachable, match=r"failed .* the DownloadJob: Traceback"):
        sync(settings, replace(request_of, since=date(2026, 8, 1)))


def test_an_export_cut_at_its_limit_is_halved(
    source: LocalSource, settings: Settings, request_of: Request
) -> None:
    source.total_rows = [500_000]
    reports = sync(settings, replace(request_of, since=date(2026, 8, 1)))
    assert len(reports[-1].files) == 2
    spans = [tuple(b["filters"]["date_range"].values()) for b in source.paths("awards/")]
    assert spans == [
        ("2026-07-30", "2026-08-23"),
        ("2026-07-30", "2026-08-11"),
        ("2026-08-12", "2026-08-23"),
    ]


def test_one_day_beyond_the_limit(source: LocalSource) -> None:
    source.total_rows = [500_000]
    span = Span("action_date", TODAY, TODAY)
    with (
        fetch.connect(source.base_url, (), Manners(between=0)) as web,
        pytest.raises(SourceUnreachable, match="one day, 2026-08-23, fills"),
    ):
        list(usaspending_sync._exports(web, ICE, span))


def _truncated(data: bytes) -> bytes:
    return data[: len(data) // 2]


def _flipped(data: bytes) -> bytes:
    """One byte of the compressed table altered: the zip's own checksum no longer fits."""
    at = zipfile.ZipFile(BytesIO(data)).infolist()[0]
    place = 30 + len(at.filename) + at.compress_size // 2
    return data[:place] + bytes([data[place] ^ 0xFF]) + data[place + 1 :]


@pytest.mark.parametrize("spoil", [_truncated, _flipped, lambda _: b"<html>come back later</html>"])
def test_a_zip_that_is_damaged_at_the_source(
    source: LocalSource,
    settings: Settings,
    request_of: Request,
    spoil: Callable[[bytes], bytes],
) -> None:
    whole = source.archives[FULL_2026]
    source.archives[FULL_2026] = spoil(whole)
    wanted = replace(request_of, since=date(2025, 1, 1))
    with pytest.raises(UnsafeArchive, match=re.escape(FULL_2026)):
        sync(settings, wanted)
    assert amounts(settings) == {}
    assert downloads(settings) == []
    source.archives[FULL_2026] = whole
    sync(settings, wanted)
    assert amounts(settings) == {"0": 1000, "P00001": 5, "P00002": 8}


def test_what_broke_off_is_resumed_by_the_next_sync(
    source: LocalSource, settings: Settings, request_of: Request
) -> None:
    data = source.archives[FULL_2026]
    source.faults[FULL_2026] = [cut(data, 1000), status(403)]
    wanted = replace(request_of, since=date(2025, 1, 1))
    with pytest.raises(SourceUnreachable, match="403"):
        sync(settings, wanted)
    kept = [FULL_2025, f"{FULL_2025}.json", f"{FULL_2026}.json", f"{FULL_2026}.part"]
    assert downloads(settings) == sorted(kept)
    sync(settings, wanted)
    assert source.paths(FULL_2025) == [None, f"bytes={len(source.archives[FULL_2025]) - 1}-"]
    assert source.paths(FULL_2026) == [None, "bytes=1000-", "bytes=1000-"]
    assert downloads(settings) == []
    assert amounts(settings) == {"0": 1000, "P00001": 5, "P00002": 8}


def test_a_full_disk(source: LocalSource, tmp_path: Path, request_of: Request) -> None:
    mount = ["mount", "-t", "tmpfs", "-o", "size=600k", "tmpfs", str(tmp_path)]
    if subprocess.run(mount, capture_output=True, check=False).returncode != 0:
        pytest.skip("needs the right to mount a small file system")
    settings = Settings(store=tmp_path / "store")
    source.archives[FULL_2025] = os.urandom(2_000_000)
    try:
        sync(settings, replace(request_of, fiscal_years=(2026,)))
        with pytest.raises(StoreFull, match="downloads: the disk is full"):
            sync(settings, replace(request_of, fiscal_years=(2025,)))
        assert amounts(settings) == {"P00002": 7}
    finally:
        subprocess.run(["umount", "-l", str(tmp_path)], check=True)


@pytest.mark.parametrize("name", ["../../evil.zip", "/etc/x.zip", ".zip", "x.csv", None, 7])
def test_a_name_that_leads_out_of_the_folder(name: Any) -> None:
    with pytest.raises(SourceUnreachable, match="unlike any of its own"):
        usaspending_api._safe(name)


def test_the_command(source: LocalSource, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verb, "Manners", partial(Manners, between=0))
    where = ("--store", tmp_path / "s"), ("--base-url", source.base_url)
    words = (*where[0], "sync", "usaspending", "--agency", "ICE", *where[1])
    answer = countersight(*words, "--since", "2026-08-01", "--dry-run")
    assert answer.code == 0, answer.err
    assert answer.out.splitlines()[1] == f"  1. archive of fiscal year 2026: {FULL_2026}"
    answer = countersight(*words, "--since", "2026-08-01", "--json")
    about = json.loads(answer.out)
    assert [pull["totals"]["rows"] for pull in about["pulls"]] == [1, 1]
    assert "Plan for" in answer.err
    data = source.archives[FULL_2026]
    assert about["pulls"][0]["downloads"] == [
        {
            "url": f"http://{source.host}/files/{FULL_2026}",
            "bytes": len(data),
            "sha256": hashlib.sha256(data).hexdigest(),
        }
    ]
    answer = countersight(*words)
    assert answer.code == 0, answer.err
    assert re.search(r"/files/070_Prime.*\.zip: [\d,]+ bytes, SHA-256 [0-9a-f]{64}\n", answer.out)
    assert countersight(*words, "--since", "tomorrow").code == 2
    source.faults["awards/"] = [lambda self: self.json(400, {"detail": "no such agency"})]
    answer = countersight(*words)
    assert answer.code == 4
    assert "awards/: answered 400 Bad Request: no such agency;" in answer.err


def replayed(shared: Path, *names: str) -> Web:
    """A connection that gives recorded answers, one after the other."""
    folder = shared / "data" / "usaspending-api" / "example_responses"
    answers = iter([(folder / name).read_bytes() for name in names])
    transport = httpx.MockTransport(lambda _: httpx.Response(200, content=next(answers)))
    client = httpx.Client(base_url=usaspending_api.BASE_URL, transport=transport)
    hosts = frozenset({client.base_url.netloc.decode(), *usaspending_api.FILE_HOSTS})
    return Web(client, hosts, Manners(between=0))


def test_recorded_answers_to_an_export(shared: Path) -> None:
    web = replayed(shared, "download_assistance.json", "download_status.json")
    made = usaspending_api.export(web, ICE, Span("action_date", TODAY, TODAY))
    assert made.rows == 15
    assert made.made_at == datetime(2025, 8, 17, 5, 53, 58, tzinfo=UTC)
    assert made.file_name == "ASST_80NSSC24K0522_2025-08-17_H05M53S58016610.zip"
    assert web.address(made.url).host == "files.usaspending.gov"


@pytest.mark.parametrize("name", ["agency.json", "agency_subagencies.json", "tas_agencies.json"])
def test_recorded_answers_of_another_kind_are_not_misread(shared: Path, name: str) -> None:
    with pytest.raises(SourceUnreachable, match="lacks"):
        usaspending_api.find_agency(replayed(shared, name), "ICE")
    with pytest.raises(SourceUnreachable, match="lacks"):
        usaspending_api.list_archives(replayed(shared, name), ICE, 2025)


NAMES = [
    (FULL_2025, date(2026, 8, 6)),
    (DELTA, date(2026, 8, 6)),
    ("FY2025_All_Contracts_Full_20260806.zip", date(2026, 8, 6)),
    ("FY2025_070_Contracts_Full_20261399.zip", None),
    ("FY2025_070_Assistance_Full_20260806.zip", None),
    ("070_PrimeTransactions_2026-08-23_H10M27S03000000.zip", None),
]


@pytest.mark.parametrize(("name", "day"), NAMES)
def test_the_day_in_an_archives_name(name: str, day: date | None) -> None:
    assert usaspending_api.archive_day(name) == day
