"""What `award` says: an award's life as a timeline."""

from collections.abc import Iterator

from rich.table import Table
from rich.text import Text

from countersight.present import arithmetic
from countersight.present.awards import AwardTimeline, Bears, Resold, TimelineAction
from countersight.present.blindness import Blindness
from countersight.present.terminal.flags import flag_line, show_unseen, show_waiting
from countersight.present.terminal.frame import console
from countersight.present.text import clean, counted, day, money, official_page, percent, plain

STATE_STYLES = {
    "active": "green",
    "stopped": "red",
    "partially_stopped": "yellow",
    "terminated": "magenta",
    "closed": "blue",
}


def show_award(award: AwardTimeline, blind: Blindness | None = None) -> None:
    out = console()
    out.print(Text(f"{award.piid}  {clean(award.supplier)}  {award.agency}", style="bold"))
    out.print(
        Text(f"{award.award_key}  {official_page(award.award_key)}", style="dim"), soft_wrap=True
    )
    out.print(
        f"obligated {money(award.obligated)}   current value {money(award.current_value)}"
        f"   ceiling {money(award.ceiling)}"
    )
    out.print(_states_line(award))
    for borne in award.capabilities:
        out.print(_capability_line(borne))
    if award.resold is not None:
        out.print(_resold_line(award.resold))
    out.print()
    out.print(_timeline(award))
    if not award.has_base:
        out.print("The base award is not in the record read: it is older than the files.")
    for line in _measures(award):
        out.print(line)
    for flag in award.flags:
        out.print(flag_line(flag.flag, flag.why))
    if blind is not None:
        show_unseen(blind.unseen)
        show_waiting(blind.waiting)
    out.print()


def _measures(award: AwardTimeline) -> Iterator[Text]:
    """Fiscal years on one line, calendar years on the next, growth on the third."""
    for measure, said in (("fiscal_year", "by fiscal year"), ("calendar_year", "by calendar year")):
        years = [m for m in award.measures if m.measure == measure]
        if years:
            yield Text(
                f"{said}  " + "   ".join(f"{m.period} {money(m.value)}" for m in years), "dim"
            )
    for found in award.measures:
        if found.measure == "growth" and found.value:
            yield Text(f"grown by {percent(float(found.value))} over the base award", "dim")
        if found.measure == "missing_modifications":
            yield Text(f"{counted(int(found.value), 'modification')} never shown", "dim")


def _states_line(award: AwardTimeline) -> Text:
    """`active 27 Sep 2024 → stopped 8 Oct 2024 → …`, each in its colour."""
    line = Text()
    for number, state in enumerate(award.states):
        line.append(" → " if number else "")
        line.append(plain(state.state), style=STATE_STYLES.get(state.state, ""))
        line.append(f" {day(state.date)}")
        line.append(f" (lines {', '.join(state.lines)})" if state.lines else "")
        line.append("" if state.basis == "stated" else f" ({state.basis})", style="dim")
    return line if award.states else Text("no state is known")


def _resold_line(resold: Resold) -> Text:
    product = f" ({clean(resold.product)})" if resold.product else ""
    line = Text(f"made by {clean(resold.maker)}{product}")
    line.append(f"  {resold.strength}: {clean(resold.words)}", style="dim")
    return line


def _capability_line(borne: Bears) -> Text:
    line = Text(f"buys {borne.capability}")
    shown = borne.evidence[0]
    said = f"  {borne.strength}, {shown.basis}: {clean(shown.words)}"
    more = len(borne.evidence) - 1
    line.append(said + (f", and {more} more" if more else ""), style="dim")
    return line


def _timeline(award: AwardTimeline) -> Table:
    reached = {state.modification: state.state for state in award.states}
    made = Table.grid(padding=(0, 2))
    made.add_column(justify="right", no_wrap=True)
    made.add_column(no_wrap=True)
    made.add_column(no_wrap=True)
    made.add_column(justify="right", no_wrap=True)
    made.add_column()
    for number, action in enumerate(award.actions):
        state = reached.get(action.modification)
        made.add_row(
            day(action.action_date),
            Text("●", style=STATE_STYLES.get(state or "", "dim")),
            action.modification,
            money(action.obligation),
            _what_it_did(action, state),
        )
        last = number == len(award.actions) - 1
        made.add_row("", "" if last else "│", "", "", Text(clean(action.description), style="dim"))
    return made


def _what_it_did(action: TimelineAction, state: str | None) -> Text:
    said = Text(arithmetic.did(action.events) or "no event read")
    if state:
        said.append("  → ")
        said.append(plain(state), style=STATE_STYLES.get(state, ""))
    return said
