"""What is worked out of the record once and serves every claim that is held against it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from weakref import WeakKeyDictionary

from countersight import duckdb_core as duckdb
from countersight.check.candidates import Pool, pool_of, suppliers_of
from countersight.model import Coverage
from countersight.record import reader, sums
from countersight.record.coverage import coverage_of
from countersight.record.standing import standing
from countersight.reported import FindSuppliers
from countersight.sql import load

TABLES = ("claimable", "event_rate", "former_obligation")
IN_A_FILE = "select 1 from duckdb_views() where view_name = 'claimable'"
FEW = 4  # documents for which the actions are read from their file each time
MOST_POOLS = 1_000  # companies of which the actions are kept at hand

_Sought = tuple[str, tuple[str, ...]]


@dataclass(slots=True)
class Ground:
    """The coverage of a record, how common events are, the companies asked about so far."""

    coverage: Coverage
    rates: dict[str, float]  # the share of awards that show an event
    pools: dict[_Sought, Pool] = field(default_factory=dict)

    def pool(self, con: duckdb.DuckDBPyConnection, vendor: str, find: FindSuppliers) -> Pool:
        suppliers = suppliers_of(vendor, find)
        sought = vendor, suppliers
        if sought not in self.pools:
            while len(self.pools) >= MOST_POOLS:
                del self.pools[next(iter(self.pools))]
            self.pools[sought] = pool_of(con, vendor, suppliers)
        return self.pools[sought]


# A reading connection shows one snapshot for as long as it lives, so what was read of it stands.
_GROUNDS: WeakKeyDictionary[duckdb.DuckDBPyConnection, Ground] = WeakKeyDictionary()


def ground_of(con: duckdb.DuckDBPyConnection) -> Ground:
    """The ground of a reading connection, worked out at the first call."""
    if con not in _GROUNDS:
        lay(con)
        rates = con.execute("select event, share from event_rate").fetchall()
        added_up = standing(con).issuperset(sums.TABLES)
        _GROUNDS[con] = Ground(coverage_of(con, added_up=added_up), dict(rates))
    return _GROUNDS[con]


def lay(con: duckdb.DuckDBPyConnection, *, at_hand: bool = False) -> Mapping[str, Any]:
    """Work out the tables that every claim is held against, as far as they are not there yet.

    `at_hand`: the actions in memory, for a reader that will ask of them many times. No table is
    returned: they are made where they stand.
    """
    there = standing(con)
    for table in TABLES:
        if table not in there:
            if table == "former_obligation":
                reader.show_history(con)
            con.execute(load("check", table))
    if at_hand and con.execute(IN_A_FILE).fetchall():
        con.execute("create temp table if not exists held_claimable as from claimable")
        con.execute("create or replace temp view claimable as from held_claimable")
    return {}
