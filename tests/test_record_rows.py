"""A few rows and many become the same table."""

from datetime import date

import duckdb
import pytest

from countersight.record import rows
from countersight.record.rows import Rows

COLUMNS = {
    "name": "varchar",
    "on": "date",
    "position": "integer",
    "events": "varchar[]",
    "evidence": "struct(event varchar, words varchar)[]",
}
TOLD = [
    ("a 'b'", date(2025, 1, 2), 1, ("x", "y"), [{"event": "e", "words": None}]),
    (None, None, None, (), []),
    ("ä", date(1999, 12, 31), -3, ["z"], [{"event": "", "words": "w"}] * 2),
]


@pytest.fixture
def con() -> duckdb.DuckDBPyConnection:
    return duckdb.connect()


@pytest.mark.parametrize("told", [TOLD, TOLD[1:2], []], ids=["rows", "nothing in them", "none"])
def test_however_many_there_are(
    con: duckdb.DuckDBPyConnection, told: list[rows.Row], monkeypatch: pytest.MonkeyPatch
) -> None:
    Rows(COLUMNS, told).lay(con, "few")
    monkeypatch.setattr(rows, "FEW", -1)
    Rows(COLUMNS, told).lay(con, "arrow")
    monkeypatch.setattr(rows, "BATCH", 1)
    many = Rows(COLUMNS)
    for row in told:
        many.extend([row])
    many.lay(con, "many")
    few = con.sql("from few")
    assert few.types == con.sql("from many").types
    assert few.fetchall() == con.sql("from arrow").fetchall() == con.sql("from many").fetchall()
    assert len(con.sql("from few").fetchall()) == len(told) == many.arrow().num_rows


def test_a_table_of_that_name_is_replaced(con: duckdb.DuckDBPyConnection) -> None:
    Rows(COLUMNS, TOLD).lay(con, "twice")
    Rows(COLUMNS, TOLD[:1]).lay(con, "twice")
    assert con.sql("select name from twice").fetchall() == [("a 'b'",)]
