"""The report: each article's text with its claims marked, and beside each what the record says.

One page that needs nothing else: no script, no address but the links a reader may follow.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from countersight import __version__
from countersight.model import Document, Reading, Verdict
from countersight.present import arithmetic, text
from countersight.present.awards import AwardTimeline
from countersight.present.chart import Chart, draw
from countersight.present.paragraphs import Paragraph, headline, split

MARKS = {"agrees": "✓", "differs": "✗", "undetermined": "?"}
MOST_READINGS = 3  # shown beside a claim; the page says how many more there are


@dataclass(frozen=True, slots=True)
class Note:
    """What stands beside a claim.

    An award's chart and later events stand beside the first claim of the article that rests on it;
    `chart_at` is that claim's number for the others.
    """

    number: int
    verdict: Verdict
    best: Reading | None
    others: tuple[Reading, ...]
    more: int
    award: AwardTimeline | None
    chart: Chart | None
    chart_at: int | None


@dataclass(frozen=True, slots=True)
class Article:
    document: Document
    title: str
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
        title=headline(document),
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
) -> Iterator[Note]:
    matched: dict[str, set[str]] = defaultdict(set)
    for verdict in verdicts:
        for reading in verdict.record[:1]:
            matched[reading.award_key].update(reading.modifications)
    drawn: dict[str, int] = {}
    for number, verdict in enumerate(verdicts, first):
        best, others = verdict.record[0] if verdict.record else None, verdict.record[1:]
        award = timelines.get(best.award_key) if best else None
        at = drawn.setdefault(award.award_key, number) if award else number
        again = at != number
        chart = None
        if award and not again:
            chart = draw(award, document.published, matched[award.award_key])
        shown, more = others[: MOST_READINGS - 1], len(others) - MOST_READINGS + 1
        yield Note(number, verdict, best, shown, max(0, more), award, chart, at if again else None)


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
        sentence=text.sentence,
        money=text.money,
        day=text.day,
        plain=text.plain,
        page=text.official_page,
        clean=text.clean,
    )
    return environment
