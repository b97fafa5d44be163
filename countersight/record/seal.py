"""Seals: each row of table `pull` is chained to the one before it by a hash of both.

The row holds the checksums of the source files' digests, of every Parquet file that the pull
brought, and its counts; so whoever knows the last seal can tell that nothing before it was altered,
and where.
"""

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any


def seal(previous: str, row: Mapping[str, Any]) -> str:
    """The seal of a row of table `pull` that follows a row sealed `previous` ("" for the first)."""
    said = {name: _said(value) for name, value in row.items() if value is not None}
    said.pop("seal", None)
    text = json.dumps(said, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(f"{previous}\n{text}".encode()).hexdigest()


def checksum(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _said(value: Any) -> Any:
    """Times in one form, whatever zone and type they were read back in."""
    if not isinstance(value, datetime):
        return value
    aware = value if value.tzinfo else value.replace(tzinfo=UTC)
    return aware.astimezone(UTC).isoformat(timespec="microseconds")
