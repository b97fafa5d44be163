"""Making what is kept of a side (`kept`), out of its index alone: so the two always agree."""

import json
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
from pyroaring import BitMap
from tantivy import DocAddress, FieldType, Order
from tantivy import Query as IndexQuery

from countersight.model import OnProgress, Progress
from countersight.search import best
from countersight.search.compile import compiled, none_of
from countersight.search.docset import docset
from countersight.search.fields import FIELDS, TEXT
from countersight.search.kept import BITS, HAVING, LISTED, Column, numbers
from countersight.search.language import Words
from countersight.search.schema import Side

KEPT_FROM = 10_000  # documents that hold a word, at the least; of many, one in 200
MOST_WORDS = 4_000  # of a field
MOST_VALUES = 100  # of a facet, of which each has a bitmap; of more, codes alone
SPAN = 100_000  # documents read at a time
WITHIN_TEXT = ("description", "kind")  # all their words are words of the text
PERIODS = ("calendar_year", "month")
COLUMNS = {"award_no": np.uint32, "by_amount": np.uint32, "by_supplier": np.uint32}
FIGURES = ("amount", "ceiling", "actions")


@dataclass(slots=True)
class _Draft:
    """What has been written so far."""

    side: Side
    place: Path
    into: BinaryIO
    listed: dict[str, dict[str, tuple[int, int]]] = field(default_factory=dict)
    lows: dict[str, int] = field(default_factory=dict)
    names: dict[str, list[str]] = field(default_factory=dict)
    words: set[str] = field(default_factory=set)  # that are common in a field of their own
    best: dict[str, int] = field(default_factory=dict)

    def put(self, name: str, value: str, found: BitMap) -> None:
        found.run_optimize()
        start, written = self.into.tell(), found.serialize()
        self.into.write(written)
        self.listed.setdefault(name, {})[value] = (start, len(written))

    def column(self, name: str, dtype: Any) -> Column:
        """A new column on disk, all zeros; its first place is nobody's."""
        shape = (self.side.searcher.num_docs + 1,)
        file = str(self.place / f"{name}.npy")
        return np.lib.format.open_memmap(file, mode="w+", dtype=dtype, shape=shape)


def keep(side: Side, place: Path, on_progress: OnProgress) -> None:
    """Write into a new folder what is kept of the documents of a side."""
    place.mkdir()
    with (place / BITS).open("wb") as into:
        draft = _Draft(side, place, into)
        steps = [*_steps()]
        for done, (step, *what) in enumerate(steps):
            on_progress(Progress(f"keeping sets of {side.grain}s", done, len(steps), "fields"))
            step(draft, *what)
        into.write(b"\0")  # an empty file cannot be mapped
    told = {
        "documents": side.searcher.num_docs,
        "listed": draft.listed, "lows": draft.lows, "names": draft.names, "best": draft.best,
    }  # fmt: skip
    (place / LISTED).write_text(json.dumps(told), encoding="utf-8")


def _steps() -> Iterator[tuple[Any, ...]]:
    yield (_columns,)
    for asked in FIELDS:
        if asked.facet:
            yield _values if asked.many else _codes, asked.whole
        elif asked.kind == "exact":
            yield _words, asked.whole
        if asked.kind == "words" and asked.name != "piid":
            yield _words, asked.name
    for period in PERIODS:
        yield _values, period
    yield (_texts,)
    yield (_best,)


def _columns(draft: _Draft) -> None:
    """Where documents lie, their figures, and their order by other things than the date."""
    side = draft.side
    segment, doc = draft.column("segment", np.uint16), draft.column("doc", np.uint32)
    columns = {name: draft.column(name, dtype) for name, dtype in COLUMNS.items()}
    figures = {name: np.ma.zeros(side.searcher.num_docs + 1, np.int64) for name in FIGURES}
    for first in range(1, side.searcher.num_docs + 1, SPAN):
        at = _addresses(side, first)
        span = slice(first, first + len(at))
        segment[span] = [one.segment_ord for one in at]
        doc[span] = [one.doc for one in at]
        for name, column in columns.items():
            column[span] = side.searcher.fast_field_values(name, at)
        for name, figure in figures.items():
            told = side.searcher.fast_field_values(name, at)
            figure[span] = np.ma.array([f or 0 for f in told], mask=[f is None for f in told])
    draft.column("amount", np.int64)[:] = figures["amount"].filled(0)
    for name, column in figures.items():
        _digits(draft, name, column)


def _addresses(side: Side, first: int) -> list[DocAddress]:
    span = IndexQuery.range_query(
        side.schema, "by_date", FieldType.Unsigned, first, first + SPAN, include_upper=False
    )
    found = side.searcher.search(span, SPAN, count=False, order_by_field="by_date", order=Order.Asc)
    return [address for _, address in found.hits]


def _digits(draft: _Draft, name: str, column: np.ma.MaskedArray[Any, Any]) -> None:
    having = ~np.ma.getmaskarray(column)
    having[0] = False
    told = column.data[having]
    low = int(told.min(initial=0)) if len(told) else 0
    over = np.where(having, column.data - low, 0)
    draft.lows[name] = low
    draft.put(HAVING, name, _bitmap(having))
    draft.listed[f"{name}_digits"] = {}
    for place in range(int(over.max()).bit_length()):
        draft.put(f"{name}_digits", str(place), _bitmap(over >> place & 1))


def _bitmap(mask: Column) -> BitMap:
    return BitMap(array("I", np.flatnonzero(mask).astype(np.uint32).tobytes()))


def _values(draft: _Draft, name: str) -> None:
    _put(draft, name, _terms(draft.side, name))


def _codes(draft: _Draft, name: str) -> None:
    """Of a facet of which a document has one value at most."""
    values = _terms(draft.side, name)
    column = draft.column(name, np.min_scalar_type(len(values)))
    draft.names[name] = values
    for code, value in enumerate(values, 1):
        documents = _bearing(draft.side, name, value)
        column[numbers(documents)] = code
        if len(values) <= MOST_VALUES:
            draft.put(name, value, documents)
    draft.put(HAVING, name, _bitmap(column != 0))


def _words(draft: _Draft, name: str) -> None:
    """Of the words of a field, the common ones."""
    listed = draft.side.searcher.terms_with_prefix(name, "", limit=MOST_WORDS)
    common = [word for word, documents in listed if documents >= _often(draft.side)]
    _put(draft, name, common)
    draft.words.update(common)


def _texts(draft: _Draft) -> None:
    """Of all words those that are common anywhere; their list alone would be too long to walk."""
    borne = draft.side.searcher.doc_freq
    common = [word for word in sorted(draft.words) if borne(TEXT, word) >= _often(draft.side)]
    here = draft.listed.setdefault(TEXT, {})
    for name in WITHIN_TEXT:
        listed = draft.listed[name]
        both = (word for word in common if word in listed)
        here |= {word: listed[word] for word in both if borne(name, word) == borne(TEXT, word)}
    _put(draft, TEXT, (word for word in common if word not in here))


def _best(draft: _Draft) -> None:
    rows: list[Column] = []
    words = [word for word in draft.listed["description"] if word in draft.listed[TEXT]]
    for node in best.common(draft.side, words):
        draft.best[str(best.key(node))] = len(rows)
        rows.append(np.array(best.weigh(draft.side, node), np.uint32))
        if isinstance(node, Words) and " " in node.text:
            draft.put(TEXT, node.text, docset(draft.side, compiled(node, draft.side)))
    if rows:  # an empty file cannot be mapped
        column = np.zeros((len(rows), best.LISTED), np.uint32)
        for row, listed in enumerate(rows):
            column[row, : len(listed)] = listed
        np.save(draft.place / "best.npy", column)


def _terms(side: Side, name: str) -> list[str]:
    return sorted(term for term, _ in side.searcher.terms_with_prefix(name, ""))


def _often(side: Side) -> int:
    return max(KEPT_FROM, side.searcher.num_docs // 200)


def _put(draft: _Draft, name: str, values: Iterable[str]) -> None:
    draft.listed.setdefault(name, {})
    for value in values:
        draft.put(name, value, _bearing(draft.side, name, value))


def _bearing(side: Side, name: str, value: str) -> BitMap:
    """By the documents without the value where those are fewer."""
    bear = IndexQuery.term_query(side.schema, name, value, "basic")
    documents = side.searcher.num_docs
    if 2 * side.searcher.doc_freq(name, value) <= documents:
        return docset(side, bear)
    return BitMap(range(1, documents + 1)) - docset(side, none_of([bear]))
