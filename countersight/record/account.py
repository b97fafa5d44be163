"""The account of a pull: how every row ended, what it covers, and whether it told anything new."""

from collections.abc import Iterable
from dataclasses import asdict, fields
from datetime import UTC, datetime
from typing import Any

import pyarrow as pa

from countersight import sql
from countersight.duckdb_core import relational
from countersight.model import Counts, FileReport, PullReport
from countersight.record.delta import schema
from countersight.record.run import Run, Staged
from countersight.record.tables import COUNTS
from countersight.sources.layout import Layout


def reports_of(run: Run, staged: list[Staged]) -> tuple[FileReport, ...]:
    """How the rows of each file ended."""
    rows = run.con.execute(sql.load("record", "file_counts")).fetchall()
    counts = {row[0]: Counts(*row[1:]) for row in rows}
    return tuple(
        FileReport(s.source.label, s.layout.name, counts.get(s.number, Counts()), _notes(s.layout))
        for s in staged
    )


def _notes(layout: Layout) -> tuple[str, ...]:
    notes = []
    if layout.missing:
        notes.append(f"{len(layout.missing)} columns are missing: {', '.join(layout.missing[:3])}")
    if layout.unknown:
        notes.append(f"unknown columns, kept as they are: {', '.join(layout.unknown)}")
    if layout.dropped:
        notes.append(f"unknown columns about persons, not kept: {', '.join(layout.dropped)}")
    return tuple(notes)


def known_pull(run: Run, staged: list[Staged]) -> int | None:
    """The latest pull that holds each of these files byte for byte, if all are held."""
    found = [
        run.con.execute(
            "select max(pull) from source_file semi join pull using (pull) where sha256 = $1",
            [item.source.sha256],
        ).fetchall()[0][0]
        for item in staged
    ]
    return None if None in found or not found else max(found)


def seen_at(run: Run, pull: int) -> datetime:
    rows = run.con.execute("select seen_at from pull where pull = $1", [pull]).fetchall()
    moment: datetime = rows[0][0]
    return moment


def report_of(
    pull: int, seen_at: datetime, files: tuple[FileReport, ...], *, added: bool
) -> PullReport:
    return PullReport(pull, seen_at, files, total(report.counts for report in files), added)


def total(counts: Iterable[Counts]) -> Counts:
    """The sum of counts, field by field."""
    every = list(counts)
    return Counts(*(sum(getattr(c, field.name) for c in every) for field in fields(Counts)))


def small_rows(
    run: Run, staged: list[Staged], reports: tuple[FileReport, ...]
) -> dict[str, pa.Table]:
    """What this pull adds to the small tables."""
    source_file = [_source_row(run, item, rep) for item, rep in zip(staged, reports, strict=True)]
    return {
        "source_file": pa.Table.from_pylist(source_file, schema=pa.schema(schema("source_file"))),
        "sighting": _table(run, "sighting", "sighted_runs"),
        "coverage": _table(run, "coverage", "covered"),
        "quarantine": _table(run, "quarantine", "quarantined"),
    }


def pull_row(run: Run, rows: dict[str, pa.Table], moment: datetime) -> dict[str, Any]:
    """The row of table `pull`, but for what is only known when all else is committed."""
    files = rows["source_file"].to_pylist()
    counts = {name: sum(row[name] for row in files) for name in COUNTS}
    return {
        "pull": run.pull,
        "kind": "add",
        **_scope(run, rows["coverage"]),
        "seen_at": moment.replace(tzinfo=UTC),
        "files": len(files),
        **counts,
        "next_version": run.before.next_version + counts["rows"],
    }


def _scope(run: Run, coverage: pa.Table) -> dict[str, str | None]:
    """What the pull claims to be, or why it is less: evidently incomplete pulls are `partial`."""
    relational(run.con).register("covers", coverage)
    [(scope, reason)] = run.con.execute(sql.load("record", "scope")).fetchall()
    run.con.unregister("covers")
    return {"scope": scope, "reason": reason}


def _table(run: Run, name: str, query: str) -> pa.Table:
    found = relational(run.con).sql(sql.load("record", query), params={"pull": run.pull})
    return found.to_arrow_table().cast(pa.schema(schema(name)))


def _source_row(run: Run, item: Staged, report: FileReport) -> dict[str, Any]:
    return {
        "pull": run.pull,
        "file": item.number,
        "path": item.source.label,
        "layout": item.layout.name,
        "sha256": item.source.sha256,
        "bytes": item.source.size,
        **asdict(report.counts),
        "notes": "; ".join(report.notes) or None,
    }
