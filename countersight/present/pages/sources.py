"""Sources and coverage: which pulls the record is made of, and what it cannot show."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from countersight.present.overview import Overview, read_overview
from countersight.present.pages import Asked, Entry
from countersight.present.rows import read_rows
from countersight.present.text import counted

PATH = "/sources"
NAV = (8, "Sources")


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file of a pull, how its rows ended, and the checksum of its bytes."""

    pull: int
    seen_at: datetime
    scope: str
    path: str
    layout: str
    sha256: str
    rows: int
    new: int
    changed: int
    unchanged: int
    repeated: int
    deleted: int
    quarantined: int
    withheld: int


@dataclass(frozen=True, slots=True)
class Covered:
    """What the record holds of an agency's fiscal year."""

    agency: str | None
    fiscal_year: int
    actions: int
    first_date: date
    last_date: date
    pulls: int  # pulls that show something of it


@dataclass(frozen=True, slots=True)
class SourcesPage:
    overview: Overview
    files: tuple[SourceFile, ...]
    coverage: tuple[Covered, ...]

    @property
    def years(self) -> list[int]:
        return sorted({line.fiscal_year for line in self.coverage})

    @property
    def agencies(self) -> list[str | None]:
        return list(dict.fromkeys(line.agency for line in self.coverage))

    def cell(self, agency: str | None, year: int) -> Covered | None:
        fitting = (c for c in self.coverage if (c.agency, c.fiscal_year) == (agency, year))
        return next(fitting, None)


def read(asked: Asked, _: object) -> SourcesPage:
    return SourcesPage(
        overview=read_overview(asked.con),
        files=read_rows(asked.con, SourceFile, "pages/source_files"),
        coverage=read_rows(asked.con, Covered, "pages/covered"),
    )


def rows(asked: Asked, _: object) -> Iterator[SourceFile]:
    yield from read_rows(asked.con, SourceFile, "pages/source_files")


def entries(page: SourcesPage) -> Iterator[Entry]:
    """The pulls, as a stream that tells when the record has grown."""
    for pull in reversed(page.overview.pulls):
        yield Entry(
            id=f"pull {pull.pull} {pull.seen_at}",
            title=f"Pull {pull.pull}: {counted(pull.new, 'new row')}, {pull.changed:,} changed",
            link=f"/sources#pull-{pull.pull}",
            updated=pull.seen_at,
            summary=f"{counted(pull.rows, 'row')} in {counted(pull.files, 'file')}, {pull.scope}",
        )


def headline(page: SourcesPage) -> str:
    return f"Sources and coverage of {page.overview.totals.actions:,} actions"
