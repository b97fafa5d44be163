"""What `claims` and `check` say: claims in their own words, verdicts with their arithmetic."""

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from countersight.model import Claim, Document, Reading, Verdict
from countersight.present import arithmetic
from countersight.present.terminal.frame import console
from countersight.present.text import clean, counted, day, plain

MARKS = {"agrees": ("✓", "green"), "differs": ("✗", "red"), "undetermined": ("?", "yellow")}


def show_claims(documents: list[Document], claims: list[Claim]) -> None:
    out = console()
    for document in documents:
        own = [claim for claim in claims if claim.article == document.name]
        out.print(Text(f"{clean(document.name)}: {counted(len(own), 'claim')}", style="bold"))
        for claim in own:
            out.print()
            out.print(_claim_line(claim))
            out.print(Padding(Text(_quote(document, claim), style="dim"), (0, 0, 0, 2)))
        out.print()


def _claim_line(claim: Claim) -> Text:
    line = Text(clean(claim.vendor), style="bold")
    for part in (arithmetic.event(claim), arithmetic.figure(claim), claim.date_text, claim.product):
        line.append(f"  {clean(part)}" if part else "", style="not bold")
    return line


def _quote(document: Document, claim: Claim) -> str:
    return f"“{' '.join(clean(document.text[claim.start : claim.end]).split())}”"


def show_verdicts(documents: list[Document], verdicts: list[Verdict]) -> None:
    out = console()
    for document in documents:
        own = [verdict for verdict in verdicts if verdict.claim.article == document.name]
        out.print(Text(clean(document.title or document.name), style="bold"))
        out.print(arithmetic.tally(own))
        for verdict in own:
            out.print()
            _show_verdict(out, document, verdict)
        out.print()
    for note in dict.fromkeys(verdict.coverage for verdict in verdicts if verdict.coverage):
        out.print(Padding(Text(arithmetic.coverage_note(note), style="dim"), (0, 0, 1, 0)))


def _show_verdict(out: Console, document: Document, verdict: Verdict) -> None:
    mark, style = MARKS[verdict.verdict]
    head = Text(f"{mark} {verdict.verdict}  ", style=f"bold {style}")
    out.print(head.append_text(_claim_line(verdict.claim)))
    indented = [Text(_quote(document, verdict.claim), style="dim"), Text(clean(verdict.reason))]
    for number, reading in enumerate(verdict.record[:3]):
        indented.extend(_reading_lines(reading, best=number == 0))
    if len(verdict.record) > 3:
        indented.append(Text(f"{len(verdict.record) - 3} more readings: --json shows all"))
    for later in verdict.later:
        what = f"{later.piid} {later.modification}, {plain(later.event)}"
        indented.append(Text(f"later: {day(later.date)}, {what}", style="yellow"))
    for line in indented:
        out.print(Padding(line, (0, 0, 0, 2)))


def _reading_lines(reading: Reading, best: bool) -> list[Text]:
    style = "" if best else "dim"
    through = f", made by {clean(reading.maker)}" if reading.maker else ""
    who = f"{arithmetic.rows(reading)}, {arithmetic.span(reading)}, {clean(reading.supplier)}"
    lines = [Text(f"record: {who}{through}", style=style)]
    facts = (
        arithmetic.measure(reading),
        arithmetic.sum_of(reading),
        arithmetic.gap(reading),
        arithmetic.odds(reading),
    )
    lines.append(Text("        " + "; ".join(fact for fact in facts if fact), style=style))
    return lines
