"""What very many documents hold: the commonest words, two of them, and two side by side.

The index takes long to weigh so many hits, and there are few such searches; so the best hits of
each are kept, as far as anybody is likely to page.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations_with_replacement

import numpy as np

from countersight.search import docset
from countersight.search.compile import about, analyzed, compiled, weighed
from countersight.search.fields import TEXT
from countersight.search.kept import Column
from countersight.search.language import All, Node, Words, said
from countersight.search.schema import Side

MANY = 500_000  # documents
PAIRED = 12  # words, of which each two are looked for together
LISTED = 1_000  # of the best

NONE: Column = np.zeros(0, np.uint32)


def common(side: Side, words: Sequence[str]) -> Iterator[All | Words]:
    """The searches of which the best hits are to be kept; `words` with the commonest first."""
    often = [word for word in words if _are_many(_word(word), side)]
    yield from map(_word, often)
    for two in combinations_with_replacement(often[:PAIRED], 2):
        if _are_many(_both(two), side):
            yield _both(two)
            yield from dict.fromkeys((_word(" ".join(two)), _word(" ".join(reversed(two)))))


def key(node: Node) -> str | None:
    """Under which the best hits of a search are kept, if they are."""
    match node:
        case Words(field="text", prefix=False):
            return " ".join(analyzed(node))
        case All(parts=(Words(field="text", prefix=False), Words(field="text", prefix=False))):
            words = [analyzed(part) for part in node.parts if isinstance(part, Words)]
            if all(len(found) == 1 for found in words):
                return " AND ".join(sorted(found[0] for found in words))
    return None


def weigh(side: Side, node: Node) -> list[int]:
    """The numbers of the best, in their order."""
    wanted = weighed(compiled(node, side), said(node), side)
    hits = side.searcher.search(wanted, LISTED, count=False).hits
    return docset.numbers_of(side, [place for _, place in hits])


def of(side: Side, node: Node) -> Column:
    """The same as it is kept; nothing where it is not."""
    row = side.kept.best.get(key(node) or "")
    if row is None:
        return NONE
    listed: Column = side.kept.columns["best"][row]
    return listed[listed > 0]


def _word(text: str) -> Words:
    return Words(TEXT, text)


def _both(words: tuple[str, ...]) -> All:
    return All(tuple(map(_word, words)))


def _are_many(node: Node, side: Side) -> bool:
    return about(node, side) >= MANY
