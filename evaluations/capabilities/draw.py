"""Draw the awards to be labelled: strata of the real record, by a fixed seed.

    python evaluations/capabilities/draw.py > sample.tsv
    python evaluations/capabilities/draw.py later > later.tsv    # a third as many, and others
    python evaluations/capabilities/draw.py fresh > fresh.tsv    # as many again, and others

Prints the stratum, award key, kind of record, suppliers, PSC, NAICS and texts of each award, for a
person to read and label. The strata's words are wider than the capability that they stand for, so
that they catch what only looks like it; nothing here looks at the rules.
"""

import csv
import sys
from collections.abc import Sequence

import duckdb
from record import HERE, record

# Each draw leaves out what the draws before it hold.
SEED = {
    "first": "countersight-capabilities-1",
    "later": "countersight-capabilities-2",
    "fresh": "countersight-capabilities-3",
}
EACH = 13
# Each stratum of `strata.tsv` and words of its texts or supplier; an award is drawn once.
MORE = {"seller": 45, "nothing": 30, "random": 110}
QUERY = """
select award_key, kinds, suppliers, psc, naics, texts
from sampled
where regexp_matches(searched, $words) and award_key not in (select unnest($taken::varchar[]))
qualify row_number() over (partition by searched order by md5($seed || award_key)) = 1
order by md5($seed || $stratum || award_key)
limit $count
"""
SAMPLED = """
create temp table sampled as
select
    award_key,
    string_agg(distinct layout, ' ' order by layout) as kinds,
    string_agg(distinct supplier, '; ' order by supplier) as suppliers,
    min(psc) as psc, min(naics) as naics,
    list(distinct description order by description) as texts,
    upper(concat_ws(
        ' ', min(supplier), string_agg(distinct description, ' ' order by description)
    )) as searched
from action
group by award_key
"""
# Small kinds of record would hardly be drawn beside ICE's and CBP's 23,000 awards.
SHARES = (("listed", 55), ("contract_transactions_delta", 45), ("duns_era_transactions", 60))


def main() -> None:
    name = sys.argv[1] if sys.argv[1:] else "first"
    later = list(SEED)[list(SEED).index(name) :]
    taken, seed = labelled(later) if name != "first" else [], SEED[name]
    part = 1 if name == "first" else 3
    with record() as con:
        con.execute(SAMPLED)
        con.execute("create temp table everything as from sampled")
        for stratum, words in strata():
            count = MORE.get(stratum, EACH) // part
            taken += draw(
                con, {"words": words, "stratum": stratum, "count": count, "seed": seed}, taken
            )
        for kind, count in SHARES:
            con.execute(
                "create or replace temp table sampled as from everything where kinds = ?", [kind]
            )
            asked = {"words": "", "stratum": kind, "count": count // part, "seed": seed}
            taken += draw(con, asked, taken)


def labelled(but: Sequence[str]) -> list[str]:
    """The awards of the draws other than those."""
    with (HERE / "labels.csv").open(encoding="utf-8", newline="") as file:
        return [row["award_key"] for row in csv.DictReader(file) if row["part"] not in but]


def strata() -> list[list[str]]:
    lines = (HERE / "strata.tsv").read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines]


def draw(
    con: duckdb.DuckDBPyConnection, asked: dict[str, str | int], taken: list[str]
) -> list[str]:
    rows = con.execute(QUERY, {**asked, "taken": taken}).fetchall()
    for key, *shown, texts in rows:
        told = " ¦ ".join(" ".join(text.split())[:230] for text in texts[:4] if text)
        sys.stdout.write("\t".join(map(str, (asked["stratum"], key, *shown, told))) + "\n")
    return [row[0] for row in rows]


if __name__ == "__main__":
    main()
