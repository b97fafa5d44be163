"""What the store remembers of earlier syncs."""

from datetime import UTC, datetime

from countersight import sql
from countersight.record import reader, store
from countersight.record.reader import Scope
from countersight.settings import Settings


def synced(settings: Settings, folder: str) -> tuple[datetime | None, frozenset[str]]:
    """When the newest `changes` under `folder` (`downloads/…/`) were seen, UTC; names of archives.

    A store that is not there yet remembers nothing.
    """
    if not (settings.store / "store.json").exists():
        return None, frozenset()
    with reader.reading(store.open_store(settings.store), settings, Scope()) as con:
        [(last, archives)] = con.execute(
            sql.load("record", "synced"), {"folder": folder}
        ).fetchall()
    return last and last.replace(tzinfo=UTC), frozenset(archives)
