"""The articles that a command line names."""

import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from countersight import pipeline
from countersight.model import Document


def read(files: Sequence[str], published: date | None) -> list[Document]:
    """The documents in `files`, each with a name of its own; `-` is standard input."""
    stdin = sys.stdin.buffer if "-" in files else None
    return distinct(files, pipeline.read_articles(files, published, stdin))


def distinct(files: Sequence[str], documents: Sequence[Document]) -> list[Document]:
    """Claims name their article: where two files share a name, each goes by its whole path."""
    times = Counter(document.name for document in documents)
    return [
        replace(document, name=path) if times[document.name] > 1 else document
        for path, document in zip(files, documents, strict=True)
    ]
