"""Draw the actions to be labelled: strata of the real record, by a fixed seed.

    python evaluations/lifecycle/draw.py > sample.tsv
    python evaluations/lifecycle/draw.py fresh > sample.tsv   # of texts that no label bears

Prints award_key, modification, date, obligation, what the text repeats (`base`, or the modification
that bore it first) and the text, for a person to read and label. Nothing here looks at the rules.
"""

import sys

import duckdb
from score import RECORD, SHARED, read_labels

SEED, SEED_FRESH = "countersight-lifecycle-1", "countersight-lifecycle-fresh-1"
SHARE = 4  # a fresh draw has one in so many
# (stratum, how many, what its texts hold); an action belongs to the first that it fits.
STRATA = (
    (
        "stop",
        200,
        r"STOP.{0,3}W|\bSWO\b|SUSPEN[DS]|RESUM|RESCI|REINSTAT|STAY|HALT|PAUS|CEASE|ON HOLD",
    ),
    ("lift", 12, r"LIFT"),
    ("protest", 25, r"PROTEST|CICA"),
    ("termination", 45, r"\bTERMINAT|CANCEL"),
    ("closeout", 35, r"CLOSE"),
    ("ceiling", 25, r"CEILING|\bNTE\b|NOT.TO.EXCEED|TOTAL VALUE"),
    ("party", 25, r"NOVAT|NAME CHANGE|CHANGE OF NAME|\bUEI\b|\bDUNS\b|\bCAGE\b|TRANSFER"),
    ("option", 50, r"OPTION|\bOY|217-8|OPT "),
    ("extension", 35, r"EXTEN"),
    (
        "scope",
        35,
        r"\bADD(S|ED|ING)?\b.{0,30}(CLIN|SERVICE|LICEN|QUANTIT)|SCOPE|\bSOW\b|\bPWS\b|SURGE",
    ),
    ("administrative", 35, r"ADMIN|CORRECT|\bCOR\b|\bPOC\b|CLAUSE|REALIGN|REVIS|UPDATE"),
    ("deobligation", 25, r"DE-?\s?OB"),
    ("funding", 30, r"FUND"),
    ("other", 55, r""),
)
QUERY = """
with said as (
    select distinct *, upper(description) as text,
        first_value(upper(description)) over award as base_text,
        first_value(modification) over same as first_bearer
    from record
    window
        award as (partition by award_key order by action_date, modification),
        same as (partition by award_key, upper(description) order by action_date, modification)
)
select award_key, modification, action_date, obligation, case
        when modification = first_bearer then ''
        when text = base_text then 'base' else first_bearer end as repeats,
    regexp_replace(description, '\\s+', ' ', 'g')
from said
where regexp_matches(text, $words) and (modification <> '0' or $bases)
order by md5($seed || award_key || modification)
"""
UNREAD = """
delete from record where award_key in (select unnest($labelled)) or upper(description) in (
    select upper(description) from record where award_key in (select unnest($labelled)))
"""


def main() -> None:
    con = duckdb.connect()
    con.execute(RECORD, [str(SHARED)])
    fresh = sys.argv[1:] == ["fresh"]
    if fresh:
        labelled = [key for (key, _), told in read_labels().items() if told.part != "fresh"]
        con.execute(UNREAD, {"labelled": labelled})
    seed, share = (SEED_FRESH, SHARE) if fresh else (SEED, 1)
    taken: set[tuple[str, str]] = set()
    for stratum, count, words in STRATA:
        bases = stratum in ("lift", "other")
        rows = con.execute(QUERY, {"words": words, "seed": seed, "bases": bases}).fetchall()
        unread = [row for row in rows if (row[0], row[1]) not in taken]
        for row in unread[: -(-count // share)]:
            sys.stdout.write("\t".join(map(str, (stratum, *row))) + "\n")
        taken |= {(row[0], row[1]) for row in rows}


if __name__ == "__main__":
    main()
