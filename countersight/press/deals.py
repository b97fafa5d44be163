"""Claims without a sum: a contract made or renewed, a development, a use disclosed."""

import re
from collections.abc import Iterator
from dataclasses import replace

from countersight.press.agencies import GENERIC
from countersight.press.events import CHANGED, Event
from countersight.press.making import BOUGHT, claim_of
from countersight.press.scenes import Scene
from countersight.press.sellers import Anchor, sellers_of
from countersight.press.uses import find_use
from countersight.reported import Claim

_WITH_COMPANY = re.compile(
    r"\b(?:contracts?|deals?|agreements?)\s+with\s+the\s+(?:same\s+)?(?:company|firm|vendor|start-?up)\b"
)
_KEEPS = re.compile(
    r"(?:keep|kept|retain|stay|stick|stuck|another|prolong|(?:given|granted|handed)\s+another)",
    re.I,
)
_GEAR = re.compile(
    r"\s+(?:to\s+)?(?:(?:an?|the|its|\d[\d,]*|one|two|three|four|five|six|more|another|[A-Z][\w-]+)\s+){0,3}(?:[\w-]+\s+){0,2}?"
    r"(?:cameras?|readers?|drones?|towers?|robots?|sensors?|devices?|kits?|licen[sc]es?|subscriptions?|systems?|scanners?|software|seats|units|[A-Z]\d+)\b"
)
_WAS = re.compile(r"\b(?:was|were|been|is|being|be)\s+(?:\w+ly\s+)?$")
_THE_CONTRACT = re.compile(
    r"\b(?:[Tt]he|[Tt]hat|[Ii]ts|[Tt]his)\s+(?:\w+\s+){0,2}?(?:contract|deal|agreement|licen[sc]e|subscription)\b"
)
_IT_WAS = re.compile(
    r"\b[Ii]t\s+(?:was|has\s+been|had\s+been)\s+(?:\w+\s+)?(?:renewed|extended|expanded)\b"
)
_MILLIONS = re.compile(
    r"\b(?:spen[dt]|spending|pay|paid|paying|worth|invest\w*)\s+(?:tens\s+of\s+|hundreds\s+of\s+)?(?:millions|thousands)\b"
)
_DEAL_VERB = re.compile(
    r"(?:sign|award|win|won|secur|land|ink|receiv|obtain|finali|approv|bagg|clinch|snagg|reach|enter|execut|hold|held|ha[sd]|have|maintain|"
    r"issu|gave|giv|struck|strik|made|pick|authori|ratif|purchas|procur|bought|buy|acquir|licens|leas|commission|ordered|paid|pays|hired|tapped|"
    r"went|subscrib|selected|contract|chos|renew|exten|expand|exercis|gets?|got|includ|took|handed|plac|sold|deal|agree)",
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
_PLAIN_DEAL = re.compile(
    r"\b(?:contracts?|deals?|agreements?|orders?|licen[sc]es?|subscriptions?|extension|purchased|procured|bought|acquired|"
    r"obtained|awarded|subscrib\w+|leas\w+|rents?|rented|orders|buys|purchases|signed\s+(?:up|on)|went\s+with|ordered|hired|tapped|selected|picked|chose|chosen|sold|pays?|paid|contracted|leased|renew\w*|extend\w*)\b",
    re.I,
)


def plain_claims(scene: Scene, events: tuple[Event, ...]) -> Iterator[Claim]:
    """Without a sum: a development, a use disclosed, or a contract made."""
    for event in events:
        if event.kind == "development" and event.real and scene.vendors and _is_public(scene):
            anchor = Anchor(event.start, event.end, event.kind)
            yield claim_of(scene, anchor, scene.vendors[0].name, None)
            return
    used = find_use(scene)
    changes = [event.start for event in events if event.kind in CHANGED and event.real]
    if used is not None and all(used[0].end < at and scene.vendors for at in changes):
        yield claim_of(scene, *used, None)
    elif not changes:
        yield from _of_deals(scene, events)


def _is_public(scene: Scene) -> bool:
    return bool(scene.products or scene.agencies or GENERIC.search(scene.text))


def _of_deals(scene: Scene, events: tuple[Event, ...]) -> Iterator[Claim]:
    told = _means_vendor(scene, [event for event in events if event.real])
    named = scene.vendors or scene.products
    if not told and not (named and (scene.buyer() or GENERIC.search(scene.text))):
        return
    for event in events:
        if event.kind in BOUGHT and event.real and _makes_contract(scene, event):
            anchor = Anchor(event.start, event.end, event.kind)
            for vendor in sellers_of(scene, anchor):
                yield _with_vague_sum(scene, claim_of(scene, anchor, vendor, None))
            return


def _means_vendor(scene: Scene, events: list[Event]) -> bool:
    """The vendor is not named, but the sentence speaks of its contract or its gear."""
    if any(pattern.search(scene.text) for pattern in (_WITH_COMPANY, _BOUGHT_IT)):
        return True
    renewed = any(event.kind == "order_renewal" for event in events)
    if renewed and _THE_CONTRACT.search(scene.text):
        return True
    if renewed and _IT_WAS.search(scene.text) and scene.number - scene.topic.deal_at <= 1:
        return True
    alone = not scene.vendors and scene.main.vendor and scene.agencies
    return bool(alone) and any(_is_gear(scene, event) for event in events)


def _makes_contract(scene: Scene, event: Event) -> bool:
    words = scene.text[event.start : event.end + 12]
    if event.kind == "order_renewal" and _KEEPS.match(words):
        return True
    return _PLAIN_DEAL.search(words) is not None and _is_deal(scene, event)


def _is_deal(scene: Scene, event: Event) -> bool:
    """A verb that makes a contract; and who buys from a vendor names it behind the verb."""
    words = scene.text[event.start : event.end]
    if not _DEAL_VERB.match(words) or _is_of_papers(scene.text, event):
        return False
    if not scene.vendors and scene.main.vendor and scene.agencies and _is_gear(scene, event):
        return True
    if not scene.vendors and not _WITH_COMPANY.search(scene.text):
        near = [p for p in scene.products if event.start <= p.start <= event.end + 30]
        if _GETS.match(words) and _THE_WARE.match(scene.text, event.end):
            return True
        return any(_OBJECT.fullmatch(scene.text[event.end : p.start]) for p in near)
    behind = any(v.start >= event.start for v in scene.vendors)
    behind = behind or _WAS.search(scene.text[: event.start]) is not None
    return behind or not _GETS.match(words) or not scene.vendors


def _is_of_papers(text: str, event: Event) -> bool:
    """Documents were obtained, or are what tells of it: nothing was bought."""
    if _AS_SOURCE.match(text, event.end) or _PAPERS.match(text, event.end):
        return True
    return _PAPERS_BEFORE.search(text[: event.start]) is not None


def _is_gear(scene: Scene, event: Event) -> bool:
    """What is bought or renewed of the one vendor of the text: gear, or nothing more is said."""
    if event.kind == "order_renewal":
        return True
    return event.kind == "award" and _GEAR.match(scene.text, event.end) is not None


def _with_vague_sum(scene: Scene, claim: Claim) -> Claim:
    """`Millions` is no figure, but it says that the sentence speaks of a sum of payments."""
    return replace(claim, amount_kind="cumulative") if _MILLIONS.search(scene.text) else claim
