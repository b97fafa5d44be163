"""What every page is answered from, and as of when it is asked for."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from starlette.requests import Request
from starlette.responses import Response

from countersight import duckdb_core as duckdb
from countersight.errors import UsageError
from countersight.present.pages import Asked
from countersight.present.web.held import Held, Snapshot
from countersight.settings import Settings
from countersight.work.desk import Desk

LONG = 120.0  # seconds that a whole table or a long text may take


@dataclass(frozen=True, slots=True)
class House:
    """What every page is answered from."""

    held: Held
    desk: Desk
    settings: Settings

    def snapshot(self, moment: datetime | None) -> Snapshot:
        return self.held.at(moment) if moment else self.held.current()

    def within(self, work: Callable[[Asked], Response]) -> Response:
        """What `work` makes of the current snapshot."""
        snapshot = self.held.current()
        with snapshot.cursor(LONG) as con:
            return work(self.asked(snapshot, con, None))

    def asked(
        self, snapshot: Snapshot, con: duckdb.DuckDBPyConnection, moment: datetime | None
    ) -> Asked:
        return snapshot.asked(con, moment, self.desk, self.settings)


def moment_of(request: Request) -> datetime | None:
    """The time that `as_of` names, UTC. Raises `UsageError` where it is none."""
    text = request.query_params.get("as_of", "").strip()
    if not text:
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise UsageError(f"as_of={text[:60]!r} is not a time like 2026-08-22T10:27:03Z") from error
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
