"""Names of organisations: the family key, and whether two spellings may mean one organisation.

`ACME (US) INC.` and `Acme` share a family; nothing here knows any company.
"""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from countersight.organisations.rigour_core import CASEFOLD, NAME, ascii_text, remove_org_types
from countersight.organisations.words import (
    ABBREVIATIONS,
    COUNTRIES,
    FILLERS,
    GENERIC,
    INNER_FORMS,
    MORE_LEGAL_FORMS,
    STATES,
    VENTURE,
)

_TRADING_AS = re.compile(r"\b(?:D[./]?B[./]?A\b\.?|DOING BUSINESS AS\b|TRADING AS\b)", re.I)
_BRACKETS = re.compile(r"\(([^()]*)\)?")
_INITIALS = re.compile(r"\b(?:[A-Za-z]\.\s?){2,}(?:[A-Za-z]\b\.?)?")
_APOSTROPHE = re.compile(r"['’`´]")
_WORD = re.compile(r"[a-z0-9]+")
# The commonest first: the library's first call reads in every legal form of the world.
_SPARE = (INNER_FORMS, MORE_LEGAL_FORMS, COUNTRIES, FILLERS)
_LONGEST_FORM = 4  # words, as in "limited liability limited partnership"
_LONGEST_TAIL = 3  # words by which a name may be longer and still be the same
_CUT = 30  # letters, without spaces: names typed into fields of 40


@lru_cache(maxsize=65_536)
def normalise(name: str) -> str:
    """The family key: lower-case words without legal form, country, fillers and brackets.

    Spellings of one name that differ in these alone have one key. Where a name is nothing but
    such words ("The Company, Inc."), they are kept: a name never ends up empty unless it was.
    """
    words = _words(_without_asides(spellings(name)[0]))
    return " ".join(_core(words) or words)


def spellings(name: str) -> tuple[str, ...]:
    """The legal name first, then the name that it trades under, if the text says so."""
    parts = [part.strip(" ,;-") for part in _TRADING_AS.split(name)]
    return tuple(part for part in parts if part) or (name,)


def squeezed(key: str) -> str:
    """A family key without spaces, so that "Road Runner" meets "RoadRunner"."""
    return key.replace(" ", "")


def initials(name: str) -> tuple[str, ...]:
    """The acronyms that a name may go by, with and without its legal form."""
    words = [word for word in _words(_without_asides(spellings(name)[0])) if word not in FILLERS]
    whole, core = ("".join(word[0] for word in kept) for kept in (words, _core(words)))
    return tuple(dict.fromkeys(letters for letters in (core, whole) if len(letters) >= 3))


def same(left: str, right: str) -> bool:
    """Whether two names, by themselves, mean one organisation.

    They do if they are one family, the same words in another order ("Platte, County of"), a
    misspelling, or if one says only more of what kind of business it is ("Acme", "Acme Group").
    """
    return any(
        same_family(normalise(one), normalise(other))
        for one in spellings(left)
        for other in spellings(right)
    )


def same_family(one: str, other: str) -> bool:
    """The same, of two family keys."""
    left, right = one.split(), other.split()
    return (
        squeezed(one) == squeezed(other)
        or sorted(left) == sorted(right)
        or misspelt(left, right)
        or _says_more(*sorted((left, right), key=len))
        or _cut_short(*sorted((squeezed(one), squeezed(other)), key=len))
    )


def _cut_short(short: str, long: str) -> bool:
    """The shorter is the beginning of the longer, at a length at which fields cut names off."""
    return len(short) >= _CUT and long.startswith(short)


def _says_more(short: Sequence[str], long: Sequence[str]) -> bool:
    """The longer name is the shorter and then words of business alone."""
    tail = long[len(short) :]
    begins = list(long[: len(short)]) == list(short) and 0 < len(tail) <= _LONGEST_TAIL
    return begins and is_distinctive(short) and all(word in GENERIC - VENTURE for word in tail)


def is_distinctive(words: Iterable[str]) -> bool:
    """Some word of three letters or more is not mere talk of business."""
    return any(len(word) >= 3 and word not in GENERIC for word in words)


def misspelt(left: Sequence[str], right: Sequence[str]) -> bool:
    """Word for word the same but for slips of the pen; a distinctive word agrees, or is long."""
    return slipped(left, right) and is_distinctive(
        word for word, other in zip(left, right, strict=True) if word == other or len(word) >= 9
    )


def slipped(left: Sequence[str], right: Sequence[str]) -> bool:
    """Word for word the same but for slips of the pen."""
    return len(left) == len(right) and all(map(slip, left, right))


def slip(one: str, other: str) -> bool:
    """One slip in six letters or more; the first letter and digits stand, a plural may vary."""
    if one == other or one + "s" == other or other + "s" == one:
        return True
    if (one in GENERIC and other in GENERIC) or one[0] != other[0]:
        return False
    if not (one.isalpha() and other.isalpha() and min(len(one), len(other)) >= 6):
        return False
    from rapidfuzz.distance import OSA  # noqa: PLC0415 - few names need it, and it takes a while

    return OSA.distance(one, other, score_cutoff=1) <= 1


def _without_asides(name: str) -> str:
    text = ascii_text(name)
    return _BRACKETS.sub(lambda found: _aside(found.group(1)), text) if "(" in text else text


def _aside(text: str) -> str:
    """A place, an acronym or a code in brackets goes; several words may tell names apart."""
    words = _WORD.findall(text.lower())
    known = " ".join(words) in COUNTRIES | STATES or words[:1] in (["formerly"], ["fka"], ["aka"])
    return " " if known or len(words) <= 1 else f" {text} "


def _words(text: str) -> list[str]:
    if "." in text:
        text = _INITIALS.sub(lambda found: re.sub(r"[.\s]", "", found.group()) + " ", text)
    text = _APOSTROPHE.sub("", text).lower().replace("&", " and ").replace("+", " and ")
    return [ABBREVIATIONS.get(word, word) for word in _joined(_WORD.findall(text))]


def _joined(words: Sequence[str]) -> list[str]:
    """Letters that stand alone side by side are one word: "b i inc" is "bi inc"."""
    if min(map(len, words), default=0) > 1:
        return list(words)
    joined: list[str] = []
    alone = False
    for word in words:
        letter = len(word) == 1 and word.isalpha()
        if letter and alone:
            joined[-1] += word
        else:
            joined.append(word)
        alone = letter
    return joined


def _core(words: Sequence[str]) -> list[str]:
    kept = list(words)
    if len(kept) > 2 and kept[-1].isdigit() and _is_spare(kept[-2]):
        del kept[-1]  # "KPMG LLP-3": a number of the vendor file
    while spare := _spare_ending(kept):
        del kept[-spare:]
    return [word for word in kept if word not in FILLERS and word not in INNER_FORMS]


def _spare_ending(words: Sequence[str]) -> int:
    """How many words at the end are legal form, country or article; 0 where none are.

    Some word stays: "SCE Inc" is a name, though an SCE is a legal form too.
    """
    for length in range(min(_LONGEST_FORM, len(words) - 1), 0, -1):
        if FILLERS.issuperset(words[:-length]):
            continue
        if _is_spare(" ".join(words[-length:])):
            return length
    return 0


@lru_cache(maxsize=65_536)
def _is_spare(phrase: str) -> bool:
    if not VENTURE.isdisjoint(phrase.split()):
        return False
    known = any(phrase in forms for forms in _SPARE)
    return known or not remove_org_types(phrase, CASEFOLD | NAME).strip()
