"""USAspending.gov's API: which archives there are, and exports made to order.

Publisher  U.S. Department of the Treasury, Bureau of the Fiscal Service
Licence    U.S. government work, public domain
Archives   made monthly, a zip a fiscal year for a whole department; and a delta, of all years,
           with what changed or was deleted since the archives before
Exports    made on request, of one agency; a year at most, by the date of the action or of its
           last modification; cut at 500,000 rows; deleted actions do not show
Caveats    `type` is required of a listing, whatever its documentation says; deltas are listed with
           no fiscal year; runs of 503 last for hours; the same request is answered by the same
           file until the source has loaded new data
Agencies   `countersight.agencies` has the names and codes of published transactions, where there
           were some, else those that agencies give themselves; ids are asked for, and a name that
           the source's own list lacks is refused
"""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from typing import Any

from countersight import agencies
from countersight.errors import SourceUnreachable, UsageError
from countersight.model import Progress
from countersight.sources.fetch import PASSING, Web, quoted

BASE_URL = "https://api.usaspending.gov/api/v2/"
FILE_HOSTS = ("files.usaspending.gov",)  # where the API at BASE_URL keeps its files
ROW_LIMIT = 500_000
# Statuses are read from a replica that may not have heard yet of an export asked for just now.
UNHEARD = PASSING | {404}
LONGEST_SPAN = 366  # days, both ends counted
CONTRACTS = ("A", "B", "C", "D")
VEHICLES = tuple(f"IDV_{kind}" for kind in ("A", "B", "B_A", "B_B", "B_C", "C", "D", "E"))

_SAFE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9 ()_.&,-]*\.zip")
_ARCHIVE = re.compile(r"FY(?:\d{4}|\(All\))_.+_Contracts_(?:Full|Delta)_(\d{8})\.zip")
_MADE_AT = re.compile(r"_(\d{4}-\d\d-\d\d)_H(\d\d)M(\d\d)S(\d\d)\d*\.zip")


@dataclass(frozen=True, slots=True)
class Agency:
    """A department, or an agency of it; `department_id` is the source's own number."""

    short: str
    name: str
    department: str
    department_code: str
    department_id: int

    @property
    def whole(self) -> bool:
        return self.name == self.department


@dataclass(frozen=True, slots=True)
class Archive:
    """A file made monthly; `fiscal_year` is None for a delta."""

    file_name: str
    url: str
    fiscal_year: int | None
    made_on: date


@dataclass(frozen=True, slots=True)
class Span:
    """Days to ask for, both included; `by` is action_date or last_modified_date."""

    by: str
    start: date
    end: date


@dataclass(frozen=True, slots=True)
class Export:
    """A file made to order."""

    file_name: str
    url: str
    made_at: datetime  # UTC
    rows: int | None = None


def find_agency(web: Web, text: str) -> Agency:
    """The agency that `text` names: short (`ICE`), in full, or by its code.

    Raises `UsageError` where the source has none by that name.
    """
    departments = _departments(web)
    for row in _listed():
        if text.casefold() in {name.casefold() for name in (row.short, row.published, row.code)} - {
            ""
        }:
            department = departments.get(row.department_code)
            if department is None:
                break
            agency = Agency(row.short, row.published, *department)
            return agency if agency.whole else _confirmed(web, agency)
    for name, code, number in departments.values():
        if text.casefold() in (name.casefold(), code):
            return Agency(code, name, name, code, number)
    shorts = ", ".join(sorted(row.short for row in _listed()))
    raise UsageError(
        f"--agency {text}: the source lists no such agency; give a department's full name "
        f"or one of {shorts}"
    )


def list_archives(web: Web, agency: Agency, fiscal_year: int) -> list[Archive]:
    """The newest archive of the department for that year, and its newest delta, if they exist."""
    asked = {"agency": agency.department_id, "fiscal_year": fiscal_year, "type": "contracts"}
    answer = web.ask("POST", "bulk_download/list_monthly_files/", json=asked)
    newest: dict[int | None, Archive] = {}
    for row in _get(answer, "monthly_files"):
        archive = _archive(row)
        known = newest.get(archive.fiscal_year)
        if known is None or known.made_on < archive.made_on:
            newest[archive.fiscal_year] = archive
    return list(newest.values())


def export(web: Web, agency: Agency, span: Span) -> Export:
    """Have a file made, and wait until it is there.

    Raises `SourceUnreachable` where making it fails or takes longer than the user's patience.
    """
    asked = {"filters": _filters(agency, span), "file_format": "csv"}
    answer = web.ask("POST", "bulk_download/awards/", json=asked)
    name = _safe(_get(answer, "file_name"))
    made_at = _made_at(name) or datetime.now(UTC).replace(microsecond=0)
    status = _finished(web, name)
    return Export(name, _get(status, "file_url"), made_at, status.get("total_rows"))


def _finished(web: Web, name: str) -> dict[str, Any]:
    manners = web.manners
    deadline = manners.clock() + manners.patience
    while True:
        answer = web.ask("GET", "download/status/", UNHEARD, params={"file_name": name})
        status = _get(answer, "status")
        if status == "finished":
            return dict(answer)
        if status == "failed":
            said = quoted(str(answer.get("message") or "no reason given"))
            raise SourceUnreachable(
                f"{name}: the source failed to make this export ({said}); run the same command "
                "again, or a shorter range with --since"
            )
        if manners.clock() >= deadline:
            raise SourceUnreachable(
                f"{name}: the source is still not done with this export ({quoted(str(status))}) "
                f"after {manners.patience / 60:,.0f} min; run the same command later, or with a "
                "longer --patience"
            )
        web.on_progress(Progress(f"waiting for {name} to be made", 0, None))
        manners.sleep(manners.poll)


def _filters(agency: Agency, span: Span) -> dict[str, Any]:
    department = {"type": "awarding", "tier": "toptier", "name": agency.department}
    part = {"tier": "subtier", "name": agency.name, "toptier_name": agency.department}
    return {
        "prime_award_types": [*CONTRACTS, *VEHICLES],
        "agencies": [department if agency.whole else department | part],
        "date_type": span.by,
        "date_range": {"start_date": span.start.isoformat(), "end_date": span.end.isoformat()},
    }


def _departments(web: Web) -> dict[str, tuple[str, str, int]]:
    """Name, code and id of each department that the source lists, by code."""
    answer = web.ask(
        "POST", "bulk_download/list_agencies/", json={"type": "award_agencies", "agency": 0}
    )
    groups = _get(answer, "agencies")
    rows = [*_get(groups, "cfo_agencies"), *_get(groups, "other_agencies")]
    return {
        code: (_get(row, "name"), code, int(_get(row, "toptier_agency_id")))
        for row in rows
        for code in [str(_get(row, "toptier_code"))]
    }


def _confirmed(web: Web, agency: Agency) -> Agency:
    """The agency under the name by which the source's department lists it."""
    asked = {"type": "award_agencies", "agency": agency.department_id}
    answer = web.ask("POST", "bulk_download/list_agencies/", json=asked)
    names = [str(_get(row, "subtier_agency_name")) for row in _get(answer, "sub_agencies")]
    if agency.name not in names:
        raise UsageError(
            f"--agency {agency.short}: {agency.department} no longer lists {agency.name!r}, but "
            f"{quoted(', '.join(names))}; load the whole of {agency.department} instead"
        )
    return agency


def archive_day(name: str) -> date | None:
    """The day that an archive or a delta bears in its name; None for other files."""
    found = _ARCHIVE.fullmatch(name)
    try:
        return date.fromisoformat(found.group(1)) if found else None
    except ValueError:  # no such day
        return None


def _archive(row: Any) -> Archive:
    name = _safe(_get(row, "file_name"))
    made_on = archive_day(name)
    if made_on is None:
        raise SourceUnreachable(
            f"{name}: the source lists an archive whose name has no date; report this to us"
        )
    year = _get(row, "fiscal_year")
    return Archive(name, _get(row, "url"), None if year is None else int(year), made_on)


def _made_at(name: str) -> datetime | None:
    """When an export was begun, as its name says, in UTC."""
    found = _MADE_AT.search(name)
    if found is None:
        return None
    day, hour, minute, second = found.groups()
    return datetime.fromisoformat(f"{day}T{hour}:{minute}:{second}+00:00")


def _safe(name: Any) -> str:
    if not isinstance(name, str) or not _SAFE_NAME.fullmatch(name):
        raise SourceUnreachable(
            f"{quoted(str(name))}: the source names a file unlike any of its own; check --base-url"
        )
    return name


def _get(answer: Any, key: str) -> Any:
    try:
        return answer[key]
    except (KeyError, TypeError) as error:
        raise SourceUnreachable(
            f"the source's answer lacks {key!r} ({quoted(str(answer))}); its API may have changed: "
            "check --base-url, or install a newer countersight"
        ) from error


@cache
def _listed() -> tuple[agencies.Agency, ...]:
    """Those that the source publishes under a name of their own."""
    return tuple(agency for agency in agencies.listed() if agency.published)
