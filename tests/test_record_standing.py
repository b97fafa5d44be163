"""Which tables stand, and those that are lent for a while."""

import duckdb

from countersight import stages
from countersight.check import ground
from countersight.record.standing import lent, standing


def test_tables_and_views_stand() -> None:
    with duckdb.connect() as con:
        con.execute("create temp table one (a int); create temp view two as from one")
        assert {"one", "two"} <= standing(con)


def test_what_nobody_made_is_lent_and_goes_again() -> None:
    with duckdb.connect() as con:
        con.execute("create temp table one (a int); insert into one values (1)")
        with lent(con, {"one": "a int", "two": "b varchar"}):
            assert con.execute("select b from two").fetchall() == []
        assert con.execute("from one").fetchall() == [(1,)]
        assert "two" not in standing(con)


def test_the_step_keeps_the_tables_that_checks_rest_on() -> None:
    assert stages.GROUND.tables == ground.TABLES
