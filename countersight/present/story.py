"""Verdicts as Markdown, for a story file: the claim quoted, the verdict, the sum, the rows."""

import re
from collections.abc import Iterator, Sequence

from countersight.present import arithmetic
from countersight.present.articles import page_of
from countersight.present.awards import awards_of
from countersight.present.paragraphs import headline
from countersight.present.text import clean, day, official_page, sentence
from countersight.reported import Document, Reading, Verdict

MOST_READINGS = 3  # of a claim, the best; the others are in the JSON

# What Markdown would take for its own; a quoted text must come out as it was written.
_MARKS = re.compile(r"([\\`*_\[\]<>|#])")


def story(documents: Sequence[Document], verdicts: Sequence[Verdict]) -> str:
    """The file's text: a chapter a document, a section a claim, at the end what was consulted."""
    lines = [line for document in documents for line in _chapter(document, verdicts)]
    for coverage in dict.fromkeys(verdict.coverage for verdict in verdicts if verdict.coverage):
        lines += ["---", arithmetic.consulted(coverage)]
        lines.append("\n".join(f"- Not shown: {gap}" for gap in coverage.gaps))
    return "\n\n".join(filter(None, lines)) + "\n"


def _chapter(document: Document, verdicts: Sequence[Verdict]) -> Iterator[str]:
    own = [verdict for verdict in verdicts if verdict.claim.article == document.name]
    yield f"# {_plain(headline(document))}"
    published = f"Published {day(document.published)}" if document.published else ""
    parts = (published, document.address or "", arithmetic.tally(own))
    yield ". ".join(filter(None, parts)) + "."
    for number, verdict in enumerate(own, start=1):
        yield from _section(number, document, verdict)


def _section(number: int, document: Document, verdict: Verdict) -> Iterator[str]:
    claim = verdict.claim
    page = page_of(document, claim.start)
    yield f"## {number}. {sentence(verdict.verdict)}: {_plain(claim.vendor)}"
    quoted = _plain(document.text[claim.start : claim.end])
    yield f"> {quoted}{f' (page {page})' if page else ''}"
    yield _plain(sentence(verdict.reason))
    readings = verdict.record[:MOST_READINGS]
    yield "\n".join(f"- {_reading(reading)}" for reading in readings)
    later = arithmetic.afterwards(verdict.later)
    yield "\n".join(f"- Later, {piid}: {_plain('; '.join(deeds))}" for piid, deeds in later)


def _reading(reading: Reading) -> str:
    """`[70X…](https://…) SUPPLIER: P00011 $3.00 + P00012 $2.00 = $5.00, obligated …`."""
    links = " + ".join(f"[{piid}]({official_page(key)})" for key, piid in awards_of(reading))
    for_whom = f", for {_plain(reading.maker)}" if reading.maker else ""
    parts = (
        arithmetic.sum_of(reading),
        arithmetic.measure(reading),
        arithmetic.span(reading),
        arithmetic.gap(reading),
        arithmetic.odds(reading),
    )
    return f"{links}, {_plain(reading.supplier)}{for_whom}: {'; '.join(filter(None, parts))}"


def _plain(text: str) -> str:
    return _MARKS.sub(r"\\\1", " ".join(clean(text).split()))
