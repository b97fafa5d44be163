from datetime import date, datetime

import click

from countersight import pipeline, stages
from countersight.check.facts import gather
from countersight.present import articles
from countersight.present.encode import dumps
from countersight.present.facts import fact_shape, tell
from countersight.present.kinds import AS_OF, DATE
from countersight.present.progress import progress
from countersight.present.terminal.press import show_facts
from countersight.record.reader import Scope
from countersight.settings import Settings


@click.command("facts")
@click.argument("files", nargs=-1, required=True, metavar="FILE…")
@click.option("--published", type=DATE, help="Date of the articles where they give none.")
@AS_OF
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line, a fact each.")
@click.pass_obj
def verb(
    settings: Settings,
    files: tuple[str, ...],
    published: date | None,
    as_of: datetime | None,
    as_json: bool,
) -> None:
    """Show what several articles say alike, and where they differ.

    Claims that say the same are one fact, with the verdict of the record. Articles that copy one
    another are one voice: their agreement confirms nothing. A running total is tied to its parts.
    FILE is as in `check`.
    """
    documents = articles.read(files, published)
    with progress() as tell_progress:
        scope = Scope(as_of=as_of, history=False, rows=False)
        with pipeline.reading(settings, scope, tell_progress, stages.CHECKING) as con:
            verdicts = pipeline.check(con, documents, settings)
    facts = gather(documents, verdicts)
    if as_json:
        for number, fact in enumerate(facts, start=1):
            click.echo(dumps(fact_shape(number, fact, verdicts)))
    else:
        show_facts(documents, tell(documents, verdicts, facts), verdicts)
