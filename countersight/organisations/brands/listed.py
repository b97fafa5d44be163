"""The names that lists hold, ready to read texts with; `listing` makes them so."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from countersight.organisations import names
from countersight.organisations.brands.lexicon import Name, squeeze

# The letters of a name, its spelling, and what it stands for (`lexicon.Name`).
Line = tuple[str, str, str, str | None, bool, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Lists:
    """What the lists come down to, in what JSON can hold.

    makers: the letters of each name of a company that the directory lists as a maker.
    """

    names: Sequence[Line]
    spellings: Mapping[str, Sequence[str]]
    owners: Mapping[str, Sequence[str]]
    makers: Sequence[str]

    def named(self, may: Callable[[str], bool] = lambda _: True) -> Iterator[tuple[str, Name]]:
        """(spelling, name) of each line whose letters `may` be called for, in order."""
        for letters, spelling, maker, product, everyday, needs in self.names:
            if may(letters):
                yield spelling, Name(maker, product, everyday, tuple(needs))


def is_listed(lists: Lists) -> Callable[[str], bool]:
    """Whether a supplier bears the name of a company that the directory lists as a maker."""
    own = frozenset(lists.makers)
    return lambda supplier: any(
        squeeze(names.normalise(spelling)) in own for spelling in names.spellings(supplier)
    )
