"""Tables `lifecycle` and `state` from view `action`."""

from pathlib import Path
from typing import Any

import duckdb
import pytest

from countersight.meaning.derive import LIFECYCLE, STATE
from countersight.meaning.derive import derive as derive_rows

CREATE = """
create table action (
    action_key varchar, award_key varchar, piid varchar, modification varchar, action_date date,
    obligation decimal(23, 2), description varchar, supplier varchar, agency varchar,
    action_type varchar
)
"""
REAL = """
insert into action
select
    md5(concat_ws('|', "Generated Award ID", "Modification", row_number() over ())),
    "Generated Award ID", "Award ID", "Modification", "Action Date"::date,
    "Federal Action Obligation"::decimal(23, 2), "Transaction Description", "Recipient Name",
    "Agency", null
from read_csv(?, header = true, all_varchar = true)
"""


def derive(con: duckdb.DuckDBPyConnection) -> dict[str, Any]:
    return {name: rows.arrow() for name, rows in derive_rows(con).items()}


@pytest.fixture
def con() -> duckdb.DuckDBPyConnection:
    con = duckdb.connect()
    con.execute(CREATE)
    return con


def test_an_action_a_row_an_award_its_states(con: duckdb.DuckDBPyConnection) -> None:
    con.execute(
        """insert into action values
        ('k2', 'A', 'A', 'P00001', '2025-02-01', 0, 'STOP WORK EFFECTIVE 2/3/2025', 'X', 'Y', null),
        ('k1', 'A', 'A', '0', '2025-01-01', 5, null, null, null, null),
        ('k3', 'B', 'B', '0', '2025-01-01', 5, 'SCANNERS', 'Y', 'CBP', null)"""
    )
    tables = derive(con)
    day = "2025-02-03"
    assert [tuple(map(str, row.values()))[:6] for row in tables["lifecycle"].to_pylist()] == [
        ("k1", "A", "0", "['base_award']", "None", "False"),
        ("k2", "A", "P00001", "['stop_work']", day, "False"),
        ("k3", "B", "0", "['base_award']", "None", "False"),
    ]
    assert tables["lifecycle"].to_pylist()[1]["evidence"] == [
        {"event": "stop_work", "basis": "words", "words": "STOP WORK", "strength": "stated"}
    ]
    assert [tuple(map(str, row.values()))[:6] for row in tables["state"].to_pylist()] == [
        ("A", "0", "2025-01-01", "active", "0", "stated"),
        ("A", "1", day, "stopped", "P00001", "stated"),
        ("B", "0", "2025-01-01", "active", "0", "stated"),
    ]


def test_an_empty_record_gives_empty_tables(con: duckdb.DuckDBPyConnection) -> None:
    tables = derive(con)
    assert tables["lifecycle"].column_names == [*LIFECYCLE]
    assert tables["state"].column_names == [*STATE]
    assert tables["lifecycle"].num_rows == tables["state"].num_rows == 0


def test_the_real_award_that_was_stopped_and_quietly_resumed(
    shared: Path, con: duckdb.DuckDBPyConnection
) -> None:
    con.execute(REAL, [str(shared / "data/usaspending-ice-cbp/current/*.csv")])
    tables = derive(con)
    assert tables["lifecycle"].num_rows == 57_476
    lived = [
        (str(row["date"]), row["state"])
        for row in tables["state"].to_pylist()
        if row["award_key"].startswith("CONT_AWD_70CTD024P00000012_")
    ]
    assert lived == [
        ("2024-09-27", "active"),
        ("2024-10-08", "stopped"),
        ("2025-08-30", "active"),
        ("2026-01-20", "closed"),
    ]
