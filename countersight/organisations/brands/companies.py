"""Suppliers as makers: the names that others' texts may call them by, and whose name is whose."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from countersight.organisations import names
from countersight.organisations.brands.lexicon import Name
from countersight.organisations.brands.vocabulary import is_word
from countersight.organisations.brands.words import TRADE
from countersight.organisations.display import readable
from countersight.organisations.words import GENERIC

_ARMS = 2  # families that may share a stem and still be one company


def company_names(suppliers: Iterable[str]) -> Iterator[tuple[str, Name]]:
    """The names that suppliers may be called by in texts of others; commonest supplier first."""
    families: dict[str, list[str]] = defaultdict(list)
    for supplier in suppliers:
        for key in dict.fromkeys(map(names.normalise, names.spellings(supplier))):
            families[key].append(supplier)
    stems = Counter(_stem(key) for key in families)
    for key, members in families.items():
        maker = shown(members[0])
        if _is_telling(key):
            everyday = all(is_word(word) for word in key.split())
            yield key, Name(maker, everyday=everyday, learned=True, coined=" " not in key)
        stem = _stem(key)
        if stem != key and stems[stem] <= _ARMS and _is_coined(stem):
            yield stem, Name(maker, learned=True, coined=True)


def not_of(
    resellers: Iterable[str], companies: Iterable[tuple[str, Name]]
) -> Iterator[tuple[str, Name]]:
    """The companies among `companies` that are none of the resellers."""
    traders = set(map(shown, resellers))
    return (pair for pair in companies if pair[1].maker not in traders)


def shown(supplier: str) -> str:
    """A supplier's name without its legal form: `ACME INCORPORATED` → `Acme`."""
    return readable(names.normalise(supplier).upper())


@lru_cache(maxsize=262_144)
def is_own(supplier: str, maker: str) -> bool:
    """Whether a supplier bears the maker's name, whatever arm of it it is."""
    own = names.normalise(maker).split()
    if not own:
        return False
    return any(
        names.same(spelling, maker) or _holds(names.normalise(spelling).split(), own)
        for spelling in names.spellings(supplier)
    )


def _holds(words: Sequence[str], own: Sequence[str]) -> bool:
    """The maker's words stand in the supplier's name, or one name begins with the other."""
    letters, sought = "".join(words), "".join(own)
    starts = ["".join(words[:end]) for end in range(1, len(words) + 1)]
    if (
        sought in starts
        or f"{sought}s" in starts
        or (len(letters) >= 5 and sought.startswith(letters))
    ):
        return True
    width = len(own)
    inside = any(list(words[at : at + width]) == list(own) for at in range(len(words)))
    return inside and len(sought) >= 4 and not all(word in GENERIC for word in own)


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
