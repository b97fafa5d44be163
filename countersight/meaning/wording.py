"""Making descriptions alike: one spelling for each term, slips righted (`terms.toml`)."""

import re
from functools import cache, lru_cache

from countersight.meaning.patterns import data
from countersight.meaning.stems import Stems

_DATA = data("terms.toml")
VOCABULARY = frozenset(_DATA["vocabulary"])
NO_SLIPS = frozenset(_DATA["no_slips"])
_TERMS = tuple((written, term) for _, written, term in _DATA["terms"])
_STEMS = Stems([stems for stems, *_ in _DATA["terms"]])
_BY_LETTER = {
    letter: sorted(word for word in VOCABULARY if word[0] == letter)
    for letter in {word[0] for word in VOCABULARY}
}
_LONG_WORD = re.compile(r"[A-Z]{7,}")


@lru_cache(maxsize=65_536)
def plain(description: str) -> str:
    """The description in capitals, one space between words, terms in their one spelling."""
    text = " ".join(description.upper().split())
    if any(_meant(word) != word for word in _LONG_WORD.findall(text)):
        text = _LONG_WORD.sub(lambda found: _meant(found.group()), text)
    return _with_terms(text)


@cache
def _compiled(written: str) -> re.Pattern[str]:
    """Compiled when it is first tried: one award's texts call for few of them."""
    return re.compile(written)


def _with_terms(text: str) -> str:
    due = sorted(_STEMS.held(text))
    while due:
        place = due[0]
        written, term = _TERMS[place]
        righted = _compiled(written).sub(term, text)
        # What one line wrote, later ones see.
        due = due[1:] if righted == text else [n for n in sorted(_STEMS.held(righted)) if n > place]
        text = righted
    return text


@lru_cache(maxsize=65_536)
def _meant(word: str) -> str:
    """The word of the vocabulary that `word` is one slip away from, else `word`."""
    if word in NO_SLIPS or word in VOCABULARY or word.rstrip("S") in VOCABULARY:
        return word
    alike = (w for w in _BY_LETTER.get(word[0], ()) if abs(len(w) - len(word)) <= 1)
    near = [w for w in alike if len(set(w) ^ set(word)) <= 2]  # one slip changes no more letters
    if not near:
        return word
    from rapidfuzz.distance import OSA  # noqa: PLC0415 - takes a while, and few words need it

    return next((w for w in near if OSA.distance(word, w, score_cutoff=1) <= 1), word)
