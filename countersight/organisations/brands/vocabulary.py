"""English words, to tell what a name can be from what anybody may write.

The list is the frequency dictionary that `symspellpy` brings: 82,765 words, some proper names
among them.
"""

from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files

from symspellpy import SymSpell, Verbosity

_LIST = "frequency_dictionary_en_82_765.txt"
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
    known = _counts()
    forms = (word, word.removesuffix("s"))
    return any(
        form in known or form in _NEW or any(form.replace(*pair) in known for pair in _AMERICAN)
        for form in forms
    )


def is_rare(word: str) -> bool:
    """Whether `word` is in the list and few people write it."""
    return int(_counts().get(word, _FEW)) < _FEW


def is_everyday(word: str) -> bool:
    """Whether `word` is one that people write for what it says, and no mere name of late."""
    known = _counts()
    return max(int(known.get(form, 0)) for form in (word, word.removesuffix("s"))) >= _EVERYDAY


def meant(word: str) -> str | None:
    """The usual long word that `word` is with one letter wrong, missing or too many."""
    if len(word) < _LONG or is_word(word):
        return None
    near = _speller().lookup(word, Verbosity.TOP, max_edit_distance=1)
    usual = near and near[0].count >= _USUAL and len(near[0].term) >= _LONG
    return str(near[0].term) if usual else None


@cache
def _counts() -> Mapping[str, str]:
    """How often each word of the list stands in the corpus that it was drawn from, as digits.

    Few of the 82,765 are ever asked for: to make all of them numbers takes half of the time.
    """
    parts = (files("symspellpy") / _LIST).read_text(encoding="utf-8-sig").split()
    return dict(zip(parts[::2], parts[1::2], strict=True))


@cache
def _speller() -> SymSpell:
    """Of the words that a slip can be of alone: making it ready for all takes a second."""
    speller = SymSpell(max_dictionary_edit_distance=1)
    for word, count in _counts().items():
        if len(word) >= _LONG - 1 and int(count) >= _USUAL:
            speller.create_dictionary_entry(word, int(count))
    return speller
