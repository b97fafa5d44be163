from datetime import date

import click

from countersight import pipeline
from countersight.check.as_json import claim_to_dict
from countersight.present import articles
from countersight.present.encode import dumps
from countersight.present.kinds import DATE
from countersight.present.terminal.press import show_claims
from countersight.settings import Settings


@click.command("claims")
@click.argument("files", nargs=-1, required=True, metavar="FILE…")
@click.option("--published", type=DATE, help="Date of the articles where they give none.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line, a claim each.")
@click.pass_obj
def verb(settings: Settings, files: tuple[str, ...], published: date | None, as_json: bool) -> None:
    """Show what articles claim about institutions. Needs no store.

    FILE is plain text, Markdown, HTML or PDF, a folder of them, @LIST for a list of them, or - for
    standard input.
    """
    documents = articles.read(files, published)
    claims = pipeline.claims(documents, settings)
    if as_json:
        for claim, page in zip(claims, articles.pages_of(documents, claims), strict=True):
            click.echo(dumps(claim_to_dict(claim) | {"page": page}))
    else:
        show_claims(documents, claims)
