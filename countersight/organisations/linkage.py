"""Probabilistic linkage of records that identifiers leave open: Splink, with parameters that ship.

The model is data (`linkage.toml`). Splink is imported where it runs: it takes its time, and most
verbs do without.
"""

import logging
import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import log2
from typing import Any

import pyarrow as pa
from duckdb import DuckDBPyConnection

from countersight.sql import load

LEVELS = 32  # of a comparison at most


@dataclass(frozen=True, slots=True)
class Level:
    """`when` is SQL over l and r, None for all else; without m and u the level says nothing."""

    label: str
    when: str | None = None
    m: float | None = None
    u: float | None = None

    @property
    def weight(self) -> float:
        """log2 of the odds that it adds."""
        return log2(self.m / self.u) if self.m and self.u else 0.0


@dataclass(frozen=True, slots=True)
class Comparison:
    name: str
    levels: tuple[Level, ...]


@dataclass(frozen=True, slots=True)
class Model:
    prior: float
    threshold: float
    doubtful: float
    blocking: tuple[str, ...]
    comparisons: tuple[Comparison, ...]


@cache
def model() -> Model:
    text = (files("countersight") / "organisations" / "linkage.toml").read_text(encoding="utf-8")
    read = tomllib.loads(text)
    return Model(
        prior=read["prior"],
        threshold=read["threshold"],
        doubtful=read["doubtful"],
        blocking=tuple(rule["on"] for rule in read["blocking"]),
        comparisons=tuple(
            Comparison(one["name"], tuple(Level(**level) for level in one["level"]))
            for one in read["comparison"]
        ),
    )


def weigh(con: DuckDBPyConnection) -> None:
    """Temp tables `weighed`: pairs with their odds and what was found; `finding`: it in words.

    Reads temp table `profile`; pairs of one cluster of identifiers are not weighed. Pairs of
    which neither side is fresh are taken from `pair_before`.
    """
    from splink import DuckDBAPI, Linker  # noqa: PLC0415 - it takes its time

    api = DuckDBAPI(con)
    known = api.register("profile")
    linker = Linker(known, settings(model()), logging.ERROR, validate_settings=False)
    scored = linker.inference.predict(
        threshold_match_probability=model().doubtful, warning_mode="never"
    )
    found = load("organisations/sql", "weighed").format(
        scored=scored.physical_name, pattern=_pattern()
    )
    con.execute(found)
    scored.drop_table_from_database_and_remove_from_cache()
    _show_findings(con)


def _show_findings(con: DuckDBPyConnection) -> None:
    """Patterns are few, pairs are many: what was found is put into words once a pattern."""
    rows = con.execute("select distinct pattern from weighed order by pattern").fetchall()
    patterns = [pattern for (pattern,) in rows]
    kinds = (pa.int32(), pa.list_(pa.string()))
    columns = map(pa.array, (patterns, [words(pattern) for pattern in patterns]), kinds)
    con.register("found_words", pa.table(list(columns), names=["pattern", "why"]))
    con.execute("create or replace temp table finding as from found_words")
    con.unregister("found_words")


def _pattern() -> str:
    """SQL for the level that each comparison reached, as digits of one number."""
    gammas = (f"gamma_{comparison.name} + 1" for comparison in model().comparisons)
    digits = (f"({gamma}) * {LEVELS**place}" for place, gamma in enumerate(gammas))
    return f"({' + '.join(digits)})::integer"


def words(pattern: int) -> list[str]:
    """What a pattern stands for: `the same town (+4.6)`; what says nothing is left out."""
    said = []
    for place, comparison in enumerate(model().comparisons):
        telling = [level for level in comparison.levels if level.m is not None]
        reached = pattern // LEVELS**place % LEVELS
        if reached:
            level = telling[len(telling) - reached]
            said.append(f"{level.label} ({level.weight:+.1f})")
    return said


def settings(linkage: Model) -> dict[str, Any]:
    """The model in Splink's terms."""
    return {
        "link_type": "dedupe_only",
        "unique_id_column_name": "unique_id",
        "probability_two_random_records_match": linkage.prior,
        "blocking_rules_to_generate_predictions": [
            {
                "blocking_rule": f"({rule}) and l.root <> r.root and (l.fresh or r.fresh)",
                "sql_dialect": "duckdb",
            }
            for rule in linkage.blocking
        ],
        "comparisons": [_comparison(one) for one in linkage.comparisons],
        "retain_matching_columns": True,
    }


def _comparison(comparison: Comparison) -> dict[str, Any]:
    return {
        "output_column_name": comparison.name,
        "comparison_levels": [_level(level) for level in comparison.levels],
    }


def _level(level: Level) -> dict[str, Any]:
    made: dict[str, Any] = {
        "sql_condition": _sides(level.when) if level.when else "ELSE",
        "label_for_charts": level.label,
    }
    if level.m is None or level.u is None:
        return made | {"is_null_level": True}
    made |= {"m_probability": level.m, "u_probability": level.u}
    made |= {"fix_m_probability": True, "fix_u_probability": True}
    return made


def _sides(condition: str) -> str:
    """`l.key = r.key` as Splink's comparisons write it: `key_l = key_r`."""
    return re.sub(r"\b([lr])\.(\w+)", r"\2_\1", condition)
