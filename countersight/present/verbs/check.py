from datetime import date, datetime
from pathlib import Path

import click

from countersight import pipeline
from countersight.check.as_json import verdict_to_dict
from countersight.present import articles
from countersight.present.awards import awards_of, read_awards
from countersight.present.encode import dumps
from countersight.present.exits import say
from countersight.present.files import write_text
from countersight.present.kinds import AS_OF, DATE
from countersight.present.progress import progress
from countersight.present.report import render
from countersight.present.terminal.press import show_verdicts
from countersight.record.reader import Scope
from countersight.settings import Settings


@click.command("check")
@click.argument("files", nargs=-1, required=True, metavar="FILE…")
@click.option("--published", type=DATE, help="Date of the articles where they give none.")
@AS_OF
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line, a claim each.")
@click.option(
    "--html",
    "page",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write a report too: one page that needs nothing else.",
)
@click.pass_obj
def verb(  # noqa: PLR0913, PLR0917 - an option each
    settings: Settings,
    files: tuple[str, ...],
    published: date | None,
    as_of: datetime | None,
    as_json: bool,
    page: Path | None,
) -> None:
    """Hold what articles claim against the record.

    Each claim gets a verdict with its arithmetic: agrees, differs or undetermined.

    FILE is plain text, Markdown or HTML, or - for standard input.
    """
    documents = articles.read(files, published)
    with progress() as tell, pipeline.reading(settings, Scope(as_of=as_of), tell) as con:
        verdicts = pipeline.check(con, documents, settings)
        readings = [reading for verdict in verdicts for reading in verdict.record]
        keys = [key for reading in readings for key, _ in awards_of(reading)]
        awards = read_awards(con, keys) if page else []
    if page:
        write_text(page, render(documents, verdicts, awards))
        say(f"report written to {page}")
    if as_json:
        for verdict in verdicts:
            click.echo(dumps(verdict_to_dict(verdict)))
    else:
        show_verdicts(documents, verdicts)
