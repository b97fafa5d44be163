"""Which documents speak with one voice: agreement among copies of one report confirms nothing."""

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from countersight.reported import Document

RUN = 5  # words that two texts share in one run
COPIED = 0.15  # share of the shorter text's runs that the other one has
TELLING = 4  # facts in common from which their choice and order say something
CHOSEN = 0.6  # share of the shorter text's facts that the other one tells too
IN_ORDER = 0.75  # share of pairs of them told in the same order


def one_voice(
    documents: Sequence[Document], order: Mapping[str, Sequence[int]]
) -> list[frozenset[str]]:
    """The documents by name, those that copy one another together.

    They share wording, or tell the same facts in the same order. `order` gives each document's
    facts as it tells them.
    """
    groups = [frozenset({document.name}) for document in documents]
    runs = {document.name: _runs(document.text) for document in documents}
    for one, other in combinations(runs, 2):
        if _share_wording(runs[one], runs[other]) or _share_facts(order[one], order[other]):
            groups = _joined(groups, one, other)
    return groups


def _joined(groups: Iterable[frozenset[str]], one: str, other: str) -> list[frozenset[str]]:
    groups = list(groups)
    touched = [group for group in groups if one in group or other in group]
    return [*(group for group in groups if group not in touched), frozenset().union(*touched)]


def _runs(text: str) -> frozenset[tuple[str, ...]]:
    words = re.findall(r"[a-z0-9$]+", text.lower())
    return frozenset(zip(*(words[start:] for start in range(RUN)), strict=False))


def _share_wording(one: frozenset[tuple[str, ...]], other: frozenset[tuple[str, ...]]) -> bool:
    shorter = min(len(one), len(other))
    return shorter > 0 and len(one & other) / shorter >= COPIED


def _share_facts(one: Sequence[int], other: Sequence[int]) -> bool:
    mine, theirs = list(dict.fromkeys(one)), list(dict.fromkeys(other))
    shared = [fact for fact in mine if fact in theirs]
    if len(shared) < max(TELLING, CHOSEN * min(len(mine), len(theirs))):
        return False
    pairs = list(combinations(shared, 2))
    agreeing = sum(theirs.index(first) < theirs.index(second) for first, second in pairs)
    return agreeing / len(pairs) >= IN_ORDER
