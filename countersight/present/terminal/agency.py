"""What `organisation` says of an agency: the tree, its offices, whom it pays by year."""

from collections.abc import Iterable
from datetime import date
from itertools import groupby

from countersight.present.agencies import AgencyLines, OfficeLine, PaidLine, TierLine
from countersight.present.terminal.frame import console, table
from countersight.present.text import clean, counted, day, money

SHOWN = 12  # offices and suppliers in the terminal; --json has all


def show_agency(lines: AgencyLines) -> None:
    _tree(lines)
    _offices(lines.offices)
    _years(lines)
    _suppliers(lines.suppliers)


def _tree(lines: AgencyLines) -> None:
    made = table("stands in the tree", "as texts name it", "first", "last", "by")
    tiers = (*reversed(lines.above), *lines.itself, *lines.parts)
    shown: dict[str, int] = {}
    for tier in tiers:
        depth = shown.setdefault(tier.organisation_id, shown.get(tier.parent_id or "", -1) + 1)
        said = "; ".join(clean(name) for name in tier.said)
        days = _day(tier.first_date), _day(tier.last_date)
        made.add_row("  " * depth + _called(tier), said, *days, tier.source)
    if tiers:
        console().print(made)


def _called(tier: TierLine) -> str:
    return f"{tier.short}: {clean(tier.name)}" if tier.short else clean(tier.name)


def _offices(offices: Iterable[OfficeLine]) -> None:
    grouped = [(code, [*told]) for code, told in groupby(offices, lambda line: line.office_code)]
    if not grouped:
        return
    made = table("office", "name", "first", "last", "by", "obligated", numbers=("obligated",))
    for code, told in grouped[:SHOWN]:
        for line in told:
            paid = "" if line.obligated is None else money(line.obligated)
            days = _day(line.first_date), _day(line.last_date)
            made.add_row(clean(code), clean(line.name or ""), *days, line.source, paid)
    console().print(made)
    _rest(len(grouped), "office")


def _years(lines: AgencyLines) -> None:
    numbers = ("suppliers", "awards", "obligated")
    made = table("fiscal year", *numbers, numbers=numbers)
    for year in lines.years:
        counts = f"{year.suppliers:,}", f"{year.awards:,}"
        made.add_row(str(year.fiscal_year), *counts, money(year.obligated))
    console().print(made)


def _suppliers(paid: Iterable[PaidLine]) -> None:
    def supplier(line: PaidLine) -> tuple[str, str]:
        return line.organisation_id or "", line.name

    grouped = [(who, [*told]) for who, told in groupby(paid, supplier)]
    numbers = ("awards", "obligated")
    made = table("supplier", "fiscal year", *numbers, numbers=numbers)
    for (_, name), told in grouped[:SHOWN]:
        for line in told:
            figures = f"{line.awards:,}", money(line.obligated)
            made.add_row(clean(name), str(line.fiscal_year), *figures)
    console().print(made)
    _rest(len(grouped), "supplier")


def _day(value: date | None) -> str:
    return day(value) if value else ""


def _rest(many: int, what: str) -> None:
    if many > SHOWN:
        console().print(f"and {counted(many - SHOWN, what)} more; --json has all")
