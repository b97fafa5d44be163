"""How likely a sum of money is what a contract, or a takeover, came to: weighed from its words."""

from collections.abc import Iterator

from countersight.press.learned.terms import Terms
from countersight.press.learned.weights import odds, read, total
from countersight.press.money import Money
from countersight.press.scenes import Scene

_NEAR = 6  # words
_SIZES = (1_000, 10_000, 100_000, 10**6, 10**7, 10**8, 10**9, 10**10)


def weigh(scene: Scene, terms: Terms) -> dict[Money, float]:
    """Each sum of a sentence with the chance that it is of a contract or a takeover."""
    weights = read("sums")
    return {
        money: odds(total(weights, features(scene, terms, money), "is")) for money in scene.moneys
    }


def features(scene: Scene, terms: Terms, money: Money) -> set[str]:
    """What is weighed of a sum."""
    at = max((i for i, start in enumerate(terms.starts) if start <= money.start), default=0)
    return {*_of_sum(scene, money), *_of_words(terms, at)}


def _of_sum(scene: Scene, money: Money) -> Iterator[str]:
    yield "always"
    yield f"size {sum(money.value >= size for size in _SIZES)}"
    yield f"per {money.per or 'nothing'}"
    yield f"said {money.qualifier}"
    yield f"in {scene.sentence.kind}"
    yield f"{min(3, len(scene.moneys))} sums"
    if money.converted:
        yield "converted"
    if scene.vendors:
        yield "a name"
    if scene.agencies:
        yield "a body"
    if scene.number - scene.topic.deal_at == 1:
        yield "behind a deal"


def _of_words(terms: Terms, at: int) -> Iterator[str]:
    before = range(max(0, at - _NEAR), at)
    behind = range(at + 1, min(len(terms), at + 1 + _NEAR))
    if terms.doubted[at]:
        yield "doubted"
    for other in before:
        yield from (f"{form} … sum" for form in terms.forms[other])
    for other in behind:
        yield from (f"sum … {form}" for form in terms.forms[other])
    yield from _of_neighbours(terms, at)
    for forms, clause in zip(terms.forms, terms.clauses, strict=True):
        where = "clause" if clause == terms.clauses[at] else "elsewhere"
        yield from (f"{where} {form}" for form in forms if form.startswith("@"))


def _of_neighbours(terms: Terms, at: int) -> Iterator[str]:
    ahead = terms.forms[at - 1] if at else ("^",)
    after = terms.forms[at + 1] if at + 1 < len(terms) else ("$",)
    yield from (f"{form} sum" for form in ahead)
    yield from (f"sum {form}" for form in after)
    yield from (f"{one} sum {two}" for one in ahead for two in after)
    if at > 1:
        yield from (f"{two} {one} sum" for one in ahead for two in terms.forms[at - 2])
    if at + 2 < len(terms):
        yield from (f"sum {one} {two}" for one in after for two in terms.forms[at + 2])
