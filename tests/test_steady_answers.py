"""Answers hang on what the record says: not on the order of rows or of hashes."""

import duckdb
import pytest

from countersight.organisations import suppliers
from countersight.sql import load

JOIN = """
create table organisation_join (
  left_name varchar, left_identifier varchar, left_organisation varchar, right_name varchar,
  right_identifier varchar, right_organisation varchar, same boolean, score double,
  threshold decimal(2, 1), basis varchar, why varchar[]
)
"""
# One pair of names and numbers, of two pairs of records that are as likely one.
TIED = [
    ("HERON INC", "1", "DUNS-1", "HERON LLC", None, "NAME-heron", False, 0.4, 0.5, "model", ["a"]),
    ("HERON INC", "1", "DUNS-1", "HERON LLC", None, "DUNS-1", True, 0.4, 0.5, "model", ["b"]),
]
ORGANISATION = """
create table organisation as
select unnest(['DUNS-1', 'NAME-heron']) as organisation_id, 1 as awards, 2 as obligated
"""
DECISION = 'create table decision ("left" varchar, "right" varchar)'


@pytest.mark.parametrize(
    ("room", "name", "bound"),
    [
        ("organisations/sql", "doubt", {"most": 9}),
        ("present/sql/organisation", "joins", {"ids": ["DUNS-1"]}),
    ],
)
def test_of_equals_the_same_one_is_shown(room: str, name: str, bound: dict[str, object]) -> None:
    one, other = (_asked(rows, load(room, name), bound) for rows in (TIED, TIED[::-1]))
    assert one == other
    assert len(one) == 1


def _asked(
    rows: list[tuple[object, ...]], query: str, bound: dict[str, object]
) -> list[tuple[object, ...]]:
    with duckdb.connect() as con:
        for statement in (JOIN, ORGANISATION, DECISION):
            con.execute(statement)
        con.executemany(f"insert into organisation_join values ({', '.join('?' * 11)})", rows)
        return con.execute(query, bound).fetchall()


def test_why_a_supplier_is_meant_is_told_in_one_order() -> None:
    forms = ("OSPREY", "OSPREY CO", "OSPREY CORP", "OSPREY INC", "OSPREY LLC", "OSPREY LTD")
    with duckdb.connect() as con:
        con.execute(
            "create table action as select 'GANNET' as supplier, unnest(?) as supplier_parent",
            [forms],
        )
        [found] = suppliers.finder(con)("Osprey")
    assert found.why == tuple(f"the record names {form} as its parent" for form in forms)
