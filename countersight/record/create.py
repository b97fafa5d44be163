"""Making a store."""

import json
import secrets
from pathlib import Path

from countersight.errors import UsageError
from countersight.record import decisions, delta
from countersight.record.store import FORMAT, Store, disk_errors, open_store
from countersight.record.tables import DATA_TABLES


def create_store(path: Path) -> Store:
    """The store in `path`, made if there is none. Refuses a folder that holds other things."""
    if (path / "store.json").exists():
        return open_store(path)
    expected = {*DATA_TABLES, "pull", "lock", "staging", "derived", "downloads"}
    expected |= {decisions.FILE, decisions.HEAD}
    with disk_errors(path):
        path.mkdir(parents=True, exist_ok=True)
        strange = sorted(child.name for child in path.iterdir() if child.name not in expected)
        if strange:
            raise UsageError(
                f"{path}: the folder holds {strange[0]!r} and no store; name an empty folder"
            )
        for table in ("pull", *DATA_TABLES):
            delta.create(path, table)
        about = {"format": FORMAT, "secret": secrets.token_hex(16)}
        draft = path / "staging.json"
        draft.write_text(json.dumps(about), encoding="utf-8")
        draft.replace(path / "store.json")
    return open_store(path)
