"""USAspending.gov before 2022: contract transactions of 258 columns, by DUNS, without keys.

Publisher  U.S. Department of the Treasury, Bureau of the Fiscal Service
Licence    U.S. government work, public domain; DUNS numbers are Dun & Bradstreet's
Layouts    duns_era_transactions: the names of 2018, mapped to today's by
           `layouts/duns_era_transactions.csv`; CSV or Parquet
Keys       put together from their parts (`keys.py`). One part is not in the layout: the agency
           under which FPDS files the contract. It is the awarding sub-agency in all but 9 of some
           60,000 keys looked at; a row like those 9 gets a key that meets no other layout's. In
           the departments of `ELSEWHERE` the two differ as a rule or often, and there no key can
           be known.
Caveats    no UEI, no raw names, no fiscal accounts. Files that went through a spreadsheet have
           lost the leading zeros of codes: those of a fixed width (`layouts/duns_era_digits.csv`)
           get them back; a contract number of digits alone cannot, and in a file that shows such
           a loss (a DUNS of less than nine digits) it has no key. Such files may hold one action
           an award and year, not all of them.
Expected   amounts within ±10¹³ dollars, action dates from 1978 to 2022
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from countersight.sources import tables
from countersight.sources.files import SourceFile
from countersight.sources.keys import Parts, action_key, award_key
from countersight.sources.layout import Glimpse, Kind, Layout, fit_table, renames, rows_of

KIND = Kind(
    "duns_era_transactions",
    "action",
    (
        "award_id_piid",
        "modification_number",
        "transaction_number",
        "parent_award_agency_id",
        "parent_award_id_piid",
        "awarding_agency_code",
        "awarding_sub_agency_code",
        "award_or_idv_flag",
        "federal_action_obligation",
        "action_date",
        "recipient_name",
        "recipient_duns",
    ),
    renames("duns_era_transactions"),
)
DERIVED = ("contract_transaction_unique_key", "contract_award_unique_key")
# Departments whose contracts FPDS files under another agency than the one that awarded them:
# Defense (all, under 9700), Interior and Labor (many). Codes as they were and as they are.
ELSEWHERE = ("097", "014", "016", "1601")


def fit(glimpse: Glimpse) -> Layout | None:
    """The layout of an old download: no keys, and the names of 2018."""
    if DERIVED[0] in glimpse.header or "parent_award_id" not in glimpse.header:
        return None
    layout = fit_table(KIND, glimpse)
    if layout is None:
        return None
    return replace(
        layout,
        header=(*DERIVED, *layout.header),
        canonical={**{name: name for name in DERIVED}, **layout.canonical},
        missing=tuple(name for name in layout.missing if name not in DERIVED),
    )


def rows(source: SourceFile, layout: Layout) -> Iterator[list[str]]:
    """The rows of an old download, led by their two keys (blank where they cannot be known)."""
    inner = replace(layout, header=layout.header[len(DERIVED) :])
    names = [inner.canonical.get(name, name) for name in inner.header]
    widths = [
        (names.index(row["column"]), int(row["digits"]))
        for row in rows_of("duns_era_digits")
        if row["column"] in names
    ]
    duns = names.index("recipient_duns")
    shorn = _lost_zeros(row[duns] for row in tables.read(source, inner) if duns < len(row))
    for row in tables.read(source, inner):
        if len(row) != len(names):
            yield ["", "", *row]
            continue
        for place, width in widths:
            if row[place].isdigit():
                row[place] = row[place].zfill(width)
        yield [*_keys(dict(zip(names, row, strict=True)), shorn=shorn), *row]


def _lost_zeros(numbers: Iterable[str]) -> bool:
    """Whether some number of nine digits has fewer, as when a spreadsheet read it as a figure."""
    return any(number.isdigit() and len(number) < 9 for number in numbers)


def _keys(row: Mapping[str, str], *, shorn: bool) -> tuple[str, str]:
    if row["awarding_agency_code"] in ELSEWHERE or row["award_or_idv_flag"] not in ("AWARD", "IDV"):
        return "", ""
    parts = Parts(
        vehicle=row["award_or_idv_flag"] == "IDV",
        agency=row["awarding_sub_agency_code"],
        piid=row["award_id_piid"],
        modification=row["modification_number"],
        transaction=row["transaction_number"],
        parent_agency=row["parent_award_agency_id"],
        parent_piid=row["parent_award_id_piid"],
    )
    numbers = (parts.piid, parts.parent_piid, parts.modification)
    if shorn and any(number.isdigit() and number != "0" for number in numbers):
        return "", ""
    return action_key(parts), award_key(parts)
