"""Names kept in good faith before the record marked their bearers as natural persons.

An export carries no mark: a supplier's name may be stored and only later turn out to be a person's.
Then every file that holds it is written again without it, and the old file is erased.
"""

from collections.abc import Sequence
from pathlib import Path

from countersight import duckdb_core as duckdb
from countersight import sql
from countersight.record import stage, withhold
from countersight.sql import literal

# The paths that hold a name of an award in `individual_award` on a row without the mark.
AFFECTED = """
select distinct filename from read_parquet([{files}], filename = true)
where not individual and {unsaid}
  and contract_award_unique_key in (select award_key from individual_award)
order by filename
"""
LEARN = """
insert into individual_award
select contract_award_unique_key, min(recipient_name)
from read_parquet([{files}])
where individual and contract_award_unique_key is not null
  and contract_award_unique_key not in (select award_key from individual_award)
group by all
"""


def learn(con: duckdb.DuckDBPyConnection, staged: Sequence[Path]) -> bool:
    """Take up the awards that staged files mark; True where there are new ones."""
    if not staged:
        return False
    row = con.execute(LEARN.format(files=_listed(staged))).fetchall()
    return bool(row[0][0])


def affected(con: duckdb.DuckDBPyConnection, files: Sequence[Path]) -> list[Path]:
    """Those of `files` that hold what must be withheld."""
    if not files:
        return []
    query = AFFECTED.format(files=_listed(files), unsaid=withhold.UNSAID)
    return [Path(path) for (path,) in con.execute(query).fetchall()]


def scrub(con: duckdb.DuckDBPyConnection, source: Path, target: Path, secret: str) -> None:
    """Write `source` again as `target`, with what must be withheld gone."""
    scoped = (
        withhold.scoped("action", name, secret) for name in withhold.touching_persons("action")
    )
    statement = sql.load("record", "scrub").format(
        source=literal(str(source)),
        target=literal(str(target)),
        unsaid=withhold.UNSAID,
        scoped_columns=",\n    ".join(scoped),
        content_columns=stage.content_columns("action"),
        core_columns=stage.core_columns("action"),
    )
    con.execute(statement)


def _listed(files: Sequence[Path]) -> str:
    return ", ".join(literal(str(path)) for path in files)
