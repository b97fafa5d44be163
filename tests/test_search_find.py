"""Finding: a record beside what queries find in it, how it is counted, and how it is paged."""

import shutil
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis

from countersight import pipeline
from countersight.errors import QueryError, UsageError
from countersight.record.reader import Scope
from countersight.search.find import find
from countersight.search.index import Index
from countersight.search.results import ActionHit, AwardHit, Grain, Query, Results, Sort
from countersight.settings import Settings
from tests.tables import brief, full, write
from tests.test_search_language import ANY
from tests.walk import countersight

A, B, C, D = (f"70EXAM2{n}P0000000{n}" for n in (1, 2, 3, 4))
BRIEF = [
    brief(piid=A, day="2024-05-06", amount="1000000", text='CAMERAS, THE "GULLWING" KIND'),
    brief("P00001", piid=A, day="2025-01-10", amount="0", text="STOP-WORK ORDER"),
    brief("P00002", piid=A, day="2025-03-01", amount="-250000", text="WORK MUST STOP; DE-OBLIGATE"),
    brief(piid=B, day="2025-02-03", amount="50000", text="Señales y cámaras, 監視",
          supplier="BEISPIEL \"X\" GMBH", Agency="CBP"),
    brief(piid=C, day="2025-02-03", amount="50000",
          text="STOP THE WORK ON 100%, BEISPIEL-BEISPIEL"),
]  # fmt: skip
FULL = [
    full(award_id_piid=D, contract_award_unique_key=f"CONT_AWD_{D}_7012_-NONE-_-NONE-",
         action_date="2025-10-01", federal_action_obligation="75.50",
         extent_competed="NOT COMPETED", transaction_description="STOPPED CLOCKS"),
]  # fmt: skip


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    folder = tmp_path_factory.mktemp("search")
    store = folder / "store"
    for name, rows, seen in (("a.csv", BRIEF, "2026-03-01"), ("b.csv", FULL, "2026-04-01")):
        file = write(folder / name, rows)
        answer = countersight("--store", store, "add", file, "--seen-at", seen)
        assert answer.code == 0, answer.err
    return Settings(store=store)


@pytest.fixture(scope="module")
def index(settings: Settings) -> Index:
    return pipeline.search_index(settings)


def awards(results: Results) -> list[str]:
    return sorted(hit.piid for hit in results.hits)


def actions(results: Results) -> list[tuple[str, str]]:
    return [(h.piid, h.modification) for h in results.hits if isinstance(h, ActionHit)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", [A, B, C, D]),
        ("stop work", [A, C]),
        ('"stop work"', [A]),  # the dash in STOP-WORK is none of its words
        ("stop-work", [A]),
        ("stop*", [A, C, D]),
        ('"stop wor*"', [A]),
        ("stop -order", [C]),
        ("-stop", [B, D]),
        ("NOT (stop OR stopped)", [B]),
        ("NOT NOT stop", [A, C]),
        ("order OR clocks", [A, D]),
        ("gullwing", [A]),
        ('"the gullwing kind"', [A]),  # quotes within a description
        ("camaras", [B]),  # accents and case aside
        ("CÁMARAS", [B]),
        ("監視", [B]),
        ("100%", [C]),
        ("beispiel", [B, C]),
        ('supplier:="Beispiel \\"X\\" GMBH"', [B]),
        ("supplier:gullwing", []),
        ("description:beispiel", [C]),
        ("agency:cbp", [B]),
        ("agency:(cbp OR ice)", [A, B, C, D]),
        ("agency:7012 clocks", [D]),
        (A, [A]),
        (f"piid:{A.lower()}", [A]),
        ("piid:70exam2*", [A, B, C, D]),
        ("CONT_AWD_" + A + "_7012_-NONE-_-NONE-", [A]),
        ("kind:software", [A, B, C, D]),
        ('competition:"not competed"', [D]),
        ("competition:*", [D]),
        ("-ceiling:* year:*", [A, B, C]),
        ("amount:750k", [A]),
        ("amount:<1k", [D]),
        ("amount:50k..1m", [A, B, C]),
        ("amount:-5k..-1", []),
        ("ceiling:9000", [D]),
        ("date:2025-02", [B, C]),
        ("date:<2025", [A]),
        ("date:fy2026", [D]),
        ("year:2025", [A, B, C]),
        ("year:2024..2026 -year:2025", [D]),
        ("seen:2026-03", [A, B, C]),
        ("seen:>2026-03", [D]),
        ("state:unknown", []),
        ("x" * 1_900, []),
    ],
)
def test_which_awards_a_query_finds(index: Index, text: str, expected: list[str]) -> None:
    results = find(index, Query(text))
    assert awards(results) == expected
    assert results.totals.awards == len(expected)


def test_an_action_must_hold_it_all_where_an_award_may_by_parts(index: Index) -> None:
    text = '"stop-work" date:2025-03'
    assert awards(find(index, Query(text))) == [A]
    assert actions(find(index, Query(text, grain="action"))) == []
    found = find(index, Query('"stop work" date:2025-01', grain="action"))
    assert actions(found) == [(A, "P00001")]


def test_a_negative_amount_is_an_action_that_takes_money_back(index: Index) -> None:
    found = find(index, Query("amount:<0", grain="action"))
    assert actions(found) == [(A, "P00002")]
    assert found.totals.obligated == Decimal("-250000.00")


def test_an_award_shows_what_it_is_and_which_actions_said_so(index: Index) -> None:
    (hit,) = find(index, Query('"stop work" OR order')).hits
    assert isinstance(hit, AwardHit)
    assert (hit.obligated, hit.actions, hit.state) == (Decimal("750000.00"), 3, "stopped")
    assert (hit.first_date, hit.last_date) == (date(2024, 5, 6), date(2025, 3, 1))
    assert (hit.matching, [action.modification for action in hit.matches]) == (1, ["P00001"])
    assert hit.description == 'CAMERAS, THE "GULLWING" KIND'


def test_totals_facets_and_histogram_count_all_that_fits(index: Index) -> None:
    results = find(index, Query("", limit=1, values=1))
    assert (results.totals.awards, results.totals.actions) == (4, 6)
    assert results.totals.obligated == Decimal("850075.50")
    facets = {facet.name: facet for facet in results.facets}
    (agency,) = facets["agency"].values
    assert (agency.value, agency.count, agency.obligated) == ("ICE", 3, Decimal("800075.50"))
    assert facets["agency"].others == 1
    assert [(bar.period, bar.count) for bar in results.histogram] == [
        ("2024", 1), ("2025", 3), ("2026", 1),
    ]  # fmt: skip
    months = find(index, Query("", grain="action", period="month")).histogram
    assert [(bar.period, bar.count, bar.obligated) for bar in months][:2] == [
        ("2024-05", 1, Decimal("1000000.00")), ("2025-01", 1, Decimal("0.00")),
    ]  # fmt: skip


@pytest.mark.parametrize("grain", ["award", "action"])
def test_the_term_of_a_facet_finds_what_it_counted(index: Index, grain: Grain) -> None:
    results = find(index, Query("", grain=grain))
    terms = [value for facet in results.facets for value in facet.values]
    assert len(terms) > 8
    for value in [*terms, *results.histogram]:
        total = find(index, replace(results.query, text=f"(70exam*) {value.term}")).totals
        assert (total.awards if grain == "award" else total.actions) == value.count, value


@pytest.mark.parametrize("grain", ["award", "action"])
@pytest.mark.parametrize("sort", ["relevance", "date", "amount", "supplier"])
def test_pages_hold_every_hit_once_in_order(index: Index, grain: Grain, sort: Sort) -> None:
    query = Query("stop* OR software", grain=grain, sort=sort, limit=None)
    whole = find(index, query)
    assert whole.next is None
    shown, after = list[object](), None
    for _ in range(len(whole.hits)):
        page = find(index, replace(query, limit=1, after=after))
        assert page.totals == whole.totals
        shown += page.hits
        after = page.next
    assert after is None
    assert tuple(shown) == whole.hits


def test_orders(index: Index) -> None:
    def order(sort: str, grain: Grain) -> list[str]:
        found = find(index, Query("", sort=sort, grain=grain))
        return [f"{hit.piid[7]}{getattr(hit, 'modification', '')}" for hit in found.hits]

    assert order("date", "award") == ["4", "1", "2", "3"]
    assert order("amount", "award") == ["1", "2", "3", "4"]
    assert order("supplier", "award") == ["2", "1", "3", "4"]
    assert order("date", "action") == ["40", "1P00002", "20", "30", "1P00001", "10"]
    assert order("amount", "action") == ["10", "1P00002", "20", "30", "40", "1P00001"]


@pytest.fixture(scope="module")
def older(settings: Settings) -> Index:
    """Before the second pull brought D: ranks and places differ, keys do not."""
    return pipeline.search_index(settings, Scope(as_of=datetime(2026, 3, 2)))


def test_a_name_weighs_more_than_a_mention(index: Index) -> None:
    found = find(index, Query("beispiel", sort="relevance"))
    assert [hit.piid for hit in found.hits] == [B, C]


@pytest.mark.parametrize("sort", ["relevance", "date"])
def test_a_cursor_goes_on_in_the_index_of_another_snapshot(
    index: Index, older: Index, sort: Sort
) -> None:
    query = Query("70exam*", sort=sort)
    whole = [hit.piid for hit in find(older, query).hits]
    first = find(index, replace(query, text="70exam* -clocks", limit=1))
    rest = find(older, replace(query, after=first.next))
    assert [*awards(first), *(hit.piid for hit in rest.hits)] == whole == [A, B, C]


@pytest.mark.parametrize("sort", ["relevance", "date"])
def test_a_cursor_whose_hit_is_gone_says_so(index: Index, older: Index, sort: Sort) -> None:
    only_there = find(index, Query("clocks OR stop*", sort=sort, limit=1))
    assert awards(only_there) == [D]
    with pytest.raises(UsageError, match="start again"):
        find(older, replace(only_there.query, after=only_there.next))


@pytest.mark.parametrize(
    ("query", "says"),
    [
        (Query(after="%%%"), "not a cursor"),
        (Query(after="W10"), "not a cursor"),
        (Query(after="5"), "not a cursor"),
        (Query(limit=-1), "limit"),
        (Query(facets=("colour",)), "the facets are"),
        (Query(values=0), "values"),
    ],
)
def test_what_makes_no_sense_is_said(index: Index, query: Query, says: str) -> None:
    with pytest.raises(UsageError, match=says):
        find(index, query)


def test_a_cursor_of_another_order_is_refused(index: Index) -> None:
    cursor = find(index, Query("", sort="date", limit=1)).next
    with pytest.raises(UsageError, match="by date; start again"):
        find(index, Query("", sort="amount", after=cursor))


@given(ANY)
@hypothesis(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_no_query_upsets_the_index(index: Index, text: str) -> None:
    try:
        found = find(index, Query(text))
    except QueryError:
        return
    assert found.totals.awards == len(found.hits)


def test_as_of_finds_what_stood_then(older: Index) -> None:
    assert awards(find(older, Query(""))) == [A, B, C]


def test_an_open_index_outlives_its_folder(tmp_path: Path, settings: Settings) -> None:
    store = tmp_path / "store"
    shutil.copytree(settings.store, store)
    opened = pipeline.search_index(replace(settings, store=store))
    shutil.rmtree(store / "derived")
    assert awards(find(opened, Query("order"))) == [A]
    assert awards(find(pipeline.search_index(replace(settings, store=store)), Query(""))) == [
        A, B, C, D,
    ]  # fmt: skip
