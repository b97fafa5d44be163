"""What a page shows of its documents, read from the index itself."""

import json
from collections.abc import Sequence
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
AT_ONCE = 500  # awards of which the actions are looked for together
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


def awards(index: Index, places: Sequence[DocAddress], sought: Sequence[Words]) -> list[AwardHit]:
    """Awards with those of their actions that hold any of the words sought, best first."""
    return [
        hit
        for first in range(0, len(places), AT_ONCE)
        for hit in _awards(index, list(places[first : first + AT_ONCE]), sought)
    ]


def _awards(index: Index, places: list[DocAddress], sought: Sequence[Words]) -> list[AwardHit]:
    shown = [record(index.award, place) for place in places]
    if not sought:
        return [AwardHit(**one) for one in shown]
    numbers = index.award.searcher.fast_field_values("award_no", places)
    saying: dict[Any, list[DocAddress]] = {number: [] for number in numbers}
    best = _saying(index.action, shown, sought)
    for number, place in zip(
        index.action.searcher.fast_field_values("award_no", best), best, strict=True
    ):
        saying[number].append(place)
    return [
        AwardHit(
            **one,
            matching=len(saying[number]),
            matches=tuple(action(index.action, place) for place in saying[number][:MATCHES]),
        )
        for number, one in zip(numbers, shown, strict=True)
    ]


def _saying(side: Side, shown: list[Record], sought: Sequence[Words]) -> list[DocAddress]:
    """The actions of these awards that hold any of the words, best first."""
    keys = IndexQuery.term_set_query(side.schema, "award_key", [one["award_key"] for one in shown])
    told = [(Occur.Should, words(Words("description", w.text, w.prefix), side)) for w in sought]
    parts = [(Occur.Must, IndexQuery.const_score_query(keys, 0.0))]
    both = IndexQuery.boolean_query([*parts, (Occur.Must, IndexQuery.boolean_query(told))])
    most = sum(one["actions"] for one in shown)
    return [place for _, place in side.searcher.search(both, most, count=False).hits]


def _read(name: str, value: Any) -> Any:
    if isinstance(value, list):
        return tuple(value)
    if not isinstance(value, str):
        return value
    if name.endswith("_date"):
        return date.fromisoformat(value)
    return Decimal(value) if name in AMOUNTS else value
