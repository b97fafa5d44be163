"""Draw the awards to be labelled: strata of every kind of record, by a fixed seed.

    python evaluations/makers/draw.py > sample.tsv
    python evaluations/makers/draw.py later > sample.tsv
    python evaluations/makers/draw.py fresh > sample.tsv

Prints stratum, source, award key, supplier and every distinct text of the award, for a person to
read and label. Nothing here looks at the rules.
"""

import sys

from record import connect

SEED = "countersight-makers-"
FIELD = (
    r"FORENSIC|FACIAL|FACE REC|BIOMETRIC|FINGERPRINT|IRIS|\bDNA\b|MOBILE DEVICE|CELL ?PHONE|UNLOCK"
    r"|EXTRACTION|INTERCEPT|WIRETAP|TITLE III|PEN REGISTER|SOCIAL MEDIA|DARK ?WEB|LICENSE PLATE"
    r"|PLATE READER|\bLPR\b|\bALPR\b|CAMERA|CCTV|VIDEO|DRONE|\bS?UAS\b|\bUAV\b|AEROSTAT|RADAR"
    r"|SENSOR|\bGPS\b|TRACK(ER|ING)|MONITORING|X-?RAY|NON-?INTRUSIVE|SCANN|CRYPTO|BLOCKCHAIN"
    r"|COVERT|BODY ?WIRE|TRANSCRI|TRANSLAT|ANALYTIC|INVESTIGAT|PUBLIC RECORDS|DATABASE|VETTING"
    r"|LINK ANALYSIS|SURVEILL|TECHNICAL EQUIPMENT|RECORDER|NIGHT VISION"
)
GOODS = (
    r"LICEN[SC]E|RENEW|SUBSCRIPTION|SOFTWARE|MAINTENANCE|BRAND NAME|EQUIPMENT|HARDWARE|PURCHASE"
    r"|\bKITS?\b|UPGRADE|WARRANTY|SUPPLIES|PARTS"
)
# Suppliers of many awards that sell goods: among them are the resellers.
TRADER = """
create table trader as
select source, supplier
from record
where regexp_matches(upper(description), $words)
group by source, supplier
having count(distinct award_key) >= 25
"""
# (stratum, source, how many, what its texts hold); an award is drawn once.
STRATA = (
    ("field", "current", 110, FIELD),
    ("goods", "current", 90, GOODS),
    ("any", "current", 40, ""),
    ("field", "older", 45, FIELD),
    ("goods", "older", 35, GOODS),
    ("any", "older", 15, ""),
    ("any", "delta", 30, ""),
    ("any", "vendor", 35, ""),
    ("trader field", "current", 90, rf"(?s)({FIELD}).*({GOODS})|({GOODS}).*({FIELD})"),
    ("trader", "current", 170, r"\w+\W+\w+"),
    ("trader", "older", 40, r"\w+\W+\w+"),
)
# Drawn twice when the rules stood, of awards not drawn before.
LATER = (
    ("field", "current", 60, FIELD),
    ("trader field", "current", 60, rf"(?s)({FIELD}).*({GOODS})|({GOODS}).*({FIELD})"),
    ("trader", "current", 60, r"\w+\W+\w+"),
    ("goods", "current", 30, GOODS),
    ("field", "older", 25, FIELD),
    ("goods", "older", 25, GOODS),
)
DRAWS = {"first": STRATA, "later": LATER, "fresh": LATER}
QUERY = """
with award as (
    select source, award_key, max(supplier) as supplier,
        string_agg(distinct description, ' || ' order by description) as text
    from record
    where source = $source
    group by source, award_key
)
select source, award_key, supplier, text
from award
where regexp_matches(upper(text), $words)
    and (not $trader or (source, supplier) in (from trader))
order by md5($seed || award_key)
"""


def main() -> None:
    con = connect()
    con.execute(TRADER, {"words": GOODS})
    taken: set[tuple[str, str]] = set()
    wanted = sys.argv[1] if sys.argv[1:] else "first"
    for number, (draw, strata) in enumerate(DRAWS.items(), start=1):
        for stratum, source, count, words in strata:
            asked = {"source": source, "words": words, "trader": "trader" in stratum}
            found = con.execute(QUERY, {**asked, "seed": f"{SEED}{number}"}).fetchall()
            fresh = [row for row in found if (source, row[1]) not in taken]
            for row in fresh[:count]:
                if draw == wanted:
                    sys.stdout.write("\t".join((stratum, *row)) + "\n")
                taken.add((source, row[1]))


if __name__ == "__main__":
    main()
