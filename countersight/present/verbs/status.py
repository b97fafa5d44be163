from datetime import datetime

import click

from countersight import pipeline, stages
from countersight.present.encode import dumps
from countersight.present.kinds import AS_OF
from countersight.present.overview import read_overview
from countersight.present.shapes import overview_shape
from countersight.present.terminal.store import show_overview
from countersight.record.reader import Scope
from countersight.settings import Settings


@click.command("status")
@AS_OF
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.pass_obj
def verb(settings: Settings, as_of: datetime | None, as_json: bool) -> None:
    """Show what the store holds, and its gaps.

    Pulls, rows, dates, agencies and layouts, and what to load to see more.
    """
    scope = Scope(as_of=as_of, history=False)
    with pipeline.reading(settings, scope, steps=(stages.SUMS,)) as con:
        overview = read_overview(con)
    if as_json:
        click.echo(dumps(overview_shape(overview)))
    else:
        show_overview(overview, settings.store)
