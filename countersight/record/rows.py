"""Rows of Python that become a table of the engine: a few as bound values, many through Arrow.

Arrow takes longer to read in than an award takes to answer; without it, a million rows would take
minutes, and would stand as Python objects.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from countersight import duckdb_core as duckdb
from countersight.sql import identifier

if TYPE_CHECKING:
    import pyarrow as pa

BATCH = 50_000  # rows that are gathered before Arrow takes them
FEW = 1_000  # rows
CREATE = "create or replace temp table {name} ({columns})"
FILLED = """
create or replace temp table {name} as
select row.* from (select unnest($rows::struct({columns})[]) as row)
"""

Row = Sequence[Any]


class Rows:
    """Rows of one table; `columns`: the type of the engine of each."""

    def __init__(self, columns: Mapping[str, str], rows: Iterable[Row] = ()) -> None:
        self._columns = columns
        self._waiting: list[Row] = []
        self._batches: list[pa.RecordBatch] = []
        self.extend(rows)

    def extend(self, rows: Iterable[Row]) -> None:
        self._waiting.extend(rows)
        if len(self._waiting) >= BATCH:
            self._batch()

    def __bool__(self) -> bool:
        return bool(self._batches or self._waiting)

    def lay(self, con: duckdb.DuckDBPyConnection, name: str) -> None:
        """Make temp table `name` of them."""
        columns = ", ".join(f"{identifier(c)} {kind}" for c, kind in self._columns.items())
        if not self._batches and 0 < len(self._waiting) <= FEW:
            rows = [dict(zip(self._columns, row, strict=True)) for row in self._waiting]
            con.execute(FILLED.format(name=name, columns=columns), {"rows": rows})
            return
        con.execute(CREATE.format(name=name, columns=columns))
        if self:
            duckdb.relational(con).register("rows_to_lay", self.arrow())
            con.execute(f"insert into {name} from rows_to_lay")
            con.unregister("rows_to_lay")

    def arrow(self) -> pa.Table:
        """The same as an Arrow table."""
        import pyarrow as pa  # noqa: PLC0415 - see above

        self._batch()
        return pa.Table.from_batches(self._batches, schema=self._schema)

    def _batch(self) -> None:
        import pyarrow as pa  # noqa: PLC0415 - see above

        schema = self._schema
        columns = list(zip(*self._waiting, strict=True)) or [()] * len(schema)
        arrays = [pa.array(c, f.type) for c, f in zip(columns, schema, strict=True)]
        self._batches.append(pa.record_batch(arrays, schema=schema))
        self._waiting = []

    @cached_property
    def _schema(self) -> pa.Schema:
        nothing = ", ".join(f"null::{kind} as {identifier(c)}" for c, kind in self._columns.items())
        with duckdb.connect() as con:
            return duckdb.relational(con).sql(f"select {nothing} limit 0").to_arrow_table().schema
