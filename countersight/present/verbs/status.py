import click

from countersight import pipeline
from countersight.present.encode import dumps
from countersight.present.overview import read_overview
from countersight.present.progress import progress
from countersight.present.shapes import overview_shape
from countersight.present.terminal.store import show_overview
from countersight.settings import Settings


@click.command("status")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.pass_obj
def verb(settings: Settings, as_json: bool) -> None:
    """Show what the store holds, and its gaps.

    Pulls, rows, dates, agencies and layouts, and what to load to see more.
    """
    with progress() as tell, pipeline.reading(settings, on_progress=tell) as con:
        overview = read_overview(con)
    if as_json:
        click.echo(dumps(overview_shape(overview)))
    else:
        show_overview(overview, settings.store)
