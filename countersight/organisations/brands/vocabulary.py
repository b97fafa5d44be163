"""English words, to tell what a name can be from what anybody may write.

The list is the frequency dictionary that `symspellpy` brings: 82,765 words, some proper names
among them.
"""

from functools import cache, lru_cache
from importlib.resources import as_file, files

from symspellpy import SymSpell, Verbosity

_LIST = "frequency_dictionary_en_82_765.txt"
_LONG = 7  # letters from which one wrong letter leaves little doubt which word was meant
_USUAL = 1_000_000  # occurrences in the dictionary's corpus, of words that people often misspell


@lru_cache(maxsize=262_144)
def is_word(word: str) -> bool:
    """Whether the lower-case `word`, or its singular, is in the list."""
    known = _speller().words
    return word in known or (word.endswith("s") and word[:-1] in known)


def is_slip(word: str) -> bool:
    """Whether `word` is a usual long word with one letter wrong, missing or too many."""
    if len(word) < _LONG or is_word(word):
        return False
    near = _speller().lookup(word, Verbosity.TOP, max_edit_distance=1)
    return bool(near) and near[0].count >= _USUAL and len(near[0].term) >= _LONG


@cache
def _speller() -> SymSpell:
    speller = SymSpell(max_dictionary_edit_distance=1)
    with as_file(files("symspellpy") / _LIST) as path:
        speller.load_dictionary(str(path), term_index=0, count_index=1)
    return speller
