"""The stored tables as the table library sees them: opening, making, and the files of a version.

Importing the library takes a while: whoever only reads goes by `snapshot`, which keeps its answers.
"""

from pathlib import Path

from deltalake import DeltaTable, Field, Schema
from deltalake.exceptions import DeltaError, TableNotFoundError
from deltalake.schema import PrimitiveType

from countersight.errors import StoreError
from countersight.record.store import DataFile, Store
from countersight.record.tables import fields


def schema(name: str) -> Schema:
    return Schema([Field(column, PrimitiveType(kind)) for column, kind in fields(name).items()])


def create(folder: Path, name: str) -> None:
    """Make the table, empty, where it is not there yet."""
    DeltaTable.create(folder / name, schema(name), mode="ignore")


def table(store: Store, name: str, version: int | None = None) -> DeltaTable:
    """The table as of a version of it, or now. Raises `StoreError` where it is damaged."""
    try:
        return DeltaTable(store.path / name, version=version)
    except (DeltaError, TableNotFoundError, OSError) as error:
        reason = str(error).splitlines()[0]
        raise StoreError(
            f"{store.path / name}: the table is damaged ({reason}); restore the store from a copy"
        ) from error


def file_uris(store: Store, name: str, version: int | None = None) -> list[str]:
    """The Parquet files of a table, as of a version of it or now. Raises `StoreError`."""
    # The first version of each table is its empty making: no need to open it.
    return [] if version == 0 else table(store, name, version).file_uris()


def files(store: Store, name: str, version: int | None = None) -> tuple[DataFile, ...]:
    """The same, each with the range of its version numbers, where the table has any."""
    if version == 0:
        return ()
    about = table(store, name, version).get_add_actions(flatten=True)
    known = {column: about[column].to_pylist() for column in about.schema.names}
    paths = known["path"]
    blank = [None] * len(paths)
    ranges = (known.get(f"{end}.version_id", blank) for end in ("min", "max"))
    return tuple(DataFile(*file) for file in zip(paths, *ranges, strict=True))
