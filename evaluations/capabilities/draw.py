"""Draw the awards to be labelled: strata of the real record, by a fixed seed.

    python evaluations/capabilities/draw.py > sample.tsv

Prints the stratum, award key, kind of record, suppliers, PSC, NAICS and texts of each award, for a
person to read and label. The strata's words are wider than the capability that they stand for, so
that they catch what only looks like it; nothing here looks at the rules.
"""

import sys

import duckdb
from record import HERE, record

SEED = "countersight-capabilities-1"
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
    taken: list[str] = []
    with record() as con:
        con.execute(SAMPLED)
        con.execute("create temp table everything as from sampled")
        for stratum, words in strata():
            count = MORE.get(stratum, EACH)
            taken += draw(con, stratum, words, count, taken)
        for kind, count in SHARES:
            con.execute(
                "create or replace temp table sampled as from everything where kinds = ?", [kind]
            )
            taken += draw(con, kind, "", count, taken)


def strata() -> list[list[str]]:
    lines = (HERE / "strata.tsv").read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines]


def draw(
    con: duckdb.DuckDBPyConnection, stratum: str, words: str, count: int, taken: list[str]
) -> list[str]:
    asked = {"words": words, "seed": SEED, "stratum": stratum, "count": count, "taken": taken}
    rows = con.execute(QUERY, asked).fetchall()
    for key, *shown, texts in rows:
        told = " ¦ ".join(" ".join(text.split())[:230] for text in texts[:4] if text)
        sys.stdout.write("\t".join(map(str, (stratum, key, *shown, told))) + "\n")
    return [row[0] for row in rows]


if __name__ == "__main__":
    main()
