from dataclasses import asdict
from datetime import datetime

import click

from countersight import pipeline, stages
from countersight.meaning import taxonomy
from countersight.present.capabilities import count, profile
from countersight.present.encode import dumps
from countersight.present.exits import NO
from countersight.present.kinds import AS_OF
from countersight.present.progress import progress
from countersight.present.shapes import borne_shape
from countersight.present.terminal.capabilities import show_counted, show_profile
from countersight.record.reader import Scope
from countersight.settings import Settings


@click.command("capability")
@click.argument("id_", metavar="[ID]", required=False)
@click.option(
    "--limit",
    type=click.IntRange(min=0),
    default=20,
    show_default=True,
    help="Awards, suppliers and makers to list; 0 for all. The totals always count all.",
)
@AS_OF
@click.option("--json", "as_json", is_flag=True, help="Print JSON, one object a line.")
@click.pass_obj
def verb(
    settings: Settings, id_: str | None, limit: int, as_of: datetime | None, as_json: bool
) -> int | None:
    """Show who sells a kind of surveillance, to whom, for how much.

    ID is one of the taxonomy, such as phone_extraction; without it all are listed, with how many
    awards bear each. With it: what it is, suppliers, makers, agencies, money by fiscal year, and
    the awards with their states, flags and the words that show it. Exit code 1 if no award bears
    it; docs/capabilities.md has them all.
    """
    known = taxonomy.read(settings.taxonomy)
    wanted = None if id_ is None else known.capability(id_)
    scope, steps = Scope(as_of=as_of), stages.BUYING if wanted is None else stages.STEPS
    with progress() as tell, pipeline.reading(settings, scope, tell, steps) as con:
        if wanted is None:
            found = count(con, known.capabilities)
        else:
            shown = profile(con, wanted, limit or None)
            found = [shown.borne]
    if wanted is not None and as_json:
        click.echo(dumps(asdict(shown)))
    elif wanted is not None:
        show_profile(shown)
    elif as_json:
        for line in found:
            click.echo(dumps(borne_shape(line)))
    else:
        show_counted(found)
    return None if any(line.awards for line in found) else NO
