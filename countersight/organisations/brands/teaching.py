"""Brands and products that the record taught.

- A word that no English list has, and that resellers sell as software or licences, is a brand; so
  is an English one that few people write, if hardly anybody writes it otherwise.
- A word that stands behind a company's name, or that one company alone sells unaided, is its
  product.
"""

from collections.abc import Iterator, Mapping

from countersight.organisations import names
from countersight.organisations.brands.companies import shown
from countersight.organisations.brands.learning import Lessons, Use
from countersight.organisations.brands.lexicon import Name
from countersight.organisations.brands.vocabulary import meant
from countersight.organisations.brands.words import BETWEEN, GOODS, SERVICES, STOPS, TRADE
from countersight.organisations.display import readable

_INITIALS = 3  # letters that may be anybody's short form
_SHARE = 0.34  # of a brand's texts, at least, name what it is sold as
_SHARE_RARE = 0.5  # of those of a brand that is an English word
_TRADED = 0.5  # of a brand's texts, at least, are of resellers
_BEHIND = 0.7  # of the times that a company stands before a word, at least, it is the same one
_FREQUENT = 15  # texts, at least, of a frequent word
_LONG = 8  # letters of a word that may be misspelt by two
_PHRASE = 0.7  # of a brand's texts, at least, go on with the same word, if it is of the name


def taught(
    lessons: Lessons, resellers: frozenset[str], texts: Mapping[str, int]
) -> Iterator[tuple[str, Name]]:
    """(spelling, name) of each; `texts`: how many texts of the record hold a word."""
    traders = set(map(shown, resellers))
    usual = frequent(texts)
    for word, use in lessons.coined.items():
        maker = _maker_of(use, lessons) if len(word) > _INITIALS else None
        if maker is not None and maker not in traders:
            yield word, Name(maker, readable(word.upper()), learned=True, coined=True)
        elif _is_brand(word, use, resellers) and not _is_slip(word, usual):
            yield from _brand(word, use)
    for word, use in lessons.rare.items():
        if use.texts >= _SHARE_RARE * texts[word] and _is_traded(use, resellers):
            yield from _brand(word, use)


def frequent(texts: Mapping[str, int]) -> frozenset[str]:
    """The words that many texts of the record hold."""
    least = max(_FREQUENT, max(texts.values(), default=0) // 400)
    return frozenset(word for word, count in texts.items() if count >= least)


def _is_slip(word: str, usual: frozenset[str]) -> bool:
    """Whether a word is only a frequent one misspelt."""
    if not word.isalpha() or meant(word) in usual:
        return word.isalpha()
    from rapidfuzz.distance import OSA  # noqa: PLC0415 - see `brands.lexicon`

    return len(word) >= _LONG and any(
        len(other) >= _LONG and OSA.distance(word, other, score_cutoff=2) <= 2
        for other in usual
        if other[0] == word[0]
    )


def _brand(word: str, use: Use) -> Iterator[tuple[str, Name]]:
    """The word, and with it the one that it always goes on with."""
    name = word
    if use.behind:
        behind, times = use.behind.most_common(1)[0]
        other = GOODS | BETWEEN | SERVICES | STOPS | TRADE
        if times >= 2 and times >= _PHRASE * use.texts and behind.isalpha() and behind not in other:
            name = f"{word} {behind}"
    brand = readable(name.upper())
    for spelling in dict.fromkeys((name, word)):
        yield spelling, Name(brand, brand, learned=True, coined=" " not in spelling)


def _maker_of(use: Use, lessons: Lessons) -> str | None:
    """Whose product a word is: whose name stands before it, or who alone sells it unaided."""
    if use.makers:
        maker, times = use.makers.most_common(1)[0]
        if times >= 2 and times >= _BEHIND * use.makers.total() and times >= 0.15 * use.texts:
            return maker
    direct = {s: n for s, n in use.suppliers.items() if not lessons.foreign.get(s)}
    families = {names.normalise(s) for s in direct}
    told = use.telling and use.telling >= _SHARE * use.texts
    if len(families) == 1 and sum(direct.values()) >= 2 and told:
        return shown(next(iter(direct)))
    return None


def _is_brand(word: str, use: Use, resellers: frozenset[str]) -> bool:
    return (
        use.telling > 0
        and use.telling >= _SHARE * use.texts
        and _is_traded(use, resellers)
        and len(word) >= (4 if use.texts > 1 else 5)
    )


def _is_traded(use: Use, resellers: frozenset[str]) -> bool:
    traded = sum(n for s, n in use.suppliers.items() if s in resellers)
    return traded >= _TRADED * use.texts
