"""Suppliers of the record: their families, and finding them by the names that people use."""

from collections.abc import Mapping
from dataclasses import astuple
from functools import partial

from countersight.duckdb_core import DuckDBPyConnection
from countersight.organisations import finding
from countersight.organisations.display import readable
from countersight.organisations.names import normalise
from countersight.record.rows import Rows
from countersight.record.standing import standing
from countersight.reported import FindSuppliers
from countersight.sql import load

# What `finder` reads: what a name is found by takes longer to work out than to read.
SPELT_NAME = {
    **{"number": "bigint", "name": "varchar", "key": "varchar"},
    **{"aliases": "varchar[]", "initials": "varchar[]"},
}
SPELT_PARENT = {"key": "varchar", "parent": "varchar", "aliases": "varchar[]"}
SUPPLIER = {"name": "varchar", "supplier_key": "varchar", "display": "varchar"}


def derive(con: DuckDBPyConnection, *, findable: bool = True) -> Mapping[str, Rows]:
    """Table `supplier`; the tables that `finder` reads are made where they stand, if `findable`."""
    if findable:
        lay(con)
    return {"supplier": resolve(con)}


def resolve(con: DuckDBPyConnection) -> Rows:
    """Table `supplier`: each name of the record with its family and the family's readable name."""
    known = [(name, normalise(name)) for name, _ in _names(con)]
    commonest = {key: name for name, key in reversed(known)}  # it comes last
    display = {key: readable(name) for key, name in commonest.items()}
    return Rows(SUPPLIER, ((name, key, display[key]) for name, key in known))


def finder(con: DuckDBPyConnection) -> FindSuppliers:
    """A function that looks a name up; it holds an index of this moment's names, not `con`."""
    lay(con)
    spelt = con.execute("from spelt_name order by number").fetchall()
    parents = con.execute("from spelt_parent").fetchall()
    index = finding.assemble(
        [finding.Spelt(name, key, *map(tuple, found_by)) for _, name, key, *found_by in spelt],
        (finding.ParentOf(key, parent, tuple(aliases)) for key, parent, aliases in parents),
    )
    return partial(finding.look_up, index)


def lay(con: DuckDBPyConnection) -> None:
    """The tables of what suppliers and their parents are found by, where they are not there yet."""
    if standing(con) >= {"spelt_name", "spelt_parent"}:
        return
    parents = con.execute(load("organisations", "supplier_parents")).fetchall()
    names = enumerate(finding.spell(name for name, _ in _names(con)))
    Rows(SPELT_NAME, ((number, *astuple(one)) for number, one in names)).lay(con, "spelt_name")
    spelt = finding.spell_parents(parents)
    Rows(SPELT_PARENT, (astuple(one) for one in spelt)).lay(con, "spelt_parent")


def _names(con: DuckDBPyConnection) -> list[tuple[str, int]]:
    return con.execute(load("organisations", "supplier_names")).fetchall()
