"""SQL is source code: one idea a file, beside the module that runs it."""

from functools import cache
from importlib.resources import files


@cache
def load(room: str, name: str) -> str:
    """The text of `countersight/<room>/<name>.sql`; a room may be a path, as in `record/views`."""
    return (files("countersight") / room / f"{name}.sql").read_text(encoding="utf-8")


def view(room: str, name: str, *, held: bool) -> str:
    """The statement of a view; `held`: of a table of what it shows now, few rows asked often."""
    text = load(room, name)
    return text.replace(" temp view ", " temp table ", 1) if held else text


def literal(text: str) -> str:
    """A string of SQL, for the few places that take no bound value."""
    return "'" + text.replace("'", "''") + "'"


def identifier(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
