"""The report: each article's text with its claims marked, and beside each what the record says.

One page that needs nothing else: no script, no address but the links a reader may follow.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count

from countersight import __version__
from countersight.present import arithmetic
from countersight.present.awards import AwardTimeline, TimelineAction, awards_of
from countersight.present.chart import Chart, draw
from countersight.present.facts import tell
from countersight.present.paragraphs import Paragraph, headline, split
from countersight.present.templating import MARKS, environment
from countersight.reported import Document, Fact, Reading, Verdict

MOST_READINGS = 3  # shown beside a claim; the page says how many more there are


@dataclass(frozen=True, slots=True)
class Note:
    """What stands beside a claim.

    An award's chart and later events stand beside the first claim of the article that rests on it;
    `elsewhere` are the numbers of the claims that have the charts of this claim's other awards.
    """

    number: int
    verdict: Verdict
    best: Reading | None
    others: tuple[Reading, ...]
    more: int
    actions: tuple[TimelineAction, ...]  # that the best reading rests on
    charts: tuple[Chart, ...]
    elsewhere: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Article:
    document: Document
    title: str
    tally: str
    paragraphs: tuple[Paragraph, ...]
    notes: tuple[Note, ...]


def render(
    documents: Sequence[Document],
    verdicts: Sequence[Verdict],
    awards: Iterable[AwardTimeline],
    facts: Sequence[Fact] = (),
) -> str:
    """The page; `awards` are the timelines of the awards that the verdicts rest on.

    `facts`, where there are several documents, are told before them.
    """
    coverages = dict.fromkeys(verdict.coverage for verdict in verdicts if verdict.coverage)
    articles = articles_of(documents, verdicts, awards)
    noted = {id(note.verdict): note.number for article in articles for note in article.notes}
    template = environment().get_template("report.html")
    return template.render(
        articles=articles,
        facts=[(noted[id(fact.verdict)], fact) for fact in tell(documents, verdicts, facts)],
        counts=counts_of(verdicts),
        coverages=list(coverages),
        version=__version__,
    )


def articles_of(
    documents: Sequence[Document], verdicts: Sequence[Verdict], awards: Iterable[AwardTimeline]
) -> list[Article]:
    """The articles with their claims marked, numbered through all of them."""
    timelines = {award.award_key: award for award in awards if award.actions}
    numbers = count(1)
    return [_article(document, verdicts, timelines, numbers) for document in documents]


def _article(
    document: Document,
    verdicts: Sequence[Verdict],
    timelines: dict[str, AwardTimeline],
    numbers: Iterator[int],
) -> Article:
    own = sorted(
        (verdict for verdict in verdicts if verdict.claim.article == document.name),
        key=lambda verdict: (verdict.claim.start, verdict.claim.end),
    )
    spans = [(verdict.claim.start, verdict.claim.end) for verdict in own]
    return Article(
        document=document,
        title=headline(document),
        tally=arithmetic.tally(own),
        paragraphs=tuple(split(document, spans)),
        notes=tuple(_notes(document, own, timelines, numbers)),
    )


def _notes(
    document: Document,
    verdicts: Sequence[Verdict],
    timelines: dict[str, AwardTimeline],
    numbers: Iterator[int],
) -> Iterator[Note]:
    matched = _matched(verdicts)
    drawn: dict[str, int] = {}  # award key → number of the claim beside which its chart stands
    for verdict, number in zip(verdicts, numbers, strict=False):
        best, others = verdict.record[0] if verdict.record else None, verdict.record[1:]
        keys = [key for key, _ in awards_of(best) if key in timelines] if best else []
        places = [drawn.setdefault(key, number) for key in keys]
        new = [key for key, place in zip(keys, places, strict=True) if place == number]
        yield Note(
            number=number,
            verdict=verdict,
            best=best,
            others=others[: MOST_READINGS - 1],
            more=max(0, len(others) - MOST_READINGS + 1),
            actions=_rested_on(best, [timelines[key] for key in keys]),
            charts=tuple(draw(timelines[key], document.published, matched[key]) for key in new),
            elsewhere=tuple(dict.fromkeys(place for place in places if place != number)),
        )


def _matched(verdicts: Sequence[Verdict]) -> dict[str, set[str]]:
    """By award, the modifications that the best readings rest on."""
    matched: dict[str, set[str]] = defaultdict(set)
    for reading in (reading for verdict in verdicts for reading in verdict.record[:1]):
        for key, number in awards_of(reading):
            own = {modification for piid, modification, *_ in reading.terms if piid == number}
            matched[key] |= own or set(reading.modifications)
    return matched


def _rested_on(
    reading: Reading | None, awards: Sequence[AwardTimeline]
) -> tuple[TimelineAction, ...]:
    wanted = reading.modifications if reading else ()
    actions = (action for award in awards for action in award.actions)
    return tuple(action for action in actions if action.modification in wanted)


def counts_of(verdicts: Sequence[Verdict]) -> dict[str, int]:
    return {kind: sum(verdict.verdict == kind for verdict in verdicts) for kind in MARKS}
