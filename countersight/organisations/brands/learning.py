"""What the record itself teaches about makers: who resells, which words are brands, whose they are.

- A supplier that sells under its own name is a company that others may resell.
- A supplier that sells goods of two other companies or more resells.
- A word that no English list has, and that resellers sell as software or licences, is a brand.
- A word that stands behind a company's name, or in the texts of the company that sells it, is its
  product.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from countersight.organisations import names
from countersight.organisations.brands.lexicon import Found, Lexicon, Name, Word, find
from countersight.organisations.brands.reading import slot, telling
from countersight.organisations.brands.vocabulary import is_slip, is_word
from countersight.organisations.brands.words import GOODS, PLACES, SERVICES, STOPS, TRADE
from countersight.organisations.display import readable
from countersight.organisations.words import GENERIC

RESELLS = 2  # other companies whose goods a supplier sells before it is called a reseller
_USUAL = TRADE | GOODS | SERVICES | STOPS | PLACES
_INITIALS = 3  # letters that may be anybody's short form
_SHARE = 0.34  # of a brand's texts, at least, name what it is sold as
_TRADED = 0.5  # of a brand's texts, at least, are of resellers


@dataclass(slots=True)
class Use:
    """How a word that no list has is used in the record."""

    texts: int = 0
    telling: int = 0
    suppliers: Counter[str] = field(default_factory=Counter)
    behind: Counter[str] = field(default_factory=Counter)  # makers whose name stands before it


@dataclass(slots=True)
class Lessons:
    """What the texts of the record have shown so far."""

    foreign: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    uses: dict[str, Use] = field(default_factory=lambda: defaultdict(Use))

    def resellers(self) -> frozenset[str]:
        return frozenset(s for s, makers in self.foreign.items() if len(makers) >= RESELLS)


def company_names(suppliers: Iterable[str]) -> Iterator[tuple[str, Name]]:
    """The names that suppliers may be called by in texts of others; commonest supplier first."""
    families: dict[str, list[str]] = defaultdict(list)
    for supplier in suppliers:
        for key in {names.normalise(part) for part in names.spellings(supplier)}:
            families[key].append(supplier)
    stems = Counter(_stem(key) for key in families)
    for key, members in families.items():
        maker = _shown(members[0])
        if _is_telling(key):
            everyday = _is_everyday(key)
            yield key, Name(maker, everyday=everyday, learned=True, coined=" " not in key)
        stem = _stem(key)
        if stem != key and stems[stem] <= 2 and _is_coined(stem):
            yield stem, Name(maker, learned=True, coined=True)


def learn(lessons: Lessons, known: Lexicon, supplier: str, read: Sequence[Word]) -> None:
    """Take in one text of a supplier."""
    found = list(find(known, read))
    taken = {at for one in found for at in range(one.start, one.end)}
    for one in found:
        if not is_own(supplier, one.name.maker) and _sold(read, one):
            lessons.foreign[supplier].add(one.name.maker)
    seen: set[str] = set()
    for at, word in enumerate(read):
        if at in taken or word.text in seen or not may_be_brand(word.text):
            continue
        seen.add(word.text)
        _note(lessons.uses[word.text], supplier, read, at)
        before = next((one for one in found if one.end == at and not word.first), None)
        if before is not None and before.name.product is None:
            lessons.uses[word.text].behind[before.name.maker] += 1


def not_of(
    resellers: Iterable[str], companies: Iterable[tuple[str, Name]]
) -> Iterator[tuple[str, Name]]:
    """The companies among `companies` that are none of the resellers."""
    traders = set(map(_shown, resellers))
    return (pair for pair in companies if pair[1].maker not in traders)


def taught(lessons: Lessons, resellers: frozenset[str]) -> Iterator[tuple[str, Name]]:
    """The brands and products that the record taught."""
    traders = set(map(_shown, resellers))
    for word, use in lessons.uses.items():
        maker = _maker_of(use, lessons) if len(word) > _INITIALS else None
        if maker is not None and maker not in traders:
            yield word, Name(maker, readable(word.upper()), learned=True, coined=True)
        elif _is_brand(word, use, resellers):
            brand = readable(word.upper())
            yield word, Name(brand, brand, learned=True, coined=True)


@lru_cache(maxsize=262_144)
def is_own(supplier: str, maker: str) -> bool:
    """Whether a supplier bears the maker's name, whatever arm of it it is."""
    own = names.normalise(maker).split()
    if not own:
        return False
    for spelling in names.spellings(supplier):
        words = names.normalise(spelling).split()
        if names.same(spelling, maker) or _holds(words, own):
            return True
    return False


def _holds(words: Sequence[str], own: Sequence[str]) -> bool:
    """The maker's words stand in the supplier's name, or one name begins with the other."""
    letters, sought = "".join(words), "".join(own)
    starts = ["".join(words[:end]) for end in range(1, len(words) + 1)]
    if sought in starts or (len(letters) >= 5 and sought.startswith(letters)):
        return True
    width = len(own)
    inside = any(list(words[at : at + width]) == list(own) for at in range(len(words)))
    return inside and len(sought) >= 4 and not all(word in GENERIC for word in own)


def _sold(read: Sequence[Word], found: Found) -> bool:
    place = slot(read, found.start, found.end)
    kinds = ("goods", "outright") if found.name.everyday else ("goods", "outright", "brief")
    return place.kind in kinds and not place.purpose


def _note(use: Use, supplier: str, read: Sequence[Word], at: int) -> None:
    use.texts += 1
    use.suppliers[supplier] += 1
    use.telling += telling(read, at + 1) is not None


def _maker_of(use: Use, lessons: Lessons) -> str | None:
    """Whose product a word is: whose name stands before it, or who alone sells it unaided."""
    if use.behind:
        maker, times = use.behind.most_common(1)[0]
        if times >= 2 and times >= 0.7 * use.behind.total() and times >= 0.15 * use.texts:
            return maker
    direct = {s: n for s, n in use.suppliers.items() if not lessons.foreign.get(s)}
    families = {names.normalise(s) for s in direct}
    told = use.telling and use.telling >= _SHARE * use.texts
    if len(families) == 1 and sum(direct.values()) >= 2 and told:
        return _shown(next(iter(direct)))
    return None


def _is_brand(word: str, use: Use, resellers: frozenset[str]) -> bool:
    traded = sum(n for s, n in use.suppliers.items() if s in resellers)
    return (
        use.telling > 0
        and use.telling >= _SHARE * use.texts
        and traded >= _TRADED * use.texts
        and len(word) >= (4 if use.texts > 1 else 5)
        and not (word.isalpha() and is_slip(word))
    )


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


def _stem(key: str) -> str:
    words = key.split()
    while len(words) > 1 and words[-1] in GENERIC:
        words.pop()
    return " ".join(words)


def _is_telling(key: str) -> bool:
    words = key.split()
    if len(words) == 1:
        return _is_coined(key)
    return names.is_distinctive(words) and len("".join(words)) >= 6


def _is_coined(word: str) -> bool:
    return len(word) >= 4 and word.isalpha() and not is_word(word) and word not in TRADE


def _is_everyday(key: str) -> bool:
    return all(is_word(word) for word in key.split())


def _shown(supplier: str) -> str:
    """A supplier's name without its legal form: `MSAB INCORPORATED` → `Msab`."""
    return readable(names.normalise(supplier).upper())
