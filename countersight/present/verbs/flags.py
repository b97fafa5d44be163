from collections.abc import Sequence
from datetime import datetime
from typing import TypedDict, Unpack

import click

from countersight import pipeline, stages
from countersight.meaning.methodology import Methodology
from countersight.meaning.methodology import flag as known_flag
from countersight.present.blindness import unseen
from countersight.present.encode import dumps
from countersight.present.exits import NO
from countersight.present.flags import Asked, Counted, count_flags, raised
from countersight.present.kinds import AS_OF
from countersight.present.progress import progress
from countersight.present.shapes import counted_shape, raised_shape
from countersight.present.terminal.flags import show_counted, show_raised, show_unseen
from countersight.record.reader import Scope
from countersight.settings import Settings


class Wanted(TypedDict):
    """The options that narrow the question, named as the fields of `Asked`."""

    award: str | None
    flag: str | None
    agency: str | None


@click.command("flags")
@click.option("--award", help="The award's number (PIID) or its whole key.")
@click.option("--flag", "flag", help="The name of a flag, such as stop_work.")
@click.option("--agency", help="Short name of the agency, such as ICE.")
@click.option(
    "--limit",
    type=click.IntRange(min=0),
    default=50,
    show_default=True,
    help="Flags to list; 0 for all. The total always counts all.",
)
@AS_OF
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line.")
@click.pass_obj
def verb(
    settings: Settings,
    limit: int,
    as_of: datetime | None,
    as_json: bool,
    **wanted: Unpack[Wanted],
) -> int | None:
    """Show what should make a reader look twice.

    Without --award or --flag: each flag, on how many awards it is raised, and how many could be
    judged. With either: the awards, each with a sentence that gives the figures. A flag is a reason
    to look, never a finding; docs/flags.md has the method of each. Exit code 1 if there is none.
    """
    asked = Asked(**wanted)
    if asked.flag is not None:
        known_flag(asked.flag)
    scope = Scope(as_of=as_of)
    with progress() as tell, pipeline.reading(settings, scope, tell, stages.STEPS) as con:
        blind = unseen(con, asked.award)
        if asked.award is None and asked.flag is None:
            counts = count_flags(con, asked.agency)
            _print_counts(counts, blind, as_json=as_json)
            return None if any(line.flagged for line in counts) else NO
        found = raised(asked).page(con, most=limit or None)
    if as_json:
        for one in found.lines:
            click.echo(dumps(raised_shape(one)))
    else:
        show_raised(found.lines, found.of_all)
        show_unseen([flag for flag in blind if asked.flag in (None, flag.name)])
    return None if found.lines else NO


def _print_counts(
    counts: Sequence[Counted], blind: Sequence[Methodology], *, as_json: bool
) -> None:
    if not as_json:
        show_counted(counts, blind)
        return
    hidden = {flag.name for flag in blind}
    for line in counts:
        click.echo(dumps(counted_shape(line, seen=line.flag not in hidden)))
