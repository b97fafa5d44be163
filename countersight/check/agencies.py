"""Who buys: which agencies of the record a claim's agency covers, through parents and parts.

The tree and the names are those of `countersight.agencies`.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache

from countersight.agencies import ALL, above, below, by_name, tidy


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
    known = {min(_shorts(name)): name for name in sorted(loaded)}
    parts = [_scope_of_one(short, known) for short in sorted(_shorts(agency))]
    held = frozenset[str]().union(*(part.agencies for part in parts))
    return Scope(held, whole=all(part.whole and part.agencies for part in parts))


def _scope_of_one(short: str, known: dict[str, str]) -> Scope:
    """The agency itself, or its parts in the record, or the nearest parent in it."""
    if short == ALL:
        return Scope(frozenset(known.values()), whole=False)
    parts = set(below(short))
    if held := frozenset(known[part] for part in parts if part in known):
        return Scope(held, whole=short in known or parts - {short} <= known.keys())
    nearest = next((name for name in above(short) if name in known), None)
    return Scope(frozenset({known[nearest]} if nearest else ()))


@lru_cache(maxsize=4096)
def _shorts(agency: str) -> frozenset[str]:
    """Short names of the agencies that a phrase names: `ICE's investigators and CBP` names two.

    A parent named beside its part says only where the part belongs. What the tree does not know
    is its own short name.
    """
    said_of = tidy(agency)
    if said_of in by_name():
        return frozenset({by_name()[said_of]})
    capitals = set(re.findall(r"\b[A-Z]{3,}\b", agency))
    found = {
        short
        for said, short in by_name().items()
        if (" " in said and re.search(rf"\b{said}\b", said_of)) or said.upper() in capitals
    }
    nearest = found - {parent for short in found for parent in above(short)}
    return frozenset(nearest or {said_of.upper()})
