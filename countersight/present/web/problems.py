"""Where errors become HTTP statuses. Nowhere else are statuses of failures made."""

from dataclasses import dataclass
from http import HTTPStatus

from starlette.exceptions import HTTPException

from countersight import duckdb_core as duckdb
from countersight.errors import (
    CountersightError,
    InputError,
    NotInRecord,
    QueryError,
    SourceUnreachable,
    StoreError,
    UsageError,
)
from countersight.present.web.held import NotReady


@dataclass(frozen=True, slots=True)
class Problem:
    """A failure as RFC 9457 has it; `title` is the same for each failure of its kind."""

    status: int
    title: str
    detail: str
    type: str = "about:blank"
    text: str | None = None  # a query that cannot be read, and where
    position: int | None = None
    length: int | None = None


STATUSES: tuple[tuple[type[CountersightError], int, str], ...] = (
    (NotReady, 503, "The tables are being worked out"),
    (NotInRecord, 404, "Not in the record"),
    (UsageError, 400, "The request makes no sense"),
    (InputError, 422, "What was handed in cannot be read"),
    (SourceUnreachable, 502, "A source did not answer"),
    (StoreError, 500, "The store cannot be used as it is"),
)


def problem_of(error: BaseException) -> Problem:
    """What to tell of a failure; of a bug no more than that it is one."""
    if isinstance(error, QueryError):
        title, place = "The query cannot be read", (error.text, error.position, error.length)
        return Problem(400, title, str(error), "about:blank", *place)
    for kind, status, title in STATUSES:
        if isinstance(error, kind):
            return Problem(status, title, str(error))
    if isinstance(error, HTTPException):
        return Problem(error.status_code, HTTPStatus(error.status_code).phrase, error.detail)
    if isinstance(error, duckdb.InterruptException):
        return Problem(503, "That took too long", "narrow the question and ask again")
    if isinstance(error, duckdb.OutOfMemoryException):
        return Problem(503, "That needs too much memory", "narrow the question and ask again")
    return Problem(500, "A bug of ours", "the server's log says where; nothing was changed")
