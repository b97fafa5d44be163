from dataclasses import asdict
from typing import Any

import click

from countersight import pipeline, stages
from countersight.present.encode import dumps
from countersight.present.exits import NO, say
from countersight.present.kinds import AS_OF
from countersight.present.makers import ALONE, families_on, makers, money_of
from countersight.present.progress import progress
from countersight.present.terminal.makers import show_makers, show_money
from countersight.record.reader import Scope
from countersight.settings import Settings

STEPS = (stages.SUPPLIERS, stages.MAKERS)


@click.command("makers")
@click.argument("maker", required=False)
@click.option(
    "--limit",
    type=click.IntRange(min=0),
    default=25,
    show_default=True,
    help="Makers to list; 0 for all. One maker's money is always shown whole.",
)
@click.option(
    "--family-on",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATE",
    help="Count each maker under whoever owned it on this day, by the directory of the field.",
)
@AS_OF
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line.")
@click.pass_obj
def verb(settings: Settings, /, maker: str | None, limit: int, **asked: Any) -> int | None:
    """Add up money by maker, resellers included.

    Without MAKER: the makers whose products are resold, most money first. With it: what was paid to
    the maker itself and to each reseller of its products, by agency and fiscal year. An award
    counts once: for the maker that its texts name, else for its supplier. A maker that was sold
    counts under its own name unless --family-on gives a day.

    Exit code 1 if no award is the maker's.
    """
    day, scope = asked["family_on"], Scope(as_of=asked["as_of"])
    with progress() as tell, pipeline.reading(settings, scope, tell, STEPS) as con:
        families = families_on(con, day.date()) if day else ALONE
        if maker is None:
            found, parts = makers(None, families).page(con, most=limit or None), []
        else:
            parts = money_of(con, maker, families)
    if asked["as_json"]:
        for line in found.lines if maker is None else parts:
            click.echo(dumps(asdict(line)))
    elif maker is None:
        show_makers(found.lines, found.of_all)
    elif parts:
        show_money(parts)
    if maker is not None and not parts:
        say(f"no award in {settings.store} is {maker}'s; `search maker:…` finds names in part")
        return NO
    return None
