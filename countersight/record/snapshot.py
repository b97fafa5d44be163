"""What a reader opens: the store as its last whole pull left it.

Asking the table library for the files of every table takes a tenth of a second and its import as
long again. So the answer is kept in `derived/`, beside the name of the commit that it belongs to,
and holds until the next pull is committed.
"""

import json
import secrets
from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

from countersight.record.store import DataFile, Pull, Snapshot, Store


def recall(home: Store) -> Snapshot | None:
    """The snapshot of the last pull as an earlier reader found it; None where none is kept."""
    try:
        kept = json.loads(_place(home).read_text(encoding="utf-8"))
        return _snapshot(kept["snapshot"]) if kept["commit"] == last_commit(home) else None
    except (OSError, ValueError, KeyError, TypeError):
        return None  # never kept, or half of it: it can always be asked for again


def keep(home: Store, found: Snapshot, commit: str) -> None:
    """Write it down for the next reader; where the store is read-only, do without."""
    place = _place(home)
    draft = place.with_name(f".snapshot-{secrets.token_hex(4)}")
    try:
        place.parent.mkdir(exist_ok=True)
        draft.write_text(json.dumps({"commit": commit, "snapshot": asdict(found)}, default=str))
        draft.replace(place)
    except OSError:
        draft.unlink(missing_ok=True)


def last_commit(home: Store) -> str:
    """The name of the commit that the last pull ended with."""
    log = home.path / "pull" / "_delta_log"
    return max((path.name for path in log.glob("*.json")), default="")


def _place(home: Store) -> Path:
    return home.path / "derived" / "snapshot.json"


def _snapshot(kept: Mapping[str, Any]) -> Snapshot:
    at = tuple((str(table), int(version)) for table, version in kept["at"])
    files = {
        table: tuple(DataFile(**file) for file in listed) for table, listed in kept["files"].items()
    }
    pulls = tuple(
        Pull(pull, datetime.fromisoformat(seen_at), *claimed)
        for pull, seen_at, *claimed in kept["pulls"]
    )
    return Snapshot(kept["pull"], kept["seal"], kept["next_version"], at, files, pulls)
