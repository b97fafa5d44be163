"""Word lists and tables as plain text: one entry a line, `#` starts a comment."""

from functools import cache
from importlib.resources import files


@cache
def lines(name: str) -> tuple[str, ...]:
    """The entries of `lists/<name>.txt`, in order."""
    text = (files("countersight.press") / "lists" / f"{name}.txt").read_text(encoding="utf-8")
    return tuple(line.strip() for line in text.splitlines() if line.strip() and line[0] != "#")


@cache
def words(name: str) -> frozenset[str]:
    """The same in lower case, as a set."""
    return frozenset(line.lower() for line in lines(name))


def alternation(name: str) -> str:
    """The entries as one regular expression, the longest first; a blank matches any white space."""
    return "|".join(sorted(lines(name), key=len, reverse=True)).replace(" ", r"\s+")
