import re
from collections.abc import Iterator
from dataclasses import replace

from countersight.model import Claim
from countersight.press.agencies import GENERIC
from countersight.press.buyers import buyer_of
from countersight.press.events import CHANGED, Event, clause_start, find_events, is_failed, is_real
from countersight.press.mergers import find_mergers
from countersight.press.money import Money
from countersight.press.products import phrase_near, purpose_of
from countersight.press.scenes import Scene
from countersight.press.sellers import Anchor, distance, sellers_of
from countersight.press.sums import is_contract_sum, kind_of
from countersight.press.uses import find_use
from countersight.press.when import date_of

BOUGHT = ("award", "order_renewal", "development")
_CONTRACT_WORD = re.compile(
    r"\b(?:contract|deal|agreement|order|award|licen[sc]e|subscri|purchas|procure|paid|pay|spen[dt]|bought|buy|"
    r"costs?|price|bill|tab|fee|worth|invest|vendor|acquire|sign|renew|exten|option|ceiling|gave|invoice|\btab\b|price\s+tag|obligat|lease|won\b)",
    re.I,
)
_WITH_COMPANY = re.compile(
    r"\b(?:contracts?|deals?|agreements?)\s+with\s+the\s+(?:same\s+)?(?:company|firm|vendor|start-?up)\b"
)
_KEEPS = re.compile(
    r"(?:keep|kept|retain|stay|stick|stuck|another|prolong|(?:given|granted|handed)\s+another)",
    re.I,
)
_WAS = re.compile(r"\b(?:was|were|been|is|being|be)\s+(?:\w+ly\s+)?$")
_THE_CONTRACT = re.compile(
    r"\b(?:[Tt]he|[Tt]hat|[Ii]ts|[Tt]his)\s+(?:\w+\s+){0,2}?(?:contract|deal|agreement|licen[sc]e|subscription)\b"
)
_HUGE = 10**9
_DEAL_NOUN = re.compile(
    r"\b(?:contract|deal|agreement|order|award|licen[sc]e|subscri|purchas|procur|extension|extend|renew|amend|modif|option|pilot|trial|lease|"
    r"winners?\b|invoice|bill\b|tab\b|price|costs?\b|fee)",
    re.I,
)
_DEAL_NEAR = re.compile(
    r"\b(?:paid|commit|pays?\b|paying|spen[dt]|bought|buy|worth|sign|acquir|award|gave|gets?\b|hand|put\b|add|ceiling|obligat|total|charges?\b|vendor|system|"
    r"software|cameras|drones|technology|tool|it\b|another|more\b)",
    re.I,
)
_PARTED = re.compile(r",\s+(?:and|which|but|while|with|after|before)\b|;")
_SPENT = re.compile(r"\b(?:after|having|spending|paying)\b")
_MILLIONS = re.compile(
    r"\b(?:spen[dt]|spending|pay|paid|paying|worth|invest\w*)\s+(?:tens\s+of\s+|hundreds\s+of\s+)?(?:millions|thousands)\b"
)
_DEAL_VERB = re.compile(
    r"(?:sign|award|win|won|secur|land|ink|receiv|obtain|finali|approv|bagg|clinch|snagg|reach|enter|execut|hold|held|ha[sd]|have|maintain|"
    r"issu|gave|giv|struck|strik|made|pick|authori|ratif|purchas|procur|bought|buy|acquir|licens|leas|commission|ordered|paid|pays|hired|tapped|"
    r"subscrib|selected|contract|chos|renew|exten|expand|exercis|gets?|got|includ|took|handed|plac)",
    re.I,
)
_GETS = re.compile(
    r"(?:purchas|procur|bought|buy|acquir|obtain|licens|leas|commission|paid|pays|hired|tapped|selected|pick|chos)",
    re.I,
)
# "documents obtained through", "obtained records": papers are no purchase.
_PAPER = (
    r"(?:documents?|records?|e-?mails?|files|invoices|papers|copy|copies|logs|messages|memos?|"
    r"slides|footage|report)"
)
_PAPERS_BEFORE = re.compile(rf"\b{_PAPER}\s+(?:\w+\s+)?$", re.I)
_PAPERS = re.compile(rf"\s+(?:[\w-]+\s+){{0,3}}?{_PAPER}\b", re.I)
_THE_WARE = re.compile(
    r"\s+(?:the|this|its|both)\s+(?:[\w-]+\s+){0,2}?(?:software|technology|systems?|tools?|spyware|cameras|devices?|drones|product|"
    r"platform|database|kit|equipment)\b"
)
_BOUGHT_IT = re.compile(
    rf"\b(?:bought|purchased|acquired|procured|obtained|licensed|leased){_THE_WARE.pattern}"
)
_AS_SOURCE = re.compile(
    r"\s+(?:documents?\s+|records?\s+|data\s+)?(?:\w+\s+)?(?:shows?|indicates?|reveals?|suggests?|reviewed|seen|obtained|posted|say)\b"
)
_OBJECT = re.compile(r"\s+(?:the\s+|its\s+)?(?:[a-z-]+\s+){0,3}?")  # "bought the spyware P"
_CONTRACT = re.compile(r"\b(?:won|contracts?|orders?|awards?|awarded|licen[sc]es?)\b")
_PLAIN_DEAL = re.compile(
    r"\b(?:contracts?|deals?|agreements?|orders?|licen[sc]es?|subscriptions?|purchased|procured|bought|acquired|"
    r"obtained|awarded|subscrib\w+|leas\w+|rents?|rented|orders|buys|purchases|signed\s+(?:up|on)|hired|tapped|selected|picked|chose|chosen|pays?|paid|contracted|leased|renew\w*|extend\w*)\b",
    re.I,
)


def read_drafts(scene: Scene) -> list[Claim]:
    """The claims that one sentence makes; headings and questions make none."""
    if scene.sentence.kind == "heading" or scene.text.endswith("?"):
        return []
    masked = scene.masked()
    events = find_events(masked)
    found = list(_of_mergers(scene))
    if not found or scene.agencies:
        prices = {claim.amount for claim in found}
        found += [c for c in _of_sums(scene, events) if c.amount not in prices]
    found += _of_changes(scene, events, {claim.event for claim in found})
    if all(claim.event in CHANGED for claim in found):
        found += _of_plain(scene, events)
    elif len({claim.event for claim in found} - {"acquisition_merger"}) == len(found):
        sold = {claim.vendor for claim in found}
        found += [claim for claim in _of_use_apart(scene) if claim.vendor not in sold]
    return found


def _of_use_apart(scene: Scene) -> Iterator[Claim]:
    """A use told in a clause before the one with the sum."""
    used = find_use(scene)
    first = min((clause_start(scene.text, m.start) for m in scene.moneys), default=0)
    if used is not None and used[0].end < first:
        yield _claim(scene, *used, None)


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
        yield _claim(scene, anchor, merger.bought, money, merger.partner)


def _gap(money: Money, at: int) -> int:
    return abs(money.start - at)


def _is_price(text: str, end: int, money: Money) -> bool:
    """Not the sum of a contract told after the takeover."""
    return _CONTRACT.search(text[end : money.end + 40]) is None


def _of_sums(scene: Scene, events: tuple[Event, ...]) -> Iterator[Claim]:
    if not (events or scene.vendors or _CONTRACT_WORD.search(scene.text)):
        return
    masked = scene.masked()
    for money in scene.moneys:
        real = is_real(masked, money.start) and not is_failed(masked, money.start)
        if is_contract_sum(masked, money) and real and _is_of_deal(scene, masked, money):
            anchor = Anchor(money.start, money.end, _event_of(masked, events, money))
            for vendor in sellers_of(scene, anchor):
                yield _claim(scene, anchor, vendor, money)


def _is_of_deal(scene: Scene, masked: str, money: Money) -> bool:
    """A vendor is named in the sentence, or the clause of the sum speaks of a deal."""
    if scene.vendors or scene.products:
        return True
    if money.value >= _HUGE:
        return _DEAL_NOUN.search(masked) is not None
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
    if ended and len(gap) < 40 and not _SPENT.search(gap):
        return ended[-1].kind
    if "development" in near:
        return "development"
    renewal = near.get("order_renewal", 999)
    return "order_renewal" if renewal < 90 and renewal - 30 < near.get("award", 999) else "award"


def _of_changes(scene: Scene, events: tuple[Event, ...], done: set[str]) -> Iterator[Claim]:
    """Stops, restarts and ends without a sum: one of a kind for each agency."""
    told: set[tuple[str, str | None]] = set()
    for event in sorted(events, key=lambda event: event.start):
        if event.kind in CHANGED and event.real and event.kind not in done:
            anchor = Anchor(event.start, event.end, event.kind)
            for vendor in sellers_of(scene, anchor)[:1]:
                claim = _claim(scene, anchor, vendor, None)
                if all(kind != event.kind or claim.agency not in (who, None) for kind, who in told):
                    told.add((event.kind, claim.agency))
                    yield claim


def _of_plain(scene: Scene, events: tuple[Event, ...]) -> Iterator[Claim]:
    """Without a sum: a development, a use disclosed, or a contract made."""
    for event in events:
        if event.kind == "development" and event.real and scene.vendors and _is_public(scene):
            anchor = Anchor(event.start, event.end, event.kind)
            yield _claim(scene, anchor, scene.vendors[0].name, None)
            return
    used = find_use(scene)
    changes = [event.start for event in events if event.kind in CHANGED and event.real]
    if used is not None and all(used[0].end < at and scene.vendors for at in changes):
        yield _claim(scene, *used, None)
    elif not changes:
        yield from _of_deals(scene, events)


def _is_public(scene: Scene) -> bool:
    return bool(scene.products or scene.agencies or GENERIC.search(scene.text))


def _of_deals(scene: Scene, events: tuple[Event, ...]) -> Iterator[Claim]:
    told = any(pattern.search(scene.text) for pattern in (_WITH_COMPANY, _BOUGHT_IT))
    told = told or (
        _THE_CONTRACT.search(scene.text) is not None
        and any(event.kind == "order_renewal" and event.real for event in events)
    )
    named = scene.vendors or scene.products or told
    if not named or (scene.buyer() is None and not GENERIC.search(scene.text)):
        return
    for event in events:
        words = scene.text[event.start : event.end + 12]
        if (
            event.kind in BOUGHT
            and event.real
            and (
                (_PLAIN_DEAL.search(words) and _is_deal(scene, event))
                or (event.kind == "order_renewal" and _KEEPS.match(words))
            )
        ):
            anchor = Anchor(event.start, event.end, event.kind)
            for vendor in sellers_of(scene, anchor):
                yield _with_vague_sum(scene, _claim(scene, anchor, vendor, None))
            return


def _is_deal(scene: Scene, event: Event) -> bool:
    """A verb that makes a contract; and who buys from a vendor names it behind the verb."""
    words = scene.text[event.start : event.end]
    if not _DEAL_VERB.match(words):
        return False
    if _AS_SOURCE.match(scene.text, event.end):
        return False
    if _PAPERS_BEFORE.search(scene.text[: event.start]) or _PAPERS.match(scene.text, event.end):
        return False
    if not scene.vendors and not _WITH_COMPANY.search(scene.text):
        near = [p for p in scene.products if event.start <= p.start <= event.end + 30]
        if _GETS.match(words) and _THE_WARE.match(scene.text, event.end):
            return True
        return any(_OBJECT.fullmatch(scene.text[event.end : p.start]) for p in near)
    behind = any(v.start >= event.start for v in scene.vendors)
    behind = behind or _WAS.search(scene.text[: event.start]) is not None
    return behind or not _GETS.match(words) or not scene.vendors


def _with_vague_sum(scene: Scene, claim: Claim) -> Claim:
    """`Millions` is no figure, but it says that the sentence speaks of a sum of payments."""
    return replace(claim, amount_kind="cumulative") if _MILLIONS.search(scene.text) else claim


def _claim(
    scene: Scene, anchor: Anchor, vendor: str, money: Money | None, partner: str | None = None
) -> Claim:
    merged = anchor.kind == "acquisition_merger"
    date = date_of(scene, anchor, find_events(scene.masked()))
    return Claim(
        article="",
        vendor=vendor,
        event=anchor.kind,
        start=scene.sentence.start,
        end=scene.sentence.end,
        product=None if merged else _product_of(scene, anchor, vendor, money),
        agency=partner if merged else buyer_of(scene, anchor),
        amount=money.value if money else None,
        currency=money.currency if money else "USD",
        amount_qualifier=money.qualifier if money else None,
        amount_kind=("deal_price" if merged else kind_of(scene.text, money)) if money else None,
        date_text=date.text if date else None,
        date_precision=date.precision if date else None,
        date_iso=date.iso if date else None,
        purpose=None if merged else purpose_of(scene.text),
    )


def _product_of(scene: Scene, anchor: Anchor, vendor: str, money: Money | None) -> str | None:
    named = [p for p in scene.products if scene.makers.get(p.name, vendor) == vendor]
    if named:
        return min(named, key=lambda p: abs(p.start - anchor.end)).name
    if anchor.kind in BOUGHT and money is not None:
        return phrase_near(scene.text, money.start, money.end)
    return None
