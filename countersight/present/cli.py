"""The command line: verbs, data on standard output, progress and logs on standard error."""

import sys
from collections.abc import Sequence
from dataclasses import replace
from importlib import import_module
from pathlib import Path

import click

from countersight import __version__
from countersight.present.exits import guarded, leave
from countersight.settings import read_settings

# A verb is the command `verb` of the module of its name in `present.verbs`, read when it is used:
# a start should not wait for what only another verb needs.
VERBS = (
    "add",
    "sync",
    "status",
    "award",
    "search",
    "changes",
    *("organisation", "organisations", "makers"),
    "capability",
    "flags",
    "stops",
    "claims",
    "check",
    "facts",
    "export",
    "serve",
    "account",
    "recall",
    "verify",
    "undo",
)
HELP = ["-h", "--help"]


class Verbs(click.Group):
    """The verbs in the order of `VERBS`."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(VERBS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:  # noqa: ARG002
        if name not in VERBS:
            return None
        module = import_module(f"countersight.present.verbs.{name}")
        command: click.Command = module.verb
        return command


@click.group(cls=Verbs, context_settings={"help_option_names": HELP})
@click.option(
    "--store",
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder of the store.  [default: $COUNTERSIGHT_STORE, else ./countersight-store]",
)
@click.version_option(__version__, prog_name="countersight")
@click.pass_context
def countersight(context: click.Context, store: Path | None) -> None:
    """Follow the contracts behind government surveillance.

    Load the public record of contracting, keep every version of it, and check what articles say
    against it. The subjects are institutions, never private persons.

    Exit codes: 0 done, 1 the answer is no, 2 usage, 3 bad input, 4 source unreachable,
    5 store damaged, 130 interrupted.
    """
    settings = read_settings()
    context.obj = settings if store is None else replace(settings, store=store)


def run(arguments: Sequence[str] | None = None) -> int:
    """Runs one command line and returns its exit code; never raises."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    return guarded(lambda: _invoke(words))


def _invoke(words: list[str]) -> object:
    """As `click.Command.main` does, which would take a broken pipe for the answer no."""
    with countersight.make_context("countersight", words) as context:
        return countersight.invoke(context)


def main() -> None:
    leave(run())
