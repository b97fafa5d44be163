"""What an answer drew on, and what that cannot show: said below every answer."""

from rich.text import Text

from countersight.model import Coverage
from countersight.present.arithmetic import coverage_note
from countersight.present.terminal.frame import console


def show_coverage(coverage: Coverage) -> None:
    console().print(Text(coverage_note(coverage), style="dim"))
