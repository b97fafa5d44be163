"""What `makers` says: makers by money, or one maker's money by route, supplier, agency and year."""

from collections.abc import Sequence
from itertools import groupby

from rich.text import Text

from countersight.present.makers import MakerMoney, MakerTotal, total
from countersight.present.terminal.frame import console, table
from countersight.present.text import clean, counted, money


def show_makers(found: Sequence[MakerTotal], known: int) -> None:
    out = console()
    figures = ("awards", "resellers", "direct", "through resellers")
    made = table("maker", *figures, numbers=figures)
    for line in found:
        numbers = (f"{line.awards:,}", f"{line.resellers:,}")
        made.add_row(clean(line.maker), *numbers, money(line.direct), money(line.resold))
    out.print(made)
    out.print(f"\n{len(found):,} of {counted(known, 'maker')} whose products are resold")


def show_money(parts: Sequence[MakerMoney]) -> None:
    """Each supplier's sum, by agency and year below it, and the whole."""
    out = console()
    out.print(Text(f"{clean(parts[0].maker)}  {money(total(parts))}", style="bold"))
    for (route, supplier), group in groupby(parts, key=lambda part: (part.route, part.supplier)):
        lines = list(group)
        how = "direct" if route == "direct" else "reseller"
        out.print(Text(f"\n{how}  {clean(supplier)}  {money(total(lines))}"))
        for agency, years in groupby(lines, key=lambda part: part.agency):
            each = "   ".join(f"FY{one.fiscal_year} {money(one.obligated)}" for one in years)
            out.print(Text(f"    {agency}  {each}", style="dim"), soft_wrap=True)
