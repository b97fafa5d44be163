"""What `capability` says: all of the taxonomy counted, or one with who, to whom, for how much."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from rich.padding import Padding
from rich.text import Text

from countersight.present.capabilities import Borne, Bought, Profile, Spent
from countersight.present.keyset import Listed
from countersight.present.terminal.frame import console, table
from countersight.present.text import clean, counted, money, plain, short_money


def show_counted(found: Sequence[Borne]) -> None:
    out = console()
    figures = ("awards", "stated", "shown", "supporting", "obligated")
    made = table("capability", *figures, numbers=figures)
    for line in found:
        counts = (line.awards, line.stated, line.shown, line.supporting)
        made.add_row(line.id, *(f"{n:,}" for n in counts), money(line.obligated))
    out.print(made)
    out.print("\n`capability ID` shows who sells one, to whom, for how much.")


def show_profile(shown: Profile) -> None:
    out = console()
    borne = shown.borne
    out.print(Text(f"{borne.name}  {borne.id}", style="bold"))
    out.print(Text(borne.definition, "dim"))
    out.print(
        f"{counted(borne.awards, 'award')}, {money(borne.obligated)} obligated;"
        f" {borne.stated:,} by their words, {borne.shown:,} by supplier, maker or product,"
        f" {borne.supporting:,} by a code alone"
    )
    _show_parties("supplier", [(s.name, s.awards, s.obligated) for s in shown.suppliers.lines])
    _rest(shown.suppliers)
    makers = [(m.maker, m.awards, m.obligated) for m in shown.makers.lines]
    _show_parties("maker, else the supplier", makers)
    _rest(shown.makers)
    _show_spent(shown.spent)
    out.print()
    for award in shown.awards.lines:
        _show_award(award)
    _rest(shown.awards)


def _show_parties(role: str, parties: Sequence[tuple[str | None, int, Decimal]]) -> None:
    if not parties:
        return
    out = console()
    made = table(role, "awards", "obligated", numbers=("awards", "obligated"))
    for name, awards, obligated in parties:
        made.add_row(clean(name or "unnamed"), f"{awards:,}", money(obligated))
    out.print()
    out.print(made)


def _show_spent(spent: Sequence[Spent]) -> None:
    """An agency a line, a fiscal year a column."""
    if not spent:
        return
    years = sorted({line.fiscal_year for line in spent})
    made = table("agency", *map(str, years), numbers=tuple(map(str, years)))
    for agency in dict.fromkeys(line.agency for line in spent):
        own = {line.fiscal_year: line.obligated for line in spent if line.agency == agency}
        cells = (short_money(own[year]) if year in own else "" for year in years)
        made.add_row(agency or "not named", *cells)
    console().print()
    console().print(made)


def _rest(listed: Listed[Any]) -> None:
    more = listed.of_all - len(listed.lines)
    if more > 0:
        said = f"and {more:,} more of {listed.of_all:,}; --limit 0 shows all"
        console().print(Text(said, "dim"))


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
