"""The columns of a table: the head of a column says what its cells are."""

import re
from collections.abc import Iterable, Iterator

from countersight.press.sentences import Sentence

_HEADS = {
    "vendor": r"supplier|vendor|company|contractor|seller|maker|provider|firm|awardee|recipient",
    "agency": r"agency|department|component|buyer|customer|client|police|force|bureau|office|"
    r"government|country",
    "product": r"product|tool|system|service|item|description|technology|purpose|what",
    "date": r"date|signed|year|awarded|when|period|start|since",
    "amount": r"amount|value|cost|price|sum|total|spen[dt]|paid|award\b|obligat|\$|£|€",
}
_COMPILED = {name: re.compile(pattern, re.I) for name, pattern in _HEADS.items()}
_CELL = re.compile(r"[^|\t]+")
_NO_NAME = re.compile(r"(?:sub-?|grand )?totals?\b|[-: ]*$", re.I)

Cell = tuple[int, int, str]
Heads = tuple[str | None, ...]


def cells(row: str) -> list[Cell]:
    """The cells of a row with their positions, blanks stripped."""
    found: list[Cell] = []
    for match in _CELL.finditer(row):
        body = match.group().strip()
        if body:
            start = match.start() + match.group().index(body)
            found.append((start, start + len(body), body))
    return found


def head_of(cell: str) -> str | None:
    """What the column under `cell` holds: vendor, agency, product, date or amount."""
    return next((name for name, pattern in _COMPILED.items() if pattern.search(cell)), None)


def heads_of(row: str) -> Heads:
    """What each column under a head row holds; empty for a row of data."""
    heads = tuple(head_of(body) for _, _, body in cells(row))
    named = {head for head in heads if head}
    return heads if len(named) >= 2 and "vendor" in named and not re.search(r"\d", row) else ()


def is_seller(cell: str) -> bool:
    """False for a rule of dashes and for the line of totals."""
    return _NO_NAME.match(cell) is None


def sellers_in(sentences: Iterable[Sentence]) -> Iterator[str]:
    """The names under the head for vendors, of every table of a text."""
    heads: Heads = ()
    for sentence in sentences:
        if sentence.kind != "row":
            heads = ()
        elif new := heads_of(sentence.text):
            heads = new
        else:
            row = dict(zip(heads, cells(sentence.text), strict=False))
            if "vendor" in row and is_seller(row["vendor"][2]):
                yield row["vendor"][2]
