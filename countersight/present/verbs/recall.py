from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import click

from countersight import pipeline
from countersight.errors import UsageError
from countersight.present import citing
from countersight.present.encode import dumps
from countersight.present.exits import NO
from countersight.present.kinds import AS_OF
from countersight.present.progress import progress
from countersight.record.reader import Scope
from countersight.settings import Settings
from countersight.work import citations
from countersight.work.desk import Desk

if TYPE_CHECKING:
    from countersight.present.pages import Asked


@click.command("recall")
@click.argument("hash_", metavar="HASH")
@click.option("--link", help="The citation's link, where this store did not keep it.")
@AS_OF
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.pass_obj
def verb(
    settings: Settings, hash_: str, link: str | None, as_of: datetime | None, as_json: bool
) -> int | None:
    """Hold a citation against the record.

    HASH, or its first 8 characters or more, stands in the citation. Proves that the record as of
    then still gives the same answer; --as-of compares with another time. With --link nothing need
    have been kept: the answer is worked out anew, and its hash compared. Exit code 1 if the answer
    has changed.
    """
    from countersight.present.pages import recall  # noqa: PLC0415 - no other verb waits for them

    desk = Desk(settings.store)
    if link:
        moment = citing.time_of(link)
        if moment is None:
            raise UsageError(f"the link pins no time: {link[:200]}; use the one in the citation")
        with _asked(settings, desk, moment) as asked:
            found = citing.cite(asked, _path(link), moment)
        same = found.hash.startswith(hash_.strip().lower().removeprefix("sha256:"))
        said = "the same: the record gives this answer" if same else f"changed: now {found.hash}"
        click.echo(f"{found.title}\n{said}")
        return None if same else NO
    cited = citations.recall(desk, hash_)
    with _asked(settings, desk, as_of or datetime.fromisoformat(cited.as_of)) as asked:
        page = recall.compare(asked, cited)
    if as_json:
        click.echo(dumps(recall.shape(page)))
    else:
        from countersight.present.terminal.recall import show_recalled  # noqa: PLC0415

        show_recalled(page)
    return None if page.same else NO


@contextmanager
def _asked(settings: Settings, desk: Desk, moment: datetime) -> "Iterator[Asked]":
    """What pages read from, on the record as of a time."""
    from countersight.present.web.held import open_snapshot  # noqa: PLC0415

    scope = Scope(as_of=moment)
    with progress() as tell:
        pipeline.search_index(settings, scope, tell)
        place = pipeline.served(settings, scope, tell)
    snapshot = open_snapshot(place, settings, scope)
    with snapshot.cursor() as con:
        yield snapshot.asked(con, moment, desk, settings)


def _path(link: str) -> str:
    """A link less the server's name."""
    return urlsplit(link)._replace(scheme="", netloc="").geturl()
