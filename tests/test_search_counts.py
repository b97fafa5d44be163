"""What a search counts is what plain SQL counts, on random queries of generated awards."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import Any

import duckdb
import pytest

from countersight.model import Progress
from countersight.search import best, docset, facets, index, keep
from countersight.search.find import find
from countersight.search.language import parse
from countersight.search.lately import Lately
from countersight.search.results import Grain, Query, Results
from countersight.settings import Settings
from tests.walk import ROOT

AWARDS = 1_500
SEARCHES = 60
# Each grain's documents, with what conditions are asked of and facets are counted by.
TOLD = """
create table told_action as
select
  a.action_key as key, a.award_key, 1 as actions, obligation as amount, a.agency, a.supplier,
  [description] as texts, [a.action_date] as days,
  m.maker, s.state, v.extent_competed as competition,
  if(c.capability is null, [], [c.capability]) as capability,
  if(f.flag is null, [], [f.flag]) as flag
from action a
join version v on v.contract_award_unique_key = a.award_key
join state s using (award_key)
left join maker m using (award_key)
left join capability c using (award_key)
left join flag f using (award_key);
create table told_award as
select
  award_key as key, award_key, any_value(w.actions) as actions, any_value(w.obligated) as amount,
  any_value(t.agency) as agency, any_value(t.supplier) as supplier,
  list(texts[1]) as texts, list(days[1]) as days, any_value(maker) as maker,
  any_value(state) as state, any_value(competition) as competition,
  any_value(capability) as capability, any_value(flag) as flag
from told_action t join award w using (award_key)
group by award_key;
"""
YEARS = "list_distinct(list_transform(days, lambda d: (year(d + interval 3 month))::varchar))"
PERIODS = {
    "fiscal_year": YEARS,
    "year": "list_distinct(list_transform(days, lambda d: (year(d))::varchar))",
    "month": "list_distinct(list_transform(days, lambda d: strftime(d, '%Y-%m')))",
}
VALUES = {  # of a facet, as a list
    "capability": "capability", "flag": "flag", "year": YEARS,
    **{name: f"if({name} is null, [], [{name}])"
       for name in ("agency", "supplier", "maker", "state", "competition")},
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Condition:
    """The same condition in the query language and in SQL."""

    ours: str
    sql: str


def silent(_: Progress) -> None:
    """Nobody watches."""


def record() -> duckdb.DuckDBPyConnection:
    con = duckdb.connect()
    statements = (ROOT / "benchmarks" / "awards.sql").read_text(encoding="utf-8")
    for statement in duckdb.extract_statements(statements):
        con.execute(statement, {"awards": AWARDS} if "$awards" in statement.query else None)
    return con


@pytest.fixture(scope="module")
def generated() -> Iterator[duckdb.DuckDBPyConnection]:
    with record() as con:
        con.execute(TOLD)
        yield con


WAYS: dict[str, dict[str, int]] = {
    "usual": {},
    "every common word kept": {"KEPT_FROM": 5},
    "facets by codes": {"MOST_VALUES": 3, "KEPT_FROM": 40, "SPAN": 333},
    "the best kept": {"KEPT_FROM": 100, "MANY": 150, "LISTED": 20},
}


@pytest.fixture(scope="module", params=WAYS)
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> index.Index:
    place = tmp_path_factory.mktemp("counts") / "derived" / "generated" / "search-counts"
    with pytest.MonkeyPatch.context() as patched, record() as con:
        for name, value in WAYS[request.param].items():
            patched.setattr(best if name in ("MANY", "LISTED") else keep, name, value)
        return index.make(con, place, Settings(), silent)


def leaf(drawn: random.Random) -> Condition:
    word = round(300 ** drawn.random())
    other, agency = round(30 ** drawn.random()), round(40 ** drawn.random())
    day = date(2014, 11, 1) + timedelta(drawn.randrange(4000))
    later, amount = day + timedelta(drawn.randrange(900)), drawn.choice((2, 10, 100, 500))
    has_word = "list_bool_or(list_transform(texts, lambda t: t || ' ' like '%word{0} %'))"
    within = "list_bool_or(list_transform(days, lambda d: d between '{0}' and '{1}'))"
    month_end = (day.replace(day=1) + timedelta(31)).replace(day=1) - timedelta(1)
    return drawn.choice(
        [
            Condition(f"word{word}", has_word.format(word)),
            Condition(f"description:word{word}", has_word.format(word)),
            Condition(f'"word{other} word{word}"', has_word.format(f"{other} word{word}")),
            Condition(f"word{word}*", has_word.format(word).replace(f"{word} ", str(word))),
            Condition(f'agency:="AGENCY{agency}"', f"agency = 'AGENCY{agency}'"),
            Condition(f'supplier:="SUPPLIER {word} LLC"', f"supplier = 'SUPPLIER {word} LLC'"),
            Condition("state:(closed OR stopped)", "state in ('closed', 'stopped')"),
            Condition('competition:="NOT COMPETED"', "competition = 'NOT COMPETED'"),
            Condition("maker:*", "maker is not null"),
            Condition("flag:*", "len(flag) > 0"),
            Condition("flag:flag_3", "list_contains(flag, 'flag_3')"),
            Condition("capability:capability_7", "list_contains(capability, 'capability_7')"),
            Condition(f"amount:>{amount}k", f"amount > {amount}000"),
            Condition(f"amount:<={amount}k", f"amount <= {amount}000"),
            Condition("amount:0..9999.99", "amount between 0 and 9999.99"),
            Condition(f"date:{day}..{later}", within.format(day, later)),
            Condition(f"date:{day:%Y-%m}", within.format(day.replace(day=1), month_end)),
            Condition(f"date:>={day:%Y}", within.format(day.replace(month=1, day=1), "9999-12-31")),
            Condition(f"year:{day:%Y}", f"list_contains({YEARS}, '{day:%Y}')"),
            Condition(f"year:<{day:%Y}", f"list_min({YEARS}) < '{day:%Y}'"),
        ]
    )  # fmt: skip


def condition(drawn: random.Random, depth: int) -> Condition:
    if not depth or drawn.random() < 0.3:
        return leaf(drawn)
    parts = [condition(drawn, depth - 1) for _ in range(drawn.choice((1, 2, 2, 3)))]
    if len(parts) == 1:
        return Condition(f"NOT ({parts[0].ours})", f"not ({parts[0].sql})")
    joint, sql = drawn.choice(((" ", " and "), (" OR ", " or ")))
    return Condition(
        joint.join(f"({part.ours})" for part in parts), sql.join(f"({part.sql})" for part in parts)
    )


def by_sql(
    con: duckdb.DuckDBPyConnection, table: str, where: str, values: str
) -> list[tuple[str, int, Decimal]]:
    """Each value of these lists, how often it occurs, and what the rows obligate; by the count."""
    return con.execute(
        f"select value, count(*), sum(amount) from (select unnest({values}) as value, amount"
        f" from {table} where {where}) group by value order by 2 desc, 1"
    ).fetchall()


@pytest.mark.parametrize("grain", ["award", "action"])
def test_counts_are_those_of_sql(
    made: index.Index, generated: duckdb.DuckDBPyConnection, grain: Grain,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr(docset, "AT_ONCE", 397)
    drawn, found = random.Random(f"counts of {grain}s"), []
    for number in range(SEARCHES):
        asked = condition(drawn, depth=3) if number else Condition("", "true")
        period = drawn.choice(tuple(PERIODS))
        query = Query(asked.ours, grain, limit=drawn.choice((0, 3, None)), values=4, period=period)  # type: ignore[arg-type]
        results = find(made, query)
        assert told(results) == told_by_sql(generated, query, asked.sql), asked
        found.append(results.totals.awards)
    assert len(set(found)) > SEARCHES // 3  # they are not all empty


def told(results: Results) -> dict[str, Any]:
    return {
        "totals": (results.totals.awards, results.totals.actions, results.totals.obligated),
        "facets": {
            facet.name: ([(v.value, v.count, v.obligated) for v in facet.values], facet.others)
            for facet in results.facets
        },
        "bars": [(bar.period, bar.count, bar.obligated) for bar in results.histogram],
    }


def told_by_sql(con: duckdb.DuckDBPyConnection, query: Query, where: str) -> dict[str, Any]:
    table, of_actions = f"told_{query.grain}", query.grain == "action"
    (totals,) = con.execute(
        "select count(distinct award_key), coalesce(sum(actions), 0), coalesce(sum(amount), 0)"
        f" from {table} where {where}"
    ).fetchall()
    counted = {}
    for name, values in VALUES.items():
        rows = by_sql(con, table, where, values)
        summed = of_actions or name != "year"
        shown = [
            (value, number, obligated if summed else None) for value, number, obligated in rows
        ]
        counted[name] = (shown[:4], sum(number for _, number, _ in shown[4:]))
    bars = by_sql(con, table, where, PERIODS[query.period or "year"])
    return {
        "totals": totals,
        "facets": counted,
        "bars": sorted((period, n, cents if of_actions else None) for period, n, cents in bars),
    }


@pytest.mark.parametrize("sort", ["date", "amount", "supplier", "relevance"])
@pytest.mark.parametrize("text", ["", "word3", "word3 OR word7 amount:>10k"])
def test_pages_in_any_order_hold_every_hit_once(
    made: index.Index, generated: duckdb.DuckDBPyConnection, text: str, sort: str
) -> None:
    query = Query(text, sort=sort, limit=211, facets=(), period=None)  # type: ignore[arg-type]
    hits, page = [], find(made, query)
    while True:
        hits += page.hits
        if page.next is None:
            break
        page = find(made, replace(query, after=page.next))
    assert len({hit.award_key for hit in hits}) == len(hits) == page.totals.awards
    keys = {"date": lambda hit: -hit.last_date.toordinal(), "amount": lambda hit: -hit.obligated,
            "supplier": lambda hit: hit.supplier.lower()}  # fmt: skip
    if sort in keys:
        assert all(keys[sort](a) <= keys[sort](b) for a, b in pairwise(hits))
    assert [hit.award_key for hit in find(made, replace(query, limit=None)).hits] == [
        hit.award_key for hit in hits
    ]


def test_what_many_hits_obligate_is_not_added_up_by_value(
    made: index.Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    few = find(made, Query("word1"))
    monkeypatch.setattr(facets, "SUMMED_AT_MOST", 10)
    many = find(replace(made, counted=Lately(1)), Query("word1"))
    assert {value.obligated for facet in many.facets for value in facet.values} == {None}
    assert [[v.count for v in f.values] for f in many.facets] == [
        [v.count for v in f.values] for f in few.facets
    ]
    assert many.totals == few.totals


@pytest.mark.parametrize("made", ["the best kept"], indirect=True)
@pytest.mark.parametrize(
    "text",
    ["word1", "word2 word1", '"word1 word2"', '"word2 word1"', "word1 WORD1", '"word1 word1"'],
)
def test_the_best_that_are_kept_are_the_best(made: index.Index, text: str) -> None:
    assert len(best.of(made.award, parse(text))) > 10
    bare = replace(made, award=replace(made.award, kept=replace(made.award.kept, best={})))
    query = Query(text, limit=7)
    for _ in range(4):  # past the end of what is kept
        page, right = find(made, query), find(bare, query)
        assert page.hits == right.hits
        assert right.totals == page.totals
        query = replace(query, after=page.next)


@pytest.mark.parametrize("made", ["the best kept"], indirect=True)
@pytest.mark.parametrize(
    "text", ["word1*", "description:word1", "word1 OR word2", "word1 -word2", "word1 word2 word3"]
)
def test_of_other_searches_the_best_are_not_kept(made: index.Index, text: str) -> None:
    assert len(best.of(made.award, parse(text))) == 0
