"""Which words of two names say the same, each pair with how and how surely; one idea a function.

A way of pairing takes the words that are still unpaired on either side and gives the pairs that it
finds. The surest ways come first; what no way pairs is left over.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from countersight.organisations.wording import Word, Wording
from countersight.organisations.words import GENERIC

_ONE_LETTER = str.maketrans("cfv", "kpb")  # scripts that write one letter for either
_DOUBLED = re.compile(r"(.)\1+")
_LONGEST_RUN = 8  # words that an acronym may stand for


@dataclass(frozen=True, slots=True)
class Pair:
    left: tuple[Word, ...]
    right: tuple[Word, ...]
    likeness: float
    how: str

    @property
    def weight(self) -> float:
        """The weight of the heavier side: what the pair carries of either name."""
        return max(sum(w.weight for w in self.left), sum(w.weight for w in self.right))


@dataclass(frozen=True, slots=True)
class Alignment:
    pairs: tuple[Pair, ...]
    left: tuple[Word, ...]  # unpaired
    right: tuple[Word, ...]


Way = Callable[[Sequence[Word], Sequence[Word]], Iterator[Pair]]


def align(left: Wording, right: Wording) -> Alignment:
    """The words of two names, paired: legal forms and fillers aside."""
    one, other = list(left.core), list(right.core)
    pairs: list[Pair] = []
    for way in WAYS:
        for pair in list(way(one, other)):
            if all(w in one for w in pair.left) and all(w in other for w in pair.right):
                pairs.append(pair)
                for w in pair.left:
                    one.remove(w)
                for w in pair.right:
                    other.remove(w)
    return Alignment(tuple(pairs), tuple(one), tuple(other))


def _same(left: Sequence[Word], right: Sequence[Word]) -> Iterator[Pair]:
    for a in left:
        for b in right:
            if a.text == b.text or (a.value is not None and a.value == b.value):
                yield Pair((a,), (b,), 1.0, "the same")


def _meaning(left: Sequence[Word], right: Sequence[Word]) -> Iterator[Pair]:
    """Words that a library of names knows to mean the same: Bank, Banco; Intl, International."""
    for a in left:
        for b in right:
            if a.means & b.means and "number" not in (a.kind, b.kind):
                yield Pair((a,), (b,), 0.97, "means the same")


def _sound(left: Sequence[Word], right: Sequence[Word]) -> Iterator[Pair]:
    for a in left:
        for b in right:
            if a.spoken == b.spoken and len(a.spoken) >= 3:
                yield Pair((a,), (b,), 0.97, "sounds the same")
            elif not (a.vowels and b.vowels) and _bones(a) == _bones(b) and len(_bones(a)) >= 2:
                yield Pair((a,), (b,), 0.9, "the same consonants")


def _joined(left: Sequence[Word], right: Sequence[Word]) -> Iterator[Pair]:
    """Goodwill, Good Will; written as one word on either side, or cut elsewhere."""
    whole = "".join(w.spoken for w in left), "".join(w.spoken for w in right)
    if len(whole[0]) >= 4 and whole[0] == whole[1]:
        yield Pair(tuple(left), tuple(right), 1.0, "the same letters")
        return
    for a, run in _runs(left, right):
        if _written_apart(a, run):
            yield Pair((a,), run, 0.97, "written apart")
    for b, run in _runs(right, left):
        if _written_apart(b, run):
            yield Pair(run, (b,), 0.97, "written apart")


def _runs(alone: Sequence[Word], beside: Sequence[Word]) -> Iterator[tuple[Word, tuple[Word, ...]]]:
    for one in alone:
        if len(one.text) >= 4:
            for length in (2, 3):
                for start in range(len(beside) - length + 1):
                    yield one, tuple(beside[start : start + length])


def _initials(left: Sequence[Word], right: Sequence[Word]) -> Iterator[Pair]:
    for a, run in _spelt_out(left, right):
        yield Pair((a,), run, 0.9 if len(run) > 2 else 0.8, "initials")
    for b, run in _spelt_out(right, left):
        yield Pair(run, (b,), 0.9 if len(run) > 2 else 0.8, "initials")


def _spelt_out(
    short: Sequence[Word], long: Sequence[Word]
) -> Iterator[tuple[Word, tuple[Word, ...]]]:
    """Runs of words whose first letters are a word of the other name; two letters need company."""
    for word in short:
        size = len(word.text)
        alone = len(short) == 1 and len(long) == size
        if word.kind == "number" or not (3 if alone else 2) <= size <= _LONGEST_RUN:
            continue
        if size == 2 and word.kind == "telling" and len(long) < 3:
            continue
        for start in range(len(long) - size + 1):
            run = tuple(long[start : start + size])
            if "".join(w.text[0] for w in run) == word.text:
                yield word, run


def _shortened(left: Sequence[Word], right: Sequence[Word]) -> Iterator[Pair]:
    """Mfg, Manufacturing: the letters of a word of business in their order, the first the first."""
    for a in left:
        for b in right:
            short, long = sorted((a, b), key=lambda word: len(word.text))
            if _abbreviates(short, long):
                yield Pair((a,), (b,), 0.9, "shortened")


def _abbreviates(short: Word, long: Word) -> bool:
    if not (2 <= len(short.text) <= 5 and len(long.text) >= len(short.text) + 3):
        return False
    known = long.kind == "business" or long.text in GENERIC
    if short.kind == "number" or short.text[0] != long.text[0] or short.text in GENERIC:
        return False
    if long.text.startswith(short.text):
        return known or len(short.text) >= 4
    letters = iter(long.text)
    return known and len(short.text) >= 3 and all(letter in letters for letter in short.text)


def _misspelt(left: Sequence[Word], right: Sequence[Word]) -> Iterator[Pair]:
    found = [
        Pair((a,), (b,), likeness, "spelt almost alike")
        for a in left
        for b in right
        if (likeness := _likeness(a, b))
    ]
    yield from sorted(found, key=lambda pair: -pair.likeness)


def _likeness(a: Word, b: Word) -> float:
    """How alike two words are spelt; 0 where known words, short ones or numbers differ."""
    if "number" in (a.kind, b.kind) or not (a.text.isalpha() and b.text.isalpha()):
        return 0.0
    if _known_apart(a, b):
        return 0.0
    shorter = min(len(a.text), len(b.text))
    if a.text.rstrip("s") == b.text.rstrip("s") and shorter >= 3:
        return 0.97
    slips = min(OSA.distance(a.text, b.text), OSA.distance(a.spoken, b.spoken))
    # A short word is another word by one letter; a long one may hold two slips.
    allowed = 0 if shorter < 4 else 1 if shorter < 8 else 2
    if slips > allowed:
        return 0.0
    first = a.text[0] == b.text[0]
    return max(0.0, 1 - slips / shorter * (1.0 if first else 1.5))


def _known_apart(a: Word, b: Word) -> bool:
    """Both are words of their own (Oil and Gas, Chile and China), so a letter makes another."""
    known = ("place", "business")
    return a.kind in known and b.kind in known and a.text.rstrip("s") != b.text.rstrip("s")


def _written_apart(one: Word, run: Sequence[Word]) -> bool:
    """`McDonalds`, `Mc Donald`; `L3Harris`, `L3 Harris`; a slip where nine letters agree."""
    whole, spoken = "".join(w.text for w in run), "".join(w.spoken for w in run)
    if one.text.rstrip("s") == whole.rstrip("s") or one.spoken == spoken:
        return True
    return min(len(one.spoken), len(spoken)) >= 9 and OSA.distance(one.spoken, spoken) <= 1


def _bones(word: Word) -> str:
    text = word.text.removeprefix("al") if len(word.text) > 4 else word.text
    kept = "".join(letter for letter in text.translate(_ONE_LETTER) if letter not in "aeiouhwy")
    return _DOUBLED.sub(r"\1", kept)


WAYS: tuple[Way, ...] = (
    _same,
    _joined,
    _sound,
    _meaning,
    _initials,
    _shortened,
    _misspelt,
)
