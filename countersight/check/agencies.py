"""Who buys: which agencies of the record a claim's agency covers, through parents and parts.

`agencies.csv` is the tree: an agency's short name, the one it belongs to, further names.
"""

import csv
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

ALL = "US"
_COUNTRY = re.compile(r"^(?:us|united states) (?=.)")


@dataclass(frozen=True, slots=True)
class Scope:
    """The record's agencies that a claim is about.

    `named` is false where the claim names none; `whole` where every part of the claim's agency
    is in the record. No agencies: what the claim names is not in this record.
    """

    agencies: frozenset[str]
    named: bool = True
    whole: bool = True


def scope_of(agency: str | None, loaded: Collection[str]) -> Scope:
    """What `agency` covers among the agencies that the record holds."""
    if agency is None or not agency.strip():
        return Scope(frozenset(loaded), named=False)
    known = {next(iter(_shorts(name)), name): name for name in loaded}
    parts = [_scope_of_one(short, known) for short in sorted(_shorts(agency))]
    held = frozenset[str]().union(*(part.agencies for part in parts))
    return Scope(held, whole=all(part.whole and part.agencies for part in parts))


def _scope_of_one(short: str, known: dict[str, str]) -> Scope:
    """The agency itself, or its parts in the record, or the nearest parent in it."""
    if short == ALL:
        return Scope(frozenset(known.values()), whole=False)
    parts = set(_below(short))
    if held := frozenset(known[part] for part in parts if part in known):
        return Scope(held, whole=short in known or parts - {short} <= known.keys())
    above = next((name for name in _above(short) if name in known), None)
    return Scope(frozenset({known[above]} if above else ()))


@lru_cache(maxsize=4096)
def _shorts(agency: str) -> frozenset[str]:
    """Short names of the agencies that a phrase names: `ICE's investigators and CBP` names two.

    A parent named beside its part says only where the part belongs. What the tree does not know
    is its own short name.
    """
    tidy = _tidy(agency)
    if tidy in _names():
        return frozenset({_names()[tidy]})
    capitals = set(re.findall(r"\b[A-Z]{3,}\b", agency))
    found = {
        short
        for said, short in _names().items()
        if (" " in said and re.search(rf"\b{said}\b", tidy)) or said.upper() in capitals
    }
    nearest = found - {parent for short in found for parent in _above(short)}
    return frozenset(nearest or {tidy.upper()})


def _tidy(name: str) -> str:
    """Small letters without articles, country and brackets: `the U.S. Secret Service (USSS)`."""
    bare = re.sub(r"\s*\([^)]*\)|\bthe\b", "", name.replace("’", "'"), flags=re.I)
    words = re.sub(r"[^a-z0-9]+", " ", bare.lower().replace(".", "")).strip()
    return _COUNTRY.sub("", words)


@cache
def _rows() -> tuple[dict[str, str], ...]:
    text = (files("countersight") / "check" / "agencies.csv").read_text(encoding="utf-8")
    return tuple(csv.DictReader(text.splitlines()))


@cache
def _names() -> dict[str, str]:
    """Every tidied name, with its short name."""
    return {
        _tidy(name): row["agency"]
        for row in _rows()
        for name in (row["agency"], *row["names"].split("|"))
        if _tidy(name)
    }


@cache
def _parents() -> dict[str, str]:
    return {row["agency"]: row["parent"] for row in _rows() if row["parent"]}


def _above(short: str) -> Iterator[str]:
    """Parents, nearest first, up to the department: all of government is nobody's buyer."""
    while (parent := _parents().get(short)) and parent != ALL:
        yield parent
        short = parent


def _below(short: str) -> Iterator[str]:
    """The agency and its parts that buy under their own name in the record."""
    yield short
    for part, parent in _parents().items():
        if parent == short:
            yield from _below(part)
