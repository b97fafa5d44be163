"""The templates of the report and of the pages, and the words that they share."""

from collections.abc import Sequence
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from countersight.present import arithmetic, text
from countersight.present.awards import awards_of

MARKS = {"agrees": "✓", "differs": "✗", "undetermined": "?"}


def verdict_of(index: int, notes: Sequence[Any]) -> str:
    """The verdict of the claim with this index, of the notes beside an article."""
    verdict: str = notes[index].verdict.verdict
    return verdict


@cache
def environment() -> Environment:
    made = Environment(
        loader=PackageLoader("countersight.present", "templates"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    made.globals |= {"words": arithmetic, "marks": MARKS, "fields": text.FIELDS}
    made.filters.update(
        awards_of=awards_of,
        sentence=text.sentence,
        money=text.money,
        short_money=text.short_money,
        counted=text.counted,
        day=text.day,
        plain=text.plain,
        page=text.official_page,
        clean=text.clean,
        cell=text.cell,
        field_name=text.field_name,
        verdict_of=verdict_of,
    )
    return made
