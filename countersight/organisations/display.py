"""A supplier's name as a person would write it: the record shouts, a page need not."""

import re

from countersight.organisations.rigour_core import remove_org_types
from countersight.organisations.words import CAPITALS, SMALL

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_DOTTED = re.compile(r"\b(?:[A-Z]\.){2,}")
_VOWEL = re.compile(r"[AEIOUY]")


def readable(name: str) -> str:
    """`ACME (US) INC` → `Acme (US) Inc`; a name in mixed case is left as it was written."""
    text = " ".join(name.split())
    if text != text.upper():
        return text
    kept = [found.span() for found in _DOTTED.finditer(text)]
    return _WORD.sub(lambda found: _cased(found, kept), text)


def _cased(found: re.Match[str], kept: list[tuple[int, int]]) -> str:
    word = found.group()
    if any(start <= found.start() < end for start, end in kept) or _is_acronym(word):
        return word
    if word.lower() in SMALL and found.start() > 0:
        return word.lower()
    return word.capitalize()


def _is_acronym(word: str) -> bool:
    """In the list, mixed with digits, or unspeakable without being a legal form."""
    if word.lower() in CAPITALS or (not word.isalpha() and "'" not in word and "’" not in word):
        return True
    unspeakable = len(word) <= 5 and not _VOWEL.search(word)
    # Asked last: the first call reads in every legal form of the world.
    return unspeakable and bool(remove_org_types(word).strip())
