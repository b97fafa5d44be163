from datetime import datetime

import click

from countersight import pipeline
from countersight.present.awards import find_awards, look_closer
from countersight.present.encode import dumps
from countersight.present.exits import NO, say
from countersight.present.flags import blindness
from countersight.present.kinds import AS_OF
from countersight.present.shapes import award_shape, blindness_shape
from countersight.present.terminal.awards import show_award
from countersight.present.terminal.coverage import show_coverage
from countersight.record.coverage import coverage_of
from countersight.record.reader import Scope
from countersight.settings import Settings


@click.command("award")
@click.argument("piid")
@AS_OF
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object an award.")
@click.pass_obj
def verb(settings: Settings, piid: str, as_of: datetime | None, as_json: bool) -> int | None:
    """Show an award: figures, states, actions, what it buys, flags.

    PIID is the contract's number, or the whole award key where several awards share a number: all
    that match are shown. Exit code 1 if there is none.
    """
    scope = Scope(as_of=as_of, only=piid.strip().upper(), history=False)
    steps = (pipeline.LIFECYCLE, pipeline.MEASURES, pipeline.FLAGS, *pipeline.BUYING)
    with pipeline.reading(settings, scope, steps=steps) as con:
        awards = [look_closer(con, award) for award in find_awards(con, piid)]
        blind = blindness(con, piid.strip())
        coverage = coverage_of(con)
    for award in awards:
        if as_json:
            click.echo(dumps(award_shape(award, coverage) | blindness_shape(blind)))
        else:
            show_award(award, blind)
    if awards and not as_json:
        show_coverage(coverage)
    if not awards:
        say(f"no award in {settings.store} bears the number {piid}; `search` looks in texts too")
        return NO
    return None
