from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TypedDict, Unpack

import click

from countersight import pipeline, stages
from countersight.check.as_json import verdict_to_dict
from countersight.check.facts import gather
from countersight.present import articles
from countersight.present.awards import AwardTimeline, awards_of, read_awards
from countersight.present.encode import dumps
from countersight.present.exits import NO, say
from countersight.present.files import write_text
from countersight.present.kinds import AS_OF, DATE
from countersight.present.progress import progress
from countersight.record.reader import Scope
from countersight.reported import Document, Verdict
from countersight.settings import Settings

VERDICTS = ("agrees", "differs", "undetermined")
FILE = click.Path(path_type=Path, dir_okay=False)


class Written(TypedDict):
    """The files that are wanted beside the answer."""

    html: Path | None
    markdown: Path | None
    claimreview: Path | None


@click.command("check")
@click.argument("files", nargs=-1, required=True, metavar="FILE…")
@click.option("--published", type=DATE, help="Date of the articles where they give none.")
@AS_OF
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line, a claim each.")
@click.option("--html", type=FILE, help="Write a report too: one page that needs nothing else.")
@click.option("--markdown", type=FILE, help="Write the verdicts as Markdown, for a story file.")
@click.option("--claimreview", type=FILE, help="Write them as schema.org ClaimReview, in JSON-LD.")
@click.option(
    "--fail-on",
    type=click.Choice(VERDICTS),
    multiple=True,
    help="Exit with 1 if a claim has this verdict; may be given several times.",
)
@click.pass_obj
def verb(  # noqa: PLR0913, PLR0917 - an option each
    settings: Settings,
    files: tuple[str, ...],
    published: date | None,
    as_of: datetime | None,
    as_json: bool,
    fail_on: tuple[str, ...],
    **written: Unpack[Written],
) -> int | None:
    """Hold what articles claim against the record.

    Each claim gets a verdict with its arithmetic: agrees, differs or undetermined.

    FILE is plain text, Markdown, HTML or PDF, a folder of them, @LIST for a list of them, or - for
    standard input. Exit code 1 if --fail-on names a verdict that was given.
    """
    documents = articles.read(files, published)
    history = written["html"] is not None  # of the awards that a report draws
    scope, steps = Scope(as_of=as_of, history=history, rows=history), stages.CHECKING
    with progress() as tell, pipeline.reading(settings, scope, tell, steps) as con:
        verdicts = pipeline.check(con, documents, settings)
        readings = [reading for verdict in verdicts for reading in verdict.record]
        keys = [key for reading in readings for key, _ in awards_of(reading)]
        awards = read_awards(con, keys) if written["html"] else []
    _write(written, documents, verdicts, awards, settings.reviewer)
    if as_json:
        pages = articles.pages_of(documents, [verdict.claim for verdict in verdicts])
        for verdict, page in zip(verdicts, pages, strict=True):
            click.echo(dumps(verdict_to_dict(verdict) | {"page": page}))
    else:
        from countersight.present.terminal.press import show_verdicts  # noqa: PLC0415 - not for --json

        show_verdicts(documents, verdicts)
    return NO if any(verdict.verdict in fail_on for verdict in verdicts) else None


def _write(
    written: Written,
    documents: Sequence[Document],
    verdicts: Sequence[Verdict],
    awards: Sequence[AwardTimeline],
    reviewer: str,
) -> None:
    if path := written["html"]:
        from countersight.present.report import render  # noqa: PLC0415 - few ask for a report

        facts = gather(documents, verdicts) if len(documents) > 1 else []
        write_text(path, render(documents, verdicts, awards, facts))
        say(f"report written to {path}")
    if path := written["markdown"]:
        from countersight.present.story import story  # noqa: PLC0415 - nor for a story file

        write_text(path, story(documents, verdicts))
        say(f"story file written to {path}")
    if path := written["claimreview"]:
        from countersight.present.claimreview import claim_reviews  # noqa: PLC0415 - nor for this

        reviews = claim_reviews(documents, verdicts, reviewer, datetime.now(UTC).date())
        write_text(path, f"{dumps(reviews)}\n")
        say(f"reviews written to {path}")
