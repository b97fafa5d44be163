"""The taxonomy of `taxonomy.toml`, and a user's own file before it; that file says how."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from countersight.errors import InputError, UsageError
from countersight.meaning import phrases
from countersight.meaning.phrases import Group, Phrase

STRENGTHS = ("stated", "shown", "supporting")  # best first
PLACES = ("text", "psc", "naics", "supplier")
_CAPABILITY: Mapping[str, type] = {"id": str, "name": str, "is": str}
_EVIDENCE: Mapping[str, type] = {
    **{"bears": list, "says": list, "beside": list, "unless": list},
    **{"of": str, "strength": str, "alone": bool, "whole": bool},
}


@dataclass(frozen=True, slots=True)
class Capability:
    """A kind of surveillance technology: its id, its name, and what it is."""

    id: str
    name: str
    definition: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words of a place (`PLACES`) that show capabilities; none explains the words away."""

    bears: tuple[str, ...]
    group: Group
    of: str = "text"
    basis: str = "text"  # what is told of it: a place, or "product" for what a directory names
    strength: str = "stated"
    alone: bool = False  # counts only where nothing else shows a capability of the award


@dataclass(frozen=True, slots=True)
class Taxonomy:
    capabilities: tuple[Capability, ...]
    evidence: tuple[Evidence, ...]

    def of(self, place: str) -> tuple[Evidence, ...]:
        return tuple(e for e in self.evidence if e.of == place)

    def capability(self, id_: str) -> Capability:
        """The capability of that id. Raises `UsageError`, which names the nearest."""
        known = {c.id: c for c in self.capabilities}
        if id_ in known:
            return known[id_]
        from difflib import get_close_matches  # noqa: PLC0415 - as slow to read in as all else here

        near = get_close_matches(id_, known, n=1, cutoff=0.5)
        hint = f"did you mean {near[0]}?" if near else "known are " + ", ".join(known)
        raise UsageError(f"there is no capability {id_!r}; {hint}")


@cache
def written() -> Mapping[str, Any]:
    """The taxonomy as `taxonomy.toml` has it."""
    text = (files("countersight.meaning") / "taxonomy.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def read(own: Path | None = None) -> Taxonomy:
    """The taxonomy, a user's file of the same form before it. Raises `InputError`."""
    ours = _built_in()
    if own is None:
        return ours
    theirs = _load(own)
    added = _capabilities(theirs.get("capability", ()), own)
    mine = {capability.id: capability for capability in (*ours.capabilities, *added)}
    evidence = tuple(_evidence(entry, set(mine), own) for entry in theirs.get("evidence", ()))
    return Taxonomy(tuple(mine.values()), (*evidence, *ours.evidence))


@cache
def _built_in() -> Taxonomy:
    capabilities = _capabilities(written()["capability"], None)
    known = {capability.id for capability in capabilities}
    return Taxonomy(
        tuple(capabilities), tuple(_evidence(e, known, None) for e in written()["evidence"])
    )


def _load(path: Path) -> Mapping[str, Any]:
    try:
        with path.open("rb") as file:
            loaded = tomllib.load(file)
    except OSError as error:
        raise InputError(f"{path}: the taxonomy cannot be read ({error.strerror})") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: the taxonomy is no TOML: {error}") from error
    for name, entries in loaded.items():
        if name not in ("capability", "evidence") or not isinstance(entries, list):
            raise InputError(f"{path}: {name!r} is neither [[capability]] nor [[evidence]]")
    return loaded


def _capabilities(entries: Iterable[Mapping[str, Any]], own: Path | None) -> list[Capability]:
    found = []
    for entry in entries:
        _check(entry, _CAPABILITY, ("id", "name", "is"), own)
        found.append(Capability(entry["id"], entry["name"], entry["is"]))
    return found


def _evidence(entry: Mapping[str, Any], known: set[str], own: Path | None) -> Evidence:
    _check(entry, _EVIDENCE, ("bears", "says"), own)
    place, strength = entry.get("of", "text"), entry.get("strength", "stated")
    unknown = sorted(set(entry["bears"]) - known)
    if unknown:
        raise InputError(f"{own}: evidence bears {unknown[0]!r}, which no [[capability]] defines")
    if place not in PLACES or strength not in STRENGTHS:
        raise InputError(f"{own}: evidence is of {', '.join(PLACES)}; {', '.join(STRENGTHS)}")
    return Evidence(
        bears=tuple(entry["bears"]),
        group=Group(
            _phrases(entry["says"], own),
            _phrases(entry.get("beside", ()), own),
            _phrases(entry.get("unless", ()), own),
            entry.get("whole", False),
        ),
        of=place,
        basis=place,
        strength=strength,
        alone=entry.get("alone", False),
    )


def _phrases(written: Iterable[str], own: Path | None) -> tuple[Phrase, ...]:
    try:
        return tuple(phrase for text in written for phrase in phrases.read(text))
    except InputError as error:
        raise InputError(f"{own}: {error}") from error


def _check(
    entry: Mapping[str, Any], kinds: Mapping[str, type], needed: Iterable[str], own: Path | None
) -> None:
    """Every field is known and of its kind, and none is missing."""
    for name, value in entry.items():
        if not isinstance(value, kinds.get(name, ())):
            raise InputError(f"{own}: {name} = {value!r} is no field of {dict(entry)}")
    missing = [name for name in needed if name not in entry]
    if missing:
        raise InputError(f"{own}: {dict(entry)} lacks {missing[0]}")
