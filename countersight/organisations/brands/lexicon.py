"""Names of makers and products, and finding them in a text however they are spaced or spelt.

A name is looked up by its letters alone, so that `Red Hat`, `RED-HAT` and `REDHAT` are one.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from countersight.organisations.brands.vocabulary import is_word
from countersight.organisations.rigour_core import ascii_text

_WORD = re.compile(r"[A-Za-z0-9]+(?:['’][Ss]\b)?")
_BREAK = re.compile(r"[.;:!?|]\s|\s[-–—]+\s|\n")
LONGEST = 6  # words of a name
LONGEST_SLIP = 2  # letters that a misspelt name may be off
_MANY = 3  # words of a name that nobody writes by chance, with or without its last s
SLIP = 6  # letters from which a name may be one letter off
_LONG_LEARNED = 8  # the same of one that the record taught
_TWO_SLIPS = 10  # letters from which it may be two letters off


@dataclass(frozen=True, slots=True)
class Name:
    """What a name stands for.

    everyday: it is a word that anybody may write, and needs goods beside it. needs: the letters of
    words of which one must stand in the same text. learned: the record taught it, no list has it.
    coined: it is one word, and no other words run together are it.
    """

    maker: str
    product: str | None = None
    everyday: bool = False
    needs: tuple[str, ...] = ()
    learned: bool = False
    coined: bool = False


class Word(NamedTuple):
    """A word of a text, in lower case, with its span; `first` where a new thought begins."""

    text: str
    start: int
    end: int
    first: bool


@dataclass(frozen=True, slots=True)
class Found:
    """Words `[start, end)` of a text are `name`; `exact` unless a letter is off."""

    start: int
    end: int
    name: Name
    exact: bool = True


@dataclass(frozen=True, slots=True)
class Lexicon:
    names: Mapping[str, Name]
    beginnings: frozenset[str]  # of every name, letter by letter
    near: Mapping[str, tuple[str, ...]]  # a piece of it → long names
    parts: Mapping[str, tuple[str, ...]]  # the same → long words of longer names
    spaced: frozenset[str]  # names that are several words as they are spelt
    usual: frozenset[str]  # words that stand in too many texts to be slips
    guesses: dict[str, str | None] = field(default_factory=dict)


@lru_cache(maxsize=65_536)
def squeeze(name: str) -> str:
    """The letters and digits of a name: `Pen-Link` → `penlink`."""
    found: list[str] = _WORD.findall(ascii_text(name))
    bears = "'" in name or "’" in name
    return "".join(map(_bare, found) if bears else found).lower()


def build(names: Iterable[tuple[str, Name]], usual: frozenset[str] = frozenset()) -> Lexicon:
    """A lexicon of (spelling, name) pairs; where two share a spelling, the first one stands."""
    known: dict[str, Name] = {}
    parts: set[str] = set()
    spaced: set[str] = set()
    for spelling, name in names:
        key = squeeze(spelling)
        if len(key) >= 2 and key not in known:
            known[key] = name
            if len(spelling.split()) >= _MANY and not name.learned:
                known.setdefault(key.removesuffix("s"), name)
            parts.update(squeeze(part) for part in spelling.split() if len(part) < len(key))
            if " " in spelling.strip():
                spaced.add(key)
    beginnings = {key[:end] for key in known for end in range(1, len(key) + 1)}
    long = (key for key, name in known.items() if len(key) >= _LONG_LEARNED or not name.learned)
    return Lexicon(
        known,
        frozenset(beginnings),
        _by_pieces(long),
        _by_pieces(parts),
        frozenset(spaced),
        usual,
    )


def _by_pieces(keys: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    near: dict[str, list[str]] = defaultdict(list)
    for key in keys:
        if len(key) >= SLIP and key.isalpha():
            for piece in pieces(key):
                near[piece].append(key)
    return {piece: tuple(sorted(those)) for piece, those in near.items()}


def pieces(letters: str) -> tuple[str, str]:
    """What a name and its misspelling share, one or the other: how they begin, and how they end."""
    return letters[:2], f"…{letters[-3:]}"


def words(text: str) -> list[Word]:
    """The words of a text."""
    breaks = [found.end() for found in _BREAK.finditer(text)]
    read: list[Word] = []
    at = 0
    for found in _WORD.finditer(text):
        first = not read
        while at < len(breaks) and breaks[at] <= found.start():
            first, at = True, at + 1
        read.append(Word(_bare(found.group()), found.start(), found.end(), first))
    return read


def find(lexicon: Lexicon, read: Sequence[Word]) -> Iterator[Found]:
    """The names in a text, the longest at each place, from left to right."""
    at = 0
    odd = [_is_odd(lexicon, word.text) for word in read]
    while at < len(read):
        found = _exactly(lexicon, read, at) or _nearly(lexicon, read, odd, at)
        if found is None:
            at += 1
            continue
        yield found
        at = found.end


def _exactly(lexicon: Lexicon, read: Sequence[Word], at: int) -> Found | None:
    letters, best = "", None
    if read[at].text not in lexicon.beginnings:
        return None
    for end in range(at, min(at + LONGEST, len(read))):
        if end > at and read[end].first:
            break
        letters += read[end].text
        if letters not in lexicon.beginnings:
            break
        name = lexicon.names.get(letters)
        if name is not None and _is_so_written(lexicon, letters, name, end - at + 1):
            best = Found(at, end + 1, name)
    return best


def _is_so_written(lexicon: Lexicon, letters: str, name: Name, width: int) -> bool:
    """Whether so many words may be the name: "check point" is a company, "checkpoint" a word."""
    if width == 1:
        return letters not in lexicon.spaced or not is_word(letters)
    return len(letters) >= 5 and not name.coined


def _nearly(lexicon: Lexicon, read: Sequence[Word], odd: Sequence[bool], at: int) -> Found | None:
    """A word, or two, that no English list has and that is a letter or two off a long name."""
    joins = at + 1 < len(read) and not read[at + 1].first
    if not (odd[at] or (joins and odd[at + 1])):
        return None
    word, behind = read[at].text, read[at + 1].text if joins else ""
    if odd[at] and (key := _guess(lexicon, word)) is not None:
        return Found(at, at + 1, lexicon.names[key], exact=False)
    key = _guess(lexicon, word + behind) if behind else None
    if key is not None and (key.startswith(word) or key.endswith(behind)):
        return Found(at, at + 2, lexicon.names[key], exact=False)
    return None


def _is_odd(lexicon: Lexicon, word: str) -> bool:
    """A word that is long enough to be a misspelt name, and that hardly anybody else writes."""
    return len(word) >= SLIP - 1 and word not in lexicon.usual and not is_word(word)


def _guess(lexicon: Lexicon, letters: str) -> str | None:
    if letters not in lexicon.guesses:
        lexicon.guesses[letters] = nearest(lexicon.near, letters)
    return lexicon.guesses[letters]


def nearest(near: Mapping[str, tuple[str, ...]], letters: str) -> str | None:
    """The first of the names that `letters` is a letter or two off."""
    if len(letters) < SLIP - 1 or not letters.isalpha():
        return None
    for piece in pieces(letters):
        for key in near.get(piece, ()):
            if _is_near(key, letters):
                return key
    return None


def _is_near(key: str, letters: str) -> bool:
    """Of six letters, one may be missing, too many or out of place, but none another."""
    allowed = LONGEST_SLIP if len(key) >= _TWO_SLIPS else 1
    if abs(len(key) - len(letters)) > allowed:
        return False
    if allowed > 1 and abs(len(key) - len(letters)) > 1 and key.startswith(letters):
        return False  # another name that begins so
    if len(key) == SLIP and len(letters) == SLIP and sorted(key) != sorted(letters):
        return False
    if len(set(key) ^ set(letters)) > 2 * allowed:
        return False  # each slip puts one letter for another at most
    from rapidfuzz.distance import OSA  # noqa: PLC0415 - few words need it, and it takes a while

    return OSA.distance(key, letters, score_cutoff=allowed) <= allowed


def _bare(word: str) -> str:
    word = word.lower()
    return word[:-2] if word.endswith(("'s", "’s")) else word
