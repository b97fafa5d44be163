"""One claim, put together from a sentence: what hangs on a sum or on the words of an event."""

import re

from countersight.press.events import find_events
from countersight.press.learned.buyers import buyer_of
from countersight.press.money import Money
from countersight.press.products import phrase_near, purpose_of
from countersight.press.scenes import Scene
from countersight.press.sellers import Anchor
from countersight.press.sums import kind_of
from countersight.press.when import date_of
from countersight.reported import Claim

_AND = re.compile(r",?\s(?:and|or)\s|,\s")
BOUGHT = ("award", "order_renewal", "development")


def claim_of(
    scene: Scene, anchor: Anchor, vendor: str, money: Money | None, partner: str | None = None
) -> Claim:
    """The claim that `vendor` sold; `partner`: the other company of a takeover."""
    merged = anchor.kind == "acquisition_merger"
    date = date_of(scene, anchor, find_events(scene.masked()))
    return Claim(
        article="",
        vendor=vendor,
        event=anchor.kind,
        start=scene.sentence.start,
        end=scene.sentence.end,
        product=None if merged else _product_of(scene, anchor, vendor, money),
        agency=partner if merged else buyer_of(scene, _last_listed(scene, anchor), vendor),
        amount=money.value if money else None,
        currency=money.currency if money else "USD",
        amount_qualifier=money.qualifier if money else None,
        amount_kind=("deal_price" if merged else kind_of(scene.text, money)) if money else None,
        date_text=date.text if date else None,
        date_precision=date.precision if date else None,
        date_iso=date.iso if date else None,
        purpose=None if merged else purpose_of(scene.text),
    )


def _last_listed(scene: Scene, anchor: Anchor) -> Anchor:
    """Of `$15,000 and $30,000` the second, for the first as well: they have one buyer."""
    for money in scene.moneys:
        if _AND.fullmatch(scene.text, anchor.end, money.start):
            anchor = Anchor(money.start, money.end, anchor.kind)
    return anchor


def _product_of(scene: Scene, anchor: Anchor, vendor: str, money: Money | None) -> str | None:
    named = [p for p in scene.products if scene.makers.get(p.name, vendor) == vendor]
    if named:
        return min(named, key=lambda p: abs(p.start - anchor.end)).name
    if anchor.kind in BOUGHT and money is not None:
        return phrase_near(scene.text, money.start, money.end)
    return None
