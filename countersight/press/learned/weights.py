"""Weights of features, as `evaluations/claims/learn.py` wrote them: one a line, heaviest first."""

import math
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files

Weights = Mapping[str, Mapping[str, float]]  # feature → what it speaks for → how much


@cache
def read(name: str) -> Weights:
    """The weights of `learned/<name>.tsv`: on a line what is weighed, its weight, the feature."""
    found: dict[str, dict[str, float]] = {}
    text = (files("countersight.press.learned") / f"{name}.tsv").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            what, weight, feature = line.split("\t")
            found.setdefault(feature, {})[what] = float(weight)
    return found


def total(weights: Weights, features: Iterable[str], what: str) -> float:
    """The sum of the weights that speak for `what`, in log odds; of a set, in whatever order."""
    known = map(weights.get, features)
    return math.fsum(by[what] for by in known if by is not None and what in by)


def odds(total: float) -> float:
    """A probability from log odds."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))
