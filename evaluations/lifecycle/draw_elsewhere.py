"""Draw modifications from kinds of record other than ICE's and CBP's export, by a fixed seed.

    python evaluations/lifecycle/draw_elsewhere.py > sample.tsv
    python evaluations/lifecycle/draw_elsewhere.py fresh > sample.tsv   # of awards without a label

The full layout (many agencies, FPDS codes), ICE's download of FY2013 to 2018, and awards that were
reported as terminated, which no rule had been tried on. No award gives more than three texts.
Nothing here looks at the rules. Prints part, award key, modification, date, obligation, FPDS code,
the modification that bore the text first, and the text, for a person to read and label.
"""

import sys

import duckdb
from elsewhere import read_elsewhere
from score import read_labels

SEED, SEED_FRESH = "countersight-lifecycle-elsewhere-1", "countersight-lifecycle-elsewhere-2"
# (kind, how many of texts with words of change, how many of any)
WANTED = (("full", 55, 20), ("duns_era", 45, 20), ("terminated", 15, 5))
WANTED_FRESH = (("full", 25, 5), ("duns_era", 25, 5), ("terminated", 10, 0))
CHANGE = (
    r"STOP.?WORK|SUSPEN|RESUM|RESCI|REINSTAT|TERMINAT|CANCEL|CLOSE|OPTION|EXTEN|CEILING|NTE|NOVAT"
    r"|NAME CHANGE|ADMIN|CORRECT|REVIS|DE-?OB|INCREMENT|FUND|SCOPE|\bADD\b|TRANSFER|PROTEST|MODIF"
)
DRAW = """
with said as (
    select distinct *, regexp_replace(upper(description), '\\s+', ' ', 'g') as text,
        first_value(modification) over same as first_bearer
    from action
    window same as (
        partition by award_key, upper(description) order by action_date, modification)
),
few as (
    select * from said
    where kind = $kind and ltrim(modification, '0') <> '' and length(text) > 3
    qualify row_number() over (
        partition by award_key order by md5($seed || text || modification)) <= 3
    and row_number() over (
        partition by text order by md5($seed || award_key || modification)) = 1
)
select kind, award_key, modification, action_date, obligation, coalesce(action_type, ''),
    case when modification = first_bearer then '' else first_bearer end, text
from few
where regexp_matches(text, $words)
order by md5($seed || award_key || modification)
limit $count
"""


def main() -> None:
    con = duckdb.connect()
    read_elsewhere(con)
    fresh = sys.argv[1:] == ["fresh"]
    if fresh:
        labelled = [key for (key, _), told in read_labels().items() if "fresh" not in told.part]
        con.execute("delete from action where award_key in (select unnest($1))", [labelled])
    seed, wanted = (SEED_FRESH, WANTED_FRESH) if fresh else (SEED, WANTED)
    seen: set[tuple[str, str]] = set()
    for kind, telling, any_ in wanted:
        for words, count in ((CHANGE, telling), ("", any_)):
            bound = {"kind": kind, "seed": seed, "words": words, "count": count * 2}
            rows = con.execute(DRAW, bound).fetchall()
            for row in [r for r in rows if (r[1], r[2]) not in seen][:count]:
                seen.add((row[1], row[2]))
                sys.stdout.write("\t".join(map(str, row)) + "\n")


if __name__ == "__main__":
    main()
