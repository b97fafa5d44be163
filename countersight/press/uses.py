import re

from countersight.press.events import PROVIDE, USE, clause_start, find_events, is_real
from countersight.press.scenes import ANAPHOR, Scene, is_aside
from countersight.press.sellers import Anchor

_GENERIC_BUYER = re.compile(
    r"\b(?:[Tt]he|[Ii]ts)\s+(?i:agency|department|force|bureau|ministry|city|county|military|government|sheriff|state|council)\b|"
    r"\b(?:[Aa]gents|[Oo]fficers|[Dd]etectives|[Dd]eputies|[Pp]olice|[Ii]nvestigators|[Ss]oldiers|[Pp]rosecutors)\b"
)
_THAT = re.compile(ANAPHOR.pattern + r"|\b(?:them|theirs?)\b")
_WARE = re.compile(
    r"\b(?:[Tt]he|[Tt]his|[Ii]ts|[Tt]hese|[Tt]heir|[Tt]hat)\s+(?:[\w-]+\s+){0,3}?(?:company|firm|start-?up|vendor|technology|software|systems?|tools?|platform|"
    r"spyware|service|database|product|app|cameras|drones|devices|data|readers|sensors)\b|\b[Ii]ts?\b"
)
_AMONG = re.compile(
    r"\b[Aa]mong\s+(?:its|the\s+\w+[’']s|Ʋ[Ʋ ]*[’']s?)\s+(?:\w+\s+)?(?:customers|clients|users)\b"
    r"|\bcounts\s+(?:the\s+)?Ⱥ"
)
_COUNT = re.compile(
    r"\b\d[\d,.]*\s+(?:million\s+|thousand\s+|billion\s+)?(?:\w+\s+)?(?:searches|scans|queries|plates|faces|missions|flights|lookups|images|"
    r"infections|extractions|alerts|sorties)\b"
    r"|\b(?:used|flown|deployed|searched|queried|consulted)\s+(?:more\s+than\s+|some\s+|about\s+|nearly\s+)?[\d,]+\s+times\b"
)
_WHICH = re.compile(r"\s*(?:which|that|who)?\s*(?=\w)")
_AIM = re.compile(r"(?<!\bbegan )(?<!started )(?<!continued )(?<!continues )\bto\s$")
_BY = re.compile(r"\s+(?:[\w-]+\s+){0,6}?(?:by|at|on|in|along|across|around)\b")
_THROUGH = re.compile(r"\b(?:through|using|via|with)\s", re.I)

Ware = tuple[int, str]  # where a vendor or its product is named, and the vendor


def find_use(scene: Scene) -> tuple[Anchor, str] | None:
    """The first use that the sentence states, and the vendor whose product is used."""
    wares = sorted(_wares(scene))
    buyers = [a.start for a in scene.agencies]
    masked = scene.masked()
    buyers += [m.start() for m in _GENERIC_BUYER.finditer(scene.text)]
    if not buyers and scene.buyer() is None:
        return None
    for pattern, join in ((USE, _used), (PROVIDE, _provided)):
        for verb in pattern.finditer(masked):
            if _to_use(masked, verb.start()):
                continue
            vendor = join(scene, verb, wares, buyers) if is_real(masked, verb.start()) else None
            if vendor:
                return Anchor(verb.start(), verb.end(), "usage_disclosure"), vendor
    return _counted(scene, masked, wares)


def _to_use(masked: str, at: int) -> bool:
    """`Signed a deal to use X`: what a contract is for is no use yet."""
    aim = _AIM.search(masked[:at])
    return aim is not None and any(
        e.kind in ("award", "order_renewal") and e.real and e.start < at
        for e in find_events(masked)
    )


def _counted(scene: Scene, masked: str, wares: list[Ware]) -> tuple[Anchor, str] | None:
    """`The readers scanned 1.9 million plates`: a count of what the system did is its use."""
    count = _COUNT.search(masked) or _AMONG.search(masked)
    if count is None or not is_real(masked, count.start()):
        return None
    vendor = wares[0][1] if wares else scene.seller() if _WARE.search(masked) else None
    return (Anchor(count.start(), count.end(), "usage_disclosure"), vendor) if vendor else None


def _wares(scene: Scene) -> list[Ware]:
    vendors = [(v.start, v.name) for v in scene.vendors if not is_aside(scene.text, v)]
    return vendors + [(p.start, scene.makers[p.name]) for p in scene.products]


def _used(scene: Scene, verb: re.Match[str], wares: list[Ware], buyers: list[int]) -> str | None:
    """`ICE uses X`; `X is used by ICE`; `Through X, ICE searched`."""
    start = clause_start(scene.text, verb.start())
    buyer_first = any(b < verb.start() for b in buyers)
    behind = [name for at, name in wares if at >= verb.end()]
    before = [name for at, name in wares if start <= at < verb.start()]
    if buyer_first and behind:
        return behind[0]
    if before and any(b >= verb.end() for b in buyers) and _BY.match(scene.text, verb.end()):
        return before[-1]
    told = scene.text[start : verb.start()]
    if not told.strip(" *") and not behind and any(b >= verb.end() for b in buyers):
        return scene.seller()  # "Used by the police since 2015."
    if (
        any(b >= verb.end() for b in buyers)
        and _BY.match(scene.text, verb.end())
        and _WARE.search(told)
    ):
        return scene.seller()
    if buyer_first and before and _THROUGH.search(scene.text[: verb.start()]):
        return before[0]
    near = scene.text[verb.end() : verb.end() + 60]
    earlier = [name for at, name in wares if at < verb.start()]
    meant = earlier[-1] if earlier else scene.seller()
    return meant if buyer_first and _THAT.search(near) else None


def _provided(
    scene: Scene, verb: re.Match[str], wares: list[Ware], buyers: list[int]
) -> str | None:
    """`X provides ICE with`; `the system lets ICE filter`."""
    if not any(b >= verb.end() for b in buyers):
        return None
    start = clause_start(scene.text, verb.start())
    before = [name for at, name in wares if start <= at < verb.start()]
    if scene.text[verb.end() :].startswith(" by "):
        return None
    if not before and _WHICH.match(scene.text, start - 1):
        before = [name for at, name in wares if start - 40 <= at < start]
    if before:
        return before[-1]
    return scene.seller() if _WARE.search(scene.text[start : verb.start()]) else None
