"""What people decided about organisations, as the records that it is about."""

from collections.abc import Iterable
from dataclasses import dataclass

from countersight.duckdb_core import DuckDBPyConnection
from countersight.sql import load


@dataclass(frozen=True, slots=True)
class Judged:
    """A decision with the records that either side names, by their places."""

    number: int
    verdict: str
    left: frozenset[int]
    right: frozenset[int]
    said: str


def read(con: DuckDBPyConnection) -> list[Judged]:
    """The decisions that stand and whose sides are both in the record, in order."""
    rows = con.execute(load("organisations/sql", "judged")).fetchall()
    return [
        Judged(number, verdict, frozenset(left), frozenset(right), said)
        for number, verdict, left, right, said in rows
    ]


def told_apart(decided: Iterable[Judged]) -> list[dict[int, str]]:
    """A register for each pair that is different: who bears which side of it.

    A record that both sides name is on neither.
    """
    return [
        dict.fromkeys(judged.left - judged.right, f"the left of decision {judged.number}")
        | dict.fromkeys(judged.right - judged.left, f"the right of decision {judged.number}")
        for judged in decided
        if judged.verdict == "different"
    ]
