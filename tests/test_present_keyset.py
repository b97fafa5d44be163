"""Every list by money can be paged to its end, each line once, in the order of the whole."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import duckdb
import pytest

from countersight import pipeline
from countersight.errors import UsageError
from countersight.present import capabilities, flags, makers, organisations, ranked
from countersight.present.keyset import ByMoney, token
from countersight.present.pages import organisations as organisations_page
from countersight.present.pages import vehicle
from countersight.record import serving
from countersight.settings import Settings
from tests.walk import demo_store

LISTS: dict[str, ByMoney[Any]] = {
    "awards of a capability": capabilities.awards("phone_extraction"),
    "sellers of a capability": capabilities.sellers("phone_extraction"),
    "makers of a capability": capabilities.makers("phone_extraction"),
    "awards of an organisation": organisations.awards_of("NAME-clearview-ai"),
    "suppliers of an agency": ranked.sellers("of_agency", agency="ICE"),
    "flags raised": flags.raised(flags.Asked()),
    "makers": makers.makers(),
    "awards of a maker": makers.awards_of("Magnet Forensics"),
    "organisations": organisations_page._list(organisations_page.Query()),
}


@pytest.fixture(scope="module")
def con() -> Iterator[duckdb.DuckDBPyConnection]:
    settings = Settings(store=demo_store(), threads=1)
    opened = serving.open_file(pipeline.served(settings), settings)
    yield opened
    opened.close()


def paged(con: duckdb.DuckDBPyConnection, listed: ByMoney[Any], most: int) -> list[Any]:
    found, after = [], None
    for _ in range(1_000):
        page = listed.page(con, after, most)
        assert len(page.lines) <= most
        found += page.lines
        if page.next is None:
            return found
        after = page.next
    raise AssertionError("it goes on forever")


@pytest.mark.parametrize("most", [1, 2, 7])
@pytest.mark.parametrize("name", LISTS)
def test_pages_are_the_whole_list_in_its_order(
    con: duckdb.DuckDBPyConnection, name: str, most: int
) -> None:
    whole = list(LISTS[name].all(con))
    assert whole
    assert paged(con, LISTS[name], most) == whole
    assert LISTS[name].page(con, most=most).of_all == len(whole)
    amounts = [line.obligated for line in whole]
    assert amounts == sorted(amounts, reverse=True)


def test_orders_of_a_vehicle_but_one(con: duckdb.DuckDBPyConnection) -> None:
    [(number, key)] = con.execute(
        "select parent_piid, min(award_key) from award where parent_piid is not null"
        " group by 1 having count(*) > 1 order by count(*) desc, 1 limit 1"
    ).fetchall()
    whole = list(vehicle.orders(number).all(con))
    assert paged(con, vehicle.orders(number), 1) == whole
    others = [order for order in whole if order.award_key != key]
    assert list(vehicle.orders(number, key).all(con)) == others


@pytest.mark.parametrize("after", ["x", "W10", token(["1"]), token(["many", "x"]), token([1, 2])])
def test_what_is_no_key_is_refused(con: duckdb.DuckDBPyConnection, after: str) -> None:
    with pytest.raises(UsageError, match="begin at the first page"):
        LISTS["makers"].page(con, after)


def test_a_key_of_a_line_that_is_gone_still_leads_on(con: duckdb.DuckDBPyConnection) -> None:
    whole = list(LISTS["organisations"].all(con))
    between = token([str(whole[3].obligated + Decimal("0.01")), "nobody"])
    assert LISTS["organisations"].page(con, between).lines == tuple(whole[3:])
