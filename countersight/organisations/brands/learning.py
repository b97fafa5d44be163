"""What the record's texts show about makers: who resells, and how words stand beside goods."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from countersight.organisations.brands.companies import is_own
from countersight.organisations.brands.lexicon import Found, Lexicon, Word, find
from countersight.organisations.brands.reading import opens, slot, telling
from countersight.organisations.brands.vocabulary import is_rare, is_word
from countersight.organisations.brands.words import (
    BETWEEN,
    BUYING,
    GOODS,
    PLACES,
    PURPOSE,
    SERVICES,
    STOPS,
    TELLING,
    TRADE,
)

RESELLS = 2  # other companies whose goods a supplier sells before it is called a reseller
_USUAL = TRADE | GOODS | SERVICES | STOPS | PLACES | BETWEEN | BUYING | PURPOSE


@dataclass(slots=True)
class Use:
    """How a word is used that may be a brand: in how many texts, as what, by whom, and where."""

    texts: int = 0
    telling: int = 0
    suppliers: Counter[str] = field(default_factory=Counter)
    makers: Counter[str] = field(default_factory=Counter)  # whose name stands before it
    behind: Counter[str] = field(default_factory=Counter)  # the words behind it


@dataclass(slots=True)
class Lessons:
    """What the texts of the record have shown so far.

    coined: words that no English list has; rare: English ones that few people write, and of these
    only the texts that sell them as software.
    """

    foreign: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    coined: dict[str, Use] = field(default_factory=lambda: defaultdict(Use))
    rare: dict[str, Use] = field(default_factory=lambda: defaultdict(Use))

    def resellers(self) -> frozenset[str]:
        return frozenset(s for s, makers in self.foreign.items() if len(makers) >= RESELLS)


def learn(lessons: Lessons, known: Lexicon, supplier: str, read: Sequence[Word]) -> None:
    """Take in one text of a supplier."""
    found = list(find(known, read))
    taken = {at for one in found for at in range(one.start, one.end)}
    for one in found:
        if not is_own(supplier, one.name.maker) and _is_sold(read, one):
            lessons.foreign[supplier].add(one.name.maker)
    seen: set[str] = set()
    for at, word in enumerate(read):
        if at in taken or word.text in seen:
            continue
        if (use := _use(lessons, read, at)) is not None:
            seen.add(word.text)
            _note(use, supplier, read, at)
            before = next((one for one in found if one.end == at and not word.first), None)
            if before is not None and before.name.product is None:
                use.makers[before.name.maker] += 1


def is_worth_reading(word: str) -> bool:
    """Whether a text may teach something because this word is in it."""
    return may_be_brand(word) or word in TELLING


@lru_cache(maxsize=262_144)
def may_be_brand(word: str) -> bool:
    """A word of letters, with a digit at its end perhaps, that is no English and no trade talk."""
    letters = word.rstrip("0123456789")
    return (
        len(letters) >= 3
        and letters.isalpha()
        and len(word) - len(letters) <= 2
        and word not in _USUAL
        and not is_word(word)
    )


def _use(lessons: Lessons, read: Sequence[Word], at: int) -> Use | None:
    word = read[at].text
    if may_be_brand(word):
        return None if _is_short_for(read, at) else lessons.coined[word]
    rare = word.isalpha() and len(word) >= 4 and word not in _USUAL and is_rare(word)
    if rare and telling(read, at + 1) is not None and opens(read, at):
        return lessons.rare[word]
    return None


def _is_short_for(read: Sequence[Word], at: int) -> bool:
    """Whether a word is the initials of those before it: "network as a service (NAAS)"."""
    letters = read[at].text
    before = read[max(at - len(letters), 0) : at]
    return letters == "".join(word.text[0] for word in before)


def _note(use: Use, supplier: str, read: Sequence[Word], at: int) -> None:
    use.texts += 1
    use.suppliers[supplier] += 1
    use.telling += telling(read, at + 1) is not None
    if at + 1 < len(read) and not read[at + 1].first:
        use.behind[read[at + 1].text] += 1


def _is_sold(read: Sequence[Word], found: Found) -> bool:
    place = slot(read, found.start, found.end)
    kinds = ("goods", "outright") if found.name.everyday else ("goods", "outright", "brief")
    return place.kind in kinds and not place.purpose
