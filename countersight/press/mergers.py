"""Companies that buy, merge with or are sold to one another: the bought one is the vendor."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from countersight.press.lists import alternation
from countersight.press.scenes import Scene

_HAVE = r"(?:\s+(?:has|have|had|was|were|is|being|been|also|recently|since|just|later|itself|then|reportedly|would\s+be|will\s+be|to\s+be|,))*"
_COMPANY = rf"(?:[\w’'.-]+\s+){{0,6}}?(?:{alternation('seller_nouns')}|organi[sz]ation|equity\s+giant|equity\s+firm|investor|group)?\s*"
_GAP = r"(?:(?!\b(?:from|contract|licen[sc]es?|data)\b)[^.;,]){0,70}?"

_SAYS = r"(?:[^.;]{0,60}?\b(?:announced|said|says|confirmed|reported|disclosed)\s+(?:\w+\s+){0,2}?(?:that\s+)?(?:it|they)\b)?"

_ACTIVE = re.compile(
    rf"^{_SAYS}(?:,[^.;]{{1,80}},)?{_HAVE}\s*(?:acquir(?:ed|es|ing)|agreed\s+to\s+(?:acquire|buy|purchase)|(?:will|to)\s+acquire|bought(?:\s+out)?|buys|purchased|took\s+over|absorbed|snapped\s+up|completed\s+(?:its|the)\s+acquisition\s+of|announced\s+(?:its|the)\s+acquisition\s+of|is\s+acquiring)\s+{_GAP}$",
    re.I,
)
_NOUN_OF = re.compile(
    rf"^[’']?s?\s+(?:\S+\s+){{0,4}}?(?:acquisition|purchase|takeover|buyout)\s+of\s+{_GAP}$", re.I
)
_PASSIVE = re.compile(
    rf"^(?:\s*,)?{_HAVE}\s*(?:acquired|bought(?:\s+out)?|purchased|taken\s+over|absorbed|sold)\s+(?:in\s+[^.;]{{1,30}}\s+|[^.;]{{0,40}}?\s)?(?:by|to)\s+{_GAP}$",
    re.I,
)
_BY = re.compile(rf"\b(?:acquisition|takeover|buyout|purchase)\s+by\s+{_GAP}$", re.I)
_MERGED = re.compile(
    rf"^(?:,[^.;]{{1,80}},)?{_HAVE}\s*(?:[^.;]{{0,90}}?\b)?(?:merg(?:ed|es|ing|e)(?:\s+(?:it|them|the\s+\w+))?(?:\s+with|\s+into)|merger\s+(?:with|of)|combined\s+with)\s+{_GAP}$",
    re.I,
)
_BETWEEN = re.compile(r"\bmerger\s+(?:between|of)\s+[^.;]{0,30}$", re.I)
_CUE = re.compile(
    r"acqui|bought|buys|purchas|took over|takeover|taken over|absorb|snapped up|buyout|merg|sold|combined with",
    re.I,
)
_COMPANY_NAME = re.compile(r"\b(?:[A-Z][\w&’'-]*|[a-z]{1,2}[A-Z]\w+)(?:\s[A-Z][\w&-]*)*")


@dataclass(frozen=True, slots=True)
class Merger:
    """`bought` was acquired by, or merged with, `partner`; the words stand at `start`."""

    bought: str
    partner: str | None
    start: int
    end: int


def find_mergers(scene: Scene) -> Iterator[Merger]:
    """Acquisitions and mergers that the sentence states between two companies."""
    if not _CUE.search(scene.text):
        return
    yield from _without_buyers(list(_found(scene, _companies(scene))))


def _without_buyers(mergers: list[Merger]) -> Iterator[Merger]:
    """`A bought B, to merge it with C`: B meets both A and C, and A does not merge with C."""
    pairs = {(m.bought, m.partner) for m in mergers}
    for merger in mergers:
        ends = {merger.bought, merger.partner}
        if not any(
            {(b, one), (b, other)} <= pairs
            for b, _ in pairs - {(merger.bought, merger.partner)}
            if b not in ends
            for one in ends
            for other in ends - {one}
        ):
            yield merger


def _found(scene: Scene, companies: list[tuple[int, int, str]]) -> Iterator[Merger]:
    seen: set[tuple[str, str]] = set()
    for merger in _alone(scene, companies):
        seen.add((merger.bought, merger.partner or ""))
        yield merger
    for at, (start, end, left) in enumerate(companies):
        for first, last, right in companies[at + 1 : at + 4]:
            gap = scene.text[end:first]
            pair = _pair(left, right, gap, scene.text[:start])
            if pair and left != right and pair not in seen and (right, left) not in seen:
                seen.add(pair)
                yield Merger(*pair, end, last)


_SOLD = re.compile(
    r"^(?:,\s(?:[^,.;]{1,50},\s)?|\s)(?:which\s+)?(?:it\s+)?(?:was\s+|were\s+|had\s+been\s+|has\s+been\s+)?(?:bought|acquired|purchased|taken\s+over)\s+"
    r"(?:in\s|for\s|last\s|earlier\s|this\s|later\s|outright)",
    re.I,
)
_BUYER_SAID = re.compile(
    rf"^(?:[^.;]{{0,60}}?\b(?:the\s+company|the\s+firm|it)\b){_HAVE}\s*(?:acquired|bought|took\s+over|completed\s+(?:its|the)\s+(?:acquisition|takeover|purchase)\s+of)\s+{_GAP}$",
    re.I,
)


def _alone(scene: Scene, companies: list[tuple[int, int, str]]) -> Iterator[Merger]:
    """The buyer stands in a sentence before: `Acme, bought in 2019 for`; `It also acquired Acme`."""
    buyer = scene.topic.vendor
    for at, (start, end, name) in enumerate(companies):
        sold = _SOLD.match(scene.text[end:])
        first = at == 0 and _BUYER_SAID.search(scene.text[:start])
        if buyer and buyer != name and (sold or first):
            yield Merger(name, buyer, start, end + (sold.end() if sold else 0))


def _pair(left: str, right: str, gap: str, before: str) -> tuple[str, str] | None:
    if _ACTIVE.search(gap) or _NOUN_OF.search(gap):
        return right, left
    if _PASSIVE.search(gap) or _MERGED.search(gap) or _BY.search(gap):
        return left, right
    if _BETWEEN.search(before) and gap.strip() in ("and", "with", "&"):
        return left, right
    return None


def _companies(scene: Scene) -> list[tuple[int, int, str]]:
    """Vendors, and other capitalised names that stand where a company would."""
    found = [(v.start, v.end, v.name) for v in scene.vendors]
    taken = found + [(a.start, a.end, a.name) for a in scene.agencies]
    for match in _COMPANY_NAME.finditer(scene.text):
        free = all(match.end() <= start or end <= match.start() for start, end, _ in taken)
        if free and match.start() and _BEFORE_COMPANY.search(scene.text[: match.start()]):
            found.append((*match.span(), match.group()))
    return sorted(found)


_BEFORE_COMPANY = re.compile(
    rf"\b(?:{alternation('seller_nouns')}|organi[sz]ation|group|investor|acquired\s+by|merged\s+with)\s+$",
    re.I,
)
