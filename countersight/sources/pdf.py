"""PDF documents: the text layer, page by page, in paragraphs.

Publisher: anyone. Licence: the document's own; it is read, not kept. Caveats: the order is that of
the text layer, which sets the columns of some layouts side by side; scanned pages have no text.
Bounds: those of `articles`.
"""

import re
import statistics
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from threading import Lock

import pypdfium2 as pdfium

from countersight.errors import InputError

_PITCH = 1.25  # lines further apart than this times the usual are two paragraphs
_LETTERS = 1.15  # and so are lines of which one is that much taller
_HYPHENATED = "\x02"  # how the engine marks a word that goes on in the next line
_FURNITURE = 0.5  # a line at the edge of more pages than this is a running head, not text
_ENGINE = Lock()  # PDFium works for one thread at a time


@dataclass(frozen=True, slots=True)
class Line:
    text: str
    bottom: float  # points above the lower edge of the page
    top: float

    @property
    def height(self) -> float:
        return self.top - self.bottom


def read_pages(where: str, data: bytes) -> list[str]:
    """The text of each page; paragraphs are set apart by a blank line.

    Raises `InputError` where the file cannot be opened or none of its pages holds text.
    """
    try:
        with _ENGINE, pdfium.PdfDocument(data) as document:
            pages = [list(_lines(document[number])) for number in range(len(document))]
    except pdfium.PdfiumError as error:
        raise InputError(
            f"{where}: this PDF cannot be opened ({error}); save it anew, without a password"
        ) from None
    if not any(pages):
        raise InputError(
            f"{where}: a PDF of pictures, without text; run OCR on it, as ocrmypdf does"
        )
    return ["\n\n".join(_paragraphs(lines)) for lines in _without_furniture(pages)]


def _lines(page: pdfium.PdfPage) -> Iterator[Line]:
    """The lines of a page in the order of its text layer; pieces of one line are joined."""
    layer = page.get_textpage()
    pending: Line | None = None
    for number in range(layer.count_rects()):
        left, bottom, right, top = layer.get_rect(number)
        text = layer.get_text_bounded(left, bottom, right, top)
        piece = Line(text.replace("\r\n", " "), bottom, top)
        if pending and _on_one_line(pending, piece):
            low, high = min(pending.bottom, bottom), max(pending.top, top)
            pending = Line(f"{pending.text} {piece.text}", low, high)
            continue
        if pending and pending.text.strip():
            yield pending
        pending = piece
    if pending and pending.text.strip():
        yield pending


def _on_one_line(left: Line, right: Line) -> bool:
    shared = min(left.top, right.top) - max(left.bottom, right.bottom)
    return shared > 0.5 * min(left.height, right.height)


def _without_furniture(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """The pages without running heads and page numbers: edge lines that most pages share."""
    edges = Counter(
        mark for lines in pages for mark in {_mark(line) for line in (*lines[:1], *lines[-1:])}
    )
    common = {mark for mark, times in edges.items() if times > max(1, _FURNITURE * len(pages))}
    kept = []
    for lines in pages:
        first = 1 if lines and _mark(lines[0]) in common else 0
        last = len(lines) - (len(lines) > first and _mark(lines[-1]) in common)
        kept.append(list(lines[first:last]))
    return kept


def _mark(line: Line) -> str:
    """What running heads have in common from page to page: all but their numbers."""
    return re.sub(r"\d+", "#", line.text.strip())


def _paragraphs(lines: Sequence[Line]) -> Iterator[str]:
    if not lines:
        return
    pitches = [above.top - below.top for above, below in pairwise(lines) if above.top > below.top]
    usual = statistics.median(pitches) if pitches else 0.0
    paragraph = [lines[0]]
    for above, below in pairwise(lines):
        if _part(above, below, usual):
            yield _joined(paragraph)
            paragraph = []
        paragraph.append(below)
    yield _joined(paragraph)


def _part(above: Line, below: Line, usual: float) -> bool:
    pitch = above.top - below.top
    tall, short = max(above.height, below.height), min(above.height, below.height)
    bigger = tall > 2 * _LETTERS * short or (pitch > usual and tall > _LETTERS * short)
    return pitch < 0 or pitch > _PITCH * usual or bigger


def _joined(lines: Sequence[Line]) -> str:
    """One paragraph: a word that was hyphenated at the end of a line is whole again."""
    text = "\n".join(line.text.strip() for line in lines)
    text = text.replace(f"{_HYPHENATED}\n", "").replace(_HYPHENATED, "-")
    return " ".join(text.split())
