import re
from dataclasses import dataclass
from functools import lru_cache

from countersight.press.names import is_other
from countersight.press.scenes import Scene, is_aside
from countersight.press.vendors import VendorMention

_LISTED = re.compile(
    r"(?:\.|,?\s(?:Co|Inc|Corp|Ltd)\.)?(?:,|,?\s+and|\s+&|,\s+as\s+well\s+as)\s+(?!an?\s)(?:the\s+)?(?:(?:[A-Z][\w-]+\s+)?[a-z]+\s+)?"
)
_FROM_NAME = re.compile(
    r"\b(?:bought|purchased?|procured|leased|ordered|readers|cameras|drones|software|systems?|tools?|"
    r"devices|contract|deal|agreement|paid)\s+(?:[\w$£€.,-]+\s+){0,3}?(?:from|with)\s+"
    r"(?P<name>(?!Israel|Jan|Feb|Mar|Apr|May|Ju|Aug|Sep|Oct|Nov|Dec)[A-Z]\w+(?:\s[A-Z]\w+)*)"
)
# "walked away from a second supplier": of one that the text does not name.
_UNNAMED = re.compile(
    r"\s+(?:from\s+|with\s+|to\s+)?(?:an?|another)\s+(?:[\w-]+\s+){0,3}?(?:supplier|vendor|firm|company|contractor|provider)\b"
    r"(?!,?\s+(?:called|named|of|in|which|that|\(|[A-Z])|[’'])"
)
_PAYS = re.compile(
    r"\s+(?:has\s+|had\s+|have\s+|also\s+|later\s+|reportedly\s+)*(?:paid|pays|spent|invested|raised|poured|gave|gives|donated|contributed|owes|lent|closed)\b"
)
_IT_AND = re.compile(r"\b[Ii]t\s+and\s+$")
_TOWARDS = re.compile(r"\b(?:with|to|from|for|by|on|of)\b")
_HEDGED = re.compile(r"\s+(?:(?!and\b|or\b|with\b)\w+\s+){0,2}")  # "paid Acme almost $1"
_STRAIGHT_TO = re.compile(r"\s+(?:with|to|from|on)\s+(?:the\s+)?")  # "$1 million with Acme"
_MOVED_TO = re.compile(
    r"\b(?:mov(?:e|ed|ing)|switch(?:ed|ing)?|migrat(?:e|ed|ing)|in\s+favou?r)\s+(?:\w+\s+)?(?:to|of)\s+"
    r"(?:[\w-]+\s+){0,5}$"
    r"|\b(?:new|another|different|replacement|rival)\s+(?:supplier|vendor|provider|contractor|company|firm|maker)[,:]?\s+$"
)
_EACH_OF_THEM = re.compile(
    r"^(?:[Ee]ach|[Bb]oth)(?:\s+of\s+(?:them|the\s+(?:two|firms|companies)))?\s+(?:gets?|got|will|was|were|is|received|won|has|have|signed)\b|\b(?:[Tt]hey|[Tt]he\s+two)\b[^.;]*\beach\b"
)
_ELSEWHERE = re.compile(r";|,\s+(?:and|while|but|which|who)\b|\s(?:while|but)\s")
# ", which won", ", a firm that": the words belong to the name before the comma.
_RELATIVE = re.compile(r",\s+(?:(?:and|but)\s+)?(?:which|who|whose)\b")
_INSERTED = re.compile(
    r",\s+(?:which|who|whose|an?|the|now|once|formerly|part|itself)\s[^,;]*(?:,[^,;]*\d{4}[^,;]*)?,"
)


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where in the sentence a claim hangs: a sum, or the words of an event."""

    start: int
    end: int
    kind: str


def sellers_of(scene: Scene, anchor: Anchor) -> tuple[str, ...]:
    """The vendor nearest in sense, with those it is listed with; or the one the text is about."""
    if _UNNAMED.match(scene.text, anchor.end) or _paid_by_vendor(scene, anchor):
        return ()
    vendors = [v for v in scene.vendors if not is_aside(scene.text, v) and not _pays(scene.text, v)]
    if anchor.kind in ("stop_work", "termination"):
        vendors = [v for v in vendors if not _MOVED_TO.search(scene.text[: v.start])]
    if not vendors and any(_pays(scene.text, v) for v in scene.vendors):
        return ()
    if not vendors and scene.topic.group and _EACH_OF_THEM.search(scene.text):
        return scene.topic.group
    if not vendors:
        topic = None if _names_another(scene) else scene.seller()
        return (topic,) if topic else ()
    others = [
        (m.start, m.end) for m in scene.moneys if (m.start, m.end) != (anchor.start, anchor.end)
    ]
    paired = _respective(scene, vendors, anchor)
    if paired:
        return (paired,)
    return _best(scene, vendors, anchor, others)


def _paid_by_vendor(scene: Scene, anchor: Anchor) -> bool:
    """`Bolt Capital paid $1 million`: the sum that a company pays buys it no customer."""
    paid = (_PAYS.match(scene.text, vendor.end) for vendor in scene.vendors)
    return any(match and 0 <= anchor.start - match.end() < 30 for match in paid)


def _pays(text: str, vendor: VendorMention) -> bool:
    """`Acme paid $1 million for`: the company buys."""
    return _PAYS.match(text, vendor.end) is not None


def _best(
    scene: Scene, vendors: list[VendorMention], anchor: Anchor, others: list[tuple[int, int]]
) -> tuple[str, ...]:
    """The nearest with its list, less those that stand beside sums of their own."""
    best = max(vendors, key=lambda v: _nearness(scene.text, v, anchor, others))
    apart = best.start > anchor.end and _ELSEWHERE.search(scene.text[anchor.end : best.start])
    topic = scene.seller() if apart and _is_paired(scene.text, best, others) else None
    if topic:
        return (topic,)
    group = _listed_with(scene.text, vendors, best)
    if _IT_AND.search(scene.text[: group[0].start]) and scene.topic.vendor:
        return (scene.topic.vendor, *dict.fromkeys(v.name for v in group))
    free = [v for v in group if v == best or not _is_paired(scene.text, v, others)]
    return tuple(dict.fromkeys(v.name for v in free))


def _names_another(scene: Scene) -> bool:
    """Bought from somebody whose name was not taken for a vendor's: not from the one spoken of."""
    for found in _FROM_NAME.finditer(scene.text):
        start, end = found.span("name")
        known = any(a.start < end and start < a.end for a in scene.agencies)
        known = known or any(p.start < end and start < p.end for p in scene.products)
        if not known and not is_other(found["name"]):
            return True
    return False


def _respective(scene: Scene, vendors: list[VendorMention], anchor: Anchor) -> str | None:
    """`from A and B for $1 and $2`: the first sum is A's, the second B's."""
    sums = [m for m in scene.moneys if not m.converted]
    if len(vendors) < 2 or len(sums) != len(vendors) or sums[0].start < vendors[-1].end:
        return None
    if len(_listed_with(scene.text, vendors, vendors[0])) < len(vendors):
        return None
    return next(
        (v.name for v, m in zip(vendors, sums, strict=True) if m.start == anchor.start), None
    )


def _is_paired(text: str, vendor: VendorMention, sums: list[tuple[int, int]]) -> bool:
    """`$1 to A`, `A $1`: the vendor stands straight beside a sum of its own."""
    return any(
        _STRAIGHT_TO.fullmatch(text[end : vendor.start])
        or _HEDGED.fullmatch(text[vendor.end : start])
        for start, end in sums
    )


def _listed_with(
    text: str, vendors: list[VendorMention], best: VendorMention
) -> list[VendorMention]:
    """`A, B and C` are one answer."""
    group: list[VendorMention] = []
    for vendor in vendors:
        if group and not _LISTED.fullmatch(text[group[-1].end : vendor.start]):
            if best in group:
                return group
            group = []
        group.append(vendor)
    return group if best in group else [best]


def _nearness(
    text: str, vendor: VendorMention, anchor: Anchor, others: list[tuple[int, int]]
) -> float:
    low, high = min(vendor.end, anchor.end), max(vendor.start, anchor.start)
    score = _standing(text, vendor, anchor) - distance(vendor, anchor) / 60
    score -= 3 * sum(low <= start and end <= high for start, end in others)
    if vendor.start >= anchor.end:
        between = text[anchor.end : vendor.start]
        changed = anchor.kind in ("stop_work", "termination", "reactivation")
        score += (4 if changed else 2) * bool(
            _STRAIGHT_TO.fullmatch(between) or (changed and between.isspace())
        )
        return score + 2 * bool(_TOWARDS.search(between)) - 2 * bool(_ELSEWHERE.search(between))
    between = text[vendor.end : anchor.start]
    if _HEDGED.fullmatch(between):
        return score + 4
    return score + 1 + (vendor.start < 3) - 2 * bool(re.search(r";|\swhile\s", between))


def _standing(text: str, vendor: VendorMention, anchor: Anchor) -> float:
    """More for the name that a clause with the anchor hangs on; less inside an insertion."""
    relative = _RELATIVE.match(text, vendor.end)
    if relative and vendor.end < anchor.start and "," not in text[relative.end() : anchor.start]:
        return 3.0
    return -3.0 * (insertion(text, vendor.start, anchor) is not None)


def insertion(text: str, at: int, anchor: Anchor) -> int | None:
    """Where the insertion between commas begins that holds `at` and not the anchor."""
    around = [s for s in _insertions(text) if s[0] < at < s[1] and not s[0] < anchor.start < s[1]]
    return around[0][0] if around else None


@lru_cache(maxsize=256)
def _insertions(text: str) -> tuple[tuple[int, int], ...]:
    return tuple(found.span() for found in _INSERTED.finditer(text))


def distance(one: VendorMention | Anchor, other: Anchor) -> int:
    """Characters between the two."""
    return one.start - other.end if one.start >= other.end else other.start - one.end
