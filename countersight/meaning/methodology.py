"""A flag is one `.sql` file in `flags/`; its head says why, from what source, and how it is raised.

The head is a comment: the title, then fields (`why`, `source`, `formula`, `judged`, `exclusions`,
`value`, `peers`, `reach`), each of which may run over several lines. A `threshold NAME: FIGURE;
why` and a `pattern NAME: regular expression` are bound to `$NAME` in the statement. `columns` names
the columns of view `action` and `tables` the tables without which the flag cannot be seen, `helped`
those that show more where they are there.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import takewhile

from countersight.errors import UsageError

FIELDS = ("why", "source", "formula", "judged", "exclusions", "value", "peers", "reach")
COMPARISONS = {
    "share": "The share of the peers that are flagged alike",
    "median": "The median of the peers' values",
    "nothing": "None",
}
_FIELD = re.compile(r"^([a-z]+(?: \w+)?): (.*)$")


@dataclass(frozen=True, slots=True)
class Threshold:
    """A figure that decides, and why it is this one."""

    name: str
    figure: float
    reason: str


@dataclass(frozen=True, slots=True)
class Methodology:
    """What a flag's file says of it; `statement` gives a row for each award that it judges.

    The statement's columns: award_key, flagged, value, why, action_keys. `unit` is what a value is
    counted in; `compared` (a key of `COMPARISONS`) how it meets its peers; `whole` whether it needs
    the whole record, or can judge an award from its own actions.
    """

    name: str
    title: str
    fields: Mapping[str, str]
    unit: str
    compared: str
    whole: bool
    columns: tuple[str, ...]
    tables: tuple[str, ...]
    helped: tuple[str, ...]
    thresholds: tuple[Threshold, ...]
    patterns: Mapping[str, str]
    statement: str

    @property
    def bound(self) -> dict[str, float | str]:
        return {**{t.name: t.figure for t in self.thresholds}, **self.patterns}


@cache
def flags() -> tuple[Methodology, ...]:
    """Every flag of the folder, by name."""
    folder = files("countersight.meaning") / "flags"
    found = sorted((f for f in folder.iterdir() if f.name.endswith(".sql")), key=lambda f: f.name)
    return tuple(read(f.name.removesuffix(".sql"), f.read_text(encoding="utf-8")) for f in found)


def flag(name: str) -> Methodology:
    """The flag of that name. Raises `UsageError`."""
    for known in flags():
        if known.name == name:
            return known
    raise UsageError(f"there is no flag {name}; there are {', '.join(f.name for f in flags())}")


def read(name: str, text: str) -> Methodology:
    """The file of a flag, taken apart. Raises `KeyError` where a field is missing."""
    lines = text.splitlines()
    head = [line[2:] for line in takewhile(lambda line: line.startswith("--"), lines)]
    title, told = head[0].strip(), _fields(head[1:])
    value, _, unit = told["value"].partition(" | ")
    return Methodology(
        name=name,
        title=title,
        fields={field: told[field] for field in FIELDS} | {"value": value},
        unit=unit,
        compared=told["peers"],
        whole=told["reach"] == "record",
        columns=_listed(told.get("columns")),
        tables=_listed(told.get("tables")),
        helped=_listed(told.get("helped")),
        thresholds=tuple(_threshold(k, v) for k, v in _of_kind("threshold", told)),
        patterns=dict(_of_kind("pattern", told)),
        statement="\n".join(lines[len(head) :]),
    )


def _fields(head: list[str]) -> dict[str, str]:
    told: dict[str, str] = {}
    field = ""
    for line in filter(None, map(str.rstrip, head)):
        if found := _FIELD.match(line.removeprefix(" ")):
            field, told[found[1]] = found[1], found[2]
        else:
            told[field] += f" {line.strip()}"
    return told


def _of_kind(kind: str, told: Mapping[str, str]) -> list[tuple[str, str]]:
    return [(k.split()[1], v) for k, v in told.items() if k.startswith(f"{kind} ")]


def _threshold(name: str, said: str) -> Threshold:
    figure, _, reason = said.partition("; ")
    return Threshold(name, float(figure), reason)


def _listed(said: str | None) -> tuple[str, ...]:
    return tuple(said.split(", ")) if said else ()
