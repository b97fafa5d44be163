"""A store whose pages show many times its awards, to try pages and search on a large record.

    python benchmarks/enlarge.py STORE COPIES FOLDER

Copies the store to FOLDER and, there, the tables that are served: every award COPIES times under
keys and numbers of its own, with all that was worked out of it. Nothing is worked out anew: texts,
agencies, suppliers, capabilities and flags are as skewed as the record's own, and each of a few
agencies and suppliers has COPIES times its awards. Then `serve.py --store FOLDER` measures it.
"""

import argparse
import shutil
import sys
import time
from pathlib import Path

import duckdb

from countersight import pipeline
from countersight.model import Progress
from countersight.search import index
from countersight.settings import Settings
from countersight.sql import identifier, literal

OWN = ("award_key", "action_key", "piid", "parent_piid")  # bear the number of their copy
TIMES = {  # columns of tables without awards that grow with them
    "organisation": ("actions", "awards", "obligated"),
    "organisation_name": ("actions",),
    "flag_coverage": ("awards", "judged", "flagged"),
    "agency_office": ("actions", "obligated"),
}
VERSION = """
create temp view version as
select award_key as contract_award_unique_key, action_date, extent_competed from large.action
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("store", type=Path)
    parser.add_argument("copies", type=int)
    parser.add_argument("folder", type=Path)
    asked = parser.parse_args()
    settings = Settings(store=asked.folder)
    pipeline.search_index(Settings(store=asked.store))
    small = pipeline.served(Settings(store=asked.store))
    shutil.copytree(asked.store, asked.folder)
    large = pipeline.served_place(settings)
    large.unlink()
    began = time.process_time()
    enlarge(small, large, asked.copies, settings)
    print(f"tables: {time.process_time() - began:.0f} s, {large.stat().st_size / 1e6:,.0f} MB")
    began = time.process_time()
    make_index(large, settings)
    print(f"index: {time.process_time() - began:.0f} s")


def enlarge(small: Path, large: Path, copies: int, settings: Settings) -> None:
    con = duckdb.connect(str(large), config={"memory_limit": settings.memory_limit})
    con.execute(f"attach {literal(str(small))} as small (read_only)")
    listed = con.execute(
        "select table_name from duckdb_tables() where database_name = 'small'"
    ).fetchall()
    for (table,) in listed:
        con.execute(f"create table {identifier(table)} as {_copied(con, table, copies)}")


def _copied(con: duckdb.DuckDBPyConnection, table: str, copies: int) -> str:
    described = con.execute(f"describe small.{identifier(table)}").fetchall()
    columns = [name for name, *_ in described]
    source = f"from small.{identifier(table)}"
    if "award_key" not in columns or table.startswith(("organisation_", "owner")):
        grown = [f"({name} * {copies}) as {name}" for name in TIMES.get(table, ())]
        replaced = f"replace ({', '.join(grown)})" if grown else ""
        return f"select * {replaced} {source}"
    numbered = [f"{name} || '_' || n as {name}" for name in OWN if name in columns]
    if "action_keys" in columns:
        numbered.append("list_transform(action_keys, lambda k: k || '_' || n) as action_keys")
    return (
        f"select * exclude (n) replace ({', '.join(numbered)}) {source}, range({copies}) t(n)"
        " order by award_key"
    )


def make_index(large: Path, settings: Settings) -> None:
    place = max(settings.store.glob("derived/*/search-*"), key=lambda path: path.stat().st_mtime)
    shutil.rmtree(place, ignore_errors=True)
    con = duckdb.connect(config={"memory_limit": settings.memory_limit})
    con.execute(f"attach {literal(str(large))} as large (read_only)")
    for (table,) in con.execute(
        "select table_name from duckdb_tables() where database_name = 'large'"
    ).fetchall():
        con.execute(f"create temp view {identifier(table)} as from large.{identifier(table)}")
    con.execute(VERSION)
    index.make(con, place, settings, _tell)


def _tell(progress: Progress) -> None:
    print(f"\r{progress.stage} {progress.done:,}", end="", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
