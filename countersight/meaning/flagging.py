"""Tables `flag` and `flag_coverage`: what to look at twice, of how many that could be judged."""

import csv
import re
from importlib.resources import files

from countersight.duckdb_core import DuckDBPyConnection
from countersight.meaning.methodology import Methodology, flags
from countersight.record.standing import lent
from countersight.sql import literal, load

_BOUND = re.compile(r"\$(\w+)")
LEAST_PEERS = 30  # fewer say nothing of what is usual
THRESHOLD = """
create or replace temp table threshold as
select unnest($names::varchar[]) as name, unnest($dates::date[]) as from_date,
    unnest($amounts::decimal(23, 2)[]) as amount
"""
# Cases and no look-up in the table: as part of a flag, that takes the engine ten times as long.
THRESHOLD_ON = "create or replace temp macro {name}(day) as case {cases} end"
CASE = "when day >= date {from_date} then {amount}::decimal(23, 2)"
GENERIC_WORD = """
create or replace temp table generic_word as select unnest($words::varchar[]) as word
"""
# Empty ones stand in for tables that a flag is only helped by.
LENT = {
    "award_supplier": "award_key varchar, organisation_id varchar",
    "organisation_event": (
        "organisation_id varchar, event varchar, day date, was varchar, is_now varchar"
    ),
}
CREATE = """
create or replace temp table flag (
    award_key varchar, flag varchar, value double, peer double, why varchar, action_keys varchar[]);
create or replace temp table flag_coverage (
    flag varchar, agency varchar, awards bigint, judged bigint, flagged bigint)
"""
IN_ORDER = """
create or replace temp table flag as from flag order by award_key, flag;
drop table if exists judged; drop table act; drop table subject
"""
NOTHING = "create or replace temp table judged as select null as award_key, false as flagged"
LOOKED_AT = "insert into flag_coverage by name (select unnest($flags::varchar[]) as flag)"
# An award alone: nothing else of the record is at hand to compare it with.
ALONE = """
select award_key, '{name}', value::double, null::double, why || '.',
  list_filter(action_keys::varchar[], lambda k: k is not null)
from ({statement}
) where flagged
"""
KEEP = """
insert into flag
select award_key, $flag, value, peer, why, list_filter(action_keys, lambda k: k is not null)
from judged where flagged
"""
COVER = """
insert into flag_coverage
select $flag, s.agency, count(*), count(j.award_key), count(*) filter (where j.flagged)
from subject s left join judged j using (award_key)
group by s.agency
"""


def raise_flags(con: DuckDBPyConnection, *, whole: bool = True) -> None:
    """Make tables `flag` and `flag_coverage` of what `con` shows.

    An award alone is judged by its own actions only.

    Needs views `action` and `award`, tables `lifecycle` and `state` and views
    `missing_modification` and `stop`. A flag that leans on a table which is not there judges
    nothing.
    """
    con.execute(CREATE)
    _lay_ground(con)
    leant_on = {table for flag in flags() for table in flag.tables}
    with lent(con, dict.fromkeys(leant_on, "nothing integer") | LENT) as missing:
        if whole:
            for flag in flags():
                _compare(con, flag, missing.isdisjoint(flag.tables))
        else:
            _look_at(con, [f for f in flags() if not f.whole and missing.isdisjoint(f.tables)])
    if whole:  # the few of an award are asked for in order
        con.execute(IN_ORDER)


def _look_at(con: DuckDBPyConnection, own: list[Methodology]) -> None:
    """All in one statement, which takes half as long as one each; each binds its own names."""
    bound: dict[str, float | str] = {}
    asked = []
    leant_on = {table for flag in own for table in flag.tables}
    empty = {t for t in leant_on if not con.execute(f"select 1 from {t} limit 1").fetchall()}
    for flag in own:
        if not empty.isdisjoint(flag.tables):
            continue  # to plan it takes longer than all else, and it can raise nothing
        named = _BOUND.sub(rf"${flag.name}_\1", flag.statement)
        asked.append(ALONE.format(name=flag.name, statement=named))
        bound |= {f"{flag.name}_{name}": value for name, value in flag.bound.items()}
    # A few rows, read as it is written: to seek a better plan takes longer.
    con.execute("pragma disable_optimizer")
    con.execute(f"insert into flag {' union all '.join(asked)}", bound)
    con.execute("pragma enable_optimizer")
    con.execute(LOOKED_AT, {"flags": [flag.name for flag in own]})


def _lay_ground(con: DuckDBPyConnection) -> None:
    _lay_thresholds(con)
    con.execute(GENERIC_WORD, {"words": [word for (word,) in _listed("generic_words")]})
    con.execute(load("meaning/grounds", "words"))
    con.execute(load("meaning/grounds", "act"))
    con.execute(load("meaning/grounds", "subject"), {"least_peers": LEAST_PEERS})


def _lay_thresholds(con: DuckDBPyConnection) -> None:
    """Table `threshold`, and a macro of each name: `micro_purchase_threshold(day)`, in dollars."""
    names, dates, amounts, _ = zip(*_listed("thresholds"), strict=True)
    con.execute(THRESHOLD, {"names": names, "dates": dates, "amounts": amounts})
    for name in dict.fromkeys(names):
        since = sorted((d, a) for n, d, a in zip(names, dates, amounts, strict=True) if n == name)
        cases = (CASE.format(from_date=literal(day), amount=a) for day, a in reversed(since))
        macro = name.replace(" ", "_").replace("-", "_")
        con.execute(THRESHOLD_ON.format(name=macro, cases=" ".join(cases)))


def _listed(name: str) -> list[list[str]]:
    """The rows of a small table of `grounds/`; the engine's own reader takes its time over them."""
    text = (files("countersight.meaning") / "grounds" / f"{name}.csv").read_text(encoding="utf-8")
    return list(csv.reader(text.splitlines()))[1:]


def _compare(con: DuckDBPyConnection, flag: Methodology, can: bool) -> None:
    if can:
        compare = load("meaning/grounds", "compare").format(flag=flag.statement)
        given = {"compared": flag.compared, "unit": flag.unit, "least_peers": LEAST_PEERS}
        con.execute(compare, given | flag.bound)
        con.execute(KEEP, {"flag": flag.name})
    else:
        con.execute(NOTHING)
    con.execute(COVER, {"flag": flag.name})
