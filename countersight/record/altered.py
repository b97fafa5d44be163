"""View `change`: what the record altered after the fact, of each grain of the record."""

from collections.abc import Iterator

from countersight import duckdb_core as duckdb
from countersight import sql
from countersight.record import engine
from countersight.record.stage import CORE, CUT
from countersight.record.tables import VERSIONS, kept_columns
from countersight.sources.layout import columns
from countersight.sql import identifier, literal

# What a row of each grain is known by: its award, that award's number, and its own part of it.
KNOWN_BY = {
    "action": ("contract_award_unique_key", "award_id_piid", "modification_number"),
    "award": ("contract_award_unique_key", "award_id_piid", None),
    "subaward": ("prime_award_unique_key", "prime_award_piid", "subaward_number"),
    "release": ("ocid", "item_id", None),
    "relation": ("relation_key", "child_id", None),
}
# A later release of a process is published under a number, a date and a tag of its own.
OF_THE_RELEASE = {"release_id", "release_date", "tag"}


def create_change_views(con: duckdb.DuckDBPyConnection) -> None:
    for grain, version in VERSIONS.items():
        sighted = "sighted"
        if grain != "action":
            sighted = f"sighted_{grain}"
            engine.show_sighted(con, version, sighted)
        con.execute(_change_view(grain, version, sighted))
    every = " union all ".join(f"from {grain}_change" for grain in VERSIONS)
    con.execute(f"create temp view change as {every}")


def _change_view(grain: str, version: str, sighted: str) -> str:
    award_key, piid, part = KNOWN_BY[grain]
    new_part, old_part = (f"{side}.{part}" if part else "null::varchar" for side in "no")
    return sql.load("record/views", "change").format(
        view=f"{grain}_change",
        grain=literal(grain),
        version=version,
        sighted=sighted,
        award_key=award_key,
        piid=piid,
        new_part=new_part,
        old_part=old_part,
        cells=", ".join(f"{name}::varchar as {name}" for name in map(identifier, _compared(grain))),
        core=", ".join(literal(name) for name in (*CORE, "transaction_description")),
        cut=CUT,
    )


def _compared(grain: str) -> Iterator[str]:
    volatile = {column.name for column in columns(grain) if column.keep == "volatile"}
    for name, _ in kept_columns(grain):
        if name not in volatile and not (grain == "release" and name in OF_THE_RELEASE):
            yield name
