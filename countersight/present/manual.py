"""`docs/cli.md`, made from the commands themselves: `python -m countersight.present.manual`."""

import inspect
import sys
from collections.abc import Iterator

import click

from countersight import settings
from countersight.present.cli import HELP, VERBS, countersight

HEAD = """# The command line

Made from the code by `python -m countersight.present.manual > docs/cli.md`; a test fails when it
drifts. The form of the JSON is described in [json.md](json.md).
"""


def manual() -> str:
    context = click.Context(countersight, info_name="countersight", help_option_names=HELP)
    parts = [HEAD, *_command(countersight, context), "\n## Settings\n\n", _settings()]
    for name in VERBS:
        command = countersight.get_command(context, name)
        assert command is not None
        inner = click.Context(command, info_name=name, parent=context)
        parts += [f"\n## countersight {name}\n", *_command(command, inner)]
        if isinstance(command, click.Group):
            for part in command.list_commands(inner):
                parts += _part(command, part, inner)
    return "".join(parts)


def _part(group: click.Group, name: str, context: click.Context) -> Iterator[str]:
    command = group.commands[name]
    inner = click.Context(command, info_name=name, parent=context)
    yield f"\n### {inner.command_path}\n"
    yield from _command(command, inner)


def _command(command: click.Command, context: click.Context) -> Iterator[str]:
    pieces = " ".join(command.collect_usage_pieces(context))
    yield f"\n`{context.command_path} {pieces}`\n\n"
    yield inspect.cleandoc(command.help or "") + "\n\n"
    records = [option.get_help_record(context) for option in command.get_params(context)]
    yield "| option | |\n|---|---|\n"
    for option, said in filter(None, records):
        if said:
            yield f"| `{_cell(option)}` | {_cell(said)} |\n"


def _cell(text: str) -> str:
    return " ".join(text.replace("|", "\\|").split())


def _settings() -> str:
    """The table in the docstring of `settings`: name, meaning, default, columns apart."""
    lines = [line for line in (settings.__doc__ or "").splitlines() if "COUNTERSIGHT_" in line]
    rows = ([cell.strip() for cell in line.split("  ") if cell.strip()] for line in lines)
    table = "".join(f"| `{name}` | {' | '.join(rest)} |\n" for name, *rest in rows)
    return f"| environment variable | sets | default |\n|---|---|---|\n{table}"


if __name__ == "__main__":
    sys.stdout.write(manual())
