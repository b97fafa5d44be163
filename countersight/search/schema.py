"""The index's two sides, awards and actions: what fields a document has, and how one is opened."""

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import tantivy

from countersight.errors import StoreError
from countersight.search.fields import FIELDS, TEXT
from countersight.search.kept import Kept

GRAINS = ("award", "action")
SORTS = ("date", "amount", "supplier")  # kept as ranks, which no two documents share
PERIODS = {"fiscal_year": "year_is", "year": "calendar_year", "month": "month"}  # and their fields
ANALYZER = "words"
LONGEST_WORD = 200  # bytes


@dataclass(frozen=True, slots=True)
class Side:
    """The documents of one grain, and what is kept of them; nothing while that is made."""

    grain: str
    schema: tantivy.Schema
    searcher: tantivy.Searcher
    kept: Kept = field(default_factory=Kept)


@cache
def analyzer() -> tantivy.TextAnalyzer:
    """Words are runs of letters and digits, case and accents aside."""
    made = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
    for step in (
        tantivy.Filter.remove_long(LONGEST_WORD),
        tantivy.Filter.lowercase(),
        tantivy.Filter.ascii_fold(),
    ):
        made = made.filter(step)
    return made.build()


@cache
def schema() -> tantivy.Schema:
    made = tantivy.SchemaBuilder()
    made.add_text_field(TEXT, tokenizer_name=ANALYZER)
    for asked in FIELDS:
        if asked.kind == "words":
            made.add_text_field(asked.name, tokenizer_name=ANALYZER)
        if asked.kind == "exact" or asked.facet:
            made.add_text_field(asked.whole, fast=True, tokenizer_name="raw", index_option="basic")
        if asked.kind in ("amount", "date", "number"):
            made.add_integer_field(asked.name, fast=True)
    for name in ("key", "award_key", "calendar_year", "month"):
        made.add_text_field(name, tokenizer_name="raw", index_option="basic")
    for name in ("award_no", "actions", *(f"by_{sort}" for sort in SORTS)):
        made.add_unsigned_field(name, fast=True)
    made.add_bytes_field("record", stored=True)
    return made.build()


def open_side(place: Path, grain: str) -> Side:
    """The index of a side, without what is kept of it."""
    try:
        opened = tantivy.Index.open(str(place / grain))
    except ValueError as error:
        raise StoreError(f"the search index {place} is damaged; delete it ({error})") from error
    opened.register_tokenizer(ANALYZER, analyzer())
    return Side(grain, opened.schema, opened.searcher())
