"""The records of the record that pass between rooms: actions, states, pulls, coverage.

Amounts are exact decimals; dates are dates, not strings. `reported` has those of articles.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Action:
    """One contract transaction, as the record showed it: the base award or a modification."""

    award_key: str
    piid: str
    modification: str
    action_date: date
    obligation: Decimal
    description: str
    supplier: str
    agency: str
    first_seen: datetime | None = None
    last_seen: datetime | None = None
    action_type: str | None = None  # FPDS code A to Y, where the layout carries it
    current_value: Decimal | None = None
    ceiling: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """What shows an event: the words of the description, or the figure or code of a column.

    basis: words, code (the FPDS reason for modification), figure (the sign of the obligation),
    place (the first action), kind (a modification that moves no money and says nothing else).
    strength: stated (by words), shown (by a column), supporting (by what is missing).
    """

    event: str
    basis: str
    words: str | None
    strength: str


@dataclass(frozen=True, slots=True)
class ActionEvents:
    """What one action did: the names of its events, the date its text gives, partial or not.

    `lines` are the lines (CLINs) to which a stop, its lifting or an ending is limited by its text,
    `order_date` the date that it gives of the order that it lifts.
    """

    award_key: str
    modification: str
    events: tuple[str, ...]
    effective_date: date | None = None
    partial: bool = False
    evidence: tuple[Evidence, ...] = ()
    lines: tuple[str, ...] = ()
    order_date: date | None = None


@dataclass(frozen=True, slots=True)
class State:
    """The award is in `state` from `date` on, as `modification` shows; `basis` says how.

    state: active, stopped, partially_stopped, terminated, closed.
    basis: stated, figure, inferred. An inferred state may have no date.
    strength: stated (by words), shown (by a column), supporting (by a later action alone).
    `words` are those of the action that show it, `lines` the lines (CLINs) that stand still, where
    texts name them.
    """

    award_key: str
    date: date | None
    state: str
    modification: str
    basis: str
    strength: str = "stated"
    words: str | None = None
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Coverage:
    """Which pulls an answer consulted, what they span, and what they cannot show."""

    pulls: tuple[int, ...]
    seen_from: datetime | None
    seen_to: datetime | None
    actions_from: date | None
    actions_to: date | None
    agencies: tuple[str, ...]
    gaps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Counts:
    """How the rows of a source file ended; all but `withheld` add up to `rows`."""

    rows: int = 0
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    repeated: int = 0
    deleted: int = 0
    quarantined: int = 0
    withheld: int = 0  # rows from which personal data was kept back


@dataclass(frozen=True, slots=True)
class FileReport:
    path: str
    layout: str
    counts: Counts
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PullReport:
    """What one `add` did. `pull` is the earlier pull where every byte was known already."""

    pull: int
    seen_at: datetime
    files: tuple[FileReport, ...]
    totals: Counts
    added: bool  # False: nothing was new, and no pull was recorded


@dataclass(frozen=True, slots=True)
class Progress:
    """How far long work has come; `total` is None where nobody can know."""

    stage: str
    done: int
    total: int | None
    unit: str = "rows"


OnProgress = Callable[[Progress], None]


def unwatched(_: Progress) -> None:
    """Nobody asked how far it has come."""
