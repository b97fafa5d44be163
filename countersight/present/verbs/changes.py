from datetime import datetime
from typing import TypedDict, Unpack

import click

from countersight import pipeline
from countersight.present.arithmetic import coverage_note
from countersight.present.encode import dumps
from countersight.present.exits import NO, say
from countersight.present.kinds import AS_OF, TIME
from countersight.present.terminal.coverage import show_coverage
from countersight.present.terminal.record import show_changes
from countersight.record.changes import Asked, list_changes
from countersight.record.coverage import coverage_of
from countersight.record.reader import Scope
from countersight.settings import Settings


class Wanted(TypedDict):
    """The options that narrow the list, named as the fields of `Asked`."""

    award: str | None
    supplier: str | None
    field: str | None
    since: datetime | None


@click.command("changes")
@click.option("--award", help="The award's number (PIID) or its whole key.")
@click.option("--supplier", help="Words in the supplier's name.")
@click.option("--field", help="A column of the record, such as federal_action_obligation.")
@click.option("--since", type=TIME, help="Changes that pulls at or after this time showed.")
@AS_OF
@click.option(
    "--json", "as_json", is_flag=True, help="Print one JSON object a line, a change each."
)
@click.pass_obj
def verb(
    settings: Settings, as_of: datetime | None, as_json: bool, **wanted: Unpack[Wanted]
) -> int | None:
    """Show what the record altered after the fact.

    Old and new, and between which pulls. What matters most comes first: a row deleted or an
    amount that became nothing stands above a comma in a name. Exit code 1 if nothing changed.
    """
    # The views of the record are enough: no step is waited for.
    with pipeline.reading(settings, Scope(as_of=as_of, only=wanted["award"]), steps=()) as con:
        found = list_changes(con, Asked(**wanted))
        coverage = coverage_of(con)
    if as_json:
        for change in found:
            click.echo(dumps(change))
        say(coverage_note(coverage))
    else:
        show_changes(found)
        show_coverage(coverage)
    return None if found else NO
