"""What `makers` says: makers by money, or one maker's money by route, supplier, agency and year."""

from collections.abc import Sequence
from datetime import date
from itertools import groupby

from rich.text import Text

from countersight.present.makers import MakerMoney, MakerTotal, total
from countersight.present.terminal.frame import console, table
from countersight.present.text import clean, counted, day, money


def show_makers(found: Sequence[MakerTotal], known: int) -> None:
    out = console()
    figures = ("awards", "resellers", "direct", "through resellers")
    made = table("maker", *figures, numbers=figures)
    for line in found:
        numbers = (f"{line.awards:,}", f"{line.resellers:,}")
        made.add_row(clean(line.maker), *numbers, money(line.direct), money(line.resold))
    out.print(made)
    out.print(f"\n{len(found):,} of {counted(known, 'maker')} whose products are resold")
    for line in found:
        if len(line.members) > 1:
            others = ", ".join(m for m in line.members if m != line.maker)
            out.print(Text(f"{clean(line.maker)} with {clean(others)}", style="dim"))
    out.print(Text(_way(found[0].family_on if found else None), style="dim"))


def show_money(parts: Sequence[MakerMoney]) -> None:
    """Each supplier's sum, by agency and year below it, and the whole."""
    out = console()
    out.print(Text(f"{clean(parts[0].family)}  {money(total(parts))}", style="bold"))
    for (maker, route, supplier), group in groupby(parts, key=_from_whom):
        lines = list(group)
        how = "direct" if route == "direct" else "reseller"
        of = "" if maker == parts[0].family else f", for products of {clean(maker)}"
        out.print(Text(f"\n{how}  {clean(supplier)}{of}  {money(total(lines))}"))
        for agency, years in groupby(lines, key=lambda part: part.agency):
            each = "   ".join(f"FY{one.fiscal_year} {money(one.obligated)}" for one in years)
            out.print(Text(f"    {agency}  {each}", style="dim"), soft_wrap=True)
    out.print(Text(f"\n{_way(parts[0].family_on)}", style="dim"))


def _from_whom(part: MakerMoney) -> tuple[str, str, str]:
    return part.maker, part.route, part.supplier


def _way(family_on: date | None) -> str:
    """Which way the money was counted."""
    once = "Each award counts once, for "
    if family_on is None:
        return f"{once}its maker; who owns the maker is not looked at (--family-on does)."
    owned = f"{once}whoever owned its maker on {day(family_on)} by the directory"
    return f"{owned}; an owner without a day is taken to have owned always."
