"""Pairs of organisations in the terminal: shown, asked about, and what was decided."""

from collections.abc import Callable, Sequence

import click
from rich.text import Text

from countersight.organisations.review import Doubt, Side
from countersight.present.terminal.frame import console
from countersight.present.text import clean, counted, money
from countersight.record.decisions import Decision

ANSWERS = {"s": "same", "d": "different", "u": "unsure"}
QUESTION = "same, different, unsure, next or quit? [s/d/u/n/q]"
Decide = Callable[[Doubt, str, str | None], object]


def show_doubts(doubts: Sequence[Doubt]) -> None:
    for doubt in doubts:
        _show(doubt)


def ask(doubts: Sequence[Doubt], decide: Decide) -> None:
    """Show each pair and take an answer, until there is none left or the reader quits."""
    for number, doubt in enumerate(doubts, 1):
        click.echo(f"{number} of {len(doubts)}")
        _show(doubt)
        choice = click.Choice([*ANSWERS, "n", "q"])
        answer = click.prompt(QUESTION, type=choice, show_choices=False, default="n")
        if answer == "q":
            return
        if answer in ANSWERS:
            note = click.prompt("note", default="", show_default=False) or None
            decide(doubt, ANSWERS[answer], note)


def decision_line(decision: Decision) -> str:
    back = f" (takes back {decision.takes_back})" if decision.takes_back else ""
    note = f": {clean(decision.note)}" if decision.note else ""
    return (
        f"{decision.number}  {decision.at}  {decision.author}  {decision.verdict}{back}  "
        f"{clean(decision.left)} / {clean(decision.right)}{note}"
    )


def _show(doubt: Doubt) -> None:
    out = console()
    state = "joined" if doubt.same else "kept apart"
    out.print(Text(f"{state}, score {doubt.score:.2f}", style="bold"))
    for side in (doubt.left, doubt.right):
        out.print(f"  {_side(side)}")
    for why in doubt.why:
        out.print(Text(f"    {clean(why)}", style="dim"))
    out.print()


def _side(side: Side) -> str:
    number = f", {side.identifier}" if side.identifier else ""
    awards = f"{counted(side.awards, 'award')}, {money(side.obligated)}"
    return f"{clean(side.name)}{number}  ({side.organisation_id}: {awards})"
