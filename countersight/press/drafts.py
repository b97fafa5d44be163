"""The claims of one sentence: of takeovers, of sums, of changes, and of what has no sum."""

import re
from collections.abc import Iterator

from countersight.press.deals import plain_claims
from countersight.press.events import (
    CHANGED,
    VENDOR,
    Event,
    clause_start,
    find_events,
    is_failed,
    is_real,
)
from countersight.press.making import claim_of
from countersight.press.mergers import find_mergers
from countersight.press.money import Money
from countersight.press.scenes import Scene
from countersight.press.sellers import Anchor, distance, sellers_of
from countersight.press.sums import is_contract_sum
from countersight.press.uses import find_use
from countersight.reported import Claim

_TAKEOVER = re.compile(
    r"\b(?:acquisition\s+of|takeover|buyout|taken?\s+private|private\s+equity)\b"
)
_MISTAKE = re.compile(
    r"\b(?:misstated|misreported|misattributed|misidentified|misspel(?:led|t))\b"
    r"|\b(?:last|this)\s+(?:week|month|issue|edition)\s+(?:we|I)\s+(?:said|wrote)\b|\b(?:issues?|editions?|newsletters?|columns?)\s+ago,?\s+(?:I|we)\s+(?:said|wrote|reported)\b|\b[Ll]ast\s+(?:issue|edition|week|month)[’']s\s+(?:bit|item|note|piece|story)\b|\b(?:earlier|previous)\s+version\b",
    re.I,
)
_SAID_BEFORE = re.compile(
    r"\b(?:article|story|headline|version|chart|caption|graphic|report|bulletin|item|piece|[Ww]e)\b[^.;]{0,60}?\b"
    r"(?:said|stated|gave|reported|wrote|put|named|described|attributed)\b"
)
_RIGHT = re.compile(
    r"\b(?:right|correct|actual|true)\s+(?:figure|amount|sum|price|name|date|number)|\bshould\s+(?:be|have\s+been|read)\b|\bis\s+in\s+fact\b|\bwas\s+in\s+fact\b"
)
_WRONG_DETAIL = re.compile(r"\bgave\s+the\s+wrong\s+(?:year|date|month|name|day)\b")
_HUGE = 10**9
_DEAL_NOUN = re.compile(
    r"\b(?:contract|deal|agreement|order|award|licen[sc]e|subscri|purchas|procur|extension|extend|renew|amend|modif|option|pilot|trial|lease|"
    r"winners?\b|invoice|bill\b|tab\b|price|costs?\b|fee)",
    re.I,
)
_CONTRACT_NOUN = re.compile(
    r"\b(?:contract|deal\b|agreement|order|award|licen[sc]e|subscri|purchas|procur|exten[ds]|renew|amend|modif|lease)",
    re.I,
)
_INSTEAD = re.compile(r"\b(?:will|would|to)\s+instead\b|^Instead,?\s", re.I)
_IT_BEGINS = re.compile(r"it\s", re.I)
_DEAL_NEAR = re.compile(
    r"\b(?:paid|commit|pays?\b|paying|spen[dt]|bought|buy|worth|sign|acquir|award|gave|gets?\b|hand|put\b|add|ceiling|obligat|total|charges?\b|it\s+(?:is|was|has|had|got|comes?|came|ran|runs|rose)\b|another|more\b|follow|second|third|latest)",
    re.I,
)
_PARTED = re.compile(r",\s+(?:and|which|but|while|with|after|before)\b|;")
_SPENT = re.compile(r"\b(?:after|having|spending|paying)\b")
_CONTRACT = re.compile(r"\b(?:won|contracts?|orders?|awards?|awarded|licen[sc]es?)\b")


def read_drafts(scene: Scene) -> list[Claim]:
    """The claims that one sentence makes; headings and questions make none."""
    if scene.sentence.kind == "heading" or scene.text.endswith("?"):
        return []
    if is_mistake(scene):
        return []
    masked = scene.masked()
    events = find_events(masked)
    found = list(_of_mergers(scene))
    if not found and _TAKEOVER.search(scene.text) and not scene.agencies:
        return found
    if not found or scene.agencies:
        prices = {claim.amount for claim in found}
        found += [c for c in _of_sums(scene, events) if c.amount not in prices]
    found += _of_changes(scene, events, {claim.event for claim in found})
    if all(claim.event in CHANGED for claim in found):
        found += plain_claims(scene, events)
    elif len({claim.event for claim in found} - {"acquisition_merger"}) == len(found):
        sold = {claim.vendor for claim in found}
        found += [claim for claim in _of_use_apart(scene) if claim.vendor not in sold]
    return found


def is_mistake(scene: Scene) -> bool:
    """What was said before and is now corrected, unless the right figure follows."""
    if _RIGHT.search(scene.text) or _WRONG_DETAIL.search(scene.text):
        return False
    return bool(_MISTAKE.search(scene.text)) or bool(
        scene.main.corrects and _SAID_BEFORE.search(scene.text)
    )


def _of_use_apart(scene: Scene) -> Iterator[Claim]:
    """A use told in a clause before the one with the sum."""
    used = find_use(scene)
    first = min((clause_start(scene.text, m.start) for m in scene.moneys), default=0)
    if used is not None and used[0].end < first:
        yield claim_of(scene, *used, None)


def _of_mergers(scene: Scene) -> Iterator[Claim]:
    mergers = list(find_mergers(scene))
    for merger in mergers:
        anchor = Anchor(merger.start, merger.end, "acquisition_merger")
        others = [m.end for m in mergers if m.end != merger.end]
        sums = [
            m for m in scene.moneys
            if not m.converted and _is_price(scene.text, merger.end, m)
            and not any(_gap(m, other) < _gap(m, merger.end) for other in others)
        ]  # fmt: skip
        money = min(sums, key=lambda m: _gap(m, merger.end), default=None)
        yield claim_of(scene, anchor, merger.bought, money, merger.partner)


def _gap(money: Money, at: int) -> int:
    return abs(money.start - at)


def _is_price(text: str, end: int, money: Money) -> bool:
    """Not the sum of a contract told after the takeover."""
    return _CONTRACT.search(text[end : money.end + 40]) is None


def _of_sums(scene: Scene, events: tuple[Event, ...]) -> Iterator[Claim]:
    masked = scene.masked()
    for money in scene.moneys:
        real = is_real(masked, money.start) and not is_failed(masked, money.start)
        if is_contract_sum(masked, money) and real and _is_of_deal(scene, masked, money):
            anchor = Anchor(money.start, money.end, _event_of(masked, events, money))
            for vendor in sellers_of(scene, anchor):
                yield claim_of(scene, anchor, vendor, money)


def _is_of_deal(scene: Scene, masked: str, money: Money) -> bool:
    """A vendor is named in the sentence, or the clause of the sum speaks of a deal."""
    if scene.vendors or scene.products:
        return True
    if _INSTEAD.search(masked, 0, money.start):
        return False
    if money.value >= _HUGE:
        return _CONTRACT_NOUN.search(masked) is not None
    start = clause_start(masked, money.start)
    end = _PARTED.search(masked, money.end)
    clause = masked[start : end.start() if end else len(masked)]
    return (_DEAL_NOUN.search(masked) or _DEAL_NEAR.search(clause)) is not None


def _event_of(masked: str, events: tuple[Event, ...], money: Money) -> str:
    """The event that a sum belongs to: what was ended with it, developed or renewed for it."""
    at = Anchor(money.start, money.end, "")
    spots = sorted(
        (distance(Anchor(e.start, e.end, ""), at), e.kind)
        for e in events
        if e.real and (e.start < money.start or not _PARTED.search(masked[money.end : e.start]))
    )
    near = {kind: gap for gap, kind in reversed(spots)}
    ended = [e for e in events if e.real and e.kind in CHANGED and e.start < money.start]
    gap = masked[ended[-1].end : money.start] if ended else ""
    if ended and len(gap) < 40 and VENDOR not in gap and not _SPENT.search(gap):
        return ended[-1].kind
    if "development" in near:
        return "development"
    renewal = near.get("order_renewal", 999)
    return "order_renewal" if renewal < 90 and renewal - 30 < near.get("award", 999) else "award"


def _is_meant(scene: Scene, event: Event) -> bool:
    """`It was suspended` tells of a contract only just behind a sentence that speaks of one."""
    if _IT_BEGINS.match(scene.text, event.start) is None or scene.vendors or scene.products:
        return True
    return scene.number - scene.topic.deal_at <= 1 or scene.number - scene.topic.vendor_at <= 1


def _of_changes(scene: Scene, events: tuple[Event, ...], done: set[str]) -> Iterator[Claim]:
    """Stops, restarts and ends without a sum: one of a kind for each agency."""
    told: set[tuple[str, str | None]] = set()
    for event in sorted(events, key=lambda event: event.start):
        if (
            event.kind in CHANGED
            and event.real
            and event.kind not in done
            and _is_meant(scene, event)
        ):
            anchor = Anchor(event.start, event.end, event.kind)
            for vendor in sellers_of(scene, anchor)[:1]:
                claim = claim_of(scene, anchor, vendor, None)
                if all(kind != event.kind or claim.agency not in (who, None) for kind, who in told):
                    told.add((event.kind, claim.agency))
                    yield claim
