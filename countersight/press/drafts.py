"""The claims of one sentence, before repeats are taken out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from countersight.model import Claim
from countersight.press.agencies import AgencyMention
from countersight.press.dates import DateMention
from countersight.press.events import PROVIDE, USE, Event, clause_start, find_events, is_real
from countersight.press.mergers import Merger, find_mergers
from countersight.press.money import Money
from countersight.press.names import VendorMention
from countersight.press.products import phrase_near, purpose_of
from countersight.press.scenes import ANAPHOR, Scene, is_aside
from countersight.press.sums import is_contract_sum, kind_of

_BOUGHT = ("award", "order_renewal", "development")
_CHANGED = ("stop_work", "reactivation", "termination")
_REPORTED = re.compile(
    r"\b(?:report(?:ed|s)|reveal(?:ed|s)|said|told|announc(?:ed|es)|disclos(?:ed|es)|according\s+to|publish(?:ed|es)|wrote|show(?:s|ed)|confirm(?:ed|s))\b",
    re.I,
)
_CONTRACT_WORD = re.compile(
    r"\b(?:contract|deal|agreement|order|award|licen[sc]e|subscri|purchas|procure|paid|pay|spen[dt]|bought|buy|cost|worth|invest|vendor|acquire|sign|renew|exten)",
    re.I,
)
_BUYS = re.compile(r"\b(?:with|from|by|for|to)\s+(?:the\s+)?(?:[A-Z][\w.]+[’']s\s+)?$")
_HELPS = re.compile(
    r"(?:support|assist|help|under|part\s+of|within|former|parent|arm\s+of|division\s+of|unlike|including|told|at)\s+(?:the\s+)?$",
    re.I,
)
_COUNTRY_BUYER = re.compile(r"\b(?:with|to|from|by|in)\s+$")


@dataclass(frozen=True, slots=True)
class _Anchor:
    """Where in the sentence a claim hangs: a sum, or the words of an event."""

    start: int
    end: int
    kind: str


def read_drafts(scene: Scene) -> list[Claim]:
    """The claims that one sentence makes; headings and questions make none."""
    if scene.sentence.kind == "heading" or scene.text.endswith("?"):
        return []
    events = find_events(scene.text)
    mergers = list(find_mergers(scene))
    found = list(_of_mergers(scene, mergers))
    if not mergers:
        found += _of_sums(scene, events)
    found += _of_changes(scene, events)
    if not any(c.event in _BOUGHT for c in found) and not mergers:
        found += _of_plain(scene, events)
    return found


def _of_mergers(scene: Scene, mergers: list[Merger]) -> Iterator[Claim]:
    for merger in mergers:
        money = next((m for m in scene.moneys if not m.converted), None)
        anchor = _Anchor(merger.start, merger.end, "acquisition_merger")
        yield _claim(scene, anchor, merger.bought, money, merger.partner)


def _of_sums(scene: Scene, events: tuple[Event, ...]) -> Iterator[Claim]:
    for money in scene.moneys:
        if not is_contract_sum(scene.text, money) or not _CONTRACT_WORD.search(scene.text):
            continue
        kind = _kind_of_sum(scene, events, money)
        vendor = _seller_of(scene, _Anchor(money.start, money.end, kind or ""))
        if kind and vendor:
            yield _claim(scene, _Anchor(money.start, money.end, kind), vendor, money)


def _kind_of_sum(scene: Scene, events: tuple[Event, ...], money: Money) -> str | None:
    """The event that the sum belongs to; None where the sentence only weighs it."""
    if not is_real(scene.text, money.start):
        return None
    kinds = {e.kind for e in events if e.real}
    if "termination" in kinds:
        return "termination"
    near = [e for e in events if e.real and e.kind in _BOUGHT]
    if any(e.kind == "development" for e in near):
        return "development"
    renewals = [e for e in near if e.kind == "order_renewal"]
    if renewals and min(_distance(e, money) for e in renewals) < 90:
        return "order_renewal"
    return "award"


def _distance(event: Event | VendorMention, money: Money | _Anchor) -> int:
    return event.start - money.end if event.start >= money.end else money.start - event.end


def _of_changes(scene: Scene, events: tuple[Event, ...]) -> Iterator[Claim]:
    """Stops, restarts and ends: one of a kind, and no sum unless it is ended with one."""
    done: set[str] = set()
    for event in events:
        if event.kind not in _CHANGED or event.kind in done or not event.real:
            continue
        if event.kind == "termination" and any(
            is_contract_sum(scene.text, m) for m in scene.moneys
        ):
            continue
        anchor = _Anchor(event.start, event.end, event.kind)
        vendor = _seller_of(scene, anchor)
        if vendor:
            done.add(event.kind)
            yield _claim(scene, anchor, vendor, None)


def _of_plain(scene: Scene, events: tuple[Event, ...]) -> Iterator[Claim]:
    """Without a sum: a development, a contract made, or a use disclosed."""
    for event in events:
        if event.kind == "development" and event.real and scene.vendors and scene.products:
            yield _claim(
                scene, _Anchor(event.start, event.end, event.kind), scene.vendors[0].name, None
            )
            return
    if any(e.kind in _CHANGED for e in events):
        return
    used = _used(scene)
    if used is not None:
        yield _claim(scene, used[0], used[1], None)
        return
    for event in events:
        if (
            event.kind in ("award", "order_renewal")
            and event.real
            and scene.vendors
            and scene.agencies
        ):
            if not re.search(_PLAIN_DEAL, scene.text[event.start : event.end + 12]):
                continue
            anchor = _Anchor(event.start, event.end, event.kind)
            vendor = _seller_of(scene, anchor)
            if vendor:
                yield _claim(scene, anchor, vendor, None)
                return


_PLAIN_DEAL = re.compile(
    r"\b(?:contracts?|deals?|agreements?|orders?|licen[sc]es?|subscriptions?|purchased|procured|bought|acquired|obtained|awarded|hired|contracted|renew\w*|extend\w*)\b",
    re.I,
)


def _used(scene: Scene) -> tuple[_Anchor, str] | None:
    """An agency uses, or is provided with, what a vendor makes."""
    wares = [(v.start, v.name) for v in scene.vendors if not is_aside(scene.text, v)]
    wares += [(p.start, scene.makers[p.name]) for p in scene.products if p.name in scene.makers]
    buyers = [a.start for a in scene.agencies]
    generic = re.search(r"\b[Tt]he\s+(?:agency|department|force|bureau)\b", scene.text)
    if generic and scene.buyer():
        buyers.append(generic.start())
    if not buyers:
        return None
    for pattern in (USE, PROVIDE):
        for verb in pattern.finditer(scene.text):
            if not is_real(scene.text, verb.start()):
                continue
            found = _joined(scene, verb, wares, buyers, pattern is PROVIDE)
            if found:
                return _Anchor(verb.start(), verb.end(), "usage_disclosure"), found
    return None


def _joined(
    scene: Scene,
    verb: re.Match[str],
    wares: list[tuple[int, str]],
    buyers: list[int],
    provided: bool,
) -> str | None:
    """Buyer before and ware behind the verb; or the ware before, and the buyer behind."""
    start = clause_start(scene.text, verb.start())
    before = [b for b in buyers if b < verb.start()]
    behind = [b for b in buyers if b >= verb.end()]
    left = [name for at, name in wares if start <= at < verb.start()]
    right = [name for at, name in wares if at >= verb.end()]
    if provided:
        if behind and left:
            return left[-1]
        if behind and ANAPHOR.search(scene.text[start : verb.start()]):
            return scene.seller()
        return None
    if before and right:
        return right[0]
    if behind and left and re.match(r"\s+(?:[\w-]+\s+){0,6}?by\b", scene.text[verb.end() :]):
        return left[-1]
    if (
        before
        and left
        and re.search(r"\b(?:through|using|via|with)\s", scene.text[: verb.start()], re.I)
    ):
        return left[0]
    return (
        scene.seller()
        if before and ANAPHOR.search(scene.text[verb.end() : verb.end() + 60])
        else None
    )


def _seller_of(scene: Scene, anchor: _Anchor) -> str | None:
    """The vendor nearest in sense to the anchor, or the one that the text is about."""
    others = [
        (m.start, m.end) for m in scene.moneys if (m.start, m.end) != (anchor.start, anchor.end)
    ]
    rated = [
        (_nearness(scene, v, anchor, others), v.name)
        for v in scene.vendors
        if not is_aside(scene.text, v)
    ]
    if rated:
        return max(rated, key=lambda r: r[0])[1]
    return scene.seller()


def _nearness(
    scene: Scene, vendor: VendorMention, anchor: _Anchor, others: list[tuple[int, int]]
) -> float:
    gap = _distance(vendor, anchor)
    low, high = min(vendor.end, anchor.end), max(vendor.start, anchor.start)
    score = -gap / 60
    score -= 3 * sum(low <= start and end <= high for start, end in others)
    if vendor.start >= anchor.end:
        between = scene.text[anchor.end : vendor.start]
        score += 2 if re.search(r"\b(?:with|to|from|for|by|on)\b", between) else 0
        score -= 2 if re.search(r"[;]|,\s+(?:and|while|but|which)\b", between) else 0
    else:
        score += 1 + (vendor.start < 3)
    return score


def _claim(
    scene: Scene, anchor: _Anchor, vendor: str, money: Money | None, partner: str | None = None
) -> Claim:
    merged = anchor.kind == "acquisition_merger"
    date = _date_of(scene, anchor)
    return Claim(
        article="",
        vendor=vendor,
        event=anchor.kind,
        start=scene.sentence.start,
        end=scene.sentence.end,
        product=None if merged else _product_of(scene, anchor, vendor, money),
        agency=partner if merged else _buyer_of(scene, anchor),
        amount=money.value if money else None,
        currency=money.currency if money else "USD",
        amount_qualifier=money.qualifier if money else None,
        amount_kind=("deal_price" if merged else kind_of(scene.text, money)) if money else None,
        date_text=date.text if date else None,
        date_precision=date.precision if date else None,
        date_iso=date.iso if date else None,
        purpose=None if merged else purpose_of(scene.text),
    )


def _buyer_of(scene: Scene, anchor: _Anchor) -> str | None:
    if not scene.agencies:
        return scene.buyer()
    return max(scene.agencies, key=lambda a: _buyer_rank(scene, a, anchor)).name


def _buyer_rank(scene: Scene, agency: AgencyMention, anchor: _Anchor) -> float:
    left = scene.text[max(0, agency.start - 40) : agency.start]
    rank = -abs(agency.start - anchor.start) / 200
    rank += 2.0 * (_BUYS.search(left) is not None)
    rank += 1.5 * (agency.end <= anchor.start)
    return rank - 4.0 * (_HELPS.search(left) is not None)


def _product_of(scene: Scene, anchor: _Anchor, vendor: str, money: Money | None) -> str | None:
    named = [p for p in scene.products if scene.makers.get(p.name, vendor) == vendor]
    if named:
        return min(named, key=lambda p: abs(p.start - anchor.end)).name
    if anchor.kind in _BOUGHT and money is not None:
        return phrase_near(scene.text, money.start, money.end)
    return None


def _date_of(scene: Scene, anchor: _Anchor) -> DateMention | None:
    """The nearest date that dates the event, not the report of it."""
    fit = [d for d in scene.dates if not _dates_report(scene.text, d)]
    dated = [d for d in fit if d.is_dated] or fit
    same = [
        d
        for d in dated
        if clause_start(scene.text, d.start) == clause_start(scene.text, anchor.start)
    ]
    return min(same or dated, key=lambda d: abs(d.start - anchor.start), default=None)


def _dates_report(text: str, date: DateMention) -> bool:
    """`On Monday, X reported`: a weekday or a day beside a word of reporting dates the report."""
    if date.precision not in ("relative", "day"):
        return False
    near = text[max(0, date.start - 40) : date.end + 60]
    return (
        date.precision == "relative"
        and date.text.lower().endswith("day")
        and _REPORTED.search(near) is not None
    )
