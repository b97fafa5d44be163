"""The frame of all that is printed: text of the record is shown as it is, never as markup."""

from rich.console import Console
from rich.table import Table

PIPE_WIDTH = 110  # columns where standard output is no terminal


def console() -> Console:
    out = Console(markup=False, highlight=False, emoji=False)
    return (
        out
        if out.is_terminal
        else Console(markup=False, highlight=False, emoji=False, width=PIPE_WIDTH)
    )


def table(*columns: str, numbers: tuple[str, ...] = ()) -> Table:
    made = Table(box=None, pad_edge=False, header_style="bold")
    for column in columns:
        right = column in numbers
        made.add_column(
            column, justify="right" if right else "left", no_wrap=right, overflow="fold"
        )
    return made
