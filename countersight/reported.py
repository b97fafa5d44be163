"""The records of what is reported that pass between rooms: documents, claims, verdicts, facts.

Amounts are exact decimals; dates are dates, not strings.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from countersight.model import Coverage


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
