"""Suppliers of the record: their families, and finding them by the names that people use."""

from functools import partial

import pyarrow as pa
from duckdb import DuckDBPyConnection

from countersight.model import FindSuppliers
from countersight.organisations import finding
from countersight.organisations.display import readable
from countersight.organisations.names import normalise
from countersight.sql import load

SUPPLIER = pa.schema(
    [("name", pa.string()), ("supplier_key", pa.string()), ("display", pa.string())]
)


def resolve(con: DuckDBPyConnection) -> pa.Table:
    """Table `supplier`: each name of the record with its family and the family's readable name."""
    known = [(name, normalise(name)) for name, _ in _names(con)]
    commonest = {key: name for name, key in reversed(known)}  # it comes last
    display = {key: readable(name) for key, name in commonest.items()}
    rows = [{"name": name, "supplier_key": key, "display": display[key]} for name, key in known]
    return pa.Table.from_pylist(rows, schema=SUPPLIER)


def finder(con: DuckDBPyConnection) -> FindSuppliers:
    """A function that looks a name up; it holds an index of this moment's names, not `con`."""
    parents = con.execute(load("organisations", "supplier_parents")).fetchall()
    index = finding.build((name for name, _ in _names(con)), parents)
    return partial(finding.look_up, index)


def _names(con: DuckDBPyConnection) -> list[tuple[str, int]]:
    return con.execute(load("organisations", "supplier_names")).fetchall()
