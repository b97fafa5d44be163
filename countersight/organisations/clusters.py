"""Records that belong together: ties in the order of their strength, and none that contradicts.

A tie is refused where it would put two records into one organisation that bear two numbers of one
register, sit in two countries, or that a person has told apart. So a wrong name joins two families
no further than its own record.
"""

from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

NOTHING, SEVERAL = -1, -2

Sides = dict[int, frozenset[str]]  # by the number of a decision: the sides of it


@dataclass(frozen=True, slots=True)
class Register:
    """What each record bears, by its place: a place in `spelt`, or NOTHING."""

    numbers: "array[int]"
    spelt: Sequence[str]


class Clusters:
    """A forest over the places 0 … n-1, whose trees know what their records bear.

    Whole numbers in arrays: a million records take a few megabytes, and a tie a microsecond.
    """

    def __init__(
        self, places: int, registers: Sequence[Register], decided: Sequence[Mapping[int, str]] = ()
    ) -> None:
        """`decided`: for each decision that no tie may contradict, who is on which side of it."""
        self._parent = array("i", range(places))
        self._registers = tuple(Register(one.numbers[:], one.spelt) for one in registers)
        self._several: dict[tuple[int, int], frozenset[int]] = {}  # by register and root
        self._sides: dict[int, Sides] = {}
        for number, sides in enumerate(decided):
            for place, side in sides.items():
                self._sides.setdefault(place, {})[number] = frozenset((side,))

    def root(self, place: int) -> int:
        parent = self._parent
        above = parent[place]
        while above != place:
            parent[place] = parent[above]
            place = parent[place]
            above = parent[place]
        return place

    def roots(self) -> "array[int]":
        """Of every record, by its place."""
        roots = array("i", self._parent)
        for place, above in enumerate(roots):  # a root stands before what hangs on it
            roots[place] = roots[above]
        return roots

    def join(self, left: int, right: int, against: Iterable[int] = ()) -> str | None:
        """Join the trees of two records, or give the reason why they stay apart.

        `against`: the registers whose contradiction keeps them apart, by their places.
        """
        one, other = sorted((self.root(left), self.root(right)))
        if one == other:
            return None
        if why := self._told_apart(one, other) or self._contradiction(one, other, against):
            return why
        self._parent[other] = one
        for register in range(len(self._registers)):
            self._hand_on(register, other, one)
        if sides := self._sides.pop(other, None):
            self._sides[one] = _both(self._sides.get(one, {}), sides)
        return None

    def _told_apart(self, one: int, other: int) -> str | None:
        if not self._sides:
            return None
        left, right = self._sides.get(one, {}), self._sides.get(other, {})
        for number in sorted(left.keys() & right.keys()):
            if left[number].isdisjoint(right[number]):
                return " is not ".join(sorted((min(left[number]), min(right[number]))))
        return None

    def _contradiction(self, one: int, other: int, against: Iterable[int]) -> str | None:
        for register in against:
            numbers, spelt = self._registers[register].numbers, self._registers[register].spelt
            left, right = numbers[one], numbers[other]
            if NOTHING in (left, right) or left == right != SEVERAL:
                continue
            borne = self._borne(register, one), self._borne(register, other)
            if borne[0].isdisjoint(borne[1]):
                return " is not ".join(sorted(min(spelt[one] for one in side) for side in borne))
        return None

    def _borne(self, register: int, root: int) -> frozenset[int]:
        number = self._registers[register].numbers[root]
        if number == SEVERAL:
            return self._several[register, root]
        return frozenset() if number == NOTHING else frozenset((number,))

    def _hand_on(self, register: int, source: int, target: int) -> None:
        numbers = self._registers[register].numbers
        if numbers[source] == NOTHING or numbers[source] == numbers[target] != SEVERAL:
            return
        borne = self._borne(register, source) | self._borne(register, target)
        if len(borne) == 1:
            numbers[target] = numbers[source]
        else:
            numbers[target] = SEVERAL
            self._several[register, target] = borne
        self._several.pop((register, source), None)


def _both(one: Sides, other: Sides) -> Sides:
    empty: frozenset[str] = frozenset()
    return {
        number: one.get(number, empty) | other.get(number, empty)
        for number in one.keys() | other.keys()
    }
