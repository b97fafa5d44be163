import click

from countersight import pipeline
from countersight.present.encode import dumps
from countersight.present.exits import say
from countersight.settings import Settings


@click.command("undo")
@click.argument("pull", type=click.IntRange(min=1))
@click.option("--reason", help="Why, for those who read the list of pulls later.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.pass_obj
def verb(settings: Settings, pull: int, reason: str | None, as_json: bool) -> None:
    """Take a pull back.

    The record reads as if it had never been added. Other pulls stay as they are. What it brought
    stays on disk, sealed; `add` brings it back.
    """
    pipeline.undo(settings, pull, reason)
    if as_json:
        click.echo(dumps({"pull": pull, "undone": True}))
    else:
        say(f"pull {pull} is undone; the others are as they were")
