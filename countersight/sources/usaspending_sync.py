"""What to download from USAspending.gov to bring a store up to date, and the downloading.

The plan, in the order in which it is carried out:

archive  with `--since`, the department's archive of each fiscal year from then on
year     an export by date of action, for a year that has no archive
delta    without `--since`, the department's delta if it is newer than the store's archives: it
         alone tells what the source deleted
changes  an export of the agency by date of modification, from the archives (or from the last
         sync) until today; it begins a week earlier, as the source takes days to load what
         agencies report

Archives of one day are one pull, seen on that day at 00:00 UTC; the exports are one pull together,
seen when the first of them was made. `changes` comes last, so that what holds it holds it all: the
next sync goes on from there. With `--fiscal-year` alone only whole years are read, and the next
sync is none the wiser.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from itertools import groupby
from pathlib import Path

from countersight.errors import SourceUnreachable, UsageError
from countersight.sources.download import Downloaded, Target, download, sweep
from countersight.sources.fetch import Manners, Web
from countersight.sources.usaspending_api import (
    BASE_URL,
    LONGEST_SPAN,
    ROW_LIMIT,
    Agency,
    Archive,
    Export,
    Span,
    archive_day,
    export,
    find_agency,
    list_archives,
)

_DAY = timedelta(days=1)
OVERLAP = timedelta(days=7)
BETWEEN_DELTAS = timedelta(days=35)  # archives are monthly, give or take some days
FIRST_YEAR = 2008


@dataclass(frozen=True, slots=True)
class Request:
    """What the user asks for. Neither `since` nor `fiscal_years`: go on from the last sync."""

    agency: str
    since: date | None = None
    fiscal_years: tuple[int, ...] = ()
    base_url: str = BASE_URL
    hosts: tuple[str, ...] = ()
    dry_run: bool = False
    manners: Manners = field(default_factory=Manners)


@dataclass(frozen=True, slots=True)
class Known:
    """What the store holds of earlier syncs."""

    last: datetime | None = None  # when the newest `changes` of this agency was seen, UTC
    archives: frozenset[str] = frozenset()  # file names of what was read

    @property
    def archived(self) -> date | None:
        """The day of the newest archive or delta, until which deletions are known."""
        return max((day for name in self.archives if (day := archive_day(name))), default=None)


@dataclass(frozen=True, slots=True)
class Item:
    """One download: `kind` as above, with either an archive or a span to have exported."""

    kind: str
    archive: Archive | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    agency: Agency
    items: tuple[Item, ...]
    notes: tuple[str, ...]
    done: frozenset[str] = frozenset()  # file names that the store has read


@dataclass(frozen=True, slots=True)
class Asked:
    """`to_date`: whether what was modified since the archives is wanted too."""

    known: Known
    today: date
    to_date: bool


@dataclass(frozen=True, slots=True)
class Batch:
    """Files that are one pull."""

    files: tuple[Downloaded, ...]
    seen_at: datetime  # UTC


def plan(web: Web, request: Request, recall: Callable[[str], Known], today: date) -> Plan:
    """Ask the source what it has and decide; downloads nothing and has nothing made.

    `recall` tells what the store holds of downloads under a folder. Raises `UsageError` where the
    request makes no sense, `SourceUnreachable`.
    """
    years = _years(request, today)
    agency = find_agency(web, request.agency)
    known = recall(f"{_folder(agency)}/")
    listed = [archive for year in years for archive in list_archives(web, agency, year)]
    if request.since is None and not request.fiscal_years:
        return going_on(agency, known, listed, today)
    return afresh(agency, years, listed, Asked(known, today, not request.fiscal_years))


def afresh(agency: Agency, years: Sequence[int], listed: Sequence[Archive], asked: Asked) -> Plan:
    """Whole fiscal years, and what was modified since their archives."""
    full = {archive.fiscal_year: archive for archive in listed if archive.fiscal_year}
    items, read = [], []
    for year in years:
        archive = full.get(year)
        if archive is None:
            items.append(Item("year", span=_fiscal_year(year, asked.today)))
        elif archive.file_name in asked.known.archives:
            read.append(archive.file_name)
        else:
            items.append(Item("archive", archive))
    items.sort(key=_order)
    if asked.to_date:
        oldest = min((archive.made_on for archive in full.values()), default=asked.today)
        items += _changes(oldest, asked.today)
    notes = [f"in the store already: {', '.join(read)}"] if read else []
    said = (*notes, *_notes(agency, items))
    return Plan(agency, tuple(items), said, asked.known.archives)


def going_on(agency: Agency, known: Known, listed: Sequence[Archive], today: date) -> Plan:
    """What changed since the last sync. Raises `UsageError` where there was none."""
    if known.last is None:
        raise UsageError(
            f"the store holds no finished sync of {agency.short}; say how far back to begin, "
            "as with --since 2021-10-01"
        )
    last = known.last.date()
    archived = known.archived or last
    # An archive appears days after the one that it bears in its name, and maybe after a sync.
    fresh = [a for a in listed if a.fiscal_year is None and a.made_on > archived]
    items = [*(Item("delta", archive) for archive in fresh), *_changes(last, today)]
    notes = _notes(agency, items)
    if max((a.made_on for a in fresh), default=today) - archived > BETWEEN_DELTAS:
        notes.append(
            f"deletions are known up to {archived}, and a delta reaches back a month at most: some "
            "may be missed; --since reads the archives again"
        )
    return Plan(agency, tuple(items), tuple(notes), known.archives)


def fetch(web: Web, planned: Plan, folder: Path, limit: int) -> Iterator[Batch]:
    """Download what is planned into `folder`, one pull after the other, the oldest first.

    No file may have more than `limit` bytes. A file is the caller's to discard once it is no
    longer needed.
    """
    home = folder / _folder(planned.agency)
    sweep(home, planned.done)

    def get(kind: str, name: str, url: str) -> Downloaded:
        return download(web, Target(web.address(url), home / kind / name, limit))

    ready = [item for item in planned.items if item.archive]
    for day, items in groupby(sorted(ready, key=_order), key=_made_on):
        found = [(item.kind, item.archive) for item in items if item.archive]
        got = tuple(get(kind, archive.file_name, archive.url) for kind, archive in found)
        yield Batch(got, datetime.combine(day, time(), UTC))
    exported: list[tuple[Export, Downloaded]] = []
    for item in planned.items:
        for made in _exports(web, planned.agency, item.span):
            exported.append((made, get(item.kind, made.file_name, made.url)))
    if exported:
        seen_at = min(made.made_at for made, _ in exported)
        yield Batch(tuple(got for _, got in exported), seen_at)


def _folder(agency: Agency) -> str:
    return f"usaspending/{re.sub(r'[^A-Za-z0-9]+', '-', agency.short)}"


def _exports(web: Web, agency: Agency, span: Span | None) -> Iterator[Export]:
    """The export of a span; of its halves, and so on, where the source cuts it short."""
    if span is None:
        return
    made = export(web, agency, span)
    if made.rows is None or made.rows < ROW_LIMIT:
        yield made
        return
    if span.start == span.end:
        raise SourceUnreachable(
            f"{made.file_name}: one day, {span.start}, fills an export of {ROW_LIMIT:,} rows, "
            "where the source cuts; read the archive of that fiscal year with --fiscal-year"
        )
    middle = span.start + (span.end - span.start) // 2
    yield from _exports(web, agency, Span(span.by, span.start, middle))
    yield from _exports(web, agency, Span(span.by, middle + _DAY, span.end))


def _years(request: Request, today: date) -> range | tuple[int, ...]:
    """The fiscal years whose archives matter; any one lists the delta."""
    this = fiscal_year(today)
    if request.since and request.fiscal_years:
        raise UsageError("--since and --fiscal-year: give one, a day to begin or whole years")
    if request.fiscal_years:
        wrong = [y for y in request.fiscal_years if not FIRST_YEAR <= y <= this]
        if wrong:
            raise UsageError(f"--fiscal-year {wrong[0]}: give one from {FIRST_YEAR} to {this}")
        return tuple(sorted(set(request.fiscal_years)))
    if request.since is None:
        return (this,)
    if fiscal_year(request.since) < FIRST_YEAR or request.since > today:
        raise UsageError(f"--since {request.since}: give a day from 2007-10-01 to today, {today}")
    return range(fiscal_year(request.since), this + 1)


def fiscal_year(day: date) -> int:
    """The U.S. fiscal year of a day: it begins on 1 October of the year before."""
    return day.year + (day.month >= 10)


def _fiscal_year(year: int, today: date) -> Span:
    return Span("action_date", date(year - 1, 10, 1), min(date(year, 9, 30), today))


def _changes(since: date, today: date) -> list[Item]:
    """Exports of what was modified, a year at most in each."""
    spans, start = [], since - OVERLAP
    while start <= today:
        end = min(start + timedelta(days=LONGEST_SPAN - 1), today)
        spans.append(Item("changes", span=Span("last_modified_date", start, end)))
        start = end + _DAY
    return spans


def _notes(agency: Agency, items: Sequence[Item]) -> list[str]:
    notes = []
    if not agency.whole and any(item.archive for item in items):
        notes.append(
            f"archives hold the whole of {agency.department}, of which {agency.short} is a part"
        )
    if any(item.kind == "year" for item in items):
        notes.append("a year without an archive comes as an export, which shows nothing deleted")
    return notes


def _made_on(item: Item) -> date:
    return item.archive.made_on if item.archive else date.max


def _order(item: Item) -> tuple[date, str]:
    return _made_on(item), item.archive.file_name if item.archive else ""
