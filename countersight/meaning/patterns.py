"""The patterns of `patterns.toml`, compiled when they are first tried; that file says how."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

PARTIAL, RECITAL, IF_MONEY = "partial", "recital", "if_money"  # marks, as the file explains
ALONE, UNLESS_EXTENDED, NOTHING = "alone", "unless_extended", "nothing"
_BLOCK = re.compile(r"\{([A-Z]+)(\d*)\}")
_FEW = r"(?:[\w'#/&-]+ ){0,%s}?"


@dataclass(frozen=True, slots=True)
class Pattern:
    """A way of saying something: `needs` are stems that must stand before `words` is tried."""

    kind: str  # pattern, beside or limited, as the file has it
    name: str
    events: frozenset[str]
    marks: frozenset[str]
    needs: frozenset[str]
    source: str
    example: str

    @property
    def words(self) -> re.Pattern[str]:
        return _compiled(self.source)


@cache
def _compiled(source: str) -> re.Pattern[str]:
    return re.compile(source)


def data(name: str) -> dict[str, Any]:
    """A data file of this room, as TOML reads it."""
    return tomllib.loads((files("countersight.meaning") / name).read_text(encoding="utf-8"))


def _filled(words: str, blocks: Mapping[str, str]) -> str:
    """Blocks stand in blocks: filled until none is left."""
    while found := _BLOCK.search(words):
        name, count = found.groups()
        block = _FEW % count if name == "FEW" else blocks[name]
        words = words[: found.start()] + block + words[found.end() :]
    return words


def _patterns(kind: str) -> tuple[Pattern, ...]:
    return tuple(_pattern(kind, table, _DATA["blocks"]) for table in _DATA[kind])


def _pattern(kind: str, table: Mapping[str, Any], blocks: Mapping[str, str]) -> Pattern:
    return Pattern(
        kind=kind,
        name=table["name"],
        events=frozenset(table.get("events", ())),
        marks=frozenset(table.get("marks", ())),
        needs=frozenset(table["needs"]),
        source="|".join(_filled(way, blocks) for way in table["words"]),
        example=table["example"],
    )


_DATA = data("patterns.toml")
PATTERNS = _patterns("pattern")
BESIDE = _patterns("beside")
LIMITED = _patterns("limited")
