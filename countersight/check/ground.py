"""What is worked out of the record once and serves every claim that is held against it."""

from dataclasses import dataclass, field
from weakref import WeakKeyDictionary

import duckdb

from countersight.check.candidates import Pool, pool_of, suppliers_of
from countersight.model import Coverage, FindSuppliers
from countersight.record.coverage import coverage_of
from countersight.sql import load

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
        rates = con.execute(load("check", "event_rates")).fetchall()
        con.execute(load("check", "former_obligation"))
        _GROUNDS[con] = Ground(coverage_of(con), dict(rates))
    return _GROUNDS[con]
