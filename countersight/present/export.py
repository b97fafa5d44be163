"""Whole tables out: JSON Lines, CSV, Parquet, streamed whatever their size."""

import csv
import io
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, BinaryIO

from countersight import duckdb_core as duckdb
from countersight.present.files import replacing
from countersight.sql import load

TABLES = (
    *("action", "award", "organisation", "lifecycle", "capability", "change", "quarantine"),
    *("flag", "award_measure", "owner", "organisation_event", "agency_office"),
)
FORMATS = ("jsonl", "csv", "parquet")
COPY_OPTIONS = {
    "jsonl": "FORMAT json",
    "csv": "FORMAT csv, HEADER true",
    "parquet": "FORMAT parquet, COMPRESSION zstd",
}
BATCH = 10_000


def export_file(con: duckdb.DuckDBPyConnection, table: str, format_: str, path: Path) -> int:
    """Writes the table to `path`, whole or not at all, and returns its rows."""
    query = _query(con, table, format_)
    with replacing(path) as draft:
        target = str(draft).replace("'", "''")
        copied = con.execute(f"COPY ({query}) TO '{target}' ({COPY_OPTIONS[format_]})").fetchall()
    rows: int = copied[0][0]
    return rows


def export_stream(con: duckdb.DuckDBPyConnection, table: str, format_: str, out: BinaryIO) -> int:
    """Writes the table as JSON Lines or CSV to `out` and returns its rows."""
    query = _query(con, table, format_)
    rows = 0
    for lines in _jsonl(con, query) if format_ == "jsonl" else _csv(con, query):
        out.write("".join(lines).encode())
        rows += len(lines)
    out.flush()
    return rows - (format_ == "csv")


def _jsonl(con: duckdb.DuckDBPyConnection, query: str) -> Iterator[list[str]]:
    con.execute(f"SELECT to_json(row)::VARCHAR FROM ({query}) AS row")
    for batch in _batches(con):
        yield [f"{line}\n" for (line,) in batch]


def _csv(con: duckdb.DuckDBPyConnection, query: str) -> Iterator[list[str]]:
    con.execute(query)
    yield _csv_lines([[column[0] for column in con.description or ()]])
    for batch in _batches(con):
        yield _csv_lines(batch)


def _csv_lines(rows: Iterable[Iterable[Any]]) -> list[str]:
    return [_csv_line(row) for row in rows]


def _csv_line(row: Iterable[Any]) -> str:
    cell = io.StringIO()
    csv.writer(cell, lineterminator="\n").writerow(_lowered(value) for value in row)
    return cell.getvalue()


def _lowered(value: Any) -> Any:
    """Booleans as DuckDB's own CSV writes them, so that a file and a stream are the same bytes."""
    return str(value).lower() if isinstance(value, bool) else value


def _batches(con: duckdb.DuckDBPyConnection) -> Iterator[list[tuple[Any, ...]]]:
    while batch := con.fetchmany(BATCH):
        yield batch


def _query(con: duckdb.DuckDBPyConnection, table: str, format_: str) -> str:
    """The table's query; for text formats times become ISO 8601.

    For CSV lists become words, and lists of records JSON.
    """
    query = load("present/sql/export", table)
    if format_ == "parquet":
        return query
    columns = con.execute(f"DESCRIBE {query}").fetchall()
    shown = ", ".join(_as_text(name, kind, format_) for name, kind, *_ in columns)
    return f"SELECT {shown} FROM ({query})"


def _as_text(name: str, kind: str, format_: str) -> str:
    if kind.startswith("TIMESTAMP"):
        return f'strftime("{name}"::TIMESTAMP, \'%Y-%m-%dT%H:%M:%SZ\') AS "{name}"'
    if kind.startswith("STRUCT") and format_ == "csv":
        return f'to_json("{name}")::VARCHAR AS "{name}"'
    if kind.endswith("[]") and format_ == "csv":
        return f'array_to_string("{name}", \' \') AS "{name}"'
    return f'"{name}"'
