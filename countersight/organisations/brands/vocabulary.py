"""English words, to tell what a name can be from what anybody may write.

The list is the frequency dictionary that `symspellpy` brings: 82,765 words, some proper names
among them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from countersight.record import prepared
from countersight.settings import Settings

if TYPE_CHECKING:
    from symspellpy import SymSpell

_LIST = "frequency_dictionary_en_82_765.txt"
_HEAD = 3  # letters by which the list is divided
_LONG = 7  # letters from which one wrong letter leaves little doubt which word was meant
_AMERICAN = (("or", "our"), ("er", "re"), ("z", "s"), ("l", "ll"), ("ty", "ity"), ("se", "ce"))
_NEW = frozenset(
    [
        "analytics",
        "app",
        "cyber",
        "drone",
        "email",
        "ebook",
        "fentanyl",
        "lifecycle",
        "telework",
        "website",
    ]
)
_EVERYDAY = 200_000  # and the least that an everyday word has
_FEW = 8_000_000  # occurrences in the dictionary's corpus of 10^12 words or so
_USUAL = 1_000_000  # occurrences in the dictionary's corpus, of words that people often misspell


@lru_cache(maxsize=262_144)
def is_word(word: str) -> bool:
    """Whether the lower-case `word`, its singular or its British spelling is in the list."""
    forms = (word, word.removesuffix("s"))
    return any(
        form in _NEW or any(_count(spelt) is not None for spelt in _spellings(form))
        for form in forms
    )


def _spellings(form: str) -> Iterator[str]:
    yield form
    yield from (form.replace(*pair) for pair in _AMERICAN if pair[0] in form)


def is_rare(word: str) -> bool:
    """Whether `word` is in the list and few people write it."""
    return (_count(word) or _FEW) < _FEW


def is_everyday(word: str) -> bool:
    """Whether `word` is one that people write for what it says, and no mere name of late."""
    return max(_count(form) or 0 for form in (word, word.removesuffix("s"))) >= _EVERYDAY


def meant(word: str) -> str | None:
    """The usual long word that `word` is with one letter wrong, missing or too many."""
    if len(word) < _LONG or is_word(word):
        return None
    from symspellpy import Verbosity  # noqa: PLC0415 - who asks of no slip need not wait

    near = _speller().lookup(word, Verbosity.TOP, max_edit_distance=1)
    usual = near and near[0].count >= _USUAL and len(near[0].term) >= _LONG
    return str(near[0].term) if usual else None


def recall(settings: Settings) -> None:
    """Have the list as an earlier run divided it: to do so takes as long as an award's answer."""
    if not _DIVIDED:
        _DIVIDED.update(prepared.recall(settings, "words", _divide))


# The beginning of words → those words, each with how often it stands in the corpus that the list
# was drawn from: ` word 123 word 45 `. Few of the 82,765 are ever asked for.
_DIVIDED: dict[str, str] = {}


def _count(word: str) -> int | None:
    """How often `word` stands in the list's corpus; None if it is not in the list."""
    if not _DIVIDED:
        _DIVIDED.update(_divide())
    alike = _DIVIDED.get(word[:_HEAD], "")
    at = alike.find(f" {word} ")
    return None if at < 0 else int(alike[at + len(word) + 2 :].split(" ", 1)[0])


def _divide() -> Mapping[str, str]:
    divided = defaultdict(list)
    for word, count in _listed():
        divided[word[:_HEAD]].append(f"{word} {count}")
    return {head: f" {' '.join(lines)} " for head, lines in divided.items()}


def _listed() -> Iterator[tuple[str, str]]:
    parts = (files("symspellpy") / _LIST).read_text(encoding="utf-8-sig").split()
    return zip(parts[::2], parts[1::2], strict=True)


@cache
def _speller() -> SymSpell:
    """Of the words that a slip can be of alone: making it ready for all takes a second."""
    from symspellpy import SymSpell  # noqa: PLC0415 - see `meant`

    speller = SymSpell(max_dictionary_edit_distance=1)
    for word, count in _listed():
        if len(word) >= _LONG - 1 and int(count) >= _USUAL:
            speller.create_dictionary_entry(word, int(count))
    return speller
