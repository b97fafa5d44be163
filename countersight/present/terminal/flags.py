"""What `flags` says: each flag with its counts, or each award with what is odd about it."""

from collections.abc import Sequence
from itertools import groupby

from rich.padding import Padding
from rich.text import Text

from countersight.meaning.methodology import Methodology
from countersight.present.flags import Counted, Raised
from countersight.present.terminal.frame import console, table
from countersight.present.text import clean, counted, money


def show_counted(found: Sequence[Counted], blind: Sequence[Methodology]) -> None:
    out = console()
    figures = ("awards", "of judged", "obligated")
    made = table("flag", "says", *figures, numbers=figures)
    hidden = {flag.name for flag in blind}
    for line in found:
        share = f"{line.judged:,}" if line.judged else "cannot be seen"
        if line.flag in hidden and line.judged:
            share += " *"
        made.add_row(line.flag, line.title, f"{line.flagged:,}", share, money(line.obligated))
    out.print(made)
    if found:
        out.print(
            f"\nOf {counted(found[0].awards, 'award')}. `flags --flag NAME` lists the awards."
        )
    show_unseen(blind)


def show_raised(found: Sequence[Raised], total: int) -> None:
    out = console()
    for _, group in groupby(found, key=lambda line: line.award_key):
        lines = list(group)
        first = lines[0]
        heading = Text(f"{first.piid}  {clean(first.supplier or '')}", style="bold")
        heading.append(f"  {first.agency}  {money(first.obligated)}", style="not bold")
        out.print(heading)
        for line in lines:
            out.print(Padding(flag_line(line.flag, line.why), (0, 0, 0, 2)))
    awards = len({line.award_key for line in found})
    out.print(f"\n{counted(total, 'flag')}; {counted(awards, 'award')} shown, most money first")


def flag_line(flag: str, why: str) -> Text:
    line = Text(f"⚑ {flag}", style="red")
    line.append(f"  {clean(why)}", style="default")
    return line


def show_unseen(blind: Sequence[Methodology]) -> None:
    """The flags that the record at hand cannot show, and the columns that they want."""
    if not blind:
        return
    names = ", ".join(flag.name for flag in blind)
    columns = dict.fromkeys(column.replace("_", " ") for flag in blind for column in flag.columns)
    console().print(
        Text(f"Cannot be seen here: {names}. The record lacks: {', '.join(columns)}.", "dim")
    )


def show_waiting(waiting: Sequence[Methodology]) -> None:
    """The flags that compare with the whole record, where nobody has worked them out."""
    if waiting:
        names = ", ".join(flag.name for flag in waiting)
        said = f"Not worked out yet: {names}. `countersight flags` does so once, for all awards."
        console().print(Text(said, "dim"))
