"""Check: what a text claims, held against the record, figure by figure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import PurePath

from countersight.errors import InputError, NotInRecord
from countersight.present import arithmetic, paragraphs
from countersight.present.awards import AwardTimeline, awards_of, read_awards
from countersight.present.pages import Asked, Upload
from countersight.present.report import Article, articles_of, counts_of
from countersight.reported import Document, Verdict
from countersight.sources import articles
from countersight.work import desk

PATH = "/check/{document}"
DESK = True
NEEDS = ("supplier", "lifecycle", "state")
PASTED = "pasted.txt"  # what a text without a name is called
TITLE = 110  # characters of a text that stand for its title
LONGEST = 200_000  # characters: a long article, not a library


@dataclass(frozen=True, slots=True)
class Query:
    document: str


@dataclass(frozen=True)
class CheckPage:
    """A document and its verdicts; `awards` are those that the verdicts rest on."""

    id: str
    document: Document
    kept: bool
    title: str
    verdicts: tuple[Verdict, ...]
    awards: tuple[AwardTimeline, ...]

    @cached_property
    def article(self) -> Article:
        return articles_of([self.document], self.verdicts, self.awards)[0]

    @property
    def counts(self) -> Mapping[str, int]:
        return counts_of(self.verdicts)


def read(asked: Asked, query: Query) -> CheckPage:
    kept = desk.find(asked.desk, query.document)
    if kept is None:
        raise NotInRecord(
            f"no document {query.document[:40]!r} lies on this desk; paste its text again"
        )
    return asked.once(("check", kept.id, kept.kept), lambda: _read(asked, kept))


def _read(asked: Asked, kept: desk.Kept) -> CheckPage:
    verdicts = tuple(asked.check(kept.document))
    readings = [reading for verdict in verdicts for reading in verdict.record]
    keys = [key for reading in readings for key, _ in awards_of(reading)]
    awards = tuple(read_awards(asked.con, keys))
    return CheckPage(kept.id, kept.document, kept.kept, title_of(kept.document), verdicts, awards)


def accept(asked: Asked, fields: Mapping[str, str], files: Mapping[str, Upload]) -> str:
    """Take a text or a file, and say where its check is."""
    upload, text = files.get("file"), fields.get("text", "").replace("\r\n", "\n")
    if upload is not None and upload.data:
        document = articles.read_document(
            PurePath(PurePath(upload.name).name or "file"), upload.data, _published(fields)
        )
    elif text.strip():
        document = articles.read_document(PurePath(PASTED), text.encode(), _published(fields))
    else:
        raise InputError("there is no text; paste one, or choose a file")
    if len(document.text) > LONGEST:
        raise InputError(
            f"the text has {len(document.text):,} characters, more than {LONGEST:,}; "
            "check it in parts, or with `countersight check FILE`"
        )
    kept = desk.put(asked.desk, document)
    desk.mention(asked.desk, kept.id, _mentions(asked.check(document)))
    return f"/check/{kept.id}"


def _mentions(verdicts: Sequence[Verdict]) -> Iterator[tuple[str, int, str, str]]:
    """The awards that the best reading of each claim rests on; claims count as the page counts."""
    in_order = sorted(verdicts, key=lambda one: (one.claim.start, one.claim.end))
    for number, verdict in enumerate(in_order, 1):
        for key, _ in awards_of(verdict.record[0]) if verdict.record else ():
            said = f"{verdict.claim.vendor}: {arithmetic.said(verdict.claim)}"
            yield key, number, verdict.verdict, said


def title_of(document: Document) -> str:
    """The headline; of a text without one, its first words."""
    found = paragraphs.headline(document)
    if found != document.name:
        return found
    first = " ".join(document.text.split())
    return first if len(first) <= TITLE else f"{first[:TITLE].rsplit(' ', 1)[0]} …"


def _published(fields: Mapping[str, str]) -> date | None:
    text = fields.get("published", "").strip()
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise InputError(f"published={text[:40]!r} is not a date like 2025-09-18") from error


def headline(page: CheckPage) -> str:
    return f"Check: {page.title}"
