"""The records that pass between rooms. Amounts are exact decimals; dates are dates, not strings."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
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
class Document:
    """A text, with offsets that count Python characters of `text`; personal identifiers masked.

    `address` is the one that the document itself calls its own. `pages` are the offsets at which
    its pages begin, where it has any.
    """

    name: str
    text: str
    title: str | None = None
    published: date | None = None
    address: str | None = None
    pages: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement about an institution; `[start, end)` is the sentence that makes it."""

    article: str
    vendor: str
    event: str
    start: int
    end: int
    product: str | None = None
    agency: str | None = None
    amount: Decimal | None = None
    currency: str = "USD"
    amount_qualifier: str | None = None
    amount_kind: str | None = None
    date_text: str | None = None
    date_precision: str | None = None
    date_iso: str | None = None
    purpose: str | None = None


@dataclass(frozen=True, slots=True)
class KnownNames:
    """Names that a reader of documents may lean on: what the record and a directory know."""

    suppliers: tuple[str, ...] = ()
    products: Mapping[str, str] = field(default_factory=dict)  # product → maker
    # Every name of a company → the one that the directory lists it by.
    families: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reading:
    """One way in which the record yields a figure (or a state) for a claim.

    measure: action, fiscal_year, calendar_year, award_obligated, current_value, ceiling,
    sum_of_awards, lifecycle. `difference` is value minus the claim's amount, in `currency`.
    `chance` is the odds that some measure of this supplier would have fitted by accident.
    """

    award_key: str
    piid: str
    modifications: tuple[str, ...]
    supplier: str
    maker: str | None
    measure: str
    value: Decimal | None
    currency: str
    first_date: date | None
    last_date: date | None
    difference: Decimal | None = None
    relative_difference: float | None = None
    chance: float | None = None
    # What the arithmetic adds up: (piid, modification, date, obligation), in order.
    terms: tuple[tuple[str, str, date, Decimal], ...] = ()


@dataclass(frozen=True, slots=True)
class Later:
    """What the record says after the article's date on an award that was matched."""

    piid: str
    modification: str
    date: date | None
    event: str


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
class Verdict:
    """agrees, differs or undetermined, with a sentence for a person and the rows behind it.

    `kind` is how a claim differs: figure, date, year (fiscal for calendar), agency, party, vehicle
    (an order's figure is that of all orders), changed (the record has altered it since), event.
    """

    claim: Claim
    verdict: str
    reason: str
    record: tuple[Reading, ...] = ()
    later: tuple[Later, ...] = ()
    coverage: Coverage | None = None
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class Difference:
    """Where the claims of a fact do not say the same of one `field`.

    `readings`: what is said, with the documents that say so, the commonest first. `conflict`: they
    cannot all be right; else some are only vaguer. `supported` is the one that the record bears
    out; None where it bears out none or cannot tell.
    """

    field: str
    readings: tuple[tuple[str, tuple[str, ...]], ...]
    conflict: bool
    supported: str | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """Claims that say the same of the world, as positions in the list that they were drawn from.

    `best` is the claim whose verdict stands for the fact. `voices` are its documents, those that
    copy one another as one. `parts` are the facts, as positions, that this one adds up: its figure
    is theirs again, and never a further one.
    """

    claims: tuple[int, ...]
    best: int
    voices: tuple[tuple[str, ...], ...]
    differences: tuple[Difference, ...] = ()
    parts: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class SupplierMatch:
    """A supplier's name in the record that a looked-up name may mean, and why; best first."""

    name: str
    supplier_key: str
    score: float  # 0 to 1
    why: tuple[str, ...]


FindSuppliers = Callable[[str], tuple[SupplierMatch, ...]]


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
