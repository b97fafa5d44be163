"""The maker of what an award buys, where its supplier resells: table `maker`.

A name counts as the maker's if it stands where the thing bought stands ("renewal of X licences"),
and the supplier does not bear it. What an award's actions say is weighed together: the strongest
evidence wins, the earliest of equals.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from itertools import groupby
from operator import itemgetter
from typing import Any

from countersight.duckdb_core import DuckDBPyConnection
from countersight.organisations.brands import learning, lexicon, mentioned, vocabulary
from countersight.organisations.brands.companies import company_names, is_own, not_of
from countersight.organisations.brands.learning import Lessons
from countersight.organisations.brands.lexicon import Found, Lexicon, Name, Word
from countersight.organisations.brands.listed import Lists, is_listed
from countersight.organisations.brands.reading import (
    Slot,
    is_target,
    opens,
    product_behind,
    slot,
    telling,
)
from countersight.organisations.brands.sieve import Sieve
from countersight.organisations.brands.teaching import frequent, taught
from countersight.record import prepared, reader
from countersight.record.rows import Rows
from countersight.settings import Settings
from countersight.sql import load

MAKER = {
    "award_key": "varchar",
    "maker": "varchar",
    "product": "varchar",
    "words": "varchar",
    "action_key": "varchar",
    "strength": "varchar",
}
NAMING = {"supplier": "varchar", "description": "varchar", "position": "bigint"}
_BATCH = 50_000  # rows read at a time
# How much it speaks for a name to stand so; see `brands.reading.Slot`.
_WEIGHT = {"outright": 3.0, "goods": 2.0, "bought": 1.0, "brief": 1.0, "bare": 0.0, "service": -0.5}
_LISTED, _LEARNED = 2.5, 2.2  # and who says that it is one
_PURPOSE, _MISSPELT = -2.5, -0.5
_ENOUGH = 2.0
_OFTEN = 0.25  # of an award's texts, at least, name the maker if its first does not


@dataclass(frozen=True, slots=True)
class Evidence:
    """That words of a text name the maker of what is bought.

    strength: stated (the company is named), shown (a product of it is), supporting (only the
    wording says that the word is a brand). weight orders what speaks for an award.
    """

    maker: str
    product: str | None
    words: str
    strength: str
    weight: float


@dataclass(frozen=True, slots=True)
class Known:
    """All that a text is read with."""

    names: Lexicon
    resellers: frozenset[str]
    makers: frozenset[str]  # suppliers that the directory lists as makers, and that do not resell
    spellings: Mapping[str, Sequence[str]]  # maker → its names
    owners: Mapping[str, Sequence[str]]  # maker → the names of its owners


def derive(con: DuckDBPyConnection, lists: Lists) -> Rows:
    """Table `maker`: at most one row an award."""
    suppliers = [name for name, _ in _rows(con, "supplier_names")]
    few = [*_rows(con, "maker_distinct_texts")] if reader.are_few(con) else None
    known = [*_listed(lists, few)]
    if few is not None and len(suppliers) == 1 and not _names_any(known, few):
        return Rows(MAKER)  # only itself is left to be named, or to be learned from
    naming, said = _read(con, learn(con, lists, suppliers, known))
    naming.lay(con, "naming")
    rows = []
    for award_key, texts in groupby(_rows(con, "maker_texts"), key=itemgetter(0)):
        found = [(None if at is None else said[at], action_key) for _, at, action_key in texts]
        if (best := _best(found)) is not None:
            e, action_key = best
            rows.append((award_key, e.maker, e.product, e.words, action_key, e.strength))
    con.execute("drop table naming")
    return Rows(MAKER, rows)


def _read(con: DuckDBPyConnection, known: Known) -> tuple[Rows, list[Evidence]]:
    """The texts that name a maker, each read once however many awards bear it; and their evidence.

    The table has `supplier, description, position`, the place in the list.
    """
    sieve = Sieve(known.names)
    naming: list[tuple[str, str, int]] = []
    said: list[Evidence] = []
    for supplier, text in _rows(con, "maker_distinct_texts"):
        if sieve.may_name(text) and (evidence := read_text(known, supplier, text)) is not None:
            naming.append((supplier, text, len(said)))
            said.append(evidence)
    return Rows(NAMING, naming), said


def _best(found: Sequence[tuple[Evidence | None, str]]) -> tuple[Evidence, str] | None:
    """The strongest evidence of an award's texts, the earliest of equals.

    One text of many is no evidence unless it is the first: a contract for services does not become
    the resale of what one modification adds.
    """
    told = [(evidence, key) for evidence, key in found if evidence is not None]
    if not told:
        return None
    times = Counter(evidence.maker for evidence, _ in told)
    first = found[0][0].maker if found[0][0] is not None else None
    kept = [
        (evidence, key)
        for evidence, key in told
        if evidence.maker == first or times[evidence.maker] >= _OFTEN * len(found)
    ]
    return max(kept, key=lambda pair: pair[0].weight, default=None)


def learn(
    con: DuckDBPyConnection,
    lists: Lists,
    suppliers: Sequence[str],
    known: Sequence[tuple[str, Name]],
) -> Known:
    """What the names of the lists, and the record, know of makers; `suppliers` are the record's."""
    companies = list(company_names(suppliers))
    lessons, first = Lessons(), lexicon.build([*known, *companies])
    texts = Counter[str]()
    sieve = Sieve(first, learning.is_worth_reading, texts)
    for supplier, text in _rows(con, "maker_distinct_texts"):
        if sieve.may_name(text):
            learning.learn(lessons, first, supplier, lexicon.words(text))
    resellers = lessons.resellers()
    own = not_of(resellers, companies)
    new = taught(lessons, resellers, texts)
    names = lexicon.build([*known, *own, *new], frequent(texts))
    makers = frozenset(filter(is_listed(lists), suppliers)) - resellers
    return Known(names, resellers, makers, lists.spellings, lists.owners)


def make_ready(settings: Settings) -> Lists:
    """The lists with the user's own directory, and English words: what any text is read with.

    They are made ready once, and kept.
    """

    def make() -> Mapping[str, Any]:
        from countersight import directory  # noqa: PLC0415 - who has them kept need not wait
        from countersight.organisations.brands import listing  # noqa: PLC0415

        return asdict(listing.lists(directory.read(settings.directory)))

    vocabulary.recall(settings)
    return Lists(**prepared.recall(settings, "makers", make))


def _listed(lists: Lists, few: Sequence[tuple[str, str]] | None) -> Iterator[tuple[str, Name]]:
    """The names of the lists; where texts are few, those that may stand in one."""
    return lists.named() if few is None else lists.named(mentioned.among(text for _, text in few))


def _names_any(known: Sequence[tuple[str, Name]], few: Sequence[tuple[str, str]]) -> bool:
    names = lexicon.build(known)
    return any(any(lexicon.find(names, lexicon.words(text))) for _, text in few)


def read_text(known: Known, supplier: str, text: str) -> Evidence | None:
    """The best evidence of a maker in one text of a supplier; None where it names no other's."""
    read = lexicon.words(text)
    found = [one for one in lexicon.find(known.names, read) if _has_needs(one.name, read)]
    resells = supplier in known.resellers
    weights = [_weight(read, found, at, resells) for at in range(len(found))]
    weight = max(weights, default=0.0)
    best = found[weights.index(weight)] if weight >= _ENOUGH else None
    if best is None or any(
        _is_self(known, supplier, one.name.maker)
        for one, each in zip(found, weights, strict=True)
        if one is best or each >= _ENOUGH
    ):
        return None
    if supplier in known.makers and best.name.product is not None and not _says(read, best.name):
        return None  # who makes things itself may call them by a word that is another's product
    return _evidence(known, text, (read, found), (best, weight))


def _says(read: Sequence[Word], name: Name) -> bool:
    """Whether the company itself stands in the text, and not its product alone."""
    company = {word.text for word in lexicon.words(name.maker)}
    return name.product != name.maker and company <= {word.text for word in read}


def _weight(read: Sequence[Word], found: Sequence[Found], at: int, resells: bool) -> float:
    """How much one of the names found in a text speaks for its maker; 0 for not at all."""
    one = found[at]
    place = slot(read, one.start, one.end)
    if at + 1 < len(found) and is_target(read, one, found[at + 1]):
        place = replace(slot(read, found[at + 1].start, found[at + 1].end), purpose=place.purpose)
    target = at > 0 and is_target(read, found[at - 1], one)
    if target or not _is_believed(read, one, place, resells):
        return 0.0
    said = _LEARNED if one.name.learned else _LISTED
    return said + _WEIGHT[place.kind] + _PURPOSE * place.purpose + _MISSPELT * (not one.exact)


def _is_believed(read: Sequence[Word], one: Found, place: Slot, resells: bool) -> bool:
    """Whether a name may stand so and be the maker's."""
    name = one.name
    if place.kind in ("none", "outright"):
        return place.kind == "outright"
    if name.everyday:
        return place.kind == "goods" and opens(read, one.start)
    if name.learned and name.coined and name.product is None:
        return telling(read, one.end) is not None
    if name.learned or not resells:
        return place.kind in ("goods", "bought", "brief")
    return True


def _evidence(
    known: Known,
    text: str,
    taken: tuple[Sequence[Word], Sequence[Found]],
    best: tuple[Found, float],
) -> Evidence:
    (read, found), (one, weight), usual = taken, best, known.names.usual
    product, end = product_behind(text, read, found, one, usual)
    if one.name.product is None:
        strength = "stated"
    else:
        strength = "supporting" if one.name.product == one.name.maker else "shown"
    words = text[read[one.start].start : read[end - 1].end]
    return Evidence(one.name.maker, product, words, strength, weight)


def _has_needs(name: Name, read: Sequence[Word]) -> bool:
    if not name.needs:
        return True
    text = "".join(word.text for word in read)
    return any(need in text for need in name.needs)


def _is_self(known: Known, supplier: str, maker: str) -> bool:
    """Whether a supplier is the maker, was called so, or owns it."""
    ways = (known.spellings.get(maker, ()), known.owners.get(maker, ()))
    return any(is_own(supplier, name) for name in (maker, *ways[0], *ways[1]))


def _rows(con: DuckDBPyConnection, query: str) -> Iterator[tuple[Any, ...]]:
    room = "organisations" if query == "supplier_names" else "organisations/sql"
    result = con.execute(load(room, query))
    while rows := result.fetchmany(_BATCH):
        yield from rows
