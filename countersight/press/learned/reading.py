"""The claims of a sentence by what was learnt, beside those that the wordings found.

A claim is as strong as the chances, in log odds, that the sentence tells its event, that the event
is its supplier's and that its sum is a contract's. A claim of the wordings that is weak is dropped;
an event that is likely told and that no wording found is claimed where the claim is strong.
"""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal

from countersight.press.drafts import is_mistake
from countersight.press.events import CHANGED, is_failed, is_real
from countersight.press.learned import events, sellers, sums
from countersight.press.learned.events import Likely
from countersight.press.learned.sellers import Candidate, Memory
from countersight.press.making import BOUGHT, claim_of
from countersight.press.money import Money
from countersight.press.scenes import Scene
from countersight.press.sellers import Anchor
from countersight.press.sums import is_contract_sum
from countersight.reported import Claim

_LOW, _HIGH = -3.0, 2.0  # log odds beyond which a chance says no more
_NO_SUM = 1.0  # what the want of a sum says
WEAK = -0.5  # a claim of the wordings needs this
UNTOLD = 0.1  # and its event this chance, where it is an ending or has a sum
STRONG = 2.0  # one that no wording found needs this
LIKELY = 0.4  # and its event this chance
_CHANGED = 0.33  # the same of what stops, resumes or ends
BESIDE = 0.7  # or this where the sentence tells another event already
_TAKEN = 0.5  # the chance of a takeover from which a sum is its price
SURE, DOUBTED = 0.5, 0.25  # chances of the other company and of its own for a claim to change hands
PAID, _SHARED = 0.3, 0.5  # chances from which a sum is a contract's, and an event is shared


@dataclass(frozen=True, slots=True)
class Weighed:
    """A sentence with what was weighed in it."""

    scene: Scene
    likely: Likely
    paid: dict[Money, float]
    memory: Memory
    _ranked: dict[tuple[str, int], list[tuple[float, Candidate]]] = field(default_factory=dict)

    def strength(self, event: str, seller: float, money: Money | None) -> float:
        """How strong a claim is, in log odds that are cut."""
        paid = _log(self.paid[money]) if money else _NO_SUM
        return _log(self.told(event)) + _log(seller) + paid

    def told(self, event: str) -> float:
        """The chance that the event is told, or another that is claimed alike."""
        return max(self.likely.chance[e] for e in (BOUGHT if event in BOUGHT else (event,)))

    def sellers(self, event: str, at: int) -> list[tuple[float, Candidate]]:
        if (event, at) not in self._ranked:
            self._ranked[event, at] = sellers.weigh(self.scene, self.memory, event, at)
        return self._ranked[event, at]


def with_learned(scene: Scene, made: list[Claim], memory: Memory) -> list[Claim]:
    """`made`, less what is weak, and what is likely beside it."""
    if scene.sentence.kind in ("heading", "row") or scene.text.endswith("?") or is_mistake(scene):
        return made
    if not (made or scene.vendors or scene.products or memory.counts or scene.main.vendor):
        return made  # there is nobody yet whom it could be of
    terms = events.terms_in(scene)
    weighed = Weighed(scene, events.weigh(scene, terms), sums.weigh(scene, terms), memory)
    of = {claim.vendor for claim in made}
    likelier = [_of_likelier(weighed, claim, of) for claim in made]
    kept = [claim for claim in likelier if _is_told(weighed, claim)]
    return _with_prices(weighed, [*kept, *_beside(weighed, kept)])


def _is_told(weighed: Weighed, claim: Claim) -> bool:
    """Whether what is weighed leaves a claim of the wordings standing."""
    bold = claim.event == "termination" or claim.amount is not None
    if bold and weighed.told(claim.event) < UNTOLD:
        return False
    return _strength(weighed, claim) >= WEAK


def _strength(weighed: Weighed, claim: Claim) -> float:
    money = _sum_of(weighed, claim)
    own = next((c for c, one in _sellers(weighed, claim) if one.name == claim.vendor), 0.5)
    return weighed.strength(claim.event, own, money)


def _sum_of(weighed: Weighed, claim: Claim) -> Money | None:
    return next((m for m in weighed.scene.moneys if m.value == claim.amount), None)


def _sellers(weighed: Weighed, claim: Claim) -> list[tuple[float, Candidate]]:
    money = _sum_of(weighed, claim)
    return weighed.sellers(claim.event, money.start if money else weighed.likely.at[claim.event])


def _of_likelier(weighed: Weighed, claim: Claim, of: set[str]) -> Claim:
    """The claim, of another company that the sentence names where that is far likelier."""
    ranked = _sellers(weighed, claim)
    own = next((c for c, one in ranked if one.name == claim.vendor), None)
    if own is None or claim.event == "acquisition_merger":
        return claim
    best, one = ranked[0]
    far = best >= SURE and own <= DOUBTED and one.kind == "named" and one.name not in of
    return replace(claim, vendor=one.name) if far else claim


def _beside(weighed: Weighed, made: Iterable[Claim]) -> Iterator[Claim]:
    """The events that are likely told and that no wording found, the likeliest first."""
    told = {_kind(claim.event) for claim in made}
    sums = {claim.amount for claim in made}
    chance = weighed.likely.chance
    for event in sorted(events.EVENTS, key=lambda event: -chance[event]):
        least = BESIDE if told else _CHANGED if event in CHANGED else LIKELY
        if chance[event] >= least and _kind(event) not in told:
            told.add(_kind(event))
            yield from (c for c in _claims(weighed, event) if _is_free(c, sums))


def _is_free(claim: Claim, sums: set[Decimal | None]) -> bool:
    """Whether no claim has its sum already; a takeover may take its price from one."""
    takes = claim.event == "acquisition_merger" or claim.amount is None
    return takes or claim.amount not in sums


def _with_prices(weighed: Weighed, made: list[Claim]) -> list[Claim]:
    """Where a takeover is told, and no public body is named, nothing else is bought there.

    A sum is then its price.
    """
    taken = [claim for claim in made if claim.event == "acquisition_merger"]
    bought = [claim for claim in made if claim.event in BOUGHT]
    scene, chance = weighed.scene, weighed.likely.chance
    if not taken or not bought or scene.agencies or chance["acquisition_merger"] < _TAKEN:
        return made
    rest = [claim for claim in made if claim not in bought]
    price = next((claim for claim in bought if claim.amount is not None), None)
    if len(taken) != 1 or taken[0].amount is not None or price is None:
        return rest
    kept = replace(
        taken[0],
        amount=price.amount,
        currency=price.currency,
        amount_qualifier=price.amount_qualifier,
        amount_kind="deal_price",
    )
    return [kept if claim is taken[0] else claim for claim in rest]


def _kind(event: str) -> str:
    return "bought" if event in BOUGHT else event


def _claims(weighed: Weighed, event: str) -> Iterator[Claim]:
    scene, at = weighed.scene, weighed.likely.at[event]
    priced = event in BOUGHT or event == "acquisition_merger"
    moneys = [m for m in scene.moneys if priced and _is_paid(weighed, m)]
    if event in BOUGHT and scene.moneys and not moneys:
        return  # its sums are of something else, and so is what it tells
    if event in CHANGED and not is_real(scene.masked(), at):
        return
    choices: list[Money | None] = [*moneys] or [None]
    for money in choices:
        anchor = Anchor(money.start, money.end, event) if money else Anchor(at, at + 1, event)
        ranked = weighed.sellers(event, anchor.start)
        for chance, vendor in _shared(ranked[:1] if event == "acquisition_merger" else ranked):
            if weighed.strength(event, chance, money) >= STRONG:
                yield claim_of(scene, anchor, vendor, money, _partner(scene, vendor, event))


def _is_paid(weighed: Weighed, money: Money) -> bool:
    masked = weighed.scene.masked()
    said = is_real(masked, money.start) and not is_failed(masked, money.start)
    return said and weighed.paid[money] >= PAID and is_contract_sum(masked, money)


def _shared(ranked: list[tuple[float, Candidate]]) -> Iterator[tuple[float, str]]:
    """The likeliest company, and those named with it that the event is likely of too."""
    for chance, one in ranked:
        best = ranked[0][1]
        if one is best or (chance >= _SHARED and one.kind == best.kind == "named"):
            yield chance, one.name


def _partner(scene: Scene, vendor: str, event: str) -> str | None:
    """The other company of a takeover: named in the sentence, else the one spoken of."""
    if event != "acquisition_merger":
        return None
    named = (v.name for v in scene.vendors if v.name != vendor)
    topic = scene.topic.vendor
    return next(named, topic if topic != vendor else None)


def _log(chance: float) -> float:
    """Log odds, cut."""
    return max(_LOW, min(_HIGH, math.log((chance + 1e-6) / (1 - chance + 1e-6))))
