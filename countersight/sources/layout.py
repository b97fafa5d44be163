"""What a layout is: how the columns of one file become those of the record.

The columns of each grain lie in `layouts/*.csv`, to be read and corrected without any code.
"""

import csv
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from pathlib import Path

# A row is an action, an award summed up, a subaward, an award within an OCDS release, or a relation
# between two organisations.
GRAINS = {
    "action": "contract_transactions",
    "award": "contract_award_summaries",
    "subaward": "contract_subawards",
    "release": "ocds_releases",
    "relation": "relations",
}
# The columns that tell the rows of a grain from one another, joined by `_`.
KEYS = {
    "action": ("contract_transaction_unique_key",),
    "award": ("contract_award_unique_key",),
    "subaward": ("subaward_sam_report_id", "subaward_number"),
    "release": ("ocid", "release_id", "kind", "item_id"),
    "relation": ("relation_key",),
}
# Unknown columns whose names speak of persons are dropped, not kept.
PERSONAL_WORDS = ("officer_", "phone", "fax", "email", "e_mail", "_user", "user_id", "contact")


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a grain: `type` text, amount or date; `keep` as in the layout file.

    keep: record (always), prose (masked), supplier (withheld where the supplier is a natural
    person), prime (likewise, of a subaward's prime awardee), volatile (kept, but no change of the
    record), personal (never kept).
    """

    name: str
    type: str
    keep: str


@dataclass(frozen=True, slots=True)
class Layout:
    """How the columns of one file map to the record's, in the order of the table's header.

    The header is that of the table which `tabulate` gives: the file's own, where the file is a
    table. `dates` is the reading of dates that are not ISO: mdy, dmy or ymd.
    """

    name: str
    header: tuple[str, ...]
    canonical: dict[str, str]  # header name → column of the record
    unknown: tuple[str, ...] = ()  # kept in `extra`
    missing: tuple[str, ...] = ()  # null
    dropped: tuple[str, ...] = ()  # unknown and personal by their names
    grain: str = "action"
    format: str = "csv"
    dates: str | None = None

    @property
    def brief(self) -> bool:
        """Whether the layout shows only the few columns of an export."""
        return self.name == "spending_by_transaction"


@dataclass(frozen=True, slots=True)
class Glimpse:
    """What is seen of a file before its rows: its form, and the header where it is a table."""

    label: str
    path: Path
    format: str  # csv, parquet, xml or json
    header: tuple[str, ...] = ()


Fit = Callable[[Glimpse], Layout | None]


@dataclass(frozen=True, slots=True)
class Kind:
    """A layout of tables: what a header must have to be one, and what it calls differently."""

    name: str
    grain: str
    essential: tuple[str, ...]  # without these a row cannot be told from another, dated or summed
    renamed: Mapping[str, str] = field(default_factory=dict)  # header name → column of the record
    beside: tuple[str, ...] = ()  # columns that are known, but no part of the record

    def lacks(self, header: Sequence[str]) -> list[str]:
        """The essential columns that a header does not have, by any of their names."""
        said = {self.renamed.get(name, name) for name in header}
        return [name for name in self.essential if name not in said]


@cache
def columns(grain: str = "action") -> tuple[Column, ...]:
    """The columns of a grain, in the publisher's order."""
    return tuple(Column(**row) for row in rows_of(GRAINS[grain]))


@cache
def renames(name: str) -> dict[str, str]:
    """What a layout calls differently: its column → the column of the record."""
    return {row["column"]: row["canonical"] for row in rows_of(name)}


def rows_of(name: str) -> list[dict[str, str]]:
    """The rows of `layouts/<name>.csv`."""
    text = (files("countersight") / "sources" / "layouts" / f"{name}.csv").read_text("utf-8")
    return list(csv.DictReader(text.splitlines()))


def fit_table(kind: Kind, glimpse: Glimpse) -> Layout | None:
    """The layout of a table of this kind, or None where the header lacks what is essential."""
    if not glimpse.header or kind.lacks(glimpse.header):
        return None
    known = [column.name for column in columns(kind.grain)]
    canonical = {
        name: kind.renamed.get(name, name)
        for name in glimpse.header
        if kind.renamed.get(name, name) in known
    }
    strange = [name for name in glimpse.header if name not in {*canonical, *kind.beside}]
    dropped = [name for name in strange if any(word in name.lower() for word in PERSONAL_WORDS)]
    return Layout(
        name=kind.name,
        header=glimpse.header,
        canonical=canonical,
        unknown=tuple(name for name in strange if name not in dropped),
        missing=tuple(name for name in known if name not in canonical.values()),
        dropped=tuple(dropped),
        grain=kind.grain,
        format=glimpse.format,
    )
