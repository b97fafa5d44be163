"""Whose money it is: each award once, by maker. All companies are invented."""

from decimal import Decimal

import duckdb
import pytest

from countersight.directory import Directory
from countersight.organisations import makers, payments
from countersight.record.rows import Rows

AWARDS = (
    ("A", "QUORVEX LABS INC", 100),
    ("B", "GENERAL TRADING LLC", 20),
    ("C", "GENERAL TRADING LLC", 3),
    ("D", "QUORVEX ROOFING LLC", 5),
    ("E", "APPLE ROOFING LLC", 7),
)


def paid(*makers_of: tuple[str, str]) -> dict[str, tuple[str, str, Decimal]]:
    con = duckdb.connect()
    con.execute(
        "create table award (award_key varchar, supplier varchar, obligated decimal(23, 2))"
    )
    con.execute("create table supplier (name varchar, display varchar)")
    con.executemany("insert into award values (?, ?, ?)", [[*row] for row in AWARDS])
    con.execute("insert into supplier select distinct supplier, lower(supplier) from award")
    con.execute("create view action as select supplier from award")
    rows = ((award, maker, *"xxxx") for award, maker in makers_of)
    table = Rows(makers.MAKER, rows).arrow()
    found = payments.pay(con, table, Directory()).to_pylist()
    assert len(found) == len(AWARDS)
    return {row["award_key"]: (row["maker"], row["route"], row["obligated"]) for row in found}


def test_a_resold_award_is_its_makers_and_a_direct_one_too() -> None:
    found = paid(("B", "Quorvex"), ("E", "Apple"))
    assert found["A"] == ("Quorvex", "direct", Decimal(100))
    assert found["B"] == ("Quorvex", "reseller", Decimal(20))
    assert found["C"] == ("general trading llc", "direct", Decimal(3))


def test_no_dollar_counts_twice() -> None:
    found = paid(("B", "Quorvex"), ("C", "Apple"))
    assert sum(amount for _, _, amount in found.values()) == sum(row[2] for row in AWARDS)


@pytest.mark.parametrize(
    ("supplier", "maker"),
    [
        ("QUORVEX INC", "Quorvex"),
        ("QUORVEX FEDERAL SYSTEMS LLC", "Quorvex"),
        ("APPLE INC", "Apple"),
        ("APPLE AMERICA SERVICES", "Apple"),
        ("APPLE ROOFING LLC", None),
        ("BIG APPLE INC", None),
        ("UNRELATED LLC", None),
    ],
)
def test_an_everyday_name_must_be_all_but_words_of_business(
    supplier: str, maker: str | None
) -> None:
    known = payments.bearers({"Quorvex", "Apple"}, {})
    assert payments.maker_borne(known, supplier) == maker
