"""Cite: a page's permalink, its hash, and the forms in which others keep references."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime

from countersight.errors import InputError
from countersight.present import citing
from countersight.present.citing import exact
from countersight.present.pages import Asked, Upload
from countersight.work import citations
from countersight.work.citations import Citation

PATH = "/cite"
DESK = True


@dataclass(frozen=True, slots=True)
class Query:
    of: str  # the address that is cited


@dataclass(frozen=True, slots=True)
class CitePage:
    """`hash` covers address, time and content; `keeps` says whether it can be kept here."""

    of: str
    hash: str
    title: str
    path: str
    as_of: str
    keeps: bool
    citation: Citation
    today: date

    def link(self, base: str) -> str:
        return citing.permalink(self.citation, base)

    def text(self, base: str) -> str:
        return citing.as_text(self.citation, base, self.today)

    def bibtex(self, base: str) -> str:
        return citing.as_bibtex(self.citation, base, self.today)

    def csl(self, base: str) -> str:
        return citing.as_csl_text(self.citation, base, self.today)


def read(asked: Asked, query: Query) -> CitePage:
    citation = citing.cite(asked, query.of, asked.as_of)
    return CitePage(
        of=query.of,
        hash=citation.hash,
        title=citation.title,
        path=citation.path,
        as_of=exact(asked.as_of),
        keeps=asked.desk.writable,
        citation=citation,
        today=datetime.now(UTC).date(),
    )


def accept(asked: Asked, fields: Mapping[str, str], _: Mapping[str, Upload]) -> str:
    """Keep a citation, and say where it can be recalled."""
    address = fields.get("of", "")
    if not address:
        raise InputError("there is no page to cite; open one and choose Cite")
    citation = citing.cite(asked, address, asked.as_of)
    citations.keep(asked.desk, citation)
    return f"/recall/{citation.hash}"
