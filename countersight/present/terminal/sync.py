"""What `sync` says of what it will download, and of what it did."""

from typing import Any

from countersight.present.text import clean
from countersight.sources.usaspending_sync import Batch, Item, Plan

SAID = {
    "archive": "archive of fiscal year {year}: {name}",
    "delta": "changes and deletions since the archives before: {name}",
    "year": "export of actions dated {start} to {end}",
    "changes": "export of what was modified from {start} to {end}",
}


def plan_lines(plan: Plan) -> list[str]:
    """A line for each download, then what to know of it."""
    agency = plan.agency
    whose = agency.name if agency.whole else f"{agency.name}, {agency.department}"
    downloads = [f"  {number}. {_said(item)}" for number, item in enumerate(plan.items, 1)]
    return [f"Plan for {clean(whose)}:", *downloads, *(f"  ({clean(note)})" for note in plan.notes)]


def download_lines(batch: Batch) -> list[str]:
    return [
        f"{clean(file.url)}: {file.size:,} bytes, SHA-256 {file.sha256}" for file in batch.files
    ]


def download_shapes(batch: Batch) -> list[dict[str, Any]]:
    return [{"url": file.url, "bytes": file.size, "sha256": file.sha256} for file in batch.files]


def _said(item: Item) -> str:
    archive, span = item.archive, item.span
    return SAID[item.kind].format(
        year=archive and archive.fiscal_year,
        name=archive and clean(archive.file_name),
        start=span and span.start,
        end=span and span.end,
    )
