"""Records that belong together: ties in the order of their strength, and none that contradicts.

A tie is refused where it would put two records into one organisation that a person has told apart,
or that bear two numbers of one register or sit in two countries. So a wrong name joins two families
no further than its own record.
"""

from collections.abc import Iterable, Sequence


class Clusters:
    """A forest over the places 0 … n-1, whose trees know what their records bear."""

    def __init__(
        self,
        registered: Sequence[Sequence[str | None]],
        apart: Iterable[tuple[int, int]] = (),
    ) -> None:
        """`registered`: for each register (UEI, country …), the number that each record bears."""
        self._parent = list(range(len(registered[0]))) if registered else []
        self._borne = [
            {place: frozenset((number,)) for place, number in enumerate(column) if number}
            for column in registered
        ]
        self._apart: dict[int, set[int]] = {}
        for left, right in apart:
            self._apart.setdefault(left, set()).add(right)
            self._apart.setdefault(right, set()).add(left)

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
        if why := self._told_apart(one, other) or self._contradiction(one, other, against):
            return why
        self._parent[other] = one
        for borne in self._borne:
            if numbers := borne.pop(other, None):
                borne[one] = borne.get(one, frozenset()) | numbers
        for place in self._apart.pop(other, ()):
            self._apart.setdefault(one, set()).add(place)
        return None

    def _contradiction(self, one: int, other: int, against: Iterable[int]) -> str | None:
        for register in against:
            borne = self._borne[register]
            left, right = borne.get(one), borne.get(other)
            if left and right and left.isdisjoint(right):
                return " is not ".join(sorted((min(left), min(right))))
        return None

    def _told_apart(self, one: int, other: int) -> str | None:
        few, many = sorted((one, other), key=lambda root: len(self._apart.get(root, ())))
        told = any(self.root(place) == many for place in self._apart.get(few, ()))
        return "a person has told them apart" if told else None
