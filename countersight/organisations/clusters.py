"""Records that belong together: ties in the order of their strength, and none that contradicts.

A tie is refused where it would put two records into one organisation that bear two numbers of one
register, sit in two countries, or that a person has told apart. So a wrong name joins two families
no further than its own record.
"""

from collections.abc import Iterable, Mapping, Sequence

Register = Mapping[int, str]  # the number that a record bears, by the record's place


class Clusters:
    """A forest over the places 0 … n-1, whose trees know what their records bear."""

    def __init__(
        self, places: int, registers: Sequence[Register], decided: Sequence[Register] = ()
    ) -> None:
        """`decided`: registers that no tie may contradict, each the two sides of a decision."""
        self._parent = list(range(places))
        self._borne = [
            {place: frozenset((number,)) for place, number in register.items()}
            for register in (*registers, *decided)
        ]
        self._always = tuple(range(len(registers), len(self._borne)))

    def root(self, place: int) -> int:
        parent = self._parent
        while parent[place] != place:
            parent[place] = parent[parent[place]]
            place = parent[place]
        return place

    def join(self, left: int, right: int, against: Iterable[int] = ()) -> str | None:
        """Join the trees of two records, or give the reason why they stay apart.

        `against`: the registers whose contradiction keeps them apart, by their places.
        """
        one, other = sorted((self.root(left), self.root(right)))
        if one == other:
            return None
        if why := self._contradiction(one, other, (*self._always, *against)):
            return why
        self._parent[other] = one
        for borne in self._borne:
            if numbers := borne.pop(other, None):
                borne[one] = borne.get(one, frozenset()) | numbers
        return None

    def _contradiction(self, one: int, other: int, against: Iterable[int]) -> str | None:
        for register in against:
            borne = self._borne[register]
            left, right = borne.get(one), borne.get(other)
            if left and right and left.isdisjoint(right):
                return " is not ".join(sorted((min(left), min(right))))
        return None
