from datetime import datetime

import click

from countersight import pipeline, stages
from countersight.model import Coverage
from countersight.present.awards import AwardTimeline, find_awards, look_closer
from countersight.present.blindness import Blindness, blindness
from countersight.present.encode import dumps
from countersight.present.exits import NO, say
from countersight.present.kinds import AS_OF
from countersight.present.shapes import award_shape, blindness_shape
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
    with pipeline.reading(settings, scope, steps=stages.TELLING) as con:
        awards = [look_closer(con, award) for award in find_awards(con, piid)]
        blind = blindness(con, piid.strip())
        coverage = coverage_of(con)
    if as_json:
        for award in awards:
            click.echo(dumps(award_shape(award, coverage) | blindness_shape(blind)))
    elif awards:
        _show(awards, blind, coverage)
    if not awards:
        say(f"no award in {settings.store} bears the number {piid}; `search` looks in texts too")
        return NO
    return None


def _show(awards: list[AwardTimeline], blind: Blindness, coverage: Coverage) -> None:
    # What lays a page out takes longer to read in than an award: not for --json.
    from countersight.present.terminal.awards import show_award  # noqa: PLC0415
    from countersight.present.terminal.coverage import show_coverage  # noqa: PLC0415

    for award in awards:
        show_award(award, blind)
    show_coverage(coverage)
