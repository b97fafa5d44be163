"""Finding organisations by an identifier, an id, or a name that people use for them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from countersight import agencies
from countersight.duckdb_core import DuckDBPyConnection
from countersight.organisations import finding, names
from countersight.sql import load

PARENT = 0.8  # the score of an organisation that is found by its parent


@dataclass(frozen=True, slots=True)
class Found:
    organisation_id: str
    score: float
    why: tuple[str, ...]


def find(con: DuckDBPyConnection, said: str) -> list[Found]:
    """The organisations that `said` may mean, best first; none is an empty list."""
    text = said.strip()
    borne = con.execute(load("organisations/sql", "bearer"), {"said": text}).fetchall()
    if borne:
        return [Found(one, 1.0, (why,)) for one, why in borne]
    if named := _by_agency(con, text):
        return named
    spelt = con.execute(load("organisations/sql", "bearer_names")).fetchall()
    parents = con.execute(load("organisations/sql", "bearer_parents")).fetchall()
    return _by_name(text, spelt, parents)


def _by_agency(con: DuckDBPyConnection, text: str) -> list[Found]:
    """The agency that a text calls so; else its parts in the record; else what it is a part of."""
    short = agencies.by_name().get(agencies.tidy(text))
    if short is None or short == agencies.ALL:
        return []
    ways = (
        ([short], "a name of {name}"),
        ([*agencies.below(short)], "{name} is a part of {short}"),
        *(([one], "{short} is a part of {name}") for one in agencies.above(short)),
    )
    for shorts, why in ways:
        query = load("organisations/sql", "bearer_agencies")
        if borne := con.execute(query, {"shorts": shorts}).fetchall():
            return [Found(one, 1.0, (why.format(name=name, short=short),)) for name, one in borne]
    return []


def _by_name(
    text: str, spelt: Sequence[tuple[str, str]], parents: Sequence[tuple[str, str, str]]
) -> list[Found]:
    """`spelt`: names with their bearers; `parents`: bearers, their names, parents' names."""
    bearers: dict[str, list[str]] = {}
    for name, organisation in spelt:
        bearers.setdefault(name, []).append(organisation)
    index = finding.build(bearers, [(name, parent) for _, name, parent in parents])
    found = [
        Found(organisation, match.score, match.why)
        for match in finding.look_up(index, text)
        for organisation in bearers[match.name]
    ]
    best: dict[str, Found] = {}
    for one in (*found, *_by_parent(text, parents)):
        if one.organisation_id not in best or one.score > best[one.organisation_id].score:
            best[one.organisation_id] = one
    return sorted(best.values(), key=lambda one: -one.score)


def _by_parent(text: str, parents: Sequence[tuple[str, str, str]]) -> Iterator[Found]:
    """Those whose parent's name begins with what was said, where that tells anything."""
    key = names.normalise(text)
    if not names.is_distinctive(key.split()):
        return
    for organisation, _, parent in parents:
        if f"{names.normalise(parent)} ".startswith(f"{key} "):
            yield Found(organisation, PARENT, (f"the record names {parent} as its parent",))
