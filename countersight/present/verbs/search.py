from datetime import date, datetime
from decimal import Decimal
from typing import TypedDict, Unpack

import click

from countersight import pipeline
from countersight.present.encode import dumps
from countersight.present.exits import NO
from countersight.present.kinds import AMOUNT, AS_OF, DATE
from countersight.present.progress import progress
from countersight.present.shapes import hits_shape
from countersight.present.terminal.awards import show_hits
from countersight.record.reader import Scope
from countersight.search.words import Wanted, search
from countersight.settings import Settings

STATES = ("active", "stopped", "partially_stopped", "terminated", "closed")


class Filters(TypedDict):
    """The options that narrow a search, named as the fields of `Wanted`."""

    agency: str | None
    supplier: str | None
    since: date | None
    until: date | None
    min_amount: Decimal | None
    max_amount: Decimal | None
    state: str | None


@click.command("search")
@click.argument("words", nargs=-1, metavar="[WORDS]…")
@click.option("--agency", help="Short name or code of the agency, such as ICE or 7012.")
@click.option("--supplier", help="Words in the supplier's name.")
@click.option("--since", type=DATE, help="Actions on or after this date.")
@click.option("--until", type=DATE, help="Actions on or before this date.")
@click.option("--min-amount", type=AMOUNT, help="Obligated by the action, at the least.")
@click.option("--max-amount", type=AMOUNT, help="Obligated by the action, at the most.")
@click.option("--state", type=click.Choice(STATES), help="Last known state of the award.")
@click.option(
    "--limit",
    type=click.IntRange(min=0),
    default=50,
    show_default=True,
    help="Hits to show; 0 for all. The totals always count all.",
)
@AS_OF
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.pass_obj
def verb(
    settings: Settings,
    words: tuple[str, ...],
    limit: int,
    as_of: datetime | None,
    as_json: bool,
    **filters: Unpack[Filters],
) -> int | None:
    """Find actions by words.

    Every one of WORDS must stand in the action's texts: description, supplier, agency, numbers,
    kind of product or service. The newest come first.

    Exit code 1 if nothing fits.
    """
    with progress() as tell, pipeline.reading(settings, Scope(as_of=as_of), tell) as con:
        hits = search(con, Wanted(words=words, limit=limit or None, **filters))
    if as_json:
        click.echo(dumps(hits_shape(hits)))
    else:
        show_hits(hits)
    return None if hits.actions else NO
