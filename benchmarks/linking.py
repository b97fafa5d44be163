"""Telling organisations apart, against a plain Splink model, in time, memory and quality.

    python benchmarks/linking.py [--millions 0.1 0.5 1 2]

Each way is a process of its own on the same records (`suppliers.py`): from rows in Parquet to an
organisation for each, ours with the reasons of every pair. `plain` is Splink as its tutorial has
it: names by Jaro-Winkler, places and identifier exactly, u estimated at random, m by expectation
maximisation, clusters at .95. Quality is pairwise, against the company that made each record.
"""

import argparse
import logging
import sys
import tempfile
from pathlib import Path

import duckdb
from process import run
from suppliers import write

PAIRWISE = """
with cluster as (select organisation, count(*) as n from answer group by organisation),
company as (select truth, count(*) as n from answer group by truth),
shared as (select organisation, truth, count(*) as n from answer group by organisation, truth)
select
  (select sum(n * (n - 1) / 2) from shared) / (select sum(n * (n - 1) / 2) from cluster),
  (select sum(n * (n - 1) / 2) from shared) / (select sum(n * (n - 1) / 2) from company)
"""
RECORDS = """
create temp table supplier_record as
select
  (row_number() over () - 1)::integer as place,
  hash(row_number() over (), *columns(*)) as record_id, name,
  null::varchar as trades_as, uei, null::varchar as duns, null::varchar as cage, parent,
  null::varchar as parent_uei, null::varchar as parent_duns, country, state, city, zip, street,
  'award' as source, null::date as first_date, null::date as last_date, 1 as mentions, truth
from read_parquet($path)
"""
WAYS = ("ours", "plain")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--millions", type=float, nargs="+", default=[0.1, 0.5, 1, 2])
    parser.add_argument("--way", choices=WAYS)
    parser.add_argument("--records", type=Path)
    asked = parser.parse_args()
    if asked.way:
        answer(asked.way, asked.records)
        return
    print("| records | way | seconds | processor | peak | precision | recall | F1 |")
    print("|---|---|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory(prefix="countersight-bench-") as folder:
        for millions in asked.millions:
            records = int(millions * 1_000_000)
            path = write(records, Path(folder) / "records.parquet")
            for way in WAYS:
                print(f"| {records:,} | {way} | {measure(way, path)} |", flush=True)


def measure(way: str, path: Path) -> str:
    _out(path).unlink(missing_ok=True)
    used = run([sys.executable, __file__, "--way", way, "--records", str(path)])
    con = duckdb.connect()
    con.execute(f"create view answer as from read_parquet('{_out(path)}')")
    [(precision, recall)] = con.execute(PAIRWISE).fetchall()
    f1 = 2 * precision * recall / (precision + recall)
    cells = f"{used.wall:.1f}", f"{used.processor:.1f}", f"{used.peak / 1e9:.2f} GB"
    return " | ".join([*cells, f"{precision:.3f}", f"{recall:.3f}", f"{f1:.3f}"])


def answer(way: str, path: Path) -> None:
    con = duckdb.connect(config={"memory_limit": "2GB", "threads": 2})
    ours(con, path) if way == "ours" else plain(con, path)
    con.execute(f"copy answer to '{_out(path)}' (format parquet)")


def ours(con: duckdb.DuckDBPyConnection, path: Path) -> None:
    from countersight.organisations import before, resolving  # noqa: PLC0415 - only in its own process

    con.execute(RECORDS, {"path": str(path)})
    con.execute(
        'create temp table decision (number int, verdict text, "left" text, '
        '"right" text, note text, author text, decided_at timestamp)'
    )
    con.execute("create temp table relation (kind text, child_name text, parent_name text)")
    before.recall(con, None)
    resolving.resolve_records(con)
    joins = resolving.table(con, "organisation_join")
    assert joins.num_rows
    con.execute(
        "create table answer as select organisation_id as organisation, truth "
        "from party join supplier_record using (place)"
    )


def plain(con: duckdb.DuckDBPyConnection, path: Path) -> None:
    import splink.comparison_library as cl  # noqa: PLC0415 - only in its own process
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on  # noqa: PLC0415

    con.execute(
        "create table record as select row_number() over () as unique_id, * "
        f"from read_parquet('{path}')"
    )
    settings = SettingsCreator(
        link_type="dedupe_only",
        comparisons=[
            cl.JaroWinklerAtThresholds("name", [0.95, 0.88]),
            cl.ExactMatch("uei"),
            cl.ExactMatch("zip"),
            cl.ExactMatch("street"),
            cl.ExactMatch("state"),
        ],
        blocking_rules_to_generate_predictions=[
            block_on("uei"),
            block_on("name"),
            block_on("zip", "substr(name, 1, 4)"),
            block_on("street", "zip"),
        ],
    )
    api = DuckDBAPI(con)
    linker = Linker(api.register("record"), settings, logging.ERROR)
    linker.training.estimate_u_using_random_sampling(max_pairs=1e7, seed=1)
    for rule in (block_on("name"), block_on("zip", "street")):
        linker.training.estimate_parameters_using_expectation_maximisation(rule)
    pairs = linker.inference.predict(threshold_match_probability=0.5)
    clusters = linker.clustering.cluster_pairwise_predictions_at_threshold(pairs, 0.95)
    con.execute(
        "create table answer as select cluster_id as organisation, truth "
        f"from {clusters.physical_name}"
    )


def _out(path: Path) -> Path:
    return path.with_name("answer.parquet")


if __name__ == "__main__":
    main()
