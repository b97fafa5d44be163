"""The stored tables, as Delta Lake schemas; `docs/architecture.md` says what each row is.

`version` holds content, `sighting` when it was seen. A version that no sighting names is no part
of the record (a repeat that lay between new rows): always join the two.
"""

from deltalake import Field, Schema
from deltalake.schema import PrimitiveType

from countersight.sources.usaspending import columns

DUCKDB_TYPE = {"text": "VARCHAR", "amount": "DECIMAL(23,2)", "date": "DATE"}
DELTA_TYPE = {"text": "string", "amount": "decimal(23,2)", "date": "date"}

# What ingestion adds in front of the record's own columns.
VERSION_KEY = {
    "version_id": "long",
    "action_key": "string",
    "layout": "string",
    "brief": "boolean",
    "deleted": "boolean",
    "individual": "boolean",
    "content": "long",
    "core": "long",
    "pull": "integer",
    "file": "integer",
    "source_row": "long",
    "extra": "string",
}
VERSION_END = {"withheld": "boolean"}
COUNTS = dict.fromkeys(
    (
        "rows", "new", "changed", "unchanged", "repeated", "deleted", "quarantined", "withheld",
    ),
    "long",
)  # fmt: skip
SOURCE_FILE = {
    "pull": "integer",
    "file": "integer",
    "path": "string",
    "layout": "string",
    "sha256": "string",
    "bytes": "long",
    **COUNTS,
    "notes": "string",
}
SIGHTING = {"pull": "integer", "first_version": "long", "last_version": "long"}
QUARANTINE = {
    "pull": "integer",
    "path": "string",
    "line": "long",
    "column_name": "string",
    "reason": "string",
    "row_sha256": "string",
}
# One row here is what makes a pull exist: it names the state of each other table.
PULL = {
    "pull": "integer",
    "seen_at": "timestamp",
    "added_at": "timestamp",
    "files": "integer",
    **COUNTS,
    "next_version": "long",
    "at_version": "long",
    "at_sighting": "long",
    "at_source_file": "long",
    "at_quarantine": "long",
    "engine": "string",
    "program": "string",
}
DATA_TABLES = ("version", "sighting", "source_file", "quarantine")


def kept_columns() -> tuple[tuple[str, str], ...]:
    """(name, type) of each column of the record that is stored: all but the personal ones."""
    return tuple((column.name, column.type) for column in columns() if column.keep != "personal")


def schema(table: str) -> Schema:
    """The Delta schema of a stored table."""
    plain = {
        "sighting": SIGHTING,
        "source_file": SOURCE_FILE,
        "quarantine": QUARANTINE,
        "pull": PULL,
    }
    record = {name: DELTA_TYPE[kind] for name, kind in kept_columns()}
    fields = plain.get(table) or VERSION_KEY | record | VERSION_END
    return Schema([Field(name, PrimitiveType(kind)) for name, kind in fields.items()])
