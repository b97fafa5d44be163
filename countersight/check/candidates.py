"""The actions that a claim may be about, by supplier and, through resellers, by maker."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from countersight import duckdb_core as duckdb
from countersight.reported import FindSuppliers
from countersight.sql import load

LEAST_SCORE = 0.6  # a supplier's name that matches worse is another company
NEAR_BEST = 0.15  # and so is one that matches that much worse than the best

_LEGAL_FORM = re.compile(
    r"[\s,]+(?:inc|incorporated|llc|l\.l\.c|ltd|limited|corp|corporation|co|company|plc|lp|llp|gmbh"
    r"|s\.?a|ag|bv|nv)\.?$",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """An action that may bear on a claim.

    `effective` is the day that its text gives for what it did, else its own. `resold`: the
    supplier is not the company claimed.
    """

    award_key: str
    piid: str
    modification: str
    day: date
    effective: date
    events: tuple[str, ...]
    obligation: Decimal
    description: str
    supplier: str
    agency: str
    current_value: Decimal | None
    ceiling: Decimal | None
    parent_piid: str | None
    resold: bool


@dataclass(frozen=True, slots=True)
class Former:
    """An action as the record showed it until it altered the obligation; seen by pulls."""

    candidate: Candidate  # with the former obligation
    until: date  # the last pull that showed it so
    since: date  # the first that shows what stands now


@dataclass(frozen=True, slots=True)
class Pool:
    """All actions of any date and agency that a company's claims may be about."""

    suppliers: tuple[str, ...]
    candidates: tuple[Candidate, ...]
    former: tuple[Former, ...] = ()


def pool_of(con: duckdb.DuckDBPyConnection, vendor: str, suppliers: tuple[str, ...]) -> Pool:
    """The candidates for claims on `vendor`; empty where the record does not know it."""
    words = re.findall(r"[A-Za-z0-9]+", bare_name(vendor))
    bound = {
        "suppliers": list(suppliers),
        "maker": r"\b" + r"\W+".join(words) + r"(?:\W?s)?\b" if _telling(words) else None,
        "word": max(words, key=len, default="").upper(),
        "squeezed": "".join(words).lower(),
    }
    rows = con.execute(load("check", "candidates"), bound).fetchall()
    candidates = tuple(candidate_of(row) for row in rows)
    return Pool(suppliers, candidates, tuple(_former(con, candidates)))


def _former(con: duckdb.DuckDBPyConnection, candidates: Iterable[Candidate]) -> Iterator[Former]:
    known = {(one.award_key, one.modification): one for one in candidates}
    keys = list({key for key, _ in known})
    altered = con.execute(load("check", "former"), {"keys": keys}).fetchall()
    for award_key, modification, old, until, since in altered:
        if one := known.get((award_key, modification)):
            yield Former(replace(one, obligation=old), until, since)


def candidate_of(row: tuple[Any, ...]) -> Candidate:
    """A row as a record that never changes: its list of events becomes a tuple."""
    cells: list[Any] = [tuple(cell) if isinstance(cell, list) else cell for cell in row]
    return Candidate(*cells)


def suppliers_of(vendor: str, find: FindSuppliers) -> tuple[str, ...]:
    """The record's names that `vendor` means, without the ones that merely resemble it."""
    matches = [match for match in find(vendor) if match.score >= LEAST_SCORE]
    best = max((match.score for match in matches), default=0.0)
    return tuple(match.name for match in matches if match.score >= best - NEAR_BEST)


def bare_name(vendor: str) -> str:
    """The name without its legal form: descriptions leave it out."""
    while (shorter := _LEGAL_FORM.sub("", vendor.strip())) != vendor:
        vendor = shorter
    return vendor


def _telling(words: list[str]) -> bool:
    """Whether the words, met in a description, can only mean the company."""
    return len(words) > 1 or any(len(word) >= 6 for word in words)


def longest_names(vendors: Iterable[str]) -> dict[str, str]:
    """Each name that a document uses, with the longest that begins with its words.

    `{"Kestrel": "Kestrel Optics"}`: a text says the full name once and the short one after.
    """
    names = sorted(set(vendors), key=lambda name: (-len(name), name))
    return {
        short: next(name for name in names if f"{name} ".startswith(f"{short} ")) for short in names
    }
