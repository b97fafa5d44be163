"""What one sentence tells and the next completes: the price of a takeover, the winner of a sum."""

import re
from dataclasses import replace

from countersight.press.events import is_failed, is_real
from countersight.press.making import BOUGHT, claim_of
from countersight.press.money import Money
from countersight.press.scenes import Scene, is_aside
from countersight.press.sellers import Anchor
from countersight.press.sums import is_contract_sum, kind_of
from countersight.reported import Claim

_OF_TAKEOVER = re.compile(
    r"\b(?:deal|transaction|takeover|merger|acquisition|purchase|sale|buyout|tie-up|price|terms)\b"
)
_WINNER = re.compile(
    r"\b(?:winners?|winning\s+bidders?|awardees?|recipients?|contractors?|suppliers?|vendors?|sellers?|companies|company|firms?|makers?)\s"
    r"(?:[^.;]{0,30}?\s)?(?:is|was|are|were|:)\s|\b(?:contract|order|job|work|money|[Ii]t|[Tt]hey)\s+(?:all\s+)?went\s+to\s"
)  # fmt: skip

_SAME_SUM = re.compile(
    r"\b(?:the|a)\s+(?:same|similar|like|identical)\s+(?:sum|amount|figure|price)\b|\bas\s+much\s*[.;,]"
)


def open_sums(scene: Scene, made: list[Claim]) -> tuple[Money, ...]:
    """The contract sums of a sentence that names no vendor and makes no claim."""
    masked = scene.masked()
    if made or scene.vendors or scene.products:
        return ()
    return tuple(
        money
        for money in scene.moneys
        if is_contract_sum(masked, money)
        and is_real(masked, money.start)
        and not is_failed(masked, money.start)
    )


def with_winners(scene: Scene, sums: tuple[Money, ...], before: str) -> list[Claim]:
    """`The winners are A and B`: each has the one sum of the sentence before."""
    if len(sums) != 1 or scene.moneys or not _WINNER.search(scene.text):
        return []
    money, found = sums[0], []
    for vendor in scene.vendors:
        if is_aside(scene.text, vendor):
            continue
        anchor = Anchor(vendor.start, vendor.end, "award")
        found.append(
            replace(
                claim_of(scene, anchor, vendor.name, None),
                amount=money.value,
                currency=money.currency,
                amount_qualifier=money.qualifier,
                amount_kind=kind_of(before, money),
            )
        )
    return found


def with_same_sum(scene: Scene, before: list[Claim]) -> list[Claim]:
    """`Acme received the same sum`: what the sentence before gave another vendor."""
    paid = [claim for claim in before if claim.amount is not None and claim.event in BOUGHT]
    told = _SAME_SUM.search(scene.text)
    vendors = [v for v in scene.vendors if not is_aside(scene.text, v)]
    if told is None or not paid or scene.moneys or not vendors:
        return []
    if not is_real(scene.masked(), told.start()):
        return []
    anchor = Anchor(told.start(), told.end(), "award")
    claim = claim_of(scene, anchor, vendors[0].name, None)
    return [
        replace(
            claim,
            agency=claim.agency or paid[-1].agency,
            amount=paid[-1].amount,
            currency=paid[-1].currency,
            amount_qualifier=paid[-1].amount_qualifier,
            amount_kind=paid[-1].amount_kind,
        )
    ]


def price_of(scene: Scene, takeovers: list[Claim]) -> list[Claim]:
    """The takeovers of the sentence before, with the one sum that this one gives as their price."""
    sums = [m for m in scene.moneys if not m.converted]
    pair = {name for claim in takeovers for name in (claim.vendor, claim.agency)}
    if len(sums) != 1 or scene.agencies or not _OF_TAKEOVER.search(scene.text):
        return []
    if len(takeovers) != 1 or takeovers[0].amount is not None:
        return []
    others = [v for v in scene.vendors if v.name not in pair and not is_aside(scene.text, v)]
    if others:
        return []
    return [
        replace(
            claim,
            amount=sums[0].value,
            currency=sums[0].currency,
            amount_qualifier=sums[0].qualifier,
            amount_kind="deal_price",
        )
        for claim in takeovers
    ]
