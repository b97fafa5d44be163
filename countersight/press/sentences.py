"""A text as sentences with exact offsets. Nothing is translated: `text[s.start:s.end] == s.text`.

A line is a paragraph, unless the text is hard-wrapped; then a blank line ends one. Headings, list
items and table rows are told apart from prose, because articles claim in prose and name their
topics in headings.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median

from countersight.press.lists import words

# A full stop after one of these ends no sentence by itself.
ABBREVIATIONS = words("abbreviations")
# ... unless the next word is one with which sentences start.
OPENERS = words("openers")

_LINE = re.compile(r"[^\r\n]+")
_MARK = re.compile(r"\s*(?:#+|[-*•–·+→‣▪●○◦»]|>{1,2}|\d{1,2}[.)])\s+|\s*\|\s*")
_STOP = re.compile(r"[.!?…]+[\"”’')\]]*(?=\s+[\"“‘'(\[]*[^\W_a-z])")
_LAST_WORD = re.compile(r"([^\s(“\"]+)\.$")
_NEXT_WORD = re.compile(r"\s+[\"“‘'(\[]*(\w+)")
_NUMBER = re.compile(r"[*_#(\s]*\d{1,2}")  # of an item or a heading: "**1. Acme**"
_INITIALS = re.compile(r"(?:[A-Z]\.)+[A-Z]$")
_ENDS_PROSE = re.compile(r"[.!?…:;,][\"”’')\]]*\s*$")
LONGEST = 1200  # characters; a sentence in print has about 150
_BLANK_LINE = re.compile(r"\n[ \t\r]*\n")
_ROW = re.compile(r"^\s*\|.*\|\s*$|\t.*\t|\s\|\s.*\s\|")


@dataclass(frozen=True, slots=True)
class Sentence:
    """`text[start:end]`; kind: prose, heading, item or row; `paragraph` counts from 0."""

    start: int
    end: int
    text: str
    kind: str
    paragraph: int


def split(text: str) -> tuple[Sentence, ...]:
    """The sentences of `text` in order; white space between them belongs to none."""
    found: list[Sentence] = []
    for number, (start, end) in enumerate(_paragraphs(text)):
        kind = _kind(text[start:end])
        mark = _MARK.match(text, start, end)
        body = mark.end() if mark and kind != "prose" else start
        cuts = [(start, end)] if kind == "row" else _cuts(text, body, end)
        for first, last in (piece for cut in cuts for piece in _pieces(text, *cut)):
            found.append(Sentence(first, last, text[first:last], kind, number))
    return tuple(found)


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    lines = [found.span() for found in _LINE.finditer(text) if found.group().strip()]
    wrapped = _is_wrapped([end - start for start, end in lines], text)
    at = 0
    while at < len(lines):
        start, end = lines[at]
        while at + 1 < len(lines) and _goes_on(text, (start, end), lines[at + 1], wrapped):
            at += 1
            end = lines[at][1]
        yield start, end
        at += 1


def _is_wrapped(lengths: list[int], text: str) -> bool:
    """Hard-wrapped text: blank lines between paragraphs, and all lines of about one length."""
    if len(lengths) < 8 or not _BLANK_LINE.search(text):
        return False
    return 50 <= median(lengths) <= 100 and max(lengths) <= 110


def _goes_on(text: str, line: tuple[int, int], following: tuple[int, int], wrapped: bool) -> bool:
    if text.count("\n", line[1], following[0]) > 1 or _MARK.match(text, *following):
        return False
    return wrapped or (text[following[0]].islower() and not _ENDS_PROSE.search(text[slice(*line)]))


def _kind(line: str) -> str:
    if _ROW.search(line):
        return "row"
    if line.lstrip().startswith("#"):
        return "heading"
    if _MARK.match(line):
        return "item"
    short = len(line.split()) <= 22
    return "heading" if short and not _ENDS_PROSE.search(line) else "prose"


def _cuts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for stop in _STOP.finditer(text, start, end):
        if _is_end(text, start, stop, end):
            yield start, stop.end()
            start = stop.end() + len(text[stop.end() : end]) - len(text[stop.end() : end].lstrip())
    last = start + len(text[start:end].rstrip())
    if last > start:
        yield start, last


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence that does not end is cut at white space, so that reading takes linear time."""
    while end - start > LONGEST:
        cut = text.rfind(" ", start + 1, start + LONGEST)
        cut = cut if cut > start else start + LONGEST
        yield start, cut
        start = cut + len(text[cut:end]) - len(text[cut:end].lstrip())
    yield start, end


def _is_end(text: str, start: int, stop: re.Match[str], end: int) -> bool:
    if stop.start() < start or _NUMBER.fullmatch(text, start, stop.start()):
        return False
    word = _LAST_WORD.search(text, max(start, stop.start() - 20), stop.start() + 1)
    if stop.group()[0] != "." or word is None:
        return True
    short = word[1].rstrip(".").lower() in ABBREVIATIONS or _INITIALS.match(word[1])
    if len(word[1]) > 1 and not short:
        return True
    following = _NEXT_WORD.match(text, stop.end(), end)
    return following is not None and following[1].lower() in OPENERS and len(word[1]) > 1
