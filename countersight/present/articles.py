"""The articles that a command line names."""

import sys
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from countersight.reported import Claim, Document
from countersight.sources import articles


def read(files: Sequence[str], published: date | None) -> list[Document]:
    """The documents in `files`, each with a name of its own; `-` is standard input."""
    meant = articles.expand(files)
    return distinct(meant, [_read(file, published) for file in meant])


def _read(file: str, published: date | None) -> Document:
    if file == "-":
        return articles.read_document(None, sys.stdin.buffer.read(), published)
    return articles.read_file(Path(file), published)


def page_of(document: Document, offset: int) -> int | None:
    """The page, from 1, on which a character of the text stands; None where there are no pages."""
    return bisect_right(document.pages, offset) or None


def pages_of(documents: Sequence[Document], claims: Iterable[Claim]) -> list[int | None]:
    """The page of its document on which each claim begins."""
    known = {document.name: document for document in documents}
    return [page_of(known[claim.article], claim.start) for claim in claims]


def distinct(files: Sequence[str], documents: Sequence[Document]) -> list[Document]:
    """Claims name their article: where two files share a name, each goes by its whole path."""
    times = Counter(document.name for document in documents)
    return [
        replace(document, name=path) if times[document.name] > 1 else document
        for path, document in zip(files, documents, strict=True)
    ]
