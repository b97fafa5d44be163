from dataclasses import asdict

import click

from countersight import pipeline
from countersight.present.encode import dumps
from countersight.present.exits import DAMAGED
from countersight.present.terminal.record import show_verified
from countersight.settings import Settings


@click.command("verify")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.pass_obj
def verb(settings: Settings, as_json: bool) -> int | None:
    """Name what was altered or lost since it was added.

    Recomputes every seal and checksum. The last seal stands for the whole store: write it down
    elsewhere, and nobody can alter what came before it unseen. Exit code 5 if anything is not as
    it was sealed.
    """
    found = pipeline.verify(settings)
    if as_json:
        click.echo(dumps(asdict(found)))
    else:
        show_verified(found)
    return DAMAGED if found.faults else None
