"""What `claims` and `check` say: claims in their own words, verdicts with their arithmetic."""

from collections.abc import Sequence

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from countersight.present import arithmetic
from countersight.present.facts import Told
from countersight.present.paragraphs import headline
from countersight.present.terminal.coverage import show_coverage
from countersight.present.terminal.frame import console
from countersight.present.text import clean, counted, sentence
from countersight.reported import Claim, Document, Reading, Verdict

MARKS = {"agrees": ("✓", "green"), "differs": ("✗", "red"), "undetermined": ("?", "yellow")}
SHOWN = 3  # readings; --json gives all


def show_claims(documents: list[Document], claims: list[Claim]) -> None:
    out = console()
    for document in documents:
        own = [claim for claim in claims if claim.article == document.name]
        out.print(Text(f"{clean(document.name)}: {counted(len(own), 'claim')}", style="bold"))
        for claim in own:
            out.print()
            out.print(_claim_line(claim))
            out.print(_indented(Text(_quote(document, claim), style="dim")))
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
        out.print(Text(clean(headline(document)), style="bold"))
        out.print(arithmetic.tally(own))
        for verdict in own:
            out.print()
            _show_verdict(out, document, verdict)
        out.print()
    for note in dict.fromkeys(verdict.coverage for verdict in verdicts if verdict.coverage):
        show_coverage(note)


def show_facts(
    documents: Sequence[Document], facts: Sequence[Told], verdicts: Sequence[Verdict]
) -> None:
    out = console()
    for number, document in enumerate(documents, start=1):
        out.print(Text(f"({number}) {clean(headline(document))}", style="dim"))
    out.print()
    for fact in facts:
        mark, style = MARKS[fact.verdict.verdict]
        head = Text(f"{fact.number}. ")
        head.append(f"{mark} {fact.verdict.verdict}  ", style=f"bold {style}")
        head.append(clean(fact.title), style="bold")
        head.append(f"  {fact.heard}", style="dim")
        out.print(head)
        for line in filter(None, (sentence(fact.verdict.reason), fact.parts)):
            out.print(_indented(Text(clean(line))))
        for difference in fact.differences:
            out.print(_indented(Text(clean(difference), style="yellow")))
        out.print()
    for note in dict.fromkeys(verdict.coverage for verdict in verdicts if verdict.coverage):
        show_coverage(note)


def _show_verdict(out: Console, document: Document, verdict: Verdict) -> None:
    mark, style = MARKS[verdict.verdict]
    head = Text(f"{mark} {verdict.verdict}  ", style=f"bold {style}")
    out.print(head.append_text(_claim_line(verdict.claim)))
    lines = [
        Text(_quote(document, verdict.claim), style="dim"),
        Text(sentence(clean(verdict.reason))),
    ]
    for reading in verdict.record[:1]:
        lines.append(Text(_rows(reading)))
    for reading in verdict.record[1:SHOWN]:
        facts = (_rows(reading), arithmetic.sum_of(reading), arithmetic.odds(reading))
        lines.append(Text(", ".join(filter(None, facts)), style="dim"))
    if len(verdict.record) > SHOWN:
        lines.append(Text(f"{len(verdict.record) - SHOWN} more readings: --json shows all"))
    lines += [
        Text(f"after the article, {piid}: {'; '.join(deeds)}", style="yellow")
        for piid, deeds in arithmetic.afterwards(verdict.later)
    ]
    for line in lines:
        out.print(_indented(line))


def _rows(reading: Reading) -> str:
    """Which rows a reading rests on, whose they are, and how far they are from the claim."""
    made = f", made by {clean(reading.maker)}" if reading.maker else ""
    who = f"record: {arithmetic.rows(reading)}, {arithmetic.span(reading)}"
    facts = (f"{who}, {clean(reading.supplier)}{made}", arithmetic.measure(reading))
    return "; ".join(filter(None, (*facts, arithmetic.gap(reading))))


def _indented(line: Text) -> Padding:
    return Padding(line, (0, 0, 0, 2), expand=False)
