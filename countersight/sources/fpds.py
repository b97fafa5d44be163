"""FPDS: ATOM pages of the federal procurement data system, and documents of awards and vehicles.

Publisher  U.S. General Services Administration
Licence    U.S. government work, public domain; DUNS numbers are Dun & Bradstreet's
Layouts    fpds: ATOM pages with `award` and `IDV` entries, `listOfAwards` and `listOfIDVs`, in
           schema 1.4 and 1.5; elements are mapped to columns by `layouts/fpds.csv`, where the
           first path that says something stands
Keys       put together from agency, PIID, modification and transaction number (`keys.py`)
Caveats    only the mapped elements are read: user ids, phones, e-mail addresses, treasury accounts
           and fees never are. Departments have FPDS codes, not those of the Treasury, and are
           left out; names and descriptions of codes stand in ATOM pages alone. An entry that is
           neither an award nor a vehicle (other transactions) becomes a row without key. The
           feed of deleted records is not read. A document type declaration is refused.
Expected   ten entries a page, amounts within ±10¹³ dollars, dates signed from 1978 on
"""

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import IO
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse

from countersight.errors import InputError
from countersight.sources.files import SourceFile
from countersight.sources.keys import Parts, action_key, award_key
from countersight.sources.layout import Glimpse, Layout, columns, rows_of

NAME = "fpds"
ROOTS = ("feed", "listOfAwards", "listOfIDVs")
RECORDS = ("award", "IDV", "OtherTransactionAward", "OtherTransactionIDV")
DERIVED = (
    "contract_transaction_unique_key",
    "contract_award_unique_key",
    "award_or_idv_flag",
    "award_type_code",
    "award_type",
    "idv_type_code",
    "idv_type",
)
FLAGS = {"true": "t", "false": "f"}
# A record is some eight elements deep; what is deeper is built to exhaust the reader.
DEEPEST = 64
ACTION_TYPE = "contractData/contractActionType"
AGENCY = ("awardID/awardContractID/agencyID", "contractID/IDVID/agencyID")


def fit(glimpse: Glimpse) -> Layout | None:
    """The layout of FPDS documents, by the root and the first record of the file."""
    if glimpse.format != "xml" or not _is_fpds(glimpse):
        return None
    header = (*DERIVED, *_paths())
    return Layout(
        name=NAME,
        header=header,
        canonical={name: name for name in header},
        missing=tuple(column.name for column in columns() if column.name not in header),
        format=glimpse.format,
    )


def rows(source: SourceFile, layout: Layout) -> Iterator[list[str]]:
    """One row a record, in the layout's columns; never more than one record in memory.

    Raises `InputError` where the document is cut short, declares entities or nests without end.
    """
    kinds = {column.name: column.type for column in columns()}
    with source.path.open("rb") as stream:
        for record in _records(source.label, stream):
            cells = _cells(record)
            yield [
                cells[name][:10] if kinds[name] == "date" else cells[name] for name in layout.header
            ]


@cache
def _paths() -> dict[str, tuple[str, ...]]:
    paths: dict[str, tuple[str, ...]] = {}
    for row in rows_of("fpds"):
        paths[row["column"]] = (*paths.get(row["column"], ()), row["path"])
    return paths


def _is_fpds(glimpse: Glimpse) -> bool:
    with glimpse.path.open("rb") as stream:
        for depth, event, element in _walk(glimpse.label, stream):
            name = _local(element.tag)
            if depth == 1 and event == "start" and name not in ROOTS:
                return False
            if event == "start" and name in RECORDS:
                return "fpds" in element.tag
            element.clear()
        # A page without entries is an answer too: nothing was found.
        stream.seek(0)
        return b"fpds" in stream.read(4096).lower()


def _records(label: str, stream: IO[bytes]) -> Iterator[Element]:
    outer: list[Element] = []
    within = 0
    for _, event, element in _walk(label, stream):
        record = _local(element.tag) in RECORDS
        if event == "start":
            outer.append(element)
            within += record
            continue
        outer.pop()
        within -= record
        if record and not within:
            yield element
        if not within and outer:
            outer[-1].clear()  # else an empty shell of every record would stay


def _walk(label: str, stream: IO[bytes]) -> Iterator[tuple[int, str, Element]]:
    depth = 0
    try:
        for event, element in iterparse(stream, ("start", "end"), forbid_dtd=True):
            depth += 1 if event == "start" else 0
            if depth > DEEPEST:
                raise InputError(f"{label}: XML nested over {DEEPEST} deep; it is no FPDS document")
            yield depth, event, element
            depth -= 1 if event == "end" else 0
    except DefusedXmlException as error:
        raise InputError(
            f"{label}: XML that declares a document type; FPDS sends none, fetch it again"
        ) from error
    except ParseError as error:
        raise InputError(
            f"{label}: XML is broken or cut short ({error}); fetch it again"
        ) from error


def _cells(record: Element) -> dict[str, str]:
    """What a record says, by the record's columns; '' where it says nothing."""
    said = _said(record)
    found = (
        (name, next((said[path] for path in paths if said.get(path)), ""))
        for name, paths in _paths().items()
    )
    cells = {name: FLAGS.get(value, value) for name, value in found}
    form = _local(record.tag)
    kind = "idv_type" if form == "IDV" else "award_type"
    cells |= dict.fromkeys(DERIVED, "")
    cells[f"{kind}_code"] = said.get(ACTION_TYPE, "")
    cells[kind] = said.get(f"{ACTION_TYPE}@description", "")
    agency = next((said[path] for path in AGENCY if said.get(path)), "")
    return cells | _keys(form, agency, cells) if form in ("award", "IDV") else cells


def _keys(form: str, agency: str, cells: Mapping[str, str]) -> dict[str, str]:
    parts = Parts(
        vehicle=form == "IDV",
        agency=agency,
        piid=cells["award_id_piid"],
        modification=cells["modification_number"],
        transaction=cells["transaction_number"],
        parent_agency=cells["parent_award_agency_id"],
        parent_piid=cells["parent_award_id_piid"],
    )
    return dict(zip(DERIVED, (action_key(parts), award_key(parts), form.upper()), strict=False))


def _said(record: Element) -> dict[str, str]:
    """What each element and attribute of a record says, by its path from the record."""
    said: dict[str, str] = {}

    def walk(element: Element, path: str) -> None:
        for child in element:
            here = f"{path}{_local(child.tag)}"
            said.setdefault(here, (child.text or "").strip())
            for name, value in child.attrib.items():
                said.setdefault(f"{here}@{name}", value.strip())
            walk(child, f"{here}/")

    walk(record, "")
    return said


@lru_cache(4096)
def _local(tag: str) -> str:
    """A tag without its namespace: the schema's versions differ in it."""
    return tag.rpartition("}")[2]
