"""How often each level of the linkage model is met among pairs of one supplier and among any two.

    python evaluations/names/estimate.py --store STORE

One supplier: two records of different words that bear one UEI, or one DUNS number. Any two: records
drawn at random that bear different ones. The figures are what `linkage.toml` was set by, with care
where the sample is thin: a level that few pairs reach is smoothed by one pair of each kind.
"""

import argparse
import re
from pathlib import Path

import duckdb

from countersight import pipeline
from countersight.organisations import before, keys, linkage, resolving
from countersight.settings import Settings
from countersight.sql import load

IDENTIFIED = """
create temp table identified as
select p.* replace (false as shared), k.uei, k.duns
from profile p
join keyed k on k.place = p.unique_id
"""
PAIRS = """
create temp table pair as
select 'm' as kind, l, r
from identified l join identified r
  on l.unique_id < r.unique_id
  and (l.uei = r.uei or ((l.uei is null or r.uei is null) and l.duns = r.duns))
union all
select 'u', l, r
from (select * from identified where coalesce(uei, duns) is not null using sample 1500 rows
      (reservoir, 11)) l
join (select * from identified where coalesce(uei, duns) is not null using sample 1500 rows
      (reservoir, 12)) r
  on l.unique_id <> r.unique_id and (l.uei <> r.uei or l.duns <> r.duns)
  and not coalesce(l.uei = r.uei, false) and not coalesce(l.duns = r.duns, false)
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--store", type=Path, required=True)
    asked = parser.parse_args()
    with pipeline.reading(Settings(store=asked.store), steps=()) as con:
        before.recall(con, None)
        for name in ("mention", "supplier_record", "spelling"):
            con.execute(load("organisations/sql", name))
        keys.add_keys(con)
        con.execute(load("organisations/sql", "keyed"))
        con.execute("create temp table identity_root as select place, place as root from keyed")
        con.execute(
            load("organisations/sql", "profile"),
            {"most": resolving.MOST_BEARERS, "crowd": resolving.CROWD},
        )
        con.execute(IDENTIFIED)
        con.execute(PAIRS)
        print(
            "| comparison | level | m found | u found | m set | u set |\n|---|---|---|---|---|---|"
        )
        for comparison in linkage.model().comparisons:
            report(con, comparison)


def report(con: duckdb.DuckDBPyConnection, comparison: linkage.Comparison) -> None:
    met = " ".join(
        f"when {level.when} then {number}" if level.when else f"else {number}"
        for number, level in enumerate(comparison.levels)
    )
    counts = con.execute(f"select kind, case {met} end, count(*) from pair group by all").fetchall()
    found = {(kind, number): count for kind, number, count in counts}
    telling = [n for n, level in enumerate(comparison.levels) if level.m is not None]
    totals = {kind: sum(found.get((kind, n), 0) + 1 for n in telling) for kind in "mu"}
    for number in telling:
        level = comparison.levels[number]
        m, u = ((found.get((kind, number), 0) + 1) / totals[kind] for kind in "mu")
        label = re.sub(r"\|", "/", level.label)
        print(f"| {comparison.name} | {label} | {m:.4f} | {u:.6f} | {level.m} | {level.u} |")


if __name__ == "__main__":
    main()
