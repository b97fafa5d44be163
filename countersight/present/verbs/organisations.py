import sys
from dataclasses import asdict
from getpass import getuser

import click

from countersight import pipeline, stages
from countersight.errors import UsageError
from countersight.organisations.matching import match
from countersight.organisations.pairs import read_pairs
from countersight.organisations.review import doubts, reference
from countersight.present.encode import dumps
from countersight.present.exits import NO, say
from countersight.present.progress import progress
from countersight.present.terminal.organisations import ask, decision_line, show_doubts
from countersight.record.decisions import VERDICTS, Decision
from countersight.settings import Settings

STEPS = (stages.ORGANISATIONS,)


@click.group("organisations")
def verb() -> None:
    """Tell organisations apart: weigh pairs, review what is doubtful, decide.

    What is decided is kept in the store, wins over the model, and can be taken back.
    """


@verb.command("match")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a pair.")
def match_pairs(as_json: bool) -> None:
    """Say whether pairs of organisations are one.

    Reads a pair a line from standard input, as JSON: {"left": {"name": …}, "right": {"name": …}}.
    Beside the name a side may have aliases (a list), uei, duns, cage, lei, country, state, city,
    address and parent. Needs no store.

    Answers a line each: same, score from 0 to 1, and why; empty lines are passed over. A side
    without a name is not the same unless an identifier says so. A line that is no pair ends it with
    exit code 3; the pairs before it are answered.
    """
    for left, right in read_pairs(sys.stdin.buffer):
        answer = match(left, right)
        if as_json:
            click.echo(dumps({"same": answer.same, "score": answer.score, "why": answer.why}))
        else:
            said = "same" if answer.same else "not the same"
            click.echo(f"{said} ({answer.score:.2f}): {left.name} / {right.name}")
            for why in answer.why:
                click.echo(f"    {why}")


LIMIT = click.option(
    "--limit",
    type=click.IntRange(min=0),
    default=20,
    show_default=True,
    help="Pairs to show; 0 for all.",
)
AUTHOR = click.option("--author", help="Who decides.  [default: the user of this machine]")
NOTE = click.option("--note", help="Why, for those who read it later.")


@verb.command("review")
@LIMIT
@AUTHOR
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a pair; ask nothing.")
@click.pass_obj
def review_pairs(settings: Settings, limit: int, author: str | None, as_json: bool) -> int | None:
    """Go through the pairs that the model is least sure of.

    Each is shown with what spoke for and against it. In a terminal you are asked: same, different,
    unsure, next or quit. Elsewhere the pairs are only listed; `decide` answers them.

    Exit code 1 if there is none.
    """
    with progress() as tell, pipeline.reading(settings, on_progress=tell, steps=STEPS) as con:
        found = doubts(con, limit or None)
    if as_json:
        for doubt in found:
            click.echo(dumps(asdict(doubt)))
    elif asked_of_a_person():
        ask(
            found, lambda doubt, verdict, note: _decide(settings, doubt.pair, verdict, author, note)
        )
    else:
        show_doubts(found)
    return None if found else NO


@verb.command("decide")
@click.argument("verdict", type=click.Choice(VERDICTS))
@click.argument("left")
@click.argument("right")
@NOTE
@AUTHOR
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.pass_obj
def decide_pair(  # noqa: PLR0913, PLR0917 - an option each
    settings: Settings,
    verdict: str,
    left: str,
    right: str,
    note: str | None,
    author: str | None,
    as_json: bool,
) -> None:
    """Say that two suppliers are the same, different, or that it cannot be told.

    LEFT and RIGHT are names as recorded, identifiers, or ids of organisations. The decision wins
    over the model, and over an earlier one on the same pair.
    """
    with progress() as tell, pipeline.reading(settings, on_progress=tell, steps=STEPS) as con:
        pair = reference(con, left), reference(con, right)
    if pair[0] == pair[1]:
        raise UsageError(f"both are {pair[0]}; name two suppliers")
    decision = _decide(settings, pair, verdict, author, note)
    _say(decision, f"decision {decision.number}: {pair[0]} and {pair[1]}: {verdict}", as_json)


@verb.command("decisions")
@click.option("--all", "every", is_flag=True, help="Those taken back and replaced, too.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a decision.")
@click.pass_obj
def list_decisions(settings: Settings, every: bool, as_json: bool) -> None:
    """List what was decided, by whom and when."""
    for decision in pipeline.decisions_of(settings, every=every):
        if as_json:
            click.echo(dumps(asdict(decision)))
        else:
            click.echo(decision_line(decision))


@verb.command("take-back")
@click.argument("number", type=click.IntRange(min=1))
@NOTE
@AUTHOR
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.pass_obj
def take_back(
    settings: Settings, number: int, note: str | None, author: str | None, as_json: bool
) -> None:
    """Take a decision back: the model decides again. It stays on record that it was made."""
    decision = pipeline.take_back(settings, number, (author or getuser(), note))
    _say(decision, f"decision {number} no longer stands", as_json)


def asked_of_a_person() -> bool:
    return sys.stdin.isatty()


def _decide(
    settings: Settings, pair: tuple[str, str], verdict: str, author: str | None, note: str | None
) -> Decision:
    return pipeline.decide(settings, verdict, pair, (author or getuser(), note))


def _say(decision: Decision, said: str, as_json: bool) -> None:
    if as_json:
        click.echo(dumps(asdict(decision)))
    else:
        say(said)
