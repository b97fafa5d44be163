"""Resolution of the real record with its identifiers hidden, against the identifiers.

    python evaluations/names/resolve.py --store STORE [--hide 0.5] [--errors]

Truth: supplier records that bear one UEI, or one DUNS number, are one supplier; only records that
bear either are scored. A share of them (all, unless told otherwise) lose all identifiers before
they are resolved, so that names, places and parents must do. Pairs are of records that differ.
"""

import argparse
from pathlib import Path

import duckdb

from countersight import pipeline
from countersight.organisations import before, resolving
from countersight.settings import Settings
from countersight.sql import load

TRUTH = """
create temp table truth as
with number as (select uei, min(duns) as duns from supplier_record where uei is not null group by 1)
select r.record_id, r.name, coalesce(r.uei, n.uei, 'DUNS ' || r.duns) as truth
from supplier_record r
left join (select duns, min(uei) as uei from number where duns is not null group by 1) n
  on r.uei is null and n.duns = r.duns
where coalesce(r.uei, r.duns) is not null
"""
HIDE = """
update supplier_record set uei = null, duns = null, cage = null, parent_uei = null,
  parent_duns = null
where hash(record_id) % 1000 < $share * 1000
"""
SCORES = """
with answer as (
  select t.truth, p.organisation_id as found from truth t join party p using (record_id)
),
cell as (select truth, found, count(*) as n from answer group by all),
company as (select truth, count(*) as n from answer group by truth),
cluster as (select found, count(*) as n from answer group by found)
select
  sum(c.n * (c.n - 1) / 2) / (select sum(n * (n - 1) / 2) from cluster),
  sum(c.n * (c.n - 1) / 2) / (select sum(n * (n - 1) / 2) from company),
  sum(c.n * c.n / f.n) / sum(c.n),
  sum(c.n * c.n / t.n) / sum(c.n)
from cell c join company t using (truth) join cluster f using (found)
"""
ERRORS = """
select distinct left(a.name, 44), left(b.name, 44), p.organisation_id, q.organisation_id
from truth a join truth b on {tie} and a.name < b.name
join party p on p.record_id = a.record_id join party q on q.record_id = b.record_id
where (p.organisation_id = q.organisation_id) = {joined}
order by 1, 2 limit 40
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--store", type=Path, required=True)
    parser.add_argument("--hide", type=float, default=1.0)
    parser.add_argument("--errors", action="store_true")
    asked = parser.parse_args()
    with pipeline.reading(Settings(store=asked.store), steps=()) as con:
        before.recall(con, None)
        for name in ("mention", "supplier_record"):
            con.execute(load("organisations/sql", name))
        con.execute(TRUTH)
        con.execute(HIDE, {"share": asked.hide})
        resolving.resolve_records(con)
        report(con)
        if asked.errors:
            for said, tie, joined in (
                ("missed", "a.truth = b.truth", "false"),
                ("wrongly joined", "a.truth <> b.truth", "true"),
            ):
                rows = con.execute(ERRORS.format(tie=tie, joined=joined)).fetchall()
                print(f"\n{said}:", *rows, sep="\n  ")


def report(con: duckdb.DuckDBPyConnection) -> None:
    [(records, companies)] = con.execute(
        "select count(*), count(distinct truth) from truth"
    ).fetchall()
    print(f"{records} records of {companies} suppliers\n")
    print("| measure | precision | recall | F1 |\n|---|---|---|---|")
    [(precision, recall, b_precision, b_recall)] = con.execute(SCORES).fetchall()
    for name, p, r in (("pairwise", precision, recall), ("B-cubed", b_precision, b_recall)):
        print(f"| {name} | {p:.4f} | {r:.4f} | {2 * p * r / (p + r):.4f} |")


if __name__ == "__main__":
    main()
