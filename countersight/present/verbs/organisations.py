import sys

import click

from countersight.organisations.matching import match
from countersight.organisations.pairs import read_pairs
from countersight.present.encode import dumps


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

    Answers a line each: same, score from 0 to 1, and why. A line that is no pair ends it with exit
    code 3; the pairs before it are answered.
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
