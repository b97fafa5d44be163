"""Which pairs a person should look at, and what a person means by a name or number."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from countersight.duckdb_core import DuckDBPyConnection
from countersight.errors import UsageError
from countersight.sql import load


@dataclass(frozen=True, slots=True)
class Side:
    """A supplier record of the pair, with the organisation that it is part of now."""

    name: str
    identifier: str | None
    organisation_id: str
    awards: int
    obligated: Decimal

    @property
    def reference(self) -> str:
        """What a decision calls it."""
        return self.identifier or self.name


@dataclass(frozen=True, slots=True)
class Doubt:
    left: Side
    right: Side
    same: bool  # joined at present
    score: float
    why: tuple[str, ...]

    @property
    def pair(self) -> tuple[str, str]:
        """What a decision calls the two; names, where one identifier is on both."""
        told = self.left.reference, self.right.reference
        return told if told[0] != told[1] else (self.left.name, self.right.name)


def doubts(con: DuckDBPyConnection, most: int | None) -> list[Doubt]:
    """The pairs to decide, the most uncertain first; all where `most` is None."""
    rows = con.execute(load("organisations/sql", "doubt"), {"most": most}).fetchall()
    return [_doubt(row) for row in rows]


def _doubt(row: tuple[Any, ...]) -> Doubt:
    same, score, why = row[10:]
    return Doubt(Side(*row[:5]), Side(*row[5:10]), same, score, tuple(why))


def reference(con: DuckDBPyConnection, said: str) -> str:
    """What the record calls a supplier that a person names: an identifier, or a name as recorded.

    Raises `UsageError` where the record knows neither.
    """
    found = con.execute(load("organisations/sql", "reference"), {"said": said.strip()}).fetchall()
    if not found:
        raise UsageError(
            f"no supplier is called {said!r} or bears that number; names go in full, as "
            "'organisation' shows them"
        )
    return str(found[0][0])
