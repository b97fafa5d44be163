"""What `add` and `status` say: every row accounted for, and what the store cannot show."""

from collections.abc import Sequence
from pathlib import Path

from rich.table import Table
from rich.text import Text

from countersight.model import Counts, PullReport
from countersight.present.encode import iso
from countersight.present.overview import Overview
from countersight.present.terminal.frame import console, table
from countersight.present.text import clean, counted, day

OUTCOMES = ("new", "changed", "unchanged", "repeated", "deleted", "quarantined")


def show_pull(report: PullReport) -> None:
    out = console()
    shown = ("rows", *(name for name in (*OUTCOMES, "withheld") if getattr(report.totals, name)))
    files = table("file", "layout", *shown, numbers=shown)
    for file in report.files:
        files.add_row(clean(file.path), file.layout, *_counts(file.counts, shown))
    if len(report.files) > 1:
        files.add_row("all files", "", *_counts(report.totals, shown), style="bold")
    out.print(files)
    out.print()
    out.print(account(report.totals))
    for file in report.files:
        for note in file.notes:
            out.print(Text(f"{clean(file.path)}: {clean(note)}"))
    if report.totals.quarantined:
        out.print("`countersight export quarantine` says why rows are in quarantine.")
    seen = iso(report.seen_at)
    if report.added:
        out.print(f"Pull {report.pull}, seen at {seen}.")
    else:
        out.print(f"Nothing new: pull {report.pull}, seen at {seen}, holds all of it already.")


def account(counts: Counts) -> str:
    """`5 rows read = 3 new + 0 changed + … + 2 repeated …`; a sum that does not hold says so."""
    ends = [(getattr(counts, name), name) for name in OUTCOMES]
    sign = "=" if sum(number for number, _ in ends) == counts.rows else "≠"
    terms = " + ".join(f"{number:,} {name}" for number, name in ends)
    kept_back = f" ({counts.withheld:,} with personal data kept back)" if counts.withheld else ""
    return f"{counted(counts.rows, 'row')} read {sign} {terms}{kept_back}"


def _counts(counts: Counts, shown: Sequence[str]) -> list[str]:
    return [f"{getattr(counts, name):,}" for name in shown]


def show_overview(overview: Overview, store: Path) -> None:
    out = console()
    totals = overview.totals
    out.print(Text(f"Store {store}", style="bold"))
    if not overview.pulls:
        out.print("Nothing is in it yet: countersight add FILE…")
        return
    out.print(
        f"{counted(totals.actions, 'action')} of {counted(totals.awards, 'award')} to"
        f" {counted(totals.suppliers, 'supplier')},"
        f" {day(totals.first_date)} to {day(totals.last_date)}"
    )
    out.print()
    out.print(_pulls(overview))
    for pull in overview.pulls:
        if pull.reason:
            out.print(Text(f"Pull {pull.pull} is partial: {clean(pull.reason)}."))
    for one in (_agencies(overview), _layouts(overview)):
        out.print()
        out.print(one)
    out.print()
    for absent in overview.absent:
        out.print(f"{counted(absent.actions, 'action')}: {absent.status}")
    out.print(Text("What it cannot show", style="bold"))
    for gap in overview.gaps:
        out.print(Text(f"- {gap}"))


def _pulls(overview: Overview) -> Table:
    figures = ("files", "rows", "new", "changed")
    pulls = table("pull", "seen at", "added at", "scope", *figures, numbers=("pull", *figures))
    for pull in overview.pulls:
        seen, added = iso(pull.seen_at), iso(pull.added_at)
        counts = (f"{getattr(pull, name):,}" for name in figures)
        pulls.add_row(str(pull.pull), seen, added, pull.scope, *counts)
    return pulls


def _agencies(overview: Overview) -> Table:
    agencies = table("agency", "actions", "awards", "from", "to", numbers=("actions", "awards"))
    for line in overview.agencies:
        dates = day(line.first_date), day(line.last_date)
        named = clean(line.agency or "(no agency given)")
        agencies.add_row(named, f"{line.actions:,}", f"{line.awards:,}", *dates)
    return agencies


def _layouts(overview: Overview) -> Table:
    figures = ("files", "rows", "quarantined", "withheld")
    layouts = table("layout", *figures, numbers=figures)
    for layout in overview.layouts:
        layouts.add_row(layout.layout, *(f"{getattr(layout, name):,}" for name in figures))
    return layouts
