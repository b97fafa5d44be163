"""What `capability` says: all of the taxonomy counted, or one with who, to whom, for how much."""

from collections.abc import Sequence

from rich.padding import Padding
from rich.text import Text

from countersight.present.capabilities import Borne, Bought, Page, Party
from countersight.present.terminal.frame import console, table
from countersight.present.text import clean, counted, money, plain


def show_counted(found: Sequence[Borne]) -> None:
    out = console()
    figures = ("awards", "stated", "shown", "supporting", "obligated")
    made = table("capability", *figures, numbers=figures)
    for line in found:
        counts = (line.awards, line.stated, line.shown, line.supporting)
        made.add_row(line.id, *(f"{n:,}" for n in counts), money(line.obligated))
    out.print(made)
    out.print("\n`capability ID` shows who sells one, to whom, for how much.")


def show_page(shown: Page, limit: int) -> None:
    out = console()
    borne = shown.borne
    out.print(Text(f"{borne.name}  {borne.id}", style="bold"))
    out.print(Text(borne.definition, "dim"))
    out.print(
        f"{counted(borne.awards, 'award')}, {money(borne.obligated)} obligated;"
        f" {borne.stated:,} by their words, {borne.shown:,} by supplier, maker or product,"
        f" {borne.supporting:,} by a code alone"
    )
    _show_parties("supplier", shown.suppliers, limit)
    _show_parties("maker, else the supplier", shown.makers, limit)
    _show_parties("agency", shown.agencies, limit)
    _show_years(shown)
    out.print()
    for award in shown.awards:
        _show_award(award)
    if len(shown.awards) < borne.awards:
        out.print(f"\n{len(shown.awards):,} of {borne.awards:,} shown, most money first;", end=" ")
        out.print("--limit 0 shows all")


def _show_parties(role: str, parties: Sequence[Party], limit: int) -> None:
    if not parties:
        return
    out = console()
    made = table(role, "awards", "obligated", numbers=("awards", "obligated"))
    for party in parties[: limit or None]:
        made.add_row(clean(party.name), f"{party.awards:,}", money(party.obligated))
    out.print()
    out.print(made)
    if limit and len(parties) > limit:
        out.print(Text(f"and {len(parties) - limit:,} more", "dim"))


def _show_years(shown: Page) -> None:
    if not shown.years:
        return
    out = console()
    figures = ("awards", "actions", "obligated")
    made = table("fiscal year", *figures, numbers=figures)
    for year in shown.years:
        made.add_row(
            str(year.fiscal_year), f"{year.awards:,}", f"{year.actions:,}", money(year.obligated)
        )
    out.print()
    out.print(made)


def _show_award(award: Bought) -> None:
    out = console()
    line = Text(f"{award.piid:<17}  {money(award.obligated):>17}  ")
    line.append(clean(award.supplier), style="bold")
    resold = f" (made by {clean(award.maker)})" if award.maker else ""
    state = plain(award.state) if award.state else "state unknown"
    line.append(f"{resold}  {award.agency}, {state}, {award.first_date} to {award.last_date}")
    out.print(line)
    told = f"{award.strength}, {award.basis}: {clean(award.words)}"
    flags = f"  ⚑ {', '.join(award.flags)}" if award.flags else ""
    out.print(Padding(Text(told + flags, style="dim"), (0, 0, 0, 2), expand=False))
