"""Documents and facts: what the texts on the desk say alike, and where they differ."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from countersight.check.facts import gather
from countersight.present.facts import Told, tell
from countersight.present.pages import Asked
from countersight.present.pages.check import title_of
from countersight.reported import Document, Verdict
from countersight.work import desk
from countersight.work.desk import Kept

PATH = "/facts"
DESK = True
NEEDS = ("supplier", "lifecycle", "state", "maker")
NAV = (7, "Facts")
MOST = 50  # documents, the latest; the page says how many there are


@dataclass(frozen=True, slots=True)
class Text:
    """A document; its number is its place here, from 1."""

    id: str
    title: str
    published: date | None
    added_at: datetime
    claims: int


@dataclass(frozen=True, slots=True)
class Row:
    """A fact: how many documents tell it, in how many voices, and what the record says."""

    number: int
    title: str
    verdict: str
    reason: str
    heard: str
    differences: tuple[str, ...]
    parts: str
    document: str  # whose claim stands for it


@dataclass(frozen=True, slots=True)
class FactsPage:
    documents: tuple[Text, ...]
    facts: tuple[Row, ...]
    most: int
    kept: bool


def read(asked: Asked, _: object) -> FactsPage:
    found = desk.latest(asked.desk, MOST)
    return asked.once(("facts", tuple(one.id for one in found)), lambda: _read(asked, found))


def rows(asked: Asked, _: object) -> Iterator[Row]:
    yield from read(asked, None).facts


def _read(asked: Asked, found: tuple[Kept, ...]) -> FactsPage:
    checked = [(one, _verdicts(asked, one)) for one in found]
    # On a desk several texts may go by one name: here each goes by its number.
    documents: list[Document] = [replace(one.document, name=one.id) for one in found]
    verdicts = [verdict for _, own in checked for verdict in own]
    told = tell(documents, verdicts, gather(documents, verdicts))
    return FactsPage(
        documents=tuple(
            Text(one.id, title_of(one.document), one.document.published, one.added_at, len(own))
            for one, own in checked
        ),
        facts=tuple(map(_row, told)),
        most=MOST,
        kept=asked.desk.writable,
    )


def _verdicts(asked: Asked, one: Kept) -> list[Verdict]:
    return [
        replace(verdict, claim=replace(verdict.claim, article=one.id))
        for verdict in asked.check(one.document)
    ]


def _row(told: Told) -> Row:
    return Row(
        number=told.number,
        title=told.title,
        verdict=told.verdict.verdict,
        reason=told.verdict.reason,
        heard=told.heard,
        differences=told.differences,
        parts=told.parts,
        document=told.verdict.claim.article,
    )
