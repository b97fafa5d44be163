"""Making descriptions alike: one spelling for each term, slips righted (`terms.toml`)."""

import re
from functools import lru_cache

from rapidfuzz.distance import OSA

from countersight.meaning.patterns import data

_DATA = data("terms.toml")
VOCABULARY = frozenset(_DATA["vocabulary"])
NO_SLIPS = frozenset(_DATA["no_slips"])
_TERMS = tuple((stems, re.compile(written), term) for stems, written, term in _DATA["terms"])
_BY_LETTER = {
    letter: sorted(word for word in VOCABULARY if word[0] == letter)
    for letter in {word[0] for word in VOCABULARY}
}
_LONG_WORD = re.compile(r"[A-Z]{7,}")


@lru_cache(maxsize=65_536)
def plain(description: str) -> str:
    """The description in capitals, one space between words, terms in their one spelling."""
    text = " ".join(description.upper().split())
    text = _LONG_WORD.sub(lambda found: _meant(found.group()), text)
    for stems, written, term in _TERMS:
        for stem in stems:
            if stem in text:
                text = written.sub(term, text)
                break
    return text


@lru_cache(maxsize=65_536)
def _meant(word: str) -> str:
    """The word of the vocabulary that `word` is one slip away from, else `word`."""
    if word in NO_SLIPS or word in VOCABULARY or word.rstrip("S") in VOCABULARY:
        return word
    near = (w for w in _BY_LETTER.get(word[0], ()) if abs(len(w) - len(word)) <= 1)
    return next((w for w in near if OSA.distance(word, w, score_cutoff=1) <= 1), word)
