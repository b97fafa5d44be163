"""The query language: text beside its tree, or the mistake and where it stands."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from countersight.errors import QueryError
from countersight.search.fields import BY_NAME
from countersight.search.figures import EPOCH, amounts, dates
from countersight.search.language import (
    MOST_CHARACTERS,
    MOST_DEPTH,
    MOST_TERMS,
    All,
    AnyOf,
    Between,
    Everything,
    Has,
    Node,
    Not,
    Words,
    parse,
    quoted,
)


def word(text: str, field: str = "text", **more: bool) -> Words:
    return Words(field, text, **more)


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("", Everything()),
        ("  *  ", Everything()),
        ("spyware", word("spyware")),
        ("stop work", All((word("stop"), word("work")))),
        ("stop AND work", All((word("stop"), word("work")))),
        ("stop and work", All((word("stop"), word("and"), word("work")))),
        ('"stop work"', word("stop work")),
        ("“stop work”", word("stop work")),
        ("stop-work", word("stop-work")),
        ("palan*", word("palan", prefix=True)),
        ('"stop wor*"', word("stop wor", prefix=True)),
        ("a OR b c", AnyOf((word("a"), All((word("b"), word("c")))))),
        ("(a OR b) c", All((AnyOf((word("a"), word("b"))), word("c")))),
        ("-ice", Not(word("ice"))),
        ("NOT ice", Not(word("ice"))),
        ("NOT NOT ice", Not(Not(word("ice")))),
        ("-(a b)", Not(All((word("a"), word("b"))))),
        ('-"a b"', Not(word("a b"))),
        ("AT & T – phones", All((word("AT"), word("T"), word("phones")))),
        ("Supplier:acme", word("acme", "supplier")),
        ('supplier:"acme inc"', word("acme inc", "supplier")),
        ("supplier:=ACME", word("ACME", "supplier", whole=True)),
        (r'supplier:="A \"B\" \\ INC"', word(r'A "B" \ INC', "supplier", whole=True)),
        ("agency:(ice OR cbp)", AnyOf((word("ice", "agency"), word("cbp", "agency")))),
        ("12:30", word("12:30")),
        ("maker:* -capability:*", All((Has("maker"), Not(Has("capability"))))),
        ("amount:0", Between("amount", 0, 0)),
        ("amount:>1m", Between("amount", 100_000_001, None)),
        ("amount:-$5k..0", Between("amount", -500_000, 0)),
        ('amount:"1,000"', Between("amount", 100_000, 100_000)),
        ("year:(2024 OR >2025)", AnyOf((Between("year", 2024, 2024), Between("year", 2026, None)))),
    ],
)
def test_what_a_query_means(text: str, tree: Node) -> None:
    assert parse(text) == tree


@pytest.mark.parametrize(
    ("text", "position", "says"),
    [
        ("foo:bar", 0, "no field foo; the fields are capability, agency, supplier"),
        ("a http://x.example", 2, "no field http"),
        ("supplier:", 0, "right behind it"),
        ("supplier: acme", 0, "right behind it"),
        ("supplier:(agency:ice)", 10, "inside supplier: stands another field"),
        ('say "stop work', 4, "this quote is never closed"),
        ("(a OR b", 0, "this bracket is never closed"),
        ("a) b", 1, "closes nothing"),
        ("a ()", 3, "nothing to look for before )"),
        ("OR a", 0, "nothing to look for before OR"),
        ("a OR", 3, "missing at the end"),
        ("a AND AND b", 6, "nothing to look for before AND"),
        ("NOT", 2, "missing at the end"),
        ("%%%", 2, "missing at the end"),
        ('"--"', 0, "no letter and no digit"),
        ("a* b*", 0, "a star wants 2 letters before it"),
        ("sto*p", 0, "at the end of a word"),
        ("description:*", 12, "no letter and no digit"),
        ("x amount:much", 9, "not an amount like"),
        ("amount:1e9", 7, "not an amount like"),
        ("amount:5m..1m", 7, "runs backwards"),
        ("amount:..", 7, "a beginning or an end"),
        ("amount:9999999b", 7, "no contract comes to that much"),
        ("date:2025-13", 5, "no such month"),
        ("date:2025-02-30", 5, "no such day"),
        ("date:soon", 5, "not a date like"),
        ("year:25k", 5, "not a whole number"),
        ("x" * (MOST_CHARACTERS + 1), MOST_CHARACTERS, "longer than 2,000 characters"),
        ("x " * (MOST_TERMS + 1), 2 * MOST_TERMS, "more than 100 words"),
        ("(" * (MOST_DEPTH + 1) + "x", MOST_DEPTH, "20 deep"),
    ],
)
def test_a_mistake_is_pointed_at(text: str, position: int, says: str) -> None:
    with pytest.raises(QueryError) as caught:
        parse(text)
    assert caught.value.position == position
    assert says in caught.value.reason
    assert f"character {position + 1}:" in str(caught.value)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("2025", "2025-01-01", "2025-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2025-09-18", "2025-09-18", "2025-09-18"),
        ("FY2025", "2024-10-01", "2025-09-30"),
        (">2025", "2026-01-01", None),
        (">=2025-09", "2025-09-01", None),
        ("<2025-09", None, "2025-08-31"),
        ("<=2025-09-18", None, "2025-09-18"),
        ("2025-01..2025-03", "2025-01-01", "2025-03-31"),
        ("..2025", None, "2025-12-31"),
    ],
)
def test_dates(text: str, low: str | None, high: str | None) -> None:
    def days(day: str | None) -> int | None:
        return (date.fromisoformat(day) - EPOCH).days if day else None

    assert dates(text) == (days(low), days(high))


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("$1,500,000.25", 150_000_025, 150_000_025),
        ("1.5K", 150_000, 150_000),
        ("2bn", 200_000_000_000, 200_000_000_000),
        ("~4.7m", 465_000_000, 475_000_000),
        ("~5m", 450_000_000, 550_000_000),
        ("~1500000", 145_000_000, 155_000_000),
    ],
)
def test_amounts(text: str, low: int, high: int) -> None:
    assert amounts(text) == (low, high)


PIECES = st.sampled_from(
    [*BY_NAME, ":", "=", '"', "“", "(", ")", "-", "*", " ", "OR", "AND", "NOT", "..", ">", "<=",
     "~", "1m", "2025", "2025-09", "fy2025", "stop", "ICE", "é", "名", "\\", "\n", "\0", "$", "²"]
)  # fmt: skip
ANY = st.one_of(st.text(), st.lists(PIECES, max_size=60).map("".join))


@given(ANY)
def test_any_text_has_a_tree_or_a_mistake_within_it(text: str) -> None:
    mistake = None
    try:
        parse(text)
    except QueryError as error:
        mistake = error
    if mistake is not None:
        assert mistake.reason
        assert 0 <= mistake.position < mistake.position + mistake.length <= len(text)


@given(st.text(min_size=1), st.sampled_from(["supplier", "maker"]))
def test_a_value_quoted_is_the_value(value: str, field: str) -> None:
    assert parse(quoted(field, value)) == Words(field, value, whole=True)
