"""The real record, pull after pull: what changed is found once, and nothing is made up."""

from collections import Counter
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest

from countersight import pipeline
from countersight.model import unwatched
from countersight.record.reader import Scope
from countersight.settings import Settings

LEIDS = "70CMSD21C00000001"
HEADER = """
select agency as "Agency", award_id_piid as "Award ID", recipient_name as "Recipient Name",
  federal_action_obligation as "Federal Action Obligation", action_date as "Action Date",
  modification_number as "Modification",
  product_or_service_description as "Product/Service Description",
  naics_description as "NAICS Description", transaction_description as "Transaction Description",
  generated_award_id as "Generated Award ID"
from read_parquet($path) where source_commit = $commit
"""
PULLS = """
select source_commit, min(snapshot_commit_utc) from read_parquet($path) group by 1 order by 2
"""
# The same question, asked of the snapshots themselves, without any of the store's machinery.
INDEPENDENT = """
with shown as (
  select distinct
    min(snapshot_commit_utc) over (partition by source_commit) as seen,
    generated_award_id, modification_number,
    recipient_name, federal_action_obligation::decimal(23, 2)::varchar as federal_action_obligation,
    action_date::varchar as action_date,
    product_or_service_description as product_or_service_code_description,
    naics_description, transaction_description
  from read_parquet($path)
  where generated_award_id is not null
),
cell as (
  from shown unpivot include nulls (value for field in (
    recipient_name, federal_action_obligation, action_date, product_or_service_code_description,
    naics_description, transaction_description
  ))
),
followed as (
  select *, lag(value) over w as before, lag(seen) over w as seen_before
  from cell
  window w as (partition by generated_award_id, modification_number, field order by seen)
)
select field, count(*) from followed
where seen_before is not null and value is distinct from before
group by field
"""


@pytest.fixture(scope="module")
def settings(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Settings:
    folder = tmp_path_factory.mktemp("snapshots")
    settings = Settings(store=folder / "store")
    path = str(shared / "data/usaspending-ice-cbp/all_snapshots.parquet")
    con = duckdb.connect()
    for commit, seen_at in con.execute(PULLS, {"path": path}).fetchall():
        table = folder / f"{commit}.csv"
        con.sql(HEADER, params={"path": path, "commit": commit}).write_csv(str(table))
        pipeline.add([str(table)], settings, seen_at, unwatched)
    return settings


def ask(
    settings: Settings, query: str, scope: Scope = pipeline.EVERYTHING
) -> list[tuple[object, ...]]:
    with pipeline.reading(settings, scope, steps=()) as con:
        return con.execute(query).fetchall()


def test_every_change_is_found_once_and_none_is_invented(settings: Settings, shared: Path) -> None:
    path = str(shared / "data/usaspending-ice-cbp/all_snapshots.parquet")
    expected = Counter(dict(duckdb.connect().execute(INDEPENDENT, {"path": path}).fetchall()))
    found = Counter(dict(ask(settings, "select field, count(*) from change group by field")))
    assert found == expected
    assert found.total() == 243


def test_the_incomplete_pull_is_partial_and_nothing_counts_as_deleted(settings: Settings) -> None:
    [(pull, scope, reason)] = ask(
        settings, "select pull, scope, reason from pull where quarantined > 0"
    )
    assert (pull, scope) == (1, "partial")
    assert "53,512 of 53,512 rows could not be kept" in str(reason)
    assert ask(settings, "select count(*) from absent where status <> 'not seen since'") == [(0,)]


def test_the_record_is_read_as_it_stood(settings: Settings) -> None:
    query = "select obligation from action where modification = 'P00014'"
    march = Scope(as_of=datetime(2026, 3, 25), only=LEIDS)
    april = Scope(as_of=datetime(2026, 4, 25), only=LEIDS)
    assert ask(settings, query, march) == [(Decimal("396062.00"),)]
    assert ask(settings, query, april) == [(Decimal("0.00"),)]


def test_the_change_names_the_pulls_between(settings: Settings) -> None:
    query = f"""
        select old, new, from_seen, to_seen from change
        where piid = '{LEIDS}' and modification = 'P00014' and field = 'federal_action_obligation'
    """
    assert ask(settings, query) == [
        ("396062.00", "0.00", datetime(2026, 3, 16, 21, 41, 23), datetime(2026, 4, 20, 14, 10, 41))
    ]
