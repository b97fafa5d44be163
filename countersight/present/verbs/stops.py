from datetime import date, datetime
from typing import TypedDict, Unpack

import click

from countersight import pipeline, stages
from countersight.meaning import measures
from countersight.present.encode import dumps
from countersight.present.exits import NO
from countersight.present.kinds import AS_OF, DATE
from countersight.present.progress import progress
from countersight.present.shapes import stop_shape
from countersight.present.stops import Asked, list_stops
from countersight.present.terminal.stops import show_stops
from countersight.record.reader import Scope
from countersight.settings import Settings


class Wanted(TypedDict):
    """The options that narrow the list."""

    agency: tuple[str, ...]
    since: date | None
    award: str | None


@click.command("stops")
@click.option("--agency", multiple=True, help="Short name of an agency, such as ICE; may repeat.")
@click.option("--since", type=DATE, help="Stops on or after this date.")
@click.option("--award", help="The award's number (PIID) or its whole key.")
@AS_OF
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line, a stop each.")
@click.pass_obj
def verb(
    settings: Settings, as_of: datetime | None, as_json: bool, **wanted: Unpack[Wanted]
) -> int | None:
    """Show the stop-work orders: when work stopped, when it resumed, which never did.

    What was closed or terminated while it stood still is listed apart. A stop that only its lifting
    tells of has no date of its own. Exit code 1 if there is none.
    """
    scope = Scope(as_of=as_of, history=False)
    with progress() as tell, pipeline.reading(settings, scope, tell, (stages.LIFECYCLE,)) as con:
        measures.create_stops(con)
        found = list_stops(con, Asked(wanted["agency"], wanted["since"], wanted["award"]))
    if as_json:
        for stop in found:
            click.echo(dumps(stop_shape(stop)))
    else:
        show_stops(found)
    return None if found else NO
