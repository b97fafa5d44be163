"""USAspending.gov: contract transactions in the layouts that its downloads and exports use.

Publisher  U.S. Department of the Treasury, Bureau of the Fiscal Service
Licence    U.S. government work, public domain; DUNS numbers are Dun & Bradstreet's
Layouts    contract_transactions (297 columns), contract_transactions_delta (299: two more in
           front), spending_by_transaction (10, an export of search results)
Caveats    exports cut descriptions at 250 characters, carry no ceilings and no transaction
           number; Department of Defense actions appear 90 days late
Expected   amounts within ±10¹³ dollars, action dates from 1978 on
"""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from countersight.errors import InputError, UnknownLayout
from countersight.sources.files import SourceFile

DELTA = ("correction_delete_ind", "agency_id")
# Without these a row cannot be told from another, dated or summed.
ESSENTIAL = (
    "contract_transaction_unique_key",
    "contract_award_unique_key",
    "award_id_piid",
    "modification_number",
    "federal_action_obligation",
    "action_date",
    "recipient_name",
)
# Unknown columns whose names speak of persons are dropped, not kept.
PERSONAL_WORDS = ("officer_", "phone", "fax", "email", "e_mail", "_user", "user_id", "contact")
HEADER_LIMIT = 1 << 20


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the record: `type` text, amount or date; `keep` as in the layout file.

    keep: record (always), prose (masked), supplier (withheld where the supplier is a natural
    person), volatile (kept, but no change of the record), personal (never kept).
    """

    name: str
    type: str
    keep: str


@dataclass(frozen=True, slots=True)
class Layout:
    """How one file's header maps to the record's columns, in the file's own order."""

    name: str
    header: tuple[str, ...]
    canonical: dict[str, str]  # header name → column of the record
    unknown: tuple[str, ...] = ()  # kept in `extra`
    missing: tuple[str, ...] = ()  # null
    dropped: tuple[str, ...] = ()  # unknown and personal by their names

    @property
    def brief(self) -> bool:
        """Whether the layout shows only the few columns of an export."""
        return self.name == "spending_by_transaction"


@cache
def columns() -> tuple[Column, ...]:
    """The 297 columns of a contract transaction, in the publisher's order."""
    return tuple(Column(**row) for row in _rows("contract_transactions.csv"))


@cache
def _brief_columns() -> dict[str, str]:
    return {row["column"]: row["canonical"] for row in _rows("spending_by_transaction.csv")}


def _rows(name: str) -> list[dict[str, str]]:
    text = (files("countersight") / "sources" / "layouts" / name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


def recognise(source: SourceFile) -> Layout:
    """The layout of a file, from its header alone.

    Raises `InputError` for an empty or unreadable file, `UnknownLayout` for a header that fits
    none, naming the nearest and what it lacks.
    """
    header = _read_header(source)
    if set(header) == set(_brief_columns()):
        return Layout("spending_by_transaction", header, _brief_columns())
    lacking = [name for name in ESSENTIAL if name not in header]
    if lacking:
        raise UnknownLayout(_no_fit(source.label, header, lacking))
    return _transactions(header)


def _transactions(header: tuple[str, ...]) -> Layout:
    known = [column.name for column in columns()]
    strange = [name for name in header if name not in known and name not in DELTA]
    dropped = [name for name in strange if any(word in name.lower() for word in PERSONAL_WORDS)]
    delta = DELTA[0] in header
    return Layout(
        name="contract_transactions_delta" if delta else "contract_transactions",
        header=header,
        canonical={name: name for name in header if name in known},
        unknown=tuple(name for name in strange if name not in dropped),
        missing=tuple(name for name in known if name not in header),
        dropped=tuple(dropped),
    )


def _read_header(source: SourceFile) -> tuple[str, ...]:
    with source.path.open("rb") as stream:
        raw = stream.read(HEADER_LIMIT)
    if not raw.strip():
        raise InputError(f"{source.label}: the file is empty; download it again")
    if b"\0" in raw:
        raise InputError(f"{source.label}: is not a text table; give a .csv or a .zip of them")
    line = raw.splitlines()[0]
    try:
        header = tuple(next(csv.reader([line.decode("utf-8-sig")])))
    except (UnicodeDecodeError, csv.Error, StopIteration) as error:
        raise InputError(
            f"{source.label}: row 1, the header, is not a UTF-8 line of a CSV; save it as UTF-8"
        ) from error
    repeated = sorted({name for name in header if header.count(name) > 1})
    if repeated:
        raise InputError(f"{source.label}: row 1 names {repeated[0]!r} twice; mend the header")
    return header


def _no_fit(label: str, header: Sequence[str], lacking: Sequence[str]) -> str:
    brief = [name for name in _brief_columns() if name not in header]
    nearest, without = (
        ("spending_by_transaction", brief)
        if len(brief) / len(_brief_columns()) < len(lacking) / len(ESSENTIAL)
        else ("contract_transactions", lacking)
    )
    hint = " and cells are split by ';', not ','" if len(header) == 1 and ";" in header[0] else ""
    return (
        f"{label}: row 1, the header, fits no layout{hint}; nearest is {nearest}, "
        f"which also has {', '.join(without[:4])}{' …' if len(without) > 4 else ''}; "
        "give an unaltered download of contract transactions"
    )
