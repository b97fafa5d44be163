"""Recall: an answer that was cited, whether the record still gives it, and what has changed."""

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

import simplejson

from countersight.errors import CountersightError
from countersight.present import citing
from countersight.present.differences import Difference, differences
from countersight.present.pages import Asked
from countersight.work import citations
from countersight.work.citations import Citation

PATH = "/recall/{hash}"
DESK = True
MOST = 100  # differences told one by one; `changed` counts all


@dataclass(frozen=True, slots=True)
class Query:
    hash: str


@dataclass(frozen=True, slots=True)
class RecallPage:
    """What was cited, held against the record as this page shows it."""

    hash: str
    path: str
    as_of: str
    title: str
    program: str
    cited_at: datetime | None
    compared_as_of: str
    same: bool
    changed: int
    differences: tuple[Difference, ...]
    gone: str | None  # why the page is not there any more

    @property
    def citation(self) -> Citation:
        return Citation(self.path, self.as_of, self.title, "", self.program, self.cited_at)


def read(asked: Asked, query: Query) -> RecallPage:
    return compare(asked, citations.recall(asked.desk, query.hash))


def compare(asked: Asked, cited: Citation) -> RecallPage:
    """A citation held against the record on `asked`."""
    before, after, gone = _read(cited.content), None, None
    try:
        after = _read(citing.cite(asked, cited.path, asked.as_of).content)
    except CountersightError as error:
        gone = str(error)
    found = () if gone else tuple(differences(before, after))
    return RecallPage(
        hash=cited.hash,
        path=cited.path,
        as_of=cited.as_of,
        title=cited.title,
        program=cited.program,
        cited_at=cited.cited_at,
        compared_as_of=citing.exact(asked.as_of),
        same=not found and gone is None,
        changed=len(found),
        differences=found[:MOST],
        gone=gone,
    )


def _read(content: str) -> Any:
    return simplejson.loads(content, use_decimal=True)


def shape(page: RecallPage) -> dict[str, Any]:
    return asdict(page)
