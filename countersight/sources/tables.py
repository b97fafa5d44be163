"""Tables as rows of text: CSV and Parquet, with the dates of a rewritten file made ISO again."""

import csv
import sys
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

import pyarrow as pa
import pyarrow.parquet as pq

from countersight.errors import InputError
from countersight.sources.dates import iso, order_of, readings
from countersight.sources.files import SourceFile
from countersight.sources.layout import Glimpse, Layout, columns

Row = list[str]
# A file whose first rows mostly have ISO dates has not been rewritten.
SAMPLE = 1000
BATCH = 2048


def read(source: SourceFile, layout: Layout) -> Iterator[Row]:
    """The rows below the header, dates as ISO dates, in the layout's own columns.

    A CSV's row of too many or too few cells is given as it is: the record refuses it by its line.
    """
    places = _date_places(layout, layout.header)
    for row in cells(
        source.label, Glimpse(source.label, source.path, layout.format, layout.header)
    ):
        for place, timed in places:
            if place < len(row) and row[place]:
                row[place] = iso(row[place], layout.dates, timed=timed)
        yield row


def dated(glimpse: Glimpse, layout: Layout) -> Layout:
    """The layout with the order of its dates. Raises `InputError` where none can be told."""
    places = [place for place, _ in _date_places(layout, glimpse.header)]

    def values(most: int | None) -> Iterator[str]:
        for row in islice(cells(glimpse.label, glimpse), most):
            yield from (row[place] for place in places if place < len(row) and row[place])

    sample = [bool(readings(value)) for value in values(SAMPLE)]
    # A stray date among ISO dates is the fault of its row, which the record refuses.
    if sum(sample) * 2 <= len(sample):
        return layout
    return replace(layout, dates=order_of(glimpse.label, values(None)))


def _date_places(layout: Layout, header: tuple[str, ...]) -> list[tuple[int, bool]]:
    """Where the dates stand, and whether the publisher shows a time of day with them."""
    kinds = {column.name: column.type for column in columns(layout.grain)}
    names = [layout.canonical.get(name, "") for name in header]
    return [
        (place, kinds[name] != "date")
        for place, name in enumerate(names)
        if name.endswith("_date") and name in kinds
    ]


def cells(label: str, glimpse: Glimpse) -> Iterator[Row]:
    """The rows of a table below its header, as they are."""
    return _parquet(label, glimpse) if glimpse.format == "parquet" else _csv(label, glimpse)


def _csv(label: str, glimpse: Glimpse) -> Iterator[Row]:
    csv.field_size_limit(sys.maxsize)
    # Bytes that are no UTF-8 pass through, for the record to refuse the row that holds them.
    with glimpse.path.open(encoding="utf-8-sig", errors="surrogateescape", newline="") as stream:
        try:
            yield from islice(csv.reader(stream), 1, None)
        except csv.Error as error:
            raise InputError(f"{label}: cannot be read as a CSV ({error}); mend it") from error


def _parquet(label: str, glimpse: Glimpse) -> Iterator[Row]:
    try:
        with pq.ParquetFile(glimpse.path) as table:
            for batch in table.iter_batches(BATCH):
                cells = [column.cast(pa.string()).to_pylist() for column in batch.columns]
                yield from ([cell or "" for cell in row] for row in zip(*cells, strict=True))
    except (pa.ArrowException, OSError) as error:
        reason = str(error).splitlines()[0]
        raise InputError(f"{label}: cannot be read as Parquet ({reason})") from error
