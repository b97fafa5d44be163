"""How likely a sentence tells each event, weighed from its words, and which words say so most."""

from collections.abc import Mapping
from dataclasses import dataclass

from countersight.press.learned.terms import Terms, terms_of
from countersight.press.learned.weights import Weights, odds, read
from countersight.press.scenes import Scene

EVENTS = (
    *("award", "order_renewal", "stop_work", "reactivation", "termination"),
    *("acquisition_merger", "usage_disclosure", "development"),
)
_NEAR = 6  # words between two that are weighed together
_NONE: Mapping[str, float] = {}
_WHOLE = -1  # of the sentence as a whole, of no word in it


@dataclass(frozen=True, slots=True)
class Likely:
    """`chance` of each event; `at`: where in the sentence the word stands that says most for it."""

    chance: Mapping[str, float]
    at: Mapping[str, int]


class _Places(dict[str, int]):
    """Where each event is told, looked for when somebody asks."""

    def __init__(self, terms: Terms, found: Mapping[str, int], weights: Weights) -> None:
        super().__init__()
        self._given = terms, found, weights

    def __missing__(self, event: str) -> int:
        terms, found, weights = self._given
        said: dict[int, float] = {}
        for feature, at in found.items():
            if feature in weights and event in weights[feature]:
                said[at] = said.get(at, 0.0) + weights[feature][event]
        self[event] = _strongest(terms, said)
        return self[event]


def weigh(scene: Scene, terms: Terms) -> Likely:
    """The events that a sentence may tell."""
    totals = dict.fromkeys(EVENTS, 0.0)
    weights, found = read("events"), features(scene, terms)
    for feature in found:
        for event, weight in weights.get(feature, _NONE).items():
            totals[event] += weight
    chance = {event: odds(total) for event, total in totals.items()}
    return Likely(chance, _Places(terms, found, weights))


def _strongest(terms: Terms, said: Mapping[int, float]) -> int:
    words = [at for at in said if at != _WHOLE and not terms.forms[at][0].startswith("<")]
    return terms.starts[max(words, key=lambda at: said[at])] if words else 0


def terms_in(scene: Scene) -> Terms:
    return terms_of(
        scene.text,
        (
            ("D", scene.dates),
            ("M", scene.moneys),
            ("P", scene.products),
            ("V", scene.vendors),
            ("A", scene.agencies),
        ),
    )


def features(scene: Scene, terms: Terms) -> dict[str, int]:
    """What is weighed, each with the token that bears it."""
    found = dict.fromkeys(_of_whole(scene, terms), _WHOLE)
    for at, forms in enumerate(terms.forms):
        for form in forms:
            if not form.startswith("<"):
                for feature in _of_word(terms, at, form):
                    found.setdefault(feature, at)
            if form.startswith("@"):
                for feature in _of_pair(terms, at, form):
                    found.setdefault(feature, at)
        if at + 1 < len(terms):
            for form in forms:
                for following in terms.forms[at + 1]:
                    found.setdefault(f"{form} {following}", at)
    return found


def _of_whole(scene: Scene, terms: Terms) -> list[str]:
    kinds = {forms[0] for forms in terms.forms if forms[0].startswith("<")}
    topic = scene.topic
    said = {
        "is named": bool(scene.vendors),
        "is meant": not scene.vendors and scene.seller() is not None,
        "was named before": topic.vendor_at == scene.number - 1,
        "had a deal before": topic.deal_at == scene.number - 1,
    }
    return [
        "always",
        f"is {scene.sentence.kind}",
        *(name for name, true in said.items() if true),
        *(f"has {kind}" for kind in sorted(kinds)),
    ]


def _of_word(terms: Terms, at: int, form: str) -> list[str]:
    found = [form]
    if terms.doubted[at]:
        found.append(f"doubted {form}")
    if at < 3:
        found.append(f"opening {form}")
    return found


def _of_pair(terms: Terms, at: int, form: str) -> list[str]:
    """A class of words with a name or another class near it in its clause, in their order."""
    doubt = "doubted " if terms.doubted[at] else ""
    found = []
    for other in range(max(0, at - _NEAR), min(len(terms), at + _NEAR + 1)):
        if other == at or terms.clauses[other] != terms.clauses[at]:
            continue
        for second in terms.forms[other]:
            named = second.startswith("<") and second not in ("<D>", "<N>")
            if named or (other > at and second.startswith("@") and second != form):
                pair = f"{form} … {second}" if other > at else f"{second} … {form}"
                found.append(f"{doubt}{pair}")
    return found
