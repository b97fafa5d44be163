"""Any source as the one form that the record reads: a CSV in UTF-8, with ISO dates."""

import csv
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from countersight.sources import csis, duns_era, fpds, gleif, ocds, sec, tables
from countersight.sources.files import SourceFile
from countersight.sources.layout import Layout

Read = Callable[[SourceFile, Layout], Iterator[list[str]]]
READERS: dict[str, Read] = {
    duns_era.KIND.name: duns_era.rows,
    fpds.NAME: fpds.rows,
    ocds.NAME: ocds.rows,
    **gleif.ROWS,
    **sec.ROWS,
    **csis.ROWS,
}


def tabulate(source: SourceFile, layout: Layout, scratch: Path) -> SourceFile:
    """The source as a CSV with the header of its layout, written into `scratch` row by row.

    Label and checksum stay those of the file that the user gave. A CSV that needs nothing is
    given back as it is. Raises `InputError` where the source cannot be read to its end.
    """
    read = READERS.get(layout.name)
    if read is None and layout.format == "csv" and layout.dates is None:
        return source
    path = scratch / f"{source.sha256}.csv"
    # Bytes of a CSV that are no UTF-8 are written as they were read, for the record to refuse.
    with path.open("w", encoding="utf-8", errors="surrogateescape", newline="") as stream:
        table = csv.writer(stream, lineterminator="\n")
        table.writerow(layout.header)
        table.writerows((read or tables.read)(source, layout))
    return replace(source, path=path)
