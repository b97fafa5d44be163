"""What is counted beforehand: of everything, and of each single term that very many awards bear.

A search for one of them would take the longest, and there are few. Of a small index nothing is
kept: it is counted in no time. Of actions only everything is: how many awards the actions with a
word belong to takes long to tell.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict, replace
from decimal import Decimal
from pathlib import Path
from typing import Any

from tantivy import Query as IndexQuery

from countersight.model import OnProgress, Progress
from countersight.search import facets
from countersight.search.compile import term_of
from countersight.search.fields import FIELDS, TEXT
from countersight.search.language import Everything, Node
from countersight.search.results import Bar, Counted, Facet, Query, Totals, Value
from countersight.search.schema import PERIODS, Side

KEPT_FROM = 50_000  # documents that bear a term, at the least; of many, one in a hundred
MOST_TERMS = 2_000  # of a field
VALUES = 200  # of a facet
EVERYTHING = ("", "")

Term = tuple[str, str]


def keep(side: Side, awards: int, on_progress: OnProgress) -> None:
    """Count what takes the longest, into the side's folder; `awards` is how many there are."""
    terms = list(_terms(side))
    side.kept.mkdir()
    for number, term in enumerate(terms):
        stage = f"counting {side.grain}s by their commonest words"
        on_progress(Progress(stage, number, len(terms), "words"))
        told = json.dumps(_counted(side, term, awards), separators=(",", ":"), default=str)
        _place(side, term).write_text(told, encoding="utf-8")


def counted(side: Side, tree: Node, query: Query) -> Counted | None:
    """What was counted of this, if anything was."""
    term = EVERYTHING if isinstance(tree, Everything) else term_of(tree)
    if term is None or query.values > VALUES:
        return None
    try:
        told = json.loads(_place(side, term).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    listed = {facet["name"]: facet for facet in told["facets"]}
    return Counted(
        Totals(**_dollars(told["totals"])),
        tuple(_facet(listed[name], query.values) for name in query.facets),
        tuple(Bar(**_dollars(bar)) for bar in told["bars"][query.period] if query.period),
    )


def _terms(side: Side) -> Iterator[Term]:
    if side.searcher.num_docs < KEPT_FROM:
        return
    yield EVERYTHING
    if side.grain == "action":
        return
    words: set[str] = set()
    for field in FIELDS:
        if field.facet or field.kind == "exact":
            yield from ((field.whole, value) for value in _common(side, field.whole))
        if field.kind == "words":
            common = _common(side, field.name) if field.name != "piid" else []
            words.update(common)
            yield from ((field.name, word) for word in common)
    often = (word for word in sorted(words) if side.searcher.doc_freq(TEXT, word) >= _often(side))
    yield from ((TEXT, word) for word in often)


def _common(side: Side, field: str) -> list[str]:
    listed = side.searcher.terms_with_prefix(field, "", limit=MOST_TERMS)
    return [term for term, documents in listed if documents >= _often(side)]


def _often(side: Side) -> int:
    return max(KEPT_FROM, side.searcher.num_docs // 100)


def _counted(side: Side, term: Term, awards: int) -> dict[str, Any]:
    wanted, about = IndexQuery.all_query(), side.searcher.num_docs
    if term != EVERYTHING:
        wanted = IndexQuery.term_query(side.schema, *term, "basic")
        about = side.searcher.doc_freq(*term)
    sought = facets.Sought(side, wanted, about)
    query = Query(grain="award" if side.grain == "award" else "action", values=VALUES)
    first = asdict(facets.count(sought, query, awards))
    bars = {"fiscal_year": first.pop("histogram")}
    for period in PERIODS:
        if period not in bars:
            asked = replace(query, facets=(), period=period)  # type: ignore[arg-type]
            bars[period] = asdict(facets.count(sought, asked, awards))["histogram"]
    return {**first, "bars": bars}


def _facet(told: dict[str, Any], most: int) -> Facet:
    values = [Value(**_dollars(value)) for value in told["values"]]
    rest = sum(value.count for value in values[most:])
    return Facet(told["name"], tuple(values[:most]), told["others"] + rest)


def _dollars(told: dict[str, Any]) -> dict[str, Any]:
    obligated = told["obligated"]
    return {**told, "obligated": None if obligated is None else Decimal(obligated)}


def _place(side: Side, term: Term) -> Path:
    return side.kept / f"{hashlib.sha256(repr(term).encode()).hexdigest()[:24]}.json"
