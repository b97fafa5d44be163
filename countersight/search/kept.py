"""What is kept of a side beside its index, so that very many hits are counted in milliseconds.

A document's number is its place by date, from 1. Bitmaps (roaring, of numbers) hold the documents
of each value of a facet and of each common word; columns hold what numbers are looked up in.
Amounts are kept as bitmaps too, one a binary digit, from which sums and spans follow without
looking at a document (O'Neil and Quass, "Improved query performance with variant indexes", 1997).
"""

import json
import mmap
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from pyroaring import BitMap
from tantivy import DocAddress

from countersight.errors import StoreError

LAYOUT = 2  # of these files; an index of another layout is made anew
BITS, LISTED = "bitmaps", "listed.json"
HAVING = "having"  # under it, by field: the documents that have a figure, or a value, at all

Column = NDArray[Any]


@dataclass(frozen=True, slots=True)
class Digits:
    """A figure of each document of `having`: `low` and what its binary digits come to."""

    having: BitMap
    low: int
    digits: tuple[BitMap, ...]

    def sum(self, shared: Callable[[BitMap], int]) -> int:
        """Over the documents of which a set has so many as `shared` says."""
        over = sum(shared(digit) << place for place, digit in enumerate(self.digits))
        return over + self.low * shared(self.having)

    def within(self, low: int | None, high: int | None) -> BitMap:
        """The documents of which the figure lies from `low` to `high`; None is open."""
        found = self.having if high is None else self._at_most(high)
        return found.copy() if low is None else found - self._at_most(low - 1)

    def _at_most(self, figure: int) -> BitMap:
        most = figure - self.low
        if most < 0:
            return BitMap()
        if most >> len(self.digits):
            return self.having
        less, equal = BitMap(), self.having.copy()
        for place in reversed(range(len(self.digits))):
            if most >> place & 1:
                less |= equal - self.digits[place]
                equal &= self.digits[place]
            else:
                equal -= self.digits[place]
        return less | equal


@dataclass(frozen=True, slots=True)
class Kept:
    """Open files of what is kept; bitmaps are read where they are asked for.

    listed: where in `bits` the bitmap of a field's value lies. names: the values of a facet of
    which a document has one, in the order of their codes in its column, from 1; 0 is none.
    best: the row of column `best` with the best hits of a search, 0 behind the last.
    """

    documents: int = 0
    listed: Mapping[str, Mapping[str, tuple[int, int]]] = field(default_factory=dict)
    lows: Mapping[str, int] = field(default_factory=dict)
    names: Mapping[str, list[str]] = field(default_factory=dict)
    best: Mapping[str, int] = field(default_factory=dict)
    columns: Mapping[str, Column] = field(default_factory=dict)
    bits: mmap.mmap | bytes = b""
    _read: dict[str, dict[str, BitMap]] = field(default_factory=dict, compare=False)
    _counts: dict[str, Column] = field(default_factory=dict, compare=False)

    def everything(self) -> BitMap:
        return BitMap(range(1, self.documents + 1))

    def address(self, number: int) -> DocAddress:
        return DocAddress(int(self.columns["segment"][number]), int(self.columns["doc"][number]))

    def bitmap(self, name: str, value: str) -> BitMap | None:
        """The documents of a field's value, if they are kept."""
        if name in self._read:
            return self._read[name].get(value)
        place = self.listed.get(name, {}).get(value)
        return None if place is None else self._bitmap(*place)

    def _bitmap(self, start: int, size: int) -> BitMap:
        return BitMap.deserialize(self.bits[start : start + size])

    def values(self, name: str) -> dict[str, BitMap]:
        """All kept bitmaps of a field; they stay in memory from then on."""
        if name not in self._read:
            listed = self.listed.get(name, {})
            self._read[name] = {value: self._bitmap(*place) for value, place in listed.items()}
        return self._read[name]

    def having(self, name: str) -> BitMap | None:
        """The documents that have any value of a facet, or a figure."""
        if name in self.listed.get(HAVING, {}):
            return self.bitmap(HAVING, name)
        return BitMap().union(*self.values(name).values()) if name in self.listed else None

    def digits(self, name: str) -> Digits:
        read = self.values(f"{name}_digits")
        digits = tuple(read[str(place)] for place in range(len(read)))
        return Digits(self.having(name) or BitMap(), self.lows[name], digits)

    def counts(self, name: str) -> Column:
        """How many documents have each code of a column; 0 is no code."""
        if name not in self._counts:
            counted = np.bincount(self.columns[name][1:], minlength=len(self.names[name]) + 1)
            counted[0] = 0
            self._counts[name] = counted
        return self._counts[name]


def open_kept(place: Path) -> Kept:
    """Raises `StoreError` where a file of it is missing or broken."""
    try:
        told = json.loads((place / LISTED).read_text(encoding="utf-8"))
        columns = {file.stem: np.load(file, mmap_mode="r") for file in place.glob("*.npy")}
        with (place / BITS).open("rb") as file:
            bits = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    except (OSError, ValueError) as error:
        raise StoreError(f"the search index {place} is damaged; delete it ({error})") from error
    return Kept(**told, columns=columns, bits=bits)


def numbers(found: BitMap) -> Column:
    """The same, in their order; as wide as places in memory, by which columns are read quickest."""
    return np.frombuffer(found.to_array(), dtype=np.uint32).astype(np.intp)
