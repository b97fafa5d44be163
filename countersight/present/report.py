"""The report: each article's text with its claims marked, and beside each what the record says.

One page that needs nothing else: no script, no address but the links a reader may follow.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from countersight import __version__
from countersight.model import Document, Reading, Verdict
from countersight.present import arithmetic, text
from countersight.present.awards import AwardTimeline
from countersight.present.chart import Chart, draw
from countersight.present.paragraphs import Paragraph, split

MARKS = {"agrees": "✓", "differs": "✗", "undetermined": "?"}
MOST_READINGS = 3  # shown beside a claim; the page says how many more there are


@dataclass(frozen=True, slots=True)
class Note:
    """What stands beside a claim. `chart` is None where an earlier note of the article has it."""

    number: int
    verdict: Verdict
    best: Reading | None
    others: tuple[Reading, ...]
    more: int
    chart: Chart | None
    chart_at: int | None  # the number of the note that has the chart of this award


@dataclass(frozen=True, slots=True)
class Article:
    document: Document
    anchor: str
    tally: str
    counts: dict[str, int]
    paragraphs: tuple[Paragraph, ...]
    notes: tuple[Note, ...]


def render(
    documents: Sequence[Document], verdicts: Sequence[Verdict], awards: Iterable[AwardTimeline]
) -> str:
    """The page; `awards` are the timelines of the awards that the verdicts rest on."""
    timelines = {award.award_key: award for award in awards if award.actions}
    articles = []
    first = 1
    for place, document in enumerate(documents, 1):
        own = sorted(
            (verdict for verdict in verdicts if verdict.claim.article == document.name),
            key=lambda verdict: (verdict.claim.start, verdict.claim.end),
        )
        articles.append(_article(document, own, timelines, (place, first)))
        first += len(own)
    coverages = dict.fromkeys(verdict.coverage for verdict in verdicts if verdict.coverage)
    return (
        _environment()
        .get_template("report.html")
        .render(
            articles=articles,
            counts=_counts(verdicts),
            tally=arithmetic.tally(verdicts),
            coverages=list(coverages),
            version=__version__,
        )
    )


def _article(
    document: Document,
    verdicts: Sequence[Verdict],
    timelines: dict[str, AwardTimeline],
    position: tuple[int, int],
) -> Article:
    place, first = position
    spans = [(verdict.claim.start, verdict.claim.end) for verdict in verdicts]
    return Article(
        document=document,
        anchor=f"article-{place}",
        tally=arithmetic.tally(verdicts),
        counts=_counts(verdicts),
        paragraphs=tuple(split(document, spans)),
        notes=tuple(_notes(document, verdicts, timelines, first)),
    )


def _notes(
    document: Document,
    verdicts: Sequence[Verdict],
    timelines: dict[str, AwardTimeline],
    first: int,
) -> Iterable[Note]:
    drawn: dict[str, int] = {}
    for number, verdict in enumerate(verdicts, first):
        best = verdict.record[0] if verdict.record else None
        award = timelines.get(best.award_key) if best else None
        again = drawn.get(best.award_key) if best else None
        chart = draw(award, document.published, _matched(verdict)) if award and not again else None
        if best and chart:
            drawn[best.award_key] = number
        others = verdict.record[1:MOST_READINGS]
        more = len(verdict.record) - 1 - len(others)
        yield Note(number, verdict, best, others, max(0, more), chart, again)


def _matched(verdict: Verdict) -> tuple[str, ...]:
    best = verdict.record[0]
    return best.modifications


def _counts(verdicts: Sequence[Verdict]) -> dict[str, int]:
    return {kind: sum(verdict.verdict == kind for verdict in verdicts) for kind in MARKS}


def _verdict_of(index: int, notes: Sequence[Note]) -> str:
    return notes[index].verdict.verdict


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("countersight.present", "templates"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    environment.globals["words"] = arithmetic
    environment.globals["marks"] = MARKS
    environment.filters.update(
        verdict_of=_verdict_of,
        money=text.money,
        day=text.day,
        plain=text.plain,
        page=text.official_page,
        clean=text.clean,
    )
    return environment
