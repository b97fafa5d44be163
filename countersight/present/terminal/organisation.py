"""What `organisation` says: who bears the name, what else it is called, whose it is, its money."""

from collections.abc import Sequence
from datetime import date
from urllib.parse import urlsplit

from rich.text import Text

from countersight.organisations.lookup import Found
from countersight.present.organisations import JoinLine, Portrait
from countersight.present.owners import OwnerLine
from countersight.present.terminal.agency import show_agency
from countersight.present.terminal.frame import console, table
from countersight.present.text import clean, counted, day, money, plain

SAID = {
    "then": "named then",
    "last before": "last named before, until {last}",
    "first after": "first named after, from {first}",
    "undated": "without days",
}
SHOWN = 8  # lines of family and joins in the terminal; --json has all


def show_portrait(portrait: Portrait) -> None:
    out = console()
    out.print(Text(f"{clean(portrait.name)}  {portrait.organisation_id}", style="bold"))
    out.print(Text("; ".join(portrait.found.why), style="dim"))
    out.print(
        f"{counted(portrait.awards, 'award')}, {counted(portrait.actions, 'action')},"
        f" {money(portrait.obligated)} obligated{_when(portrait.first_date, portrait.last_date)}"
    )
    parts = (
        *(_names, _identifiers, _owners_on, _owners, _events, _places, _family, _money),
        *(_capabilities, _makers, _awards, _joins),
    )
    for part in parts:
        part(portrait)
    if portrait.agency:
        show_agency(portrait.agency)
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
        made = table("identifier", "", "seen as", "first", "last")
        for line in portrait.identifiers:
            made.add_row(line.scheme, line.value, line.source, *_days(line))
        console().print(made)


def _owners_on(portrait: Portrait) -> None:
    if portrait.on is None:
        return
    made = table(f"owner on {day(portrait.on)}", "", "by", "on what ground")
    for one in portrait.owners_on:
        standing = SAID[one.standing].format(first=one.line.from_date, last=one.line.to_date)
        made.add_row(_owner(portrait, one.line), standing, _by(one.line), one.line.basis)
    if portrait.owners_on:
        console().print(made)
    else:
        console().print(f"no source names an owner, on {day(portrait.on)} or any other day")


def _owners(portrait: Portrait) -> None:
    if portrait.owners:
        made = table("owner", "from", "to", "by", "on what ground")
        for line in portrait.owners:
            cells = day(line.from_date), day(line.to_date), _by(line), line.basis
            made.add_row(_owner(portrait, line), *cells)
        console().print(made)


def _owner(portrait: Portrait, line: OwnerLine) -> str:
    itself = line.owner_id == portrait.organisation_id
    return f"itself ({clean(line.owner)})" if itself else clean(line.owner)


def _by(line: OwnerLine) -> str:
    """The source, of an address no more than the host: the whole is in --json and on the page."""
    return urlsplit(line.source).hostname or clean(line.source)


def _events(portrait: Portrait) -> None:
    if portrait.events:
        made = table("what became of it", "new from", "old until", "was", "is", "words, source")
        for line in portrait.events:
            words = f"{clean(line.words)} ({line.source})" if line.words else line.source
            made.add_row(
                line.event,
                day(line.day),
                day(line.last_before),
                clean(line.was or ""),
                clean(line.is_now or ""),
                words,
            )
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


def _capabilities(portrait: Portrait) -> None:
    if portrait.capabilities:
        made = table("sells", "awards", "obligated", numbers=("awards", "obligated"))
        for line in portrait.capabilities:
            made.add_row(line.id, f"{line.awards:,}", money(line.obligated))
        console().print(made)


def _makers(portrait: Portrait) -> None:
    """Whose products it sells, and who else sells its own."""
    for role, lines in (("resells", portrait.makers), ("sold by", portrait.resellers)):
        if lines:
            made = table(role, "awards", "obligated", numbers=("awards", "obligated"))
            for line in lines[:SHOWN]:
                name = clean(line.name or "unnamed")
                made.add_row(name, f"{line.awards:,}", money(line.obligated))
            console().print(made)
            _rest(len(lines))


def _awards(portrait: Portrait) -> None:
    if portrait.awards_listed.lines:
        made = table(
            "award", "agency", "state", "first", "last", "obligated", numbers=("obligated",)
        )
        for line in portrait.awards_listed.lines[:SHOWN]:
            state = plain(line.state) if line.state else ""
            made.add_row(line.piid, line.agency, state, *_days(line), money(line.obligated))
        console().print(made)
        if portrait.awards_listed.of_all > SHOWN:
            console().print(f"the largest of {portrait.awards_listed.of_all:,}")


def _joins(portrait: Portrait) -> None:
    told = [*{_sides(line): line for line in reversed(portrait.joins)}.values()][::-1]
    for line in told[:SHOWN]:
        console().print(Text(_join(line), style="dim"))
    _rest(len(told))


def _sides(line: JoinLine) -> frozenset[tuple[str, str | None]]:
    """Records of one name and number differ in a place or a parent: they are told of once."""
    return frozenset(
        ((line.left_name, line.left_identifier), (line.right_name, line.right_identifier))
    )


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
