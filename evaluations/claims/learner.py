"""One question of `learn.py`: rows of features with yes or no, and the weights that answer best."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from writing import articles, lines, passages

from countersight.press.learned import weights
from countersight.press.learned.terms import stem_of


@dataclass(frozen=True, slots=True)
class How:
    """`strength`: the inverse of what a weight costs; what is `seldom` or `least` is left out."""

    strength: float
    seldom: int
    least: float
    telling: bool = True  # half of a weight is learnt from features as large as they are telling


HOW = {
    "events": How(0.35, 3, 0.06),
    "sellers": How(0.2, 4, 0.02, telling=False),
    "names": How(0.1, 3, 0.02),
    "sums": How(0.2, 2, 0.02),
    "buyers": How(0.1, 4, 0.02),
}
Array = np.ndarray[Any, Any]


@cache
def proper() -> frozenset[str]:
    """The stems that the writing only has with a capital: names, which must weigh nothing."""
    texts = (text.document.text for text in (*articles(), *lines(), *passages()))
    said = [word for text in texts for word in re.findall(r"[^\W\d_][\w’'-]*", text)]
    small = {stem_of(word) for word in said if word[0].islower()}
    return frozenset({stem_of(word) for word in said} - small)


class Learner:
    """One question: rows of features with yes or no, and the weights that answer best."""

    def __init__(self, name: str, rows: Sequence[tuple[str, ...]]) -> None:
        self.name = name
        seen = Counter(feature for row in rows for feature in row)
        often = {feature for feature, count in seen.items() if count >= HOW[name].seldom}
        kept = {feature for feature in often if proper().isdisjoint(feature.split())}
        self.reader = DictVectorizer()
        self.rows = self.reader.fit_transform([dict.fromkeys(kept & set(r), 1.0) for r in rows])

    def learn(self, said: Array, counts: Array) -> dict[str, float]:
        """The weights that tell `said`; `counts`: how much a row counts, from 0.

        The mean of what is learnt from features as they are and from features as large as they
        are telling.
        """
        how, use = HOW[self.name], counts > 0
        rows, said, counts = self.rows[use], said[use], counts[use]
        found, base, scales = np.zeros(rows.shape[1]), 0.0, [np.ones(rows.shape[1])]
        if how.telling:
            scales.append(_telling(rows, said))
        for scale in scales:
            model = LogisticRegression(
                C=how.strength, l1_ratio=0.0, solver="liblinear", max_iter=1000, random_state=0
            )
            model.fit(rows.multiply(scale).tocsr(), said, sample_weight=counts)
            found += model.coef_[0] * scale / len(scales)
            base += float(model.intercept_[0]) / len(scales)
        by = dict(zip(self.reader.feature_names_, found, strict=True))
        by["always"] = by.get("always", 0.0) + base
        return {feature: round(float(w), 3) for feature, w in by.items() if abs(w) >= how.least}

    def choose(self, pairs: Sequence[tuple[int, int, float]]) -> weights.Weights:
        """The weights by which the first row of a pair outweighs the second; how much it counts."""
        how = HOW[self.name]
        first, second, counts = (np.array(column) for column in zip(*pairs, strict=True))
        signs = np.where(np.arange(len(pairs)) % 2, 1.0, -1.0)
        apart = (self.rows[first] - self.rows[second]).multiply(signs[:, None]).tocsr()
        model = LogisticRegression(
            C=how.strength, l1_ratio=0.0, solver="liblinear", max_iter=1000,
            random_state=0, fit_intercept=False,
        )  # fmt: skip
        model.fit(apart, signs > 0, sample_weight=counts)
        found: dict[str, dict[str, float]] = {}
        for name, weight in zip(self.reader.feature_names_, model.coef_[0], strict=True):
            event, _, feature = name.rpartition(": ")
            if abs(weight) >= how.least:
                found.setdefault(feature, {})[event or "is"] = round(float(weight), 3)
        return found


def _telling(rows: Array, said: Array) -> Array:
    """How much more often, or seldom, each feature stands in a row that says yes (naive Bayes)."""
    yes, no = (1.0 + np.asarray(rows[which].sum(axis=0)).ravel() for which in (said, ~said))
    odds = np.abs(np.log((yes / yes.sum()) / (no / no.sum())))
    return np.asarray(0.3 + 0.7 * odds / odds.mean())
