"""Flags: what should make one look twice, on how many awards, of how many that could be judged."""

from collections.abc import Iterator
from dataclasses import dataclass

from countersight.meaning.methodology import flags
from countersight.present.blindness import blindness
from countersight.present.flags import Counted, count_flags
from countersight.present.pages import Asked

PATH = "/flags"
NEEDS = ("flag", "flag_coverage")
NAV = (6, "Flags")


@dataclass(frozen=True, slots=True)
class Query:
    agency: str | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """A flag and why it is one; `unseen` names the columns that the record lacks for it."""

    flag: str
    title: str
    why: str
    unseen: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FlagsPage:
    query: Query
    counted: tuple[Counted, ...]
    told: tuple[Told, ...]

    def said(self, flag: str) -> Told:
        return next(one for one in self.told if one.flag == flag)


def read(asked: Asked, query: Query) -> FlagsPage:
    blind = {flag.name for flag in blindness(asked.con).unseen}
    return FlagsPage(
        query=query,
        counted=tuple(count_flags(asked.con, query.agency)),
        told=tuple(
            Told(f.name, f.title, f.fields["why"], f.columns if f.name in blind else ())
            for f in flags()
        ),
    )


def rows(asked: Asked, query: Query) -> Iterator[Counted]:
    yield from count_flags(asked.con, query.agency)


def headline(page: FlagsPage) -> str:
    return f"Flags{f', {page.query.agency}' if page.query.agency else ''}"
