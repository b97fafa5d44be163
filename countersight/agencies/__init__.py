"""Agencies of the United States, as data: their tree, their codes, and how texts name them.

`agencies.csv`: the usual short name; the agency that it belongs to; its FPDS code and that of its
department; the name under which USAspending.gov publishes it, where transactions show one; further
names that texts use for it.
"""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

ALL = "US"
_COUNTRY = re.compile(r"^(?:us|united states) (?=.)")


@dataclass(frozen=True, slots=True)
class Agency:
    """An agency, a department or a part of an agency; a field is empty where there is none."""

    short: str
    parent: str
    code: str
    department_code: str
    published: str
    names: tuple[str, ...]


@cache
def listed() -> tuple[Agency, ...]:
    """Every agency of the list, a parent before its parts."""
    text = (files("countersight.agencies") / "agencies.csv").read_text(encoding="utf-8")
    return tuple(
        Agency(
            row["agency"],
            row["parent"],
            row["code"],
            row["department_code"],
            row["published"],
            tuple(name for name in row["names"].split("|") if name),
        )
        for row in csv.DictReader(text.splitlines())
    )


def tidy(name: str) -> str:
    """Small letters without articles, country and brackets: `the U.S. Secret Service (USSS)`."""
    bare = re.sub(r"\s*\([^)]*\)|\bthe\b", "", name.replace("’", "'"), flags=re.I)
    words = re.sub(r"[^a-z0-9]+", " ", bare.lower().replace(".", "")).strip()
    return _COUNTRY.sub("", words)


@cache
def by_name() -> dict[str, str]:
    """The short name of an agency by each of its names, tidied (`tidy`)."""
    return {
        tidy(name): agency.short
        for agency in listed()
        for name in (agency.short, *agency.names)
        if tidy(name)
    }


@cache
def _parents() -> dict[str, str]:
    return {agency.short: agency.parent for agency in listed() if agency.parent}


def above(short: str) -> Iterator[str]:
    """Parents, nearest first, up to the department: all of government is nobody's buyer."""
    while (parent := _parents().get(short)) and parent != ALL:
        yield parent
        short = parent


def below(short: str) -> Iterator[str]:
    """The agency and its parts, however deep."""
    yield short
    for part, parent in _parents().items():
        if parent == short:
            yield from below(part)
