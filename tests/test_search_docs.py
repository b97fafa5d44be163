"""`docs/search.md` says what searching does. `python -m tests.test_search_docs` refreshes it."""

import re
from collections.abc import Iterator
from functools import cache

import pytest

from countersight import pipeline
from countersight.errors import QueryError
from countersight.search.fields import FIELDS
from countersight.search.find import find
from countersight.search.index import Index
from countersight.search.language import parse
from countersight.search.results import Query
from countersight.settings import Settings
from tests.walk import ROOT, demo_store

MANUAL = ROOT / "docs" / "search.md"
EXAMPLE = re.compile(r"^\| `(.*?)` \| ([\d,]+) \| (.*) \|$", re.M)
TABLE = re.compile(r"(?<=\| field \| \|\n\|---\|---\|\n)(?:\| .*\n)*")
MISTAKE = re.compile(r"```\n(.*)\n( *)\^+\n```")
PYTHON = re.compile(r"```python\n(.*?)```", re.S)


@cache
def index() -> Index:
    return pipeline.search_index(Settings(store=demo_store()))


def field_table() -> str:
    return "".join(
        f"| `{field.name}:` | {field.says}{'; a facet' if field.facet else ''} |\n"
        for field in FIELDS
    )


def examples() -> Iterator[tuple[str, int]]:
    for query, count, _ in EXAMPLE.findall(MANUAL.read_text("utf-8")):
        yield query, int(count)


@pytest.mark.parametrize(("query", "count"), list(examples()))
def test_the_examples_find_as_many_awards_as_they_say(query: str, count: int) -> None:
    assert find(index(), Query(query)).totals.awards == count


def test_every_field_is_in_the_manual() -> None:
    (shown,) = TABLE.findall(MANUAL.read_text("utf-8"))
    assert shown == field_table(), "run: python -m tests.test_search_docs"


def test_the_mistake_is_where_the_manual_points() -> None:
    ((text, before),) = MISTAKE.findall(MANUAL.read_text("utf-8"))
    with pytest.raises(QueryError) as caught:
        parse(text)
    assert caught.value.position == len(before)


def test_the_python_of_the_manual_runs(capsys: pytest.CaptureFixture[str]) -> None:
    (code,) = PYTHON.findall(MANUAL.read_text("utf-8"))
    exec(code, {"store": demo_store()})
    assert "70CTD024P00000012" in capsys.readouterr().out


def refresh() -> None:
    def counted(row: re.Match[str]) -> str:
        query, _, says = row.groups()
        return f"| `{query}` | {find(index(), Query(query)).totals.awards} | {says} |"

    text = EXAMPLE.sub(counted, MANUAL.read_text("utf-8"))
    MANUAL.write_text(TABLE.sub(lambda _: field_table(), text), "utf-8")


if __name__ == "__main__":
    refresh()
