"""A flag: why it is one, how it is raised, and on which awards."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from countersight.errors import NotInRecord
from countersight.meaning.methodology import COMPARISONS, Methodology, flags
from countersight.present.flags import Asked as Wanted
from countersight.present.flags import Counted, Raised, count_flags, raised
from countersight.present.keyset import Listed
from countersight.present.pages import Asked

PATH = "/flag/{name}"
NEEDS = ("flag", "flag_coverage")


@dataclass(frozen=True, slots=True)
class Query:
    name: str
    agency: str | None = None
    after: str | None = None


@dataclass(frozen=True, slots=True)
class Threshold:
    name: str
    figure: float
    reason: str


@dataclass(frozen=True, slots=True)
class FlagPage:
    """`fields` are those of the flag's file: why, source, formula, judged, exclusions, value."""

    name: str
    title: str
    fields: Mapping[str, str]
    unit: str
    compared: str
    columns: tuple[str, ...]
    thresholds: tuple[Threshold, ...]
    statement: str
    counted: Counted | None
    raised: Listed[Raised]


def read(asked: Asked, query: Query) -> FlagPage:
    found = _flag(query.name)
    counted = (line for line in count_flags(asked.con, query.agency) if line.flag == found.name)
    return FlagPage(
        name=found.name,
        title=found.title,
        fields=found.fields,
        unit=found.unit,
        compared=COMPARISONS[found.compared],
        columns=found.columns,
        thresholds=tuple(Threshold(t.name, t.figure, t.reason) for t in found.thresholds),
        statement=found.statement.strip(),
        counted=next(counted, None),
        raised=raised(Wanted(flag=found.name, agency=query.agency)).page(asked.con, query.after),
    )


def rows(asked: Asked, query: Query) -> Iterator[Raised]:
    wanted = Wanted(flag=_flag(query.name).name, agency=query.agency)
    yield from raised(wanted).all(asked.con)


def _flag(name: str) -> Methodology:
    for flag in flags():
        if flag.name == name:
            return flag
    known = ", ".join(flag.name for flag in flags())
    raise NotInRecord(f"there is no flag {name[:40]!r}; there are: {known}")


def headline(page: FlagPage) -> str:
    return f"{page.title}: the flag and the awards that it is raised on"
