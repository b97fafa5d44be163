"""What `changes` and `verify` say."""

from collections.abc import Mapping, Sequence
from typing import Any

from rich.text import Text

from countersight.present.terminal.frame import console
from countersight.present.text import clean, counted, day, plain
from countersight.record.verify import Verified


def show_changes(found: Sequence[Mapping[str, Any]]) -> None:
    out = console()
    for change in found:
        heading = Text(f"{change['piid']} {change['modification']}", style="bold")
        heading.append(f"  {clean(change['supplier'] or '')}  ", style="not bold")
        heading.append(plain(change["field"]), style="cyan not bold")
        out.print(heading)
        out.print(Text(f"  − {_cell(change['old'])}", style="red"))
        out.print(Text(f"  + {_cell(change['new'])}", style="green"))
        out.print(
            Text(
                f"  between pull {change['from_pull']} ({day(change['from_seen'])})"
                f" and pull {change['to_pull']} ({day(change['to_seen'])})",
                style="dim",
            )
        )
    out.print(f"{counted(len(found), 'change')}, what matters most first." if found else "None.")


def _cell(value: str | None) -> str:
    return "(blank)" if value is None else clean(value)


def show_verified(found: Verified) -> None:
    out = console()
    for fault in found.faults:
        pull = f", of pull {fault.pull}" if fault.pull else ""
        out.print(Text(f"✗ {fault.what}{pull}: {fault.wrong}", style="red"))
    checked = f"{counted(found.pulls, 'sealed row')} and {counted(found.files, 'file')} checked"
    if found.faults:
        out.print(f"{checked}: {counted(len(found.faults), 'fault')}.")
    else:
        out.print(f"{checked}: all is as it was sealed.")
    if found.seal:
        out.print(f"Last seal: {found.seal}", soft_wrap=True)
