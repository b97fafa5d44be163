"""What `organisation` says: who bears the name, what else it is called, whose it is, its money."""

from collections.abc import Sequence
from datetime import date

from rich.text import Text

from countersight.organisations.lookup import Found
from countersight.present.organisations import JoinLine, Portrait
from countersight.present.terminal.frame import console, table
from countersight.present.text import clean, counted, day, money

SHOWN = 8  # lines of family and joins in the terminal; --json has all


def show_portrait(portrait: Portrait) -> None:
    out = console()
    out.print(Text(f"{clean(portrait.name)}  {portrait.organisation_id}", style="bold"))
    out.print(Text("; ".join(portrait.found.why), style="dim"))
    out.print(
        f"{counted(portrait.awards, 'award')}, {counted(portrait.actions, 'action')},"
        f" {money(portrait.obligated)} obligated{_when(portrait.first_date, portrait.last_date)}"
    )
    for part in (_names, _identifiers, _parents, _places, _family, _money, _joins):
        part(portrait)
    out.print()


def show_others(others: Sequence[Found]) -> None:
    """Those that fit less well, by their ids."""
    if others:
        console().print(f"{counted(len(others), 'organisation')} more may be meant:")
        for found in others:
            console().print(f"  {found.organisation_id}  ({'; '.join(found.why)})")


def _names(portrait: Portrait) -> None:
    made = table("name", "seen as", "first", "last", "rows", numbers=("rows",))
    for line in portrait.names:
        made.add_row(clean(line.name), line.source, *_days(line), f"{line.actions:,}")
    console().print(made)


def _identifiers(portrait: Portrait) -> None:
    if portrait.identifiers:
        made = table("identifier", "", "first", "last")
        for line in portrait.identifiers:
            made.add_row(line.scheme, line.value, *_days(line))
        console().print(made)


def _parents(portrait: Portrait) -> None:
    if portrait.parents:
        made = table("parent, as the record names it", "UEI", "first", "last", "rows")
        for line in portrait.parents:
            cells = clean(line.parent), line.parent_uei or "", *_days(line), f"{line.actions:,}"
            made.add_row(*cells)
        console().print(made)


def _places(portrait: Portrait) -> None:
    if portrait.places:
        said = (
            ", ".join(clean(cell) for cell in (line.city, line.state, line.country) if cell)
            for line in portrait.places[:SHOWN]
        )
        console().print(f"addresses of business: {'; '.join(said)}")


def _family(portrait: Portrait) -> None:
    if portrait.family:
        made = table("family", "why", "awards", "obligated", numbers=("awards", "obligated"))
        for line in portrait.family[:SHOWN]:
            name = f"{clean(line.name)}  {line.organisation_id}"
            made.add_row(name, clean(line.tie), f"{line.awards:,}", money(line.obligated))
        console().print(made)
        _rest(len(portrait.family))


def _money(portrait: Portrait) -> None:
    if portrait.money:
        made = table(
            "agency", "fiscal year", "awards", "obligated", numbers=("awards", "obligated")
        )
        for line in portrait.money:
            agency, year = line.agency or "not named", str(line.fiscal_year or "—")
            made.add_row(agency, year, f"{line.awards:,}", money(line.obligated))
        console().print(made)


def _joins(portrait: Portrait) -> None:
    for line in portrait.joins[:SHOWN]:
        console().print(Text(_join(line), style="dim"))
    _rest(len(portrait.joins))


def _join(line: JoinLine) -> str:
    state = "joined" if line.same else "not joined"
    left, right = (
        f"{clean(name)} ({number})" if number else clean(name)
        for name, number in (
            (line.left_name, line.left_identifier),
            (line.right_name, line.right_identifier),
        )
    )
    return f"{state}, {line.score:.2f}: {left} / {right}: {'; '.join(map(clean, line.why))}"


def _rest(lines: int) -> None:
    if lines > SHOWN:
        console().print(f"and {lines - SHOWN:,} more; --json has all")


def _days(line: object) -> tuple[str, str]:
    first, last = (getattr(line, field) for field in ("first_date", "last_date"))
    return day(first), day(last)


def _when(first: date | None, last: date | None) -> str:
    return f", {day(first)} to {day(last)}" if first else ""
