"""Looking a name up among the names of the record: an index built once, lookups in milliseconds.

Each way of matching is one function from a `Sought` to matches with a score and its reason. A
score of .8 or more stands by itself; below that the name fits several organisations or only in
part, and the reader should see the alternatives.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from rapidfuzz import fuzz, process

from countersight.organisations import names
from countersight.organisations.words import GOVERNMENT_ARMS, GOVERNMENT_WORDS
from countersight.reported import SupplierMatch

T = TypeVar("T", str, tuple[str, str])
_Scored = tuple[str, float, str]  # family key, score, reason


@dataclass(frozen=True, slots=True)
class Index:
    """What is known of the record's names, by each thing that a lookup may hold."""

    members: Mapping[str, tuple[str, ...]]  # family key → names, commonest first
    aliases: Mapping[str, tuple[str, ...]]  # squeezed key, own or trading name → family keys
    parents: Mapping[str, tuple[tuple[str, str], ...]]  # parent's key → (family key, parent)
    openings: Mapping[str, tuple[str, ...]]  # first word → family keys
    acronyms: Mapping[str, tuple[str, ...]]  # acronym → family keys
    common: frozenset[str]  # words too frequent in the record to tell suppliers apart
    crowd: int  # more families than this under one first word, and the word tells nothing


@dataclass(frozen=True, slots=True)
class Sought:
    name: str
    key: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Spelt:
    """A name of the record (commonest first) and what it is found by."""

    name: str
    key: str
    aliases: tuple[str, ...]
    initials: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ParentOf:
    """The parent of the suppliers of a family, by its name and what that is found by."""

    key: str
    parent: str
    aliases: tuple[str, ...]


def spell(names_: Iterable[str]) -> Iterator[Spelt]:
    """What names are found by; those that come to nothing are left out."""
    for name in names_:
        if key := names.normalise(name):
            yield Spelt(name, key, _aliases(name), names.initials(name))


def spell_parents(parents: Iterable[tuple[str, str]]) -> Iterator[ParentOf]:
    """What the parents of (name, parent) pairs are found by, less those of the same family."""
    for name, parent in parents:
        key = names.normalise(name)
        if names.normalise(parent) != key:
            yield ParentOf(key, parent, _aliases(parent))


def build(spelt: Iterable[str], parents: Iterable[tuple[str, str]] = ()) -> Index:
    """The index over names (commonest first) and (name, parent) pairs, as the record has them."""
    return assemble(list(spell(spelt)), spell_parents(parents))


def assemble(spelt: Sequence[Spelt], parents: Iterable[ParentOf]) -> Index:
    """The same, of what names and parents are found by."""
    members: dict[str, list[str]] = defaultdict(list)
    for one in spelt:
        members[one.key].append(one.name)
    openings: dict[str, list[str]] = defaultdict(list)
    for key in members:
        openings[key.split()[0]].append(key)
    return Index(
        members={key: tuple(known) for key, known in members.items()},
        aliases=_gather((one.aliases, one.key) for one in spelt),
        parents=_gather((p.aliases, (p.key, p.parent)) for p in parents if p.key in members),
        openings={word: tuple(keys) for word, keys in openings.items()},
        acronyms=_gather((one.initials, one.key) for one in spelt),
        common=_common_words(members),
        crowd=max(4, round(len(members) ** 0.25)),
    )


def look_up(index: Index, name: str) -> tuple[SupplierMatch, ...]:
    """The names of the record that `name` may mean, best first; none if its words tell nothing."""
    sought = _sought(name)
    if not sought.key:
        return ()
    best: dict[str, tuple[float, tuple[str, ...]]] = {}
    for way in _WAYS:
        for key, score, why in way(index, sought):
            known, reasons = best.get(key, (0.0, ()))
            best[key] = (max(known, score), (*reasons, why))
    if not best:
        best = {key: (score, (why,)) for key, score, why in _misspelt(index, sought)}
    found = [
        SupplierMatch(member, key, round(score, 3), reasons)
        for key, (score, reasons) in best.items()
        for member in index.members[key]
    ]
    return tuple(sorted(found, key=lambda match: (-match.score, match.name)))


def _sought(name: str) -> Sought:
    key = names.normalise(name)
    return Sought(name, key, tuple(key.split()))


def _same_family(index: Index, sought: Sought) -> Iterator[_Scored]:
    for spelling in names.spellings(sought.name):
        alias = names.squeezed(names.normalise(spelling))
        for key in index.aliases.get(alias, ()):
            own = names.squeezed(key) == alias
            yield key, 1.0 if own else 0.9, "same family" if own else "trades under this name"


def _leading_part(index: Index, sought: Sought) -> Iterator[_Scored]:
    """The name is how longer names begin; the more families begin so, the less it says."""
    shared = (*_sharing_first(index, sought), *index.openings.get(names.squeezed(sought.key), ()))
    begins = (sought.key + " ", names.squeezed(sought.key) + " ")
    keys = sorted({key for key in shared if key.startswith(begins)})
    if not keys or len(keys) > index.crowd or not _distinctive(index, sought.words):
        return
    families = len(keys) + (sought.key in index.members)
    score = max(0.5, (0.9 if len(sought.words) == 1 else 0.95) - 0.1 * (families - 1))
    beside = "" if families == 1 else f", as {families} families do"
    for key in keys:
        yield key, score, f"begins with “{sought.key}”{beside}"


def _longer_name(index: Index, sought: Sought) -> Iterator[_Scored]:
    """The supplier's whole name is how the name looked up begins."""
    for key in _sharing_first(index, sought):
        if sought.key.startswith(key + " ") and _stands_alone(index, key):
            yield key, 0.6, f"“{key}” is how the name begins"


def _government_arm(index: Index, sought: Sought) -> Iterator[_Scored]:
    """One stem and an arm that sells to government, as in "Acme Technologies", "Acme Federal"."""
    stem = _stem(sought.words)
    for key in _sharing_first(index, sought):
        words = tuple(key.split())
        arms = GOVERNMENT_WORDS & {*words[len(stem) :], *sought.words[len(stem) :]}
        if arms and words != sought.words and _stem(words) == stem and _distinctive(index, stem):
            yield key, 0.75, f"same stem “{' '.join(stem)}”, an arm for government"


def _parent(index: Index, sought: Sought) -> Iterator[_Scored]:
    for key, parent in index.parents.get(names.squeezed(sought.key), ()):
        yield key, 0.85, f"the record names {parent} as its parent"


def _acronym(index: Index, sought: Sought) -> Iterator[_Scored]:
    """Both ways: the acronym is looked up, or it is what the record has."""
    if len(sought.words) == 1:
        keys = index.acronyms.get(sought.key, ())
        if len(keys) <= 2 and sought.key not in index.members:
            yield from ((key, 0.7 / len(keys), f"“{sought.key}” are its initials") for key in keys)
        return
    for letters in names.initials(sought.name):
        if letters in index.members and len(letters) > 3:
            yield letters, 0.6, "stands in the record by its initials"


def _misspelt(index: Index, sought: Sought) -> Iterator[_Scored]:
    """Tried last: word for word the same but for slips of the pen."""
    if not _distinctive(index, sought.words):
        return
    near = process.extract(
        sought.key, index.members.keys(), scorer=fuzz.ratio, score_cutoff=85, limit=20
    )
    for key, likeness, _ in near:
        if names.misspelt(sought.words, key.split()):
            yield key, likeness / 100 * 0.9, f"spelt almost as “{key}”"
    if near or len(sought.words) == 1:
        return
    for word in filter(partial(names.slip, sought.words[0]), index.openings):
        for key in index.openings[word]:
            if names.misspelt(sought.words, key.split()[: len(sought.words)]):
                yield key, 0.7, f"“{key}” begins almost so"


_WAYS: tuple[Callable[[Index, Sought], Iterator[_Scored]], ...] = (
    _same_family,
    _leading_part,
    _longer_name,
    _government_arm,
    _parent,
    _acronym,
)


def _sharing_first(index: Index, sought: Sought) -> tuple[str, ...]:
    return index.openings.get(sought.words[0], ())


def _distinctive(index: Index, words: tuple[str, ...]) -> bool:
    """Some word of three characters or more is neither business talk nor common in the record."""
    return names.is_distinctive(word for word in words if word not in index.common)


def _stands_alone(index: Index, key: str) -> bool:
    words = tuple(key.split())
    rare = len(index.openings[words[0]]) <= 2
    return _distinctive(index, words) and (len(words) > 1 or rare)


def _stem(words: tuple[str, ...]) -> tuple[str, ...]:
    end = len(words)
    while end > 1 and words[end - 1] in GOVERNMENT_ARMS:
        end -= 1
    return words[:end]


def _aliases(name: str) -> tuple[str, ...]:
    return tuple(names.squeezed(names.normalise(one)) for one in names.spellings(name))


def _common_words(members: Iterable[str]) -> frozenset[str]:
    counts = Counter(word for key in members for word in set(key.split()))
    limit = max(12, sum(1 for _ in members) // 400)
    return frozenset(word for word, count in counts.items() if count > limit)


def _gather(pairs: Iterable[tuple[Iterable[str], T]]) -> dict[str, tuple[T, ...]]:
    gathered: dict[str, set[T]] = defaultdict(set)
    for words, value in pairs:
        for word in words:
            gathered[word].add(value)
    return {word: tuple(sorted(values)) for word, values in gathered.items()}
