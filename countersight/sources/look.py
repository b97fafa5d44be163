"""A first look at a file: its form, the header where it is a table, and why it fits no layout."""

import csv
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Sequence

import pyarrow as pa
import pyarrow.parquet as pq

from countersight.errors import InputError, UnknownLayout
from countersight.sources.files import SourceFile
from countersight.sources.layout import Glimpse, Kind, rows_of

HEAD = 1 << 20
_BOM = b"\xef\xbb\xbf"


def look(source: SourceFile) -> Glimpse:
    """What a file is, from its first bytes: never from its name.

    Raises `InputError` for a file that is empty, not UTF-8 or no table, XML or JSON;
    `UnknownLayout` for a web page.
    """
    with source.path.open("rb") as stream:
        head = stream.read(HEAD)
    text = head.removeprefix(_BOM).strip()
    if not text:
        raise InputError(f"{source.label}: the file is empty; download it again")
    if head.startswith(b"PAR1"):
        return Glimpse(source.label, source.path, "parquet", _parquet_header(source))
    if head.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        raise InputError(f"{source.label}: is text in UTF-16; save it as UTF-8")
    if b"\0" in head:
        raise InputError(
            f"{source.label}: is not a text table; give a .csv, .parquet, .xml or .json, "
            "or a .zip of them"
        )
    if text[:15].lower().startswith((b"<!doctype html", b"<html")):
        raise UnknownLayout(
            f"{source.label}: is a web page in place of a table; open it to see what the "
            "publisher says, and download the file again"
        )
    if text[:1] in (b"<", b"{", b"["):
        form = "xml" if text[:1] == b"<" else "json"
        return Glimpse(source.label, source.path, form)
    return Glimpse(source.label, source.path, "csv", _csv_header(source, head))


def _parquet_header(source: SourceFile) -> tuple[str, ...]:
    try:
        return tuple(pq.read_schema(source.path).names)
    except (pa.ArrowException, OSError) as error:
        reason = str(error).splitlines()[0]
        raise InputError(
            f"{source.label}: cannot be read as Parquet ({reason}); download it again"
        ) from error


def _csv_header(source: SourceFile, head: bytes) -> tuple[str, ...]:
    line = head.splitlines()[0]
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


def no_fit(glimpse: Glimpse, kinds: Sequence[Kind]) -> str:
    """Why a file fits no layout: what it looks like instead, or the nearest and what it lacks."""
    remedy = "give an unaltered download of contract actions, awards, subawards or relations"
    if glimpse.format == "xml":
        return f"{glimpse.label}: is XML, but no FPDS page or document; {remedy}"
    if glimpse.format == "json":
        return f"{glimpse.label}: is JSON, but no OCDS release, record or package; {remedy}"
    if what := _looks_like(glimpse.header):
        return (
            f"{glimpse.label}: row 1, the header, fits no layout: it looks like {what}, "
            f"which is no record of contracting; {remedy}"
        )
    split = len(glimpse.header) == 1 and ";" in glimpse.header[0]
    hint = " and cells are split by ';', not ','" if split else ""
    nearest = min(kinds, key=lambda kind: len(kind.lacks(glimpse.header)) / len(kind.essential))
    called = {canonical: name for name, canonical in nearest.renamed.items()}
    lacking = [called.get(name, name) for name in nearest.lacks(glimpse.header)]
    return (
        f"{glimpse.label}: row 1, the header, fits no layout"
        f"{hint}; nearest is {nearest.name}, "
        f"which also has {', '.join(lacking[:4])}{' …' if len(lacking) > 4 else ''}; {remedy}"
    )


def _looks_like(header: Sequence[str]) -> str | None:
    for row in rows_of("no_records"):
        if set(row["columns"].split(";")) <= set(header):
            return row["what"]
    return None
