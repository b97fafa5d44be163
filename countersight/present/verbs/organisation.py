from dataclasses import asdict
from datetime import datetime

import click

from countersight import pipeline, stages
from countersight.organisations.lookup import find
from countersight.present.encode import dumps
from countersight.present.exits import NO, say
from countersight.present.kinds import AS_OF
from countersight.present.organisations import portraits
from countersight.present.progress import progress
from countersight.present.terminal.organisation import show_others, show_portrait
from countersight.record.reader import Scope
from countersight.settings import Settings

STEPS = (*stages.OWNING, stages.AGENCIES, stages.MAKERS, stages.CAPABILITIES)


@click.command("organisation")
@click.argument("name")
@click.option(
    "--limit",
    type=click.IntRange(min=0),
    default=5,
    show_default=True,
    help="Organisations to show in full; 0 for all.",
)
@AS_OF
@click.option("--on", type=click.DateTime(["%Y-%m-%d"]), help="Say whose it was on that day.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object an organisation.")
@click.pass_obj
def verb(  # noqa: PLR0913, PLR0917 - an option each
    settings: Settings,
    name: str,
    limit: int,
    as_of: datetime | None,
    on: datetime | None,
    as_json: bool,
) -> int | None:
    """Show who is behind a name or number.

    NAME is a company's name as people use it, a UEI, DUNS or CAGE code, an organisation's id, or an
    agency as texts name it: "Border Patrol" is CBP, HSI and ERO are ICE. Shown are its names,
    identifiers, owners over time with the source of each, what became of it, family, money by
    agency and fiscal year, what it sells, whose products those are and who else sells its own, its
    largest awards, and what joined its records.

    Of an agency: the tree that it stands in, its offices, and whom it pays by fiscal year.

    --on says whose it was on a day. --as-of does so too, by the record as it stood then; where
    nothing had been read by then, by the record as it stands.

    Exit code 1 if there is none.
    """
    asked = on or as_of
    day = asked.date() if asked else None
    scope = _scope(settings, as_of)
    with progress() as tell, pipeline.reading(settings, scope, tell, STEPS) as con:
        found = find(con, name)
        shown = found[:limit] if limit else found
        drawn = portraits(con, shown, day)
    for portrait in drawn:
        if as_json:
            click.echo(dumps(asdict(portrait)))
        else:
            show_portrait(portrait)
    if not drawn:
        say(f"no organisation in {settings.store} answers to {name!r}")
        return NO
    if not as_json:
        show_others(found[len(shown) :])
    return None


def _scope(settings: Settings, as_of: datetime | None) -> Scope:
    """The record as it stood then; where there was none yet, as it stands."""
    scope = Scope(as_of=as_of)
    if as_of is None or pipeline.holds_any(settings, scope):
        return scope
    say("nothing had been read by then; this is the record as it stands, and whose it was then")
    return Scope()
