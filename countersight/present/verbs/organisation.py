from dataclasses import asdict
from datetime import datetime

import click

from countersight import pipeline
from countersight.organisations.lookup import find
from countersight.present.encode import dumps
from countersight.present.exits import NO, say
from countersight.present.kinds import AS_OF
from countersight.present.organisations import portraits
from countersight.present.progress import progress
from countersight.present.terminal.organisation import show_others, show_portrait
from countersight.record.reader import Scope
from countersight.settings import Settings

STEPS = (pipeline.SUPPLIERS, pipeline.ORGANISATIONS)


@click.command("organisation")
@click.argument("name")
@click.option(
    "--limit",
    type=click.IntRange(min=0),
    default=5,
    show_default=True,
    help="Organisations to show in full; 0 for all.",
)
@AS_OF
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object an organisation.")
@click.pass_obj
def verb(
    settings: Settings, name: str, limit: int, as_of: datetime | None, as_json: bool
) -> int | None:
    """Show who is behind a name or number.

    NAME is a company's name as people use it, a UEI, DUNS or CAGE code, an organisation's id, or an
    agency's short name. Shown are its names, identifiers, parents as the record names them over
    time, family, money by agency and fiscal year, and what joined its records.

    Exit code 1 if there is none.
    """
    with (
        progress() as tell,
        pipeline.reading(settings, Scope(as_of=as_of), tell, STEPS) as con,
    ):
        found = find(con, name)
        shown = found[:limit] if limit else found
        drawn = portraits(con, shown)
    for portrait in drawn:
        if as_json:
            click.echo(dumps(asdict(portrait)))
        else:
            show_portrait(portrait)
    if not drawn:
        say(f"no organisation in {settings.store} answers to {name!r}")
        return NO
    if not as_json:
        show_others(found[len(shown) :])
    return None
