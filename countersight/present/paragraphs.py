"""An article's text in paragraphs, each cut where a claim begins or ends, so that claims show."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from countersight.reported import Document

_FRONT_MATTER = re.compile(r"\A---\n.*?\n---[ \t]*\n", re.S)
_HEADING = re.compile(r"#{1,6}[ \t]+")
_ITEM = re.compile(r"\n[ \t]*(?:[-*+|•]|\d+[.)][ \t])")  # a list's or a table's next line


@dataclass(frozen=True, slots=True)
class Piece:
    """Text that the same claims cover; `ends` are those whose sentence ends with it."""

    text: str
    claims: tuple[int, ...]
    ends: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """`claims` are the numbers of the claims that begin in it; `lines`: its line breaks matter."""

    pieces: tuple[Piece, ...]
    claims: tuple[int, ...]
    heading: bool
    lines: bool


Span = tuple[int, int]
LONGEST_HEADLINE = 160  # characters


def headline(document: Document) -> str:
    """The title, else a first line that reads like one, else the document's name."""
    if document.title:
        return document.title
    first = document.text.strip().split("\n", 1)[0].strip()
    titled = len(first) <= LONGEST_HEADLINE and not first.endswith((".", "!", "?", ":", "”", '"'))
    return first if first and titled else document.name


def split(document: Document, spans: Sequence[Span]) -> list[Paragraph]:
    """The paragraphs of `document`; `spans[n]` is where claim `n` stands, as offsets of its text.

    A claim outside any paragraph shown (in front matter) is given to the first one.
    """
    places = list(_places(document.text))
    owners = [_owner(places, start) for start, _ in spans]
    shown = []
    for number, (start, end) in enumerate(places):
        claims = tuple(claim for claim, owner in enumerate(owners) if owner == number)
        heading = _HEADING.match(document.text, start, end)
        place = (heading.end() if heading else start, end)
        if not claims and document.text[slice(*place)].strip() == headline(document):
            continue  # the report shows the title already
        pieces = tuple(_pieces(document.text, place, spans))
        lines = _ITEM.search(document.text, *place) is not None
        shown.append(Paragraph(pieces, claims, heading is not None, lines))
    return shown


def _places(text: str) -> Iterator[Span]:
    """Where paragraphs stand: between blank lines, or on a line each in a text without any."""
    body = _FRONT_MATTER.match(text)
    at = body.end() if body else 0
    gap = re.compile(r"\n[ \t\r]*\n\s*" if re.search(r"\S\s*\n[ \t\r]*\n", text[at:]) else r"\n+")
    for found in gap.finditer(text, at):
        yield from _trimmed(text, at, found.start())
        at = found.end()
    yield from _trimmed(text, at, len(text))


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    body = text[start:end].strip()
    if body:
        start = text.index(body, start)
        yield start, start + len(body)


def _owner(places: Sequence[Span], start: int) -> int:
    return max((number for number, (first, _) in enumerate(places) if first <= start), default=0)


def _pieces(text: str, place: Span, spans: Sequence[Span]) -> Iterator[Piece]:
    start, end = place
    edges = {edge for span in spans for edge in span if start < edge < end}
    cuts = [start, *sorted(edges), end]
    for first, last in pairwise(cuts):
        covering = tuple(n for n, (a, b) in enumerate(spans) if a < last and b > first)
        ends = tuple(n for n in covering if spans[n][1] <= last or last == end < spans[n][1])
        yield Piece(text[first:last], covering, ends)
