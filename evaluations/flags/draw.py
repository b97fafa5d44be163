"""Draw awards on which a flag was raised, for a person to judge: the same ones each time.

    python evaluations/flags/draw.py --store STORE > sample.tsv

At most 20 awards a flag, by the hash of seed, flag and award key. Prints the flag, the award's
number, the sentence, and the texts of the actions that the flag names (else of the base award and
the first modification), cut at 200 characters.
"""

import argparse
import sys
from dataclasses import replace
from pathlib import Path

from countersight import pipeline, stages
from countersight.record.reader import Scope
from countersight.settings import read_settings

DRAW = """
with drawn as (
    select * from flag
    qualify row_number() over (
        partition by flag order by md5($seed || flag || award_key)) <= $count
)
select d.flag, any_value(a.piid), any_value(d.why),
    string_agg(x.modification || ' ' || x.action_date || ' ' || x.obligation || ' '
        || left(regexp_replace(coalesce(x.description, ''), '\\s+', ' ', 'g'), 200),
        ' ¶ ' order by x.action_date, x.modification)
from drawn d
join award a using (award_key)
join action x on x.award_key = d.award_key
    and (list_contains(d.action_keys, x.action_key)
        or (len(d.action_keys) = 0 and x.modification in ('0', 'P00001')))
group by d.flag, d.award_key
order by d.flag, md5($seed || d.flag || d.award_key)
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--store", type=Path, required=True)
    parser.add_argument("--count", type=int, default=20)
    parser.add_argument("--seed", default="countersight-flags-1")
    asked = parser.parse_args()
    settings = replace(read_settings(), store=asked.store)
    with pipeline.reading(settings, Scope(), steps=stages.STEPS) as con:
        bound = {"seed": asked.seed, "count": asked.count}
        for row in con.execute(DRAW, bound).fetchall():
            sys.stdout.write("\t".join(map(str, row)) + "\n")


if __name__ == "__main__":
    main()
