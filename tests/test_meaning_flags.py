"""Each flag by two examples: actions on which it is raised, and much the same on which it is not.

`fixtures/flags/<flag>/raised.toml` and `clear.toml` hold rows of view `action` (what a row leaves
out is `USUAL`; `times` makes that many, `{n}` being the number) and of the tables that the flag
leans on, beside the rows of table `flag` that are expected.
"""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pytest

from countersight.meaning import flagging, measures
from countersight.meaning.derive import derive
from countersight.meaning.methodology import COMPARISONS, FIELDS, flags
from countersight.sql import load

EXAMPLES = Path(__file__).parent / "fixtures" / "flags"
FLAGS = {flag.name: flag for flag in flags()}
CASES = sorted(EXAMPLES.glob("*/*.toml"))
COLUMNS = {
    **dict.fromkeys(
        (
            "action_key", "award_key", "piid", "parent_piid", "modification", "transaction_number",
            "description", "supplier", "supplier_uei", "supplier_parent", "agency", "agency_code",
            "psc", "naics", "action_type", "award_type", "extent_competed", "not_competed_reason",
            "fair_opportunity", "undefinitized", "layout",
        ),
        "varchar",
    ),
    **dict.fromkeys(("action_date", "solicitation_date", "end_date"), "date"),
    **dict.fromkeys(
        ("obligation", "total_obligated", "current_value", "ceiling"), "decimal(23, 2)"
    ),
    **dict.fromkeys(("first_seen", "last_seen"), "timestamp"),
    **dict.fromkeys(("offers", "version_id", "pull"), "integer"),
}  # fmt: skip
USUAL = {
    "award": "A",
    "modification": "0",
    "action_date": "2024-05-06",
    "obligation": 400000,
    "description": "LICENCES FOR AN INVENTED SYSTEM",
    "supplier": "EXAMPLE OPTICS LLC",
    "agency": "ICE",
    "agency_code": "7012",
    "psc": "IT SOFTWARE",
    "layout": "contract_transactions",
}
OTHERS = {
    "award_summary": (
        "contract_award_unique_key varchar, current_total_value_of_award decimal(23, 2),"
        " potential_total_value_of_award decimal(23, 2)"
    ),
    "coverage": (
        "pull integer, layout varchar, agency_code varchar, fiscal_year integer, rows bigint,"
        " first_date date, last_date date"
    ),
}


ORGANISATIONS = """
create temp table supplier as
select distinct supplier as name, lower(supplier) as supplier_key from action;
create temp table award_supplier as
select award_key, any_value(lower(supplier)) as organisation_id from action group by award_key
"""


def record(rows: list[dict[str, Any]]) -> duckdb.DuckDBPyConnection:
    """A connection with the tables that flags need, over these actions."""
    con = duckdb.connect()
    for table, columns in {**OTHERS, "action": _definition()}.items():
        con.execute(f"create temp table {table} ({columns})")
    for row in rows:
        for n in range(row.pop("times", 1)):
            _insert(con, row, n)
    con.execute(
        "insert into coverage select 1, any_value(layout), agency_code, year(action_date)"
        " + (month(action_date) >= 10)::integer, count(*), min(action_date), max(action_date)"
        " from action group by all"
    )
    con.execute(load("record/views", "award"))
    measures.create(con)
    for name, told in derive(con).items():
        told.lay(con, name)
    measures.create_stops(con)
    con.execute(ORGANISATIONS)
    return con


def fill(con: duckdb.DuckDBPyConnection, name: str, rows: pa.Table) -> None:
    con.register("given", rows)
    con.execute(f"create or replace temp table {name} as from given")
    con.unregister("given")


def _definition() -> str:
    return ", ".join(f"{name} {kind}" for name, kind in COLUMNS.items())


def _insert(con: duckdb.DuckDBPyConnection, row: Mapping[str, Any], n: int) -> None:
    cells = {
        name: value.replace("{n}", str(n)) if isinstance(value, str) else value
        for name, value in {**USUAL, **row}.items()
    }
    award = cells.pop("award")
    cells |= {
        "award_key": award,
        "piid": award,
        "action_key": f"{award} {cells['modification']}",
    }
    con.execute(
        f"insert into action ({', '.join(cells)}) values ({', '.join('?' * len(cells))})",
        list(cells.values()),
    )


def raised_by(case: Path) -> list[dict[str, Any]]:
    given = tomllib.loads(case.read_text(encoding="utf-8"))
    con = record(given["action"])
    for table, rows in given.get("table", {}).items():
        fill(con, table, pa.Table.from_pylist(rows))
    flagging.raise_flags(con)
    names = ("award_key", "value", "peer", "why", "action_keys")
    rows = con.execute(
        f"select {', '.join(names)} from flag where flag = ? order by award_key", [case.parent.name]
    ).fetchall()
    return [dict(zip(names, row, strict=True)) for row in rows]


@pytest.mark.parametrize("case", CASES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_flag_is_raised_where_it_should_be(case: Path) -> None:
    expected = tomllib.loads(case.read_text(encoding="utf-8")).get("flag", [])
    found = raised_by(case)
    for row in found:
        for name in ("value", "peer"):
            row[name] = None if row[name] is None else round(row[name], 4)
    assert found == [{"value": None, "peer": None} | row for row in expected]


@pytest.mark.parametrize("name", FLAGS)
def test_every_flag_has_two_examples(name: str) -> None:
    for stem, raises in (("raised", True), ("clear", False)):
        case = tomllib.loads((EXAMPLES / name / f"{stem}.toml").read_text(encoding="utf-8"))
        assert bool(case.get("flag")) is raises


@pytest.mark.parametrize("name", FLAGS)
def test_every_flag_says_how_it_is_raised(name: str) -> None:
    flag = FLAGS[name]
    assert set(flag.fields) == set(FIELDS)
    assert all(flag.fields.values())
    assert flag.compared in COMPARISONS
    assert flag.fields["reach"] in {"award", "record"}
    assert set(flag.columns) <= set(COLUMNS)
    assert all(threshold.reason for threshold in flag.thresholds)


def test_no_example_is_left_of_a_flag_that_is_gone() -> None:
    assert {path.name for path in EXAMPLES.iterdir()} == set(FLAGS)


def test_what_a_flag_leans_on_and_is_not_there_is_not_judged() -> None:
    con = record([{}])
    flagging.raise_flags(con)
    judged = dict(con.execute("select flag, judged from flag_coverage").fetchall())
    assert (judged["stop_work"], judged["one_offer"], judged["hidden_maker"]) == (1, 0, 0)


def test_an_award_alone_is_not_held_against_peers() -> None:
    stop = {"modification": "P00001", "obligation": 0, "description": "STOP WORK ORDER ISSUED"}
    con = record([{}, stop])
    flagging.raise_flags(con, whole=False)
    looked_at = {name for (name,) in con.execute("select flag from flag_coverage").fetchall()}
    assert looked_at >= {"stop_work", "one_offer"}
    assert not {name for name in looked_at if FLAGS[name].whole}
    raised = con.execute("select flag, peer, why from flag").fetchall()
    said = "Work was ordered to stop on 6 May 2024 and no action shows that it resumed."
    assert raised == [("stop_work", None, said)]
