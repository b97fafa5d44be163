"""Phrases: words to look for in texts, and an index that tries only those that a text may hold.

A phrase is words in capitals; each stands for its plural too. `(A|B)` is either, `[A]` may be left
out, `A*` is any word that begins with A, `..` stands for at most four words, `...` for eight.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import product
from typing import TypeVar

from countersight.errors import InputError

_ITEM = re.compile(r"\(([^()\[\]]+)\)|\[([^()\[\]]+)\]|(\.{2,3})|([A-Z0-9&]+\*?)|(\S)")
_APART = re.compile(r"[^A-Z0-9&]+")
_GAPS = {"..": "(?:[^ ¦]+ ){0,4}?", "...": "(?:[^ ¦]+ ){0,8}?"}
_TAKEN = "¦"
# Words that so many descriptions hold that they would choose badly which texts to try, the most
# frequent first.
_COMMON = (
    *("FOR", "AND", "TO", "OF", "IN", "SERVICE", "SUPPORT", "OFFICE", "MAINT*", "MAINTENANCE"),
    *("SYSTEM", "EQUIPMENT", "PURCHASE", "OPERATION", "SOFTWARE", "TASK", "PROGRAM", "LICENSE"),
    *("ENFORCEMENT", "BORDER", "SECURITY", "FROM", "TRAINING", "MANAGEMENT", "CENTER", "INSTALL*"),
    *("INVESTIG*", "INVESTIGAT*", "REPAIR*", "DELIVERY", "DATA*", "INVESTIGATION", "LINE"),
    *("FACILITY", "REPLAC*", "LAW", "OFFICER", "HOMELAND", "DATA", "ANALY*", "HSI", "DEVICE"),
    *("PROCESS*", "TACTICAL", "LOCAT*", "STATION", "UNDER", "THROUGH", "INFORMATION", "PROJECT"),
    *("VIDEO", "PROTECT*", "ACCESS", "COMPUTER", "VEHICLE", "UNIT", "MONITOR*", "NETWORK*"),
    *("NETWORK", "LOCATION", "TECHNOLOG*", "TECHNOLOGY", "MOBILE", "WIRELESS", "LEGAL", "RADIO"),
    *("COMMUNICATION", "UPGRADE", "PROFESSIONAL", "ENTERPRISE", "CONTROL", "MEDICAL"),
    *("DEPLOYMENT", "DEVELOPMENT", "SUBSCRIPTION", "PLATFORM", "CASE", "IMMIGRATION", "MARINE"),
    *("GROUND", "INTERNET", "FINANCIAL", "NATIONAL", "PERSONNEL", "INTERNATIONAL"),
)
_RARITY = {word: place for place, word in enumerate(_COMMON)}
# What a supplier's name may add to a company's name and mean that company still.
_ADDED = (
    "(?: (?:THE|INC|INCORPORATED|LLC|L L C|LTD|LIMITED|CORP|CORPORATION|CO|COMPANY|LP|L P|LLP|PLC"
    "|GMBH|AG|SA|AB|BV|US|USA|U S|U S A|OF|AMERICA|AMERICAS|NORTH|UK|FEDERAL|GOVERNMENT|PUBLIC"
    "|SAFETY|SECTOR|DEFENSE|SECURITY|SOLUTIONS?|SYSTEMS?|SERVICES?|SPECIAL|TECHNOLOG(?:Y|IES)"
    "|GROUP|HOLDINGS?|INTERNATIONAL|GLOBAL|ENTERPRISES?|INDUSTRIES))*"
)


def plain(text: str) -> str:
    """In capitals, words parted by one space, without punctuation: as phrases are written."""
    return _APART.sub(" ", text.upper().replace("'", "").replace("’", "")).strip()


T = TypeVar("T")
# What is filed under the keys of phrases that are whole words; under the first letters of those
# that are stems, with the stem.
Filed = tuple[Mapping[str, Sequence[T]], Mapping[str, Sequence[tuple[str, T]]]]
# Where a phrase stands among others: minus its length, its group, its number there.
_Place = tuple[int, int, int]
_Needed = frozenset[str]
_FIRST = -99  # before a phrase of any length
START = 3  # letters of a stem by which it is looked up: none is shorter


@dataclass(frozen=True, slots=True)
class Phrase:
    """One way of saying something, without alternatives; or a company's name, if `names`."""

    words: tuple[str, ...]
    names: bool = False  # the whole text is it, with legal forms and the like behind it

    @property
    def pattern(self) -> re.Pattern[str]:
        """It finds the phrase in a plain text."""
        return _compiled(self)

    @property
    def length(self) -> int:
        """How many words it names."""
        return sum(word not in _GAPS for word in self.words)

    @property
    def needed(self) -> frozenset[str]:
        """The words that a text must have as they are, or in the plural."""
        return frozenset(w for w in self.words if w not in _GAPS and not w.endswith("*"))

    @property
    def key(self) -> str:
        """Its longest word, a rare one if it has any: a text that lacks it need not be tried."""
        if len(self.words) == 1:
            return self.words[0]
        return max((word for word in self.words if word not in _GAPS), key=_rarity)


def _rarity(word: str) -> tuple[int, int]:
    return _RARITY.get(word.removesuffix("S"), len(_RARITY)), len(word)


@cache
def _compiled(phrase: Phrase) -> re.Pattern[str]:
    """Compiled when it is first tried: few of the phrases are, in a run."""
    source = _source(phrase.words)
    return re.compile(f"^{source}{_ADDED}$" if phrase.names else source)


def read(written: str) -> tuple[Phrase, ...]:
    """The phrases that `written` stands for. Raises `InputError` where it is no phrase."""
    parts: list[list[tuple[str, ...]]] = []
    for either, may, gap, word, wrong in _ITEM.findall(written):
        if wrong:
            raise InputError(f"{written!r} is no phrase: {wrong!r} stands where a word should")
        ways = [tuple(way.split()) for way in (either or may or gap or word).split("|")]
        parts.append([*ways, ()] if may else ways)
    found = dict.fromkeys(tuple(w for way in ways for w in way) for ways in product(*parts))
    if any(not words or words[0] in _GAPS or words[-1] in _GAPS for words in found):
        raise InputError(f"{written!r} is no phrase: it must begin and end with a word")
    if any(word.endswith("*") and len(word) <= START for words in found for word in words):
        raise InputError(f"{written!r} is no phrase: give {START} letters before the *")
    return tuple(map(Phrase, found))


def spelt(text: str) -> Phrase:
    """The phrase of the words of a plain text, which has none of the signs that `read` reads."""
    return Phrase(tuple(text.split(" ")))


def spoken(text: str) -> set[str]:
    """The words of a plain text, and what they may be the plurals of."""
    words = set(text.split(" "))
    return words | {word[:-1] for word in words if word.endswith("S")}


def filed(keyed: Iterable[tuple[str, T]]) -> Filed[T]:
    """By the keys of phrases."""
    whole: dict[str, list[T]] = defaultdict(list)
    stems: dict[str, list[tuple[str, T]]] = defaultdict(list)
    for key, one in keyed:
        if key.endswith("*"):
            stems[key[:START]].append((key[:-1], one))
        else:
            whole[key].append(one)
    return whole, stems


def _source(words: Iterable[str]) -> str:
    joined = "".join(_GAPS.get(word, f"{_word(word)} ") for word in words)
    return f"(?<![^ ]){joined[:-1]}(?![^ ])"


def _word(word: str) -> str:
    return f"{word[:-1]}[^ ]*" if word.endswith("*") else f"{word}S?"


@dataclass(frozen=True, slots=True)
class Group:
    """Phrases that mean the same, and the company that they keep in a text."""

    says: tuple[Phrase, ...]
    beside: tuple[Phrase, ...] = ()  # one of these must stand in the text too
    unless: tuple[Phrase, ...] = ()  # none of these may
    whole: bool = False  # a text that holds one holds nothing else

    def fits(self, text: str) -> bool:
        return (not self.beside or _any(self.beside, text)) and not _any(self.unless, text)


def _any(phrases: Iterable[Phrase], text: str) -> bool:
    return any(phrase.pattern.search(text) for phrase in phrases)


@dataclass(frozen=True)
class Lexicon:
    """Groups; of phrases, the longest is tried first, and what it has read, no other sees."""

    groups: Sequence[Group]

    def read(self, text: str) -> list[tuple[int, str]]:
        """The places of the groups that `text` (plain) holds, and the words that show each."""
        found: dict[int, str] = {}
        left = text
        for _, place, number in sorted(self._candidates(text)):
            group = self.groups[place]
            phrase = group.says[number]
            held = phrase.pattern.search(left)
            if held and group.fits(text):
                if group.whole:
                    return [(place, held.group())]
                found.setdefault(place, held.group())
                left = phrase.pattern.sub(_TAKEN, left)
        return list(found.items())

    def _candidates(self, text: str) -> set[_Place]:
        """Each phrase whose key, and whose other whole words, stand in the text."""
        whole, stems = self._index
        words = spoken(text)
        places: set[_Place] = set()
        for word in words:
            for place, needed in whole.get(word, ()):
                if needed <= words:
                    places.add(place)
            for stem, (place, needed) in stems.get(word[:START], ()):
                if needed <= words and word.startswith(stem):
                    places.add(place)
        return places

    @cached_property
    def _index(self) -> Filed[tuple[_Place, _Needed]]:
        return filed(
            (phrase.key, ((order, place, number), phrase.needed))
            for place, group in enumerate(self.groups)
            for number, phrase in enumerate(group.says)
            for order in (_FIRST if group.whole else -phrase.length,)
        )

    @cached_property
    def keys(self) -> str:
        """A pattern for the engine (RE2): a text between blanks that lacks it holds no phrase."""
        whole, stems = self._index
        begun = sorted({stem for listed in stems.values() for stem, *_ in listed})
        return f" (?:{'|'.join([*(f'{word}S? ' for word in sorted(whole)), *begun])})"
