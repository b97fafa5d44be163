"""Which patterns are worth trying on a text: those of whose stems it holds one.

A text's words are judged one by one, and each word of the record once, for most recur. That finds
the few patterns out of two hundred stems in a tenth of the time that looking for each stem takes.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache

_WORDS = 65_536  # judged words that are kept


class Stems:
    """Lists of stems, and the places of those lists that a text holds something of."""

    def __init__(self, lists: Sequence[Iterable[str]]) -> None:
        self._whole: dict[str, set[int]] = {}
        self._broken: dict[str, set[int]] = {}  # stems that go on into the next word
        for place, stems in enumerate(lists):
            for stem in stems:
                kept = self._broken if " " in stem else self._whole
                kept.setdefault(stem, set()).add(place)
        self._of = lru_cache(_WORDS)(self._judge)

    def held(self, text: str) -> set[int]:
        """The places of the lists; `text` has one space between its words."""
        places: set[int] = set()
        for word in text.split(" "):
            sure, may = self._of(word)
            places |= sure
            for stem in may:
                if stem in text:
                    places |= self._broken[stem]
        return places

    def _judge(self, word: str) -> tuple[frozenset[int], tuple[str, ...]]:
        sure = (places for stem, places in self._whole.items() if stem in word)
        may = (stem for stem in self._broken if word.endswith(stem[: stem.index(" ")]))
        return frozenset().union(*sure), tuple(may)
