"""What a page shows of its documents, read from the index itself."""

import json
from datetime import date
from decimal import Decimal
from typing import Any

from tantivy import DocAddress, Occur
from tantivy import Query as IndexQuery

from countersight.search.compile import words
from countersight.search.index import Index
from countersight.search.language import Words
from countersight.search.results import ActionHit, AwardHit
from countersight.search.schema import Side

MATCHES = 3  # actions shown of an award
AMOUNTS = {"obligated", "current_value", "ceiling", "obligation"}

Record = dict[str, Any]


def record(side: Side, address: DocAddress) -> Record:
    """The stored record of a document, amounts and dates read, lists as tuples."""
    stored: Record = json.loads(side.searcher.doc(address).to_dict()["record"][0])
    return {name: _read(name, value) for name, value in stored.items()}


def key(side: Side, address: DocAddress) -> str:
    stored = record(side, address)
    return str(stored[f"{side.grain}_key"])


def action(side: Side, address: DocAddress) -> ActionHit:
    return ActionHit(**record(side, address))


def award(index: Index, address: DocAddress, sought: tuple[Words, ...]) -> AwardHit:
    """An award with those of its actions that hold any of the words sought, best first."""
    shown = record(index.award, address)
    if not sought:
        return AwardHit(**shown)
    side = index.action
    key = IndexQuery.term_query(side.schema, "award_key", shown["award_key"], "basic")
    told = [(Occur.Should, words(Words("description", w.text, w.prefix), side)) for w in sought]
    parts = [(Occur.Must, IndexQuery.const_score_query(key, 0.0))]
    both = IndexQuery.boolean_query([*parts, (Occur.Must, IndexQuery.boolean_query(told))])
    found = side.searcher.search(both, MATCHES)
    matches = tuple(action(side, place) for _, place in found.hits)
    return AwardHit(
        **shown,
        matching=found.count,  # type: ignore[attr-defined] # its stubs forget it
        matches=matches,
    )


def _read(name: str, value: Any) -> Any:
    if isinstance(value, list):
        return tuple(value)
    if not isinstance(value, str):
        return value
    if name.endswith("_date"):
        return date.fromisoformat(value)
    return Decimal(value) if name in AMOUNTS else value
