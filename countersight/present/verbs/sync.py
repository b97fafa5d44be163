from datetime import date
from typing import TypedDict, Unpack

import click

from countersight import pipeline
from countersight.present.encode import dumps
from countersight.present.kinds import DATE
from countersight.present.progress import progress
from countersight.present.shapes import pull_shape
from countersight.present.terminal.store import show_pull
from countersight.present.terminal.sync import download_lines, download_shapes, plan_lines
from countersight.settings import Settings
from countersight.sources.fetch import Manners
from countersight.sources.usaspending_api import BASE_URL, FILE_HOSTS
from countersight.sources.usaspending_sync import Plan, Request


class Wanted(TypedDict):
    """The options that say what to download from where, named as the fields of `Request`."""

    agency: str
    since: date | None
    fiscal_years: tuple[int, ...]
    base_url: str
    hosts: tuple[str, ...]


@click.command("sync")
@click.argument("source", type=click.Choice(["usaspending"]), expose_value=False)
@click.option("--agency", required=True, help="Short (ICE) or full name, or the agency's code.")
@click.option("--since", type=DATE, help="Read from this day on.  [default: the last sync]")
@click.option(
    "--fiscal-year",
    "fiscal_years",
    type=int,
    multiple=True,
    help="Read this whole year alone; repeatable.",
)
@click.option("--base-url", default=BASE_URL, show_default=True, help="Where the API is.")
@click.option(
    "--allow-host",
    "hosts",
    multiple=True,
    help=f"A host that files may come from, beside {FILE_HOSTS[0]}; repeatable.",
)
@click.option(
    "--patience",
    type=click.FloatRange(min=0),
    default=60,
    show_default=True,
    help="Minutes to wait for an export to be made.",
)
@click.option("--dry-run", is_flag=True, help="Show what would be downloaded, and stop.")
@click.option("--json", "as_json", is_flag=True, help="Print the plan and the counts as JSON.")
@click.pass_obj
def verb(
    settings: Settings, dry_run: bool, patience: float, as_json: bool, **wanted: Unpack[Wanted]
) -> None:
    """Download what is new at a source, and add it.

    The first time, say with --since how far back to begin; after that it goes on from the last
    sync. Monthly archives are read where there are some, and exports of what was modified since.
    What breaks off is resumed by the next sync; a pull is in the store as a whole or not at all.
    """
    if wanted["base_url"] == BASE_URL:
        wanted["hosts"] += FILE_HOSTS
    request = Request(dry_run=dry_run, manners=Manners(patience=patience * 60), **wanted)
    lines: list[str] = []

    def tell(plan: Plan) -> None:
        lines.extend(plan_lines(plan))
        click.echo("\n".join(lines), err=as_json)

    shapes = []
    try:
        with progress() as on_progress:
            for batch, report in pipeline.sync(request, settings, tell, on_progress):
                shapes.append(pull_shape(report) | {"downloads": download_shapes(batch)})
                if not as_json:
                    click.echo("\n".join(("", *download_lines(batch))))
                    show_pull(report)
    except KeyboardInterrupt as error:
        raise click.Abort(
            f"interrupted; {len(shapes)} pulls were added, each as a whole; the next sync goes on"
        ) from error
    if as_json:
        click.echo(dumps({"plan": lines, "pulls": shapes}))
