"""Tables `flag` and `flag_coverage`: what to look at twice, of how many that could be judged."""

from importlib.resources import files

from duckdb import DuckDBPyConnection

from countersight.meaning.methodology import Methodology, flags
from countersight.sql import load

LEAST_PEERS = 30  # fewer say nothing of what is usual
THRESHOLD = """
create or replace temp table threshold as
select * from read_csv($path, header = true, columns = {
    'name': 'VARCHAR', 'from_date': 'DATE', 'amount': 'DECIMAL(23,2)', 'source': 'VARCHAR'})
"""
GENERIC_WORD = """
create or replace temp table generic_word as
select word from read_csv($path, header = true, columns = {'word': 'VARCHAR'})
"""
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
    """Make both tables over what `con` shows; an award alone is judged by its own actions only.

    Needs views `action` and `award`, tables `lifecycle` and `state` and view
    `missing_modification`. A flag that leans on a table which is not there judges nothing.
    """
    con.execute(CREATE)
    _lay_ground(con)
    there = {name for (name,) in con.execute(_TABLES).fetchall()}
    for flag in flags():
        if whole or not flag.whole:
            _judge(con, flag, there)
    con.execute(IN_ORDER)


_TABLES = "select table_name from duckdb_tables() union select view_name from duckdb_views()"


def _lay_ground(con: DuckDBPyConnection) -> None:
    folder = files("countersight.meaning") / "grounds"
    con.execute(THRESHOLD, {"path": str(folder / "thresholds.csv")})
    con.execute(GENERIC_WORD, {"path": str(folder / "generic_words.csv")})
    con.execute(load("meaning/grounds", "words"))
    con.execute(load("meaning/grounds", "act"))
    con.execute(load("meaning/grounds", "subject"), {"least_peers": LEAST_PEERS})


def _judge(con: DuckDBPyConnection, flag: Methodology, there: set[str]) -> None:
    if there.issuperset(flag.tables):
        compare = load("meaning/grounds", "compare").format(flag=flag.statement)
        given = {"compared": flag.compared, "unit": flag.unit, "least_peers": LEAST_PEERS}
        con.execute(compare, given | flag.bound)
        con.execute(KEEP, {"flag": flag.name})
    else:
        con.execute(
            "create or replace temp table judged as select null as award_key, false as flagged"
        )
    con.execute(COVER, {"flag": flag.name})
