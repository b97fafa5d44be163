"""What `stops` says: each stop in a line, then the sums, then what ended while it stood still."""

from collections import Counter
from collections.abc import Sequence

from rich.text import Text

from countersight.present.stops import ENDED, LIFTED, STANDING, Stop, usual_days
from countersight.present.terminal.frame import console, table
from countersight.present.text import clean, counted, day, money


def show_stops(stops: Sequence[Stop]) -> None:
    out = console()
    made = table("award", "", "supplier", "stopped", "what came after", "days", numbers=("days",))
    for stop in stops:
        days = "" if stop.days is None or stop.outcome != LIFTED else f"{stop.days:,}"
        whose = Text(clean(stop.supplier or ""))
        made.add_row(stop.piid, stop.agency, whose, _begun(stop), _after(stop), days)
    out.print(made)
    _show_sums(stops)


def _show_sums(stops: Sequence[Stop]) -> None:
    out = console()
    ends = Counter(stop.outcome for stop in stops)
    awards = len({stop.award_key for stop in stops})
    usual = usual_days(stops)
    out.print(
        f"\n{counted(len(stops), 'stop')} of {counted(awards, 'award')}:"
        f" {ends[LIFTED]:,} {LIFTED}, {ends[STANDING]:,} {STANDING}, {ends[ENDED]:,} {ENDED}"
        + (f"; half of those that resumed did so within {usual:,.0f} days" if usual else "")
    )
    if not ends[ENDED]:
        return
    out.print(Text("\nClosed or terminated while stopped", style="bold"))
    for stop in (stop for stop in stops if stop.outcome == ENDED):
        whose = f"{stop.piid}  {clean(stop.supplier or '')}  {stop.agency}"
        course = f"stopped {_begun(stop)}, {_after(stop)}"
        out.print(Text(f"{whose}: {course}; {money(stop.obligated)} obligated"))


def _begun(stop: Stop) -> str:
    where = f", lines {', '.join(stop.lines)}" if stop.lines else ", in part" if stop.partly else ""
    return f"{day(stop.begun)} ({stop.begun_by}{where})"


def _after(stop: Stop) -> str:
    if stop.ended_as is None:
        return f"{STANDING}; last action {day(stop.last_action)}"
    word = "resumed" if stop.outcome == LIFTED else stop.ended_as
    return f"{word} {day(stop.ended)} ({stop.ended_by})"
