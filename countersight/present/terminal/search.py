"""What `search` says: the awards or actions that fit, the facets, and a query's mistake."""

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from countersight.errors import QueryError
from countersight.present.terminal.awards import STATE_STYLES
from countersight.present.terminal.frame import console, table
from countersight.present.text import clean, counted, money, plain
from countersight.search.results import ActionHit, AwardHit, Facet, Results

INDENT = 12  # a date and two spaces


def show_results(results: Results, facets: bool) -> None:
    out = console()
    for hit in results.hits:
        if isinstance(hit, AwardHit):
            _show_award(out, hit)
        else:
            _show_action(out, hit)
    if results.hits:
        out.print()
    if facets:
        _show_facets(out, results)
    totals = results.totals
    out.print(
        f"{counted(totals.awards, 'award')} with {counted(totals.actions, 'action')},"
        f" {money(totals.obligated)} obligated in all"
    )
    _show_rest(out, results)


def _show_rest(out: Console, results: Results) -> None:
    if results.next is None:
        return
    order = {"date": "newest first", "amount": "largest first", "supplier": "by supplier"}
    sorted_by = order.get(results.query.sort or "", "best first")
    out.print(f"{len(results.hits):,} shown, {sorted_by}; --limit 0 shows all; the next page:")
    out.print(f"--after {results.next}", soft_wrap=True)


def show_mistake(error: QueryError) -> None:
    """The query with a caret under what is wrong, on standard error where a person reads it."""
    out = Console(stderr=True, markup=False, highlight=False, emoji=False)
    start = max(0, error.position - out.width // 2)
    text = "".join(c if c.isprintable() else " " for c in error.text[start:])
    out.print(Text(text[: out.width - 1]), soft_wrap=True)
    before = error.position - start
    carets = "^" * min(error.length, out.width - 1 - before)
    out.print(Text(f"{' ' * before}{carets}", style="red"), soft_wrap=True)


def _show_award(out: Console, hit: AwardHit) -> None:
    line = Text(f"{hit.last_date}  {hit.piid:<17}  {money(hit.obligated):>17}  ")
    line.append(_who(hit), style="bold")
    line.append(f"  {hit.agency or 'agency unknown'}, ")
    line.append(_state(hit.state))
    out.print(line)
    out.print(_said(hit.description, INDENT))
    for action in hit.matches:
        told = f"{action.action_date}  {action.modification:<6}  {clean(action.description)}"
        out.print(Padding(Text(told), (0, 0, 0, INDENT), expand=False))
    if hit.matching > len(hit.matches):
        rest = counted(hit.matching - len(hit.matches), "more action")
        out.print(Padding(Text(f"and {rest} that say so"), (0, 0, 0, INDENT), expand=False))


def _show_action(out: Console, hit: ActionHit) -> None:
    line = Text(f"{hit.action_date}  {hit.piid:<17}  {hit.modification:<6}")
    line.append(f"  {money(hit.obligation):>17}  ")
    line.append(clean(hit.supplier or "supplier unknown"), style="bold")
    line.append(f"  {hit.agency or 'agency unknown'}, ")
    line.append(_state(hit.state))
    out.print(line)
    out.print(_said(hit.description, INDENT))


def _who(hit: AwardHit) -> str:
    """The supplier, and the maker behind it."""
    supplier = clean(hit.supplier or "supplier unknown")
    return f"{supplier} for {clean(hit.maker)}" if hit.maker else supplier


def _state(state: str) -> Text:
    shown = "state unknown" if state == "unknown" else plain(state)
    return Text(shown, style=STATE_STYLES.get(state, ""))


def _said(text: str, indent: int) -> Padding:
    return Padding(Text(clean(text), style="dim"), (0, 0, 0, indent), expand=False)


def _show_facets(out: Console, results: Results) -> None:
    for facet in results.facets:
        if facet.values:
            out.print(_facet(facet, results.query.grain))
            out.print()


def _facet(facet: Facet, grain: str) -> object:
    made = table(facet.name, f"{grain}s", "obligated", numbers=(f"{grain}s", "obligated"))
    for value in facet.values:
        amount = "" if value.obligated is None else money(value.obligated)
        made.add_row(clean(plain(value.value)), f"{value.count:,}", amount)
    if facet.others:
        made.add_row(Text("other values", style="dim"), f"{facet.others:,}", "")
    return made
