"""Suppliers of the record: their families, and finding them by the names that people use."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import astuple
from functools import partial
from typing import TYPE_CHECKING

from duckdb import DuckDBPyConnection

from countersight.model import FindSuppliers
from countersight.organisations import finding
from countersight.organisations.display import readable
from countersight.organisations.names import normalise
from countersight.sql import load

if TYPE_CHECKING:
    import pyarrow as pa


# What `finder` reads: what a name is found by takes longer to work out than to read.
SPELT_NAME = """
create temp table spelt_name
(number bigint, name varchar, key varchar, aliases varchar[], initials varchar[])
"""
SPELT_PARENT = "create temp table spelt_parent (key varchar, parent varchar, aliases varchar[])"
STANDING = """
select table_name from duckdb_tables() where list_contains($tables, table_name)
union
select view_name from duckdb_views() where list_contains($tables, view_name)
"""


def derive(con: DuckDBPyConnection, *, findable: bool = True) -> Mapping[str, pa.Table]:
    """Table `supplier`; the tables that `finder` reads are made where they stand, if `findable`."""
    if findable:
        lay(con)
    return {"supplier": resolve(con)}


def resolve(con: DuckDBPyConnection) -> pa.Table:
    """Table `supplier`: each name of the record with its family and the family's readable name."""
    import pyarrow as pa  # noqa: PLC0415 - who only looks names up should not wait for it

    known = [(name, normalise(name)) for name, _ in _names(con)]
    commonest = {key: name for name, key in reversed(known)}  # it comes last
    display = {key: readable(name) for key, name in commonest.items()}
    schema = pa.schema([(name, pa.string()) for name in ("name", "supplier_key", "display")])
    rows = [{"name": name, "supplier_key": key, "display": display[key]} for name, key in known]
    return pa.Table.from_pylist(rows, schema=schema)


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
    asked = {"tables": ["spelt_name", "spelt_parent"]}
    if len(con.execute(STANDING, asked).fetchall()) == len(asked["tables"]):
        return
    parents = con.execute(load("organisations", "supplier_parents")).fetchall()
    con.execute(SPELT_NAME)
    con.execute(SPELT_PARENT)
    names = enumerate(finding.spell(name for name, _ in _names(con)))
    _fill(con, "spelt_name", ((number, *astuple(one)) for number, one in names))
    _fill(con, "spelt_parent", (astuple(one) for one in finding.spell_parents(parents)))


def _fill(con: DuckDBPyConnection, table: str, rows: Iterable[tuple[object, ...]]) -> None:
    import pyarrow as pa  # noqa: PLC0415 - who only looks names up should not wait for it

    fields = [name for name, *_ in con.execute(f"describe {table}").fetchall()]
    told = [dict(zip(fields, row, strict=True)) for row in rows]
    if told:
        con.register("spelt", pa.Table.from_pylist(told))
        con.execute(f"insert into {table} from spelt")
        con.unregister("spelt")


def _names(con: DuckDBPyConnection) -> list[tuple[str, int]]:
    return con.execute(load("organisations", "supplier_names")).fetchall()
