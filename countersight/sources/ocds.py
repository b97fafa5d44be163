"""OCDS: awards and contracts in releases of the Open Contracting Data Standard, 1.0 and 1.1.

Publisher  governments and cities, each its own; the standard is the Open Contracting Partnership's
Licence    the publisher's, named in the package
Layouts    ocds_releases: release packages, record packages, single releases and records, and any
           of these one a line
Rows       one an award, with the contracts that carry it out; one a contract whose award the
           release does not hold, dated when it was signed. A record counts by its releases, and
           by its compiled release where none of them holds an award or a contract; releases that
           are only linked to are not fetched
Caveats    amounts are in the currency named, before conversion, and only where the standard's
           `value` says them. Suppliers who are natural persons (`ocds_persons.py`) are withheld
           here; contact points, addresses and persons are never read. A person whom nothing marks
           cannot be told from a company
Expected   amounts up to 10¹³ of their currency, dates from 1990 on
"""

import json
import re
from codecs import BOM_UTF8
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import IO, Any

import ijson  # type: ignore[import-untyped]

from countersight.errors import InputError
from countersight.sources.files import SourceFile
from countersight.sources.layout import Glimpse, Layout, columns
from countersight.sources.ocds_persons import is_person, names_of

NAME = "ocds_releases"
WITHHELD = "individual supplier"
BETWEEN = " | "
# The first of these keys at the top tells what a document is; `releases` alone does not.
TELLING = {
    "records": "records.item",
    "compiledRelease": "",
    "versionedRelease": "",
    **dict.fromkeys(("tag", "initiationType", "planning", "tender", "awards", "contracts"), ""),
}
PACKAGED = ("uri", "publishedDate")
LONGEST_LINE = 1 << 24
# A release is some dozen objects deep; what is deeper is built to exhaust the reader.
DEEPEST = 64
LONGEST_NUMBER = 30
ENDLESS = re.compile(rb"[0-9]{1000}")
OPENING = {"start_map": 1, "start_array": 1, "end_map": -1, "end_array": -1}

Json = Mapping[str, Any]


def fit(glimpse: Glimpse) -> Layout | None:
    """The layout of an OCDS document, by the keys at its top."""
    if glimpse.format != "json" or _where(glimpse.label, glimpse.path) is None:
        return None
    header = tuple(column.name for column in columns("release"))
    canonical = {name: name for name in header}
    return Layout(NAME, header, canonical, grain="release", format=glimpse.format)


def rows(source: SourceFile, layout: Layout) -> Iterator[list[str]]:
    """One row an award or contract, in the layout's columns.

    Raises `InputError` where the document is broken, cut short or changes its kind midway.
    """
    for document in _documents(source):
        for release in _releases(document):
            for cells in _awarded(release):
                yield [cells.get(name, "") for name in layout.header]


def _open(path: Path) -> IO[bytes]:
    stream = path.open("rb")
    if stream.read(len(BOM_UTF8)) != BOM_UTF8:
        stream.seek(0)
    return stream


def _where(label: str, path: Path) -> str | None:
    """The path of what is to be read one by one: packages hold it within, '' is the whole."""
    seen: set[str] = set()
    with _open(path) as stream:
        for prefix, event, value in ijson.parse(_events(label, stream)):
            if prefix == "" and event == "end_map":
                break  # what follows on other lines is of the same kind
            if prefix or event != "map_key":
                continue
            seen.add(value)
            if value in TELLING:
                return TELLING[value]
            if "releases" in seen and not seen.isdisjoint(PACKAGED):
                return "releases.item"
    if "releases" in seen:
        return "releases.item"
    return "" if "ocid" in seen else None


def _events(label: str, stream: IO[bytes]) -> Iterator[tuple[str, Any]]:
    """What a parser meets in a document. Raises `InputError` where it breaks or nests too deep."""
    depth = 0
    try:
        for event, value in ijson.basic_parse(_Watched(stream), multiple_values=True):
            depth += OPENING.get(event, 0)
            if depth > DEEPEST:
                raise InputError(
                    f"{label}: JSON nested over {DEEPEST} deep; it is no OCDS document"
                )
            yield event, value
    except (ijson.JSONError, ValueError) as error:
        raise _broken(label, error) from error


@dataclass(slots=True)
class _Watched:
    """A stream that holds no endless number: ijson 3.6 crashes on an integer of 4,301 digits."""

    stream: IO[bytes]
    last: bytes = b""

    def read(self, size: int) -> bytes:
        chunk = self.stream.read(size)
        if ENDLESS.search(self.last + chunk):
            raise ValueError("a number of over 1,000 digits")
        self.last = (self.last + chunk)[-1000:]
        return chunk


def _documents(source: SourceFile) -> Iterator[Json]:
    if _by_lines(source.path):
        yield from _lines(source)
        return
    where = _where(source.label, source.path) or ""
    with _open(source.path) as stream:
        items = ijson.items(ijson.parse(_events(source.label, stream)), where)
        yield from (item for item in items if isinstance(item, dict))


def _by_lines(path: Path) -> bool:
    """Whether the first line is a whole document and another follows."""
    with _open(path) as stream:
        try:
            json.loads(stream.readline(LONGEST_LINE))
        except (ValueError, RecursionError):
            return False
        return any(line.strip() for line in islice(stream, 1))


def _lines(source: SourceFile) -> Iterator[Json]:
    with _open(source.path) as stream:
        for number, line in enumerate(iter(lambda: stream.readline(LONGEST_LINE), b""), 1):
            if not line.strip():
                continue
            try:
                document = json.loads(line, parse_float=Decimal)
            except (ValueError, RecursionError) as error:
                raise _broken(f"{source.label}: line {number}", error) from error
            if not isinstance(document, dict):
                raise InputError(f"{source.label}: line {number} is no OCDS release; mend it")
            yield from _each(document.get("records")) or _each_packaged(document)


def _each_packaged(document: Json) -> list[Json]:
    packaged = "releases" in document and not {"ocid", "compiledRelease"} & document.keys()
    return _each(document["releases"]) if packaged else [document]


def _broken(label: str, error: Exception) -> InputError:
    reason = str(error).splitlines()[0] if str(error) else "cut short"
    return InputError(f"{label}: JSON is broken or cut short ({reason}); fetch it again")


def _releases(document: Json) -> list[Json]:
    """The releases of a record that say something, or the release itself."""
    if not {"releases", "compiledRelease", "versionedRelease"} & document.keys():
        return [document]
    telling = [r for r in _each(document.get("releases")) if r.get("awards") or r.get("contracts")]
    return telling or _each(document.get("compiledRelease"))


def _awarded(release: Json) -> Iterator[dict[str, str]]:
    common = _common(release)
    parties = {_text(party.get("id")): party for party in _each(release.get("parties"))}
    contracts = _each(release.get("contracts"))
    awards = {_text(award.get("id")) for award in _each(release.get("awards"))}
    for award in _each(release.get("awards")):
        number = _text(award.get("id"))
        own = [c for c in contracts if number and _text(c.get("awardID")) == number]
        signed = BETWEEN.join(sorted({_day(c.get("dateSigned")) for c in own} - {""}))
        said = {
            "contract_ids": BETWEEN.join(_text(contract.get("id")) for contract in own),
            "date_signed": signed if BETWEEN not in signed else "",
            **_period(award.get("contractPeriod")),
        }
        yield common | _item(award, parties) | {"kind": "award"} | said
    for contract in contracts:
        if _text(contract.get("awardID")) not in awards:
            signed = _day(contract.get("dateSigned"))
            said = {"date": signed, "date_signed": signed, **_period(contract.get("period"))}
            yield common | _item(contract, parties) | {"kind": "contract"} | said


def _common(release: Json) -> dict[str, str]:
    buyers = _each(release.get("buyer")) or [
        party for party in _each(release.get("parties")) if "buyer" in (party.get("roles") or ())
    ]
    return {
        "ocid": _text(release.get("ocid")),
        "release_id": _text(release.get("id")),
        "release_date": _text(release.get("date")),
        "tag": ";".join(_text(tag) for tag in release.get("tag") or ()),
        "language": _text(release.get("language")),
        "buyer_id": BETWEEN.join(_text(buyer.get("id")) for buyer in buyers),
        "buyer_name": BETWEEN.join(_text(buyer.get("name")) for buyer in buyers),
    }


def _item(item: Json, parties: Mapping[str, Json]) -> dict[str, str]:
    value = item.get("value")
    value = value if isinstance(value, dict) else {}
    suppliers = [(s, parties.get(_text(s.get("id")), {})) for s in _each(item.get("suppliers"))]
    persons = [pair for pair in suppliers if is_person(*pair)]
    return {
        "item_id": _text(item.get("id")),
        "title": _unnamed(_text(item.get("title")), persons),
        "description": _unnamed(_text(item.get("description")), persons),
        "status": _text(item.get("status")),
        "date": _day(item.get("date")),
        "supplier_names": BETWEEN.join(
            WITHHELD if pair in persons else next(iter(names_of(*pair)), "") for pair in suppliers
        ),
        "supplier_ids": BETWEEN.join("" if pair in persons else _id(*pair) for pair in suppliers),
        "natural_person": "t" if persons else "f",
        "amount": _text(value.get("amount")),
        "currency": _text(value.get("currency")).upper(),
    }


def _id(supplier: Json, party: Json) -> str:
    """The identifier with its scheme in front, as the standard writes it, else the local id."""
    for identifier in (entry.get("identifier") for entry in (supplier, party)):
        if isinstance(identifier, dict) and (number := _text(identifier.get("id"))):
            scheme = _text(identifier.get("scheme"))
            return f"{scheme}-{number}" if scheme else number
    return _text(supplier.get("id"))


def _unnamed(text: str, persons: list[tuple[Json, Json]]) -> str:
    for pair in persons:
        for name in names_of(*pair):
            text = re.sub(re.escape(name), WITHHELD, text, flags=re.I)
    return text


def _period(period: Any) -> dict[str, str]:
    said = period if isinstance(period, dict) else {}
    return {"period_start": _day(said.get("startDate")), "period_end": _day(said.get("endDate"))}


def _day(value: Any) -> str:
    """The day as the publisher states it, without a time; '' for what is no ISO date."""
    found = re.match(r"\d{4}-\d{2}-\d{2}(?!\d)", _text(value))
    return found.group() if found else ""


def _each(value: Any) -> list[Json]:
    """The objects of a list, or the one that stands where a list should."""
    if isinstance(value, dict):
        return [value]
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def _text(value: Any) -> str:
    """A value as the text of a cell; what is no plain value says nothing."""
    if value is None or isinstance(value, dict | list):
        return ""
    if isinstance(value, Decimal) and abs(value.adjusted()) < LONGEST_NUMBER:
        return format(value, "f")  # 1e2 is 100, but 1e999999999 stays as it is
    return str(value).replace("\0", "")
