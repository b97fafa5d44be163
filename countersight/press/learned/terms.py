"""A sentence as terms: stems of words with the classes that they belong to, names by their kind.

`The county let Acme's contract lapse` → `the county let <V> 's contract lapse`, where `county` is
also `@BODY`, `contract` also `@DEALN` and `lapse` also `@LAPSE`. A capitalised word within
a sentence that is of no class is a name of its own kind, `<C>`, whatever it says.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Protocol

from countersight.press.lists import lines, words

MARKS = {"V": "Ʋ", "A": "Ⱥ", "P": "Ƥ", "M": "₥", "D": "₫"}
NAMES = {letter: f"<{mark}>" for mark, letter in MARKS.items()}
_TOKEN = re.compile(rf"[{''.join(NAMES)}]+|[^\W\d_][\w’'-]*|\d[\d,.]*|[^\w\s]")
_NEGATED = re.compile(r"n['’]t$")
_SOFT = re.compile(r"(?:s|x|z|ch|sh|i)$")
# What opens a clause by itself, and what does so behind a comma.
_CUTS = frozenset([*";:—–", "but", "while", "although", "though", "because", "after", "before"])
_BEHIND_COMMA = frozenset(["and", "but", "while", "which", "who", "so"])
_DOUBT = words("doubts")
_DOUBT_PAIRS = {"call": ("for", "on"), "look": ("into",)}
_REACH = 10  # words behind a doubt that it may be about


class Mention(Protocol):
    """A name, a sum or a date, from `start` to `end` of its sentence."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Terms:
    """A token each: where it starts, its forms, whether it is in doubt, the clause it stands in."""

    starts: tuple[int, ...]
    forms: tuple[tuple[str, ...], ...]
    doubted: tuple[bool, ...]
    clauses: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.starts)


def terms_of(text: str, mentions: Iterable[tuple[str, Iterable[Mention]]]) -> Terms:
    """The terms of a sentence; `mentions` by their mark, the later winning where two overlap."""
    marked = list(text)
    for mark, spans in mentions:
        for span in spans:
            marked[span.start : span.end] = MARKS[mark] * (span.end - span.start)
    found = list(_TOKEN.finditer("".join(marked)))
    stems = [_term(match.group(), number) for number, match in enumerate(found)]
    clauses, doubted = _read(stems)
    forms = tuple((stem, *_classes().get(stem, ())) for stem in stems)
    return Terms(tuple(match.start() for match in found), forms, doubted, clauses)


def _read(stems: list[str]) -> tuple[tuple[int, ...], tuple[bool, ...]]:
    """The clause of each token, and whether a word of doubt stands before it there."""
    clauses, doubted, clause, reach = [], [], 0, 0
    for stem, following in zip(stems, [*stems[1:], ""], strict=True):
        if stem in _CUTS or (stem == "," and following in _BEHIND_COMMA):
            clause, reach = clause + 1, 0
        doubts = stem in _DOUBT or following in _DOUBT_PAIRS.get(stem, ())
        reach = _REACH if doubts else reach
        clauses.append(clause)
        doubted.append(reach > 0 and not doubts)
        reach -= 1
    return tuple(clauses), tuple(doubted)


def _term(token: str, number: int) -> str:
    if token[0] in NAMES:
        return NAMES[token[0]]
    if token[0].isdigit():
        return "<N>"
    if _NEGATED.search(token):
        return "not"
    stem = stem_of(token)
    named = number > 0 and token[0].isupper() and len(token) > 1 and stem not in _classes()
    return "<C>" if named else stem


def forms_of(word: str) -> tuple[str, ...]:
    """The classes of a word, else its stem."""
    stem = stem_of(word)
    return _classes().get(stem, (stem,))


@lru_cache(maxsize=50_000)
def stem_of(word: str) -> str:
    """`Cancelled` → `cancel`, `agencies` → `agency`, `paid` → `pay`: coarse, the same for all."""
    word = word.lower().replace("’", "'").removesuffix("'s")
    if word in _irregular():
        return _irregular()[word]
    if word.endswith(("ss", "us", "is")):
        return word
    for ending in ("ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return _cut(word, ending)
    return _bare(word)


def _bare(word: str) -> str:
    return word.rstrip("e") if len(word) > 3 else word


def _cut(word: str, ending: str) -> str:
    stem = word[: -len(ending)]
    if ending == "es" and not _SOFT.search(stem):
        stem = word[:-1]
    if ending in ("es", "ed") and stem.endswith("i"):
        stem = f"{stem[:-1]}y"
    if ending in ("ing", "ed") and len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in "lsz":
        stem = stem[:-1]
    return stem.rstrip("e")


@cache
def _irregular() -> dict[str, str]:
    known = (line.split() for line in lines("irregular"))
    return {form: _bare(stem) for stem, *forms in known for form in forms}


@cache
def _classes() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for line in lines("classes"):
        name, _, members = line.partition(":")
        for member in dict.fromkeys(map(stem_of, members.split())):
            found[member] = (*found.get(member, ()), f"@{name}")
    return found
