"""A query's tree as what the index runs; no text of a user is parsed a second time."""

from collections.abc import Sequence
from dataclasses import replace
from math import prod

import tantivy
from tantivy import Occur, Query

from countersight.search.fields import BY_NAME, TEXT
from countersight.search.language import All, AnyOf, Between, Everything, Has, Node, Not, Words
from countersight.search.schema import Side, analyzer

OPEN_LOW, OPEN_HIGH = -(2**62), 2**62
NEIGHBOURS = 8  # of so many documents with some words, about one has them side by side
NAME_WEIGHT = 2.0  # of a word in a name, beside one anywhere


def compiled(node: Node, side: Side) -> Query:
    match node:
        case Not():
            made = none_of([compiled(node.part, side)])
        case All():
            made = _all_of(node, side)
        case AnyOf():
            made = Query.boolean_query([(Occur.Should, compiled(p, side)) for p in node.parts])
        case _:
            made = _condition(node, side)
    return made


def _condition(node: Everything | Words | Has | Between, side: Side) -> Query:
    match node:
        case Everything():
            return Query.all_query()
        case Words():
            return words(node, side)
        case Has():
            field = BY_NAME[node.field]
            return Query.exists_query(field.whole if field.facet else field.name)
        case Between():
            return _between(node, side)


def words(node: Words, side: Side) -> Query:
    """Neighbouring words, or the whole value; what holds no word of the index fits nothing."""
    field = None if node.field == TEXT else BY_NAME[node.field]
    if field is not None and (node.whole or field.kind == "exact"):
        return _whole(node, side)
    found = analyzed(node)
    if not found:
        return Query.empty_query()
    if node.prefix:
        return _prefix(side, node.field, found)
    if len(found) == 1:
        return Query.term_query(side.schema, node.field, found[0])
    return Query.phrase_query(side.schema, node.field, [*found])


def analyzed(node: Words) -> list[str]:
    return analyzer().analyze(node.text)


def weighed(wanted: Query, sought: Sequence[Words], side: Side) -> Query:
    """The same hits; those rank higher that bear the words in a name."""
    names = [
        replace(one, field=name)
        for one in sought
        if one.field == TEXT
        for name in ("supplier", "maker", "capability")
    ]
    named = [
        (Occur.Should, Query.boost_query(words(one, side), NAME_WEIGHT))
        for one in names
        if one.prefix or all(side.searcher.doc_freq(one.field, w) for w in analyzed(one))
    ]
    # By a bare condition the index ranks quicker than by one of several.
    return Query.boolean_query([(Occur.Must, wanted), *named]) if named else wanted


def term_of(node: Node) -> tuple[str, str] | None:
    """The one term of the index that is all of this condition, with its field; none for a span."""
    match node:
        case Words(prefix=False):
            return _term_of(node)
        case Between(field="year") if node.low is not None and node.low == node.high:
            return BY_NAME["year"].whole, str(node.low)
    return None


def _term_of(node: Words) -> tuple[str, str] | None:
    field = None if node.field == TEXT else BY_NAME[node.field]
    if field is not None and field.kind == "exact":
        return field.whole, node.text.lower()
    if field is not None and field.facet and node.whole:
        return field.whole, node.text
    found = analyzed(node)
    return (node.field, found[0]) if len(found) == 1 else None


def about(node: Node, side: Side) -> int:
    """How many documents are likely to fit, as if conditions had nothing to do with one another."""
    return round(_share(node, side) * side.searcher.num_docs)


def _share(node: Node, side: Side) -> float:
    match node:
        case Not():
            return 1 - _share(node.part, side)
        case All():
            return prod(_share(part, side) for part in node.parts)
        case AnyOf():
            return min(1.0, sum(_share(part, side) for part in node.parts))
        case Words(prefix=False) if (term := term_of(node)) is None:
            found = analyzed(node)
            beside = prod(_frequency(node.field, word, side) for word in found) if found else 0.0
            return beside / NEIGHBOURS
    term = term_of(node)
    return _frequency(*term, side) if term else 1.0


def _frequency(field: str, term: str, side: Side) -> float:
    return side.searcher.doc_freq(field, term) / max(1, side.searcher.num_docs)


def _whole(node: Words, side: Side) -> Query:
    field = BY_NAME[node.field]
    if not (field.facet or field.kind == "exact"):
        return words(Words(node.field, node.text), side)
    text = node.text.lower() if field.kind == "exact" else node.text
    if node.prefix:
        return _prefix(side, field.whole, [text])
    return Query.term_query(side.schema, field.whole, text, "basic")


def _prefix(side: Side, field: str, found: list[str]) -> Query:
    *before, last = found
    if not before:
        return Query.fuzzy_term_query(side.schema, field, last, distance=0, prefix=True)
    return Query.regex_phrase_query(side.schema, field, [*before, f"{last}.*"])


def _between(node: Between, side: Side) -> Query:
    low = OPEN_LOW if node.low is None else node.low
    high = OPEN_HIGH if node.high is None else node.high
    return Query.range_query(side.schema, node.field, tantivy.FieldType.Integer, low, high)


def _all_of(node: All, side: Side) -> Query:
    wanted = [compiled(p, side) for p in node.parts if not isinstance(p, Not)]
    barred = [compiled(p.part, side) for p in node.parts if isinstance(p, Not)]
    parts = [(Occur.Must, query) for query in wanted]
    return Query.boolean_query([*parts, (Occur.Must, none_of(barred))] if barred else parts)


def none_of(queries: list[Query]) -> Query:
    return Query.boolean_query(
        [(Occur.Must, Query.all_query()), *((Occur.MustNot, query) for query in queries)]
    )
