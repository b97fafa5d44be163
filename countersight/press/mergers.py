# ruff: noqa: E501 - patterns are easier to read unbroken
"""Companies that buy, merge with or are sold to one another: the bought one is the vendor."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from countersight.press.lists import alternation
from countersight.press.names import is_other
from countersight.press.scenes import Scene
from countersight.press.takeovers import roles

_HAVE = (
    r"(?:\s+(?:has|have|had|was|were|is|are|being|been|be|to\s+be|also|recently|since|just|later|itself|then|reportedly|would\s+be|"
    r"will\s+be|to\s+be|agreed\s+to\s+be|last\s+\w+|this\s+\w+|in\s+(?:19|20)\d\d)|,)*"
)
_GAP = r"(?:(?!\b(?:from|contracts?|licen[sc]es?|copies|access|subscriptions?)\b)[^.;]){0,90}?"
_VERB = (
    r"(?:acquir(?:ed|es|ing)|(?:has\s+|have\s+)?agreed\s+to\s+(?:acquire|buy|purchase)|(?:will|to|would)\s+(?:acquire|buy)|bought(?:\s+out)?|buys|"
    r"purchased|(?:took|takes)\s+over|absorb(?:ed|s)|(?:snapped|snaps|gobbled|gobbles|scooped|scoops|swallowed|swallows|picked)\s+up|swallow(?:ed|s)|(?:took|takes|taken|taking)\s+(?:control|ownership|possession)\s+of|is\s+(?:acquiring|buying)|"
    r"(?:complet(?:ed|es)|clos(?:ed|es)|announc(?:ed|es)|finali[sz](?:ed|es)|seal(?:ed|s))\s+(?:its|the|a)\s+(?:[$£€][\d.,]+\s+\w+\s+)?(?:acquisition|takeover|purchase|buyout)\s+of|"
    r"(?:agreed|agrees)\s+to\s+pay\s+[^.;]{1,60}?\s+for|(?:paid|is\s+paying|pays|shelled\s+out|spent|put\s+up)\s+[^.;]{1,60}?\s+(?:for|to\s+(?:acquire|buy|take\s+over))|(?:announced|struck|signed|reached|sealed|inked|unveiled)\s+(?:a|an|its|the)\s+(?:[$£€][\d.,]+\s+\w+\s+)?(?:deal|agreement|bid|plan)\s+(?:to\s+(?:buy|acquire|take\s+over|purchase)|for)|to\s+acquire|(?:acquired|acquires|bought|buys|takes)\s+a\s+(?:majority|controlling)\s+stake\s+in|took\s+a\s+(?:majority|controlling)\s+stake\s+in)"
)
_SAYS = r"(?:[^.;]{0,60}?\b(?:announced|said|says|confirmed|reported|disclosed)\s+(?:\w+\s+){0,2}?(?:that\s+)?(?:it|they)\b)?"
_ACTIVE = re.compile(
    rf"^(?:,\s+which(?=\s))?(?!,\s*(?:\w+ly\s+|later\s+)?(?:bought|acquired|purchased|sold)\b){_SAYS}(?:,\s+(?:an?|the|one\s+of)\s[^,;.]{{1,60}}?\s(?:that|which)|,[^;]{{1,120}}?,)?{_HAVE}\s*{_VERB}(?!\s+by\b)\s+{_GAP}$",
    re.I,
)
_NOUN_OF = re.compile(
    rf"^[’']?s?\s+(?:\S+\s+){{0,4}}?(?:acquisition|purchase|takeover|buyout)\s+of\s+{_GAP}$", re.I
)
_PASSIVE = re.compile(
    rf"^(?:\s*,[^,;]{{1,80}},)?(?:\s*,)?(?:\s+which)?(?:\s+(?:announced|said|says|confirmed)\s+(?:\w+\s+){{0,2}}?(?:that\s+)?it)?{_HAVE}\s*(?:acquired|(?:snapped|swallowed|gobbled|scooped)\s+up|swallowed|bought(?:\s+out|\s+up)?|purchased|taken\s+(?:over|private|off\s+the\s+stock\s+(?:market|exchange))|absorbed|now\s+owned|(?P<sold>sold)(?!\s+(?:it\s+to\s+the|an?|its\b|the|their|licen|access|software|\d))(?:\s+itself)?)\s+"
    rf"(?:in\s+[^.;]{{1,30}}\s+|[^.;]{{0,40}}?\s)?(?(sold)(?:by|to)|by)\s+{_GAP}$",
    re.I,
)
_BY = re.compile(rf"\b(?:acquisition|takeover|buyout|purchase)\s+by\s+{_GAP}$", re.I)
_MERGED = re.compile(
    rf"^(?:,[^.;]{{1,140}},)?{_HAVE}\s*(?:[^.;]{{0,90}}?\b)?(?:merg(?:ed|es|ing|e)(?:\s+(?:it|them|the\s+\w+))?(?:\s+with|\s+into)|"
    rf"merger\s+(?:with|of)|combin(?:ed|es|e|ing)\s+with|folded\s+into|(?:became|become|becomes)\s+(?:a\s+)?(?:part|unit|arm|subsidiary|division)\s+of|(?:joined|joins|joining)\s+forces\s+with)\s+{_GAP}$",
    re.I,
)
_BETWEEN = re.compile(r"\bmerger\s+(?:between|of)\s+[^.;]{0,30}$", re.I)
_TOGETHER = re.compile(
    r"(?:\s+(?:have|had|has|will|would|are|to|agreed|plan|planned|decided|later|then|last\s+\w+|this\s+\w+|in\s+\d{4}))*\s+(?:merged?|merging|(?:became|become)\s+one|combined?|joined\s+forces|tied\s+the\s+knot|united)\b",
    re.I,
)
_TOLD = re.compile(rf"\b{_VERB}\b(?!\s+by\b)", re.I)
_LISTED = re.compile(r"(?:,|,?\s+and|\s+&)\s+(?:an?\s+)?(?:[a-z-]+\s+){0,3}")
_ACQUIRED_OF = re.compile(
    r"\b(?:acquisition|takeover|purchase|buyout|buy-out)\s+of\s+(?:the\s+)?(?:[\w-]+\s+){0,3}$"
)
_UNIT = re.compile(
    r",?\s+(?:(?:now|since\s+(?:19|20)\d\d)[^,;.]{0,20}?|in\s+(?:19|20)\d\d\s+became)\s+(?:an?\s+)?(?:part|unit|arm|subsidiary|division)\s+of\s+(?:the\s+)?$|^\s+(?:has\s+been|became)\s+(?:an?\s+)?(?:part|unit|arm|subsidiary|division)\s+of\s+(?:the\s+)?$"
)
# "took Acme private", "added Acme to its stable"
_AROUND = re.compile(
    rf"(?:,[^,;]{{1,60}},)?{_HAVE}\s*(?:took|takes|take|taking|added|adds|folded|merged|brought)\s+",
    re.I,
)
_INTO = re.compile(
    r"\s+(?:private\b|off\s+the\s+stock\s+(?:market|exchange)|(?:in)?to\s+(?:its|their)\s+(?:[\w-]+\s+)?(?:stable|portfolio|group|family|fold|holdings|empire|business))"
)
_TOOK_IT = re.compile(
    r",?\s+(?:which\s+)?(?:has\s+|had\s+|have\s+)?(?:bought|acquired|purchased|swallowed|absorbed|took\s+over|taken\s+over|snapped\s+up)\s+it\b(?!\s+from)"
)
_SOLD_OFF = re.compile(
    r"\b(?:sold|sell|sells|selling|handed|hand|offloaded|transferred)\s+(?:off\s+)?$"
)
_CUES = [
    "gobbl",
    "scoop",
    "picked",
    "became",
    "one",
    "join",
    "complet",
    "clos",
    "seal",
    "owned",
    "acqui",
    "bought",
    "buys",
    "buy",
    "purchas",
    "took",
    "taken",
    "absorb",
    "snapped",
    "swallow",
    "merg",
    "sold",
    "folded",
    "combined",
    "pay",
    "paid",
    "private",
    "stake",
    "shelled",
]
# Words that make what is bought a thing, or the buyer a customer.
_THING = re.compile(
    r"^(?:[’']s?)?\s+(?:[\w-]+\s+){0,2}?(?:software|licen[sc]es?|cameras?|drones?|devices?|readers?|systems?|tools?|kits?|technology|data|subscriptions?|services?|units?|products?|equipment|towers?|shares|stock)\b"
)
_SOLD = re.compile(
    r"^(?:,\s(?:[^,.;]{1,50},\s)?|\s)(?:which\s+)?(?:(?:it|[A-Z]\w+)\s+)?(?:was\s+|were\s+|had\s+been\s+|has\s+been\s+)?(?:bought|acquired|purchased|taken\s+over)\s+"
    r"(?:in\s|for\s|last\s|earlier\s|this\s|later\s|outright)",
    re.I,
)
_SUPPLIER = re.compile(r"\b(?:by|from|with|of|to)\s+(?:the\s+)?$")
_BUYER_SAID = re.compile(
    rf"(?:^|[\s(])(?:the\s+(?:[\w-]+\s+){{0,2}}?(?:company|firm|group|giant|maker|start-?up|business)|it)\b{_HAVE}\s*{_VERB}\s+{_GAP}$",
    re.I,
)
_STRONG = re.compile(
    rf"\b(?:acquir(?:ed|es|e|ing)|merg(?:ed?|es|ing|er)\s+(?:with|of)|(?:acquisition|takeover|buyout)\s+of|(?:purchase|bought\s+out)\s+of|"
    rf"(?:acquired|bought|owned|snapped\s+up|purchased|swallowed|taken\s+over|sold)\s+(?:itself\s+)?(?:by|to)|agreed\s+to\s+(?:buy|purchase)|to\s+pay\s+[^.;]{{1,60}}?\s+for|(?:{alternation('seller_nouns')}|organi[sz]ation|investor))"
    r",?\s+(?:the\s+)?(?:[A-Z][\w-]+(?:-based)?\s+)?(?:[a-z-]+\s+){0,4}$"
)
_BUYS = re.compile(
    rf"(?:,[^,;]{{1,80}},)?(?:\s+(?:has|have|had|also|later|since|then|recently|just))*\s+(?:announced\s+(?:that\s+)?it\s+(?:will|would|has|had)\s+(?:acquired?|buy|bought)|{_VERB})(?!\s+by\b)"
)
_IT = re.compile(
    r"\b[Ii]t\b(?=\s+(?:(?:has|had|also|later|then|recently|since|will|would|was|is)\s+)*(?:bought|acquired|purchased|swallowed|absorbed|snapped|took\s+over|taken|sold|agreed|completed|merged|to\s+be\b))"
)
_BOUGHT_BY = re.compile(
    r"\s+(?:was|has\s+been|is|will\s+be|had\s+been|were)\s+(?:\w+\s+)?(?:acquired|bought|taken\s+over|purchased|absorbed|swallowed(?:\s+up)?|snapped\s+up|sold)\s+(?:by|to)\s"
)
_APART = 120  # characters between two companies of one takeover
_HIS_PURCHASE = re.compile(
    r"[’']s\s+(?:[$£€][\d.,]+\s+\w+\s+|[a-z-]+\s+){0,3}?(?:acquisition|takeover|buyout|purchase)\s+of\s+(?:the\s+)?[A-Z]"
)
_LEAD = re.compile(
    r"^(?:(?:In|On|By|Since|And|But|Then|Later|Last|When|After)\s)?(?:(?:19|20)\d\d\s)?(?=[A-Z])"
)
_NAME = re.compile(r"\b(?:[A-Z][\w&’'-]*\w|[a-z]{1,2}[A-Z]\w+)(?:\s[A-Z0-9][\w&-]*)*")


@dataclass(frozen=True, slots=True)
class Merger:
    """`bought` was acquired by, or merged with, `partner`; the words stand at `start`."""

    bought: str
    partner: str | None
    start: int
    end: int


Company = tuple[int, int, str]


def find_mergers(scene: Scene) -> Iterator[Merger]:
    """Acquisitions and mergers that the sentence states between two companies."""
    lowered = scene.text.lower()
    cued = any(cue in lowered for cue in _CUES)
    if cued and (scene.vendors or scene.topic.vendor):
        yield from _without_buyers(list(_found(scene, _companies(scene))))


def _without_buyers(mergers: list[Merger]) -> Iterator[Merger]:
    """`A bought B, to merge it with C`: B meets both A and C, and A does not merge with C."""
    partners: dict[str, set[str | None]] = {}
    for merger in mergers:
        partners.setdefault(merger.bought, set()).add(merger.partner)
    for merger in mergers:
        pair = {merger.bought, merger.partner}
        if not any(pair <= met for name, met in partners.items() if name not in pair):
            yield merger


def _found(scene: Scene, companies: list[Company]) -> Iterator[Merger]:
    seen: set[frozenset[str | None]] = set()
    for merger in [*_alone(scene, companies), *_pairs(scene, companies), *_it(scene, companies)]:
        pair = frozenset((merger.bought, merger.partner))
        if pair not in seen and len(pair) == 2:
            seen.add(pair)
            yield merger


def _pairs(scene: Scene, companies: list[Company]) -> Iterator[Merger]:
    for at, (start, end, left) in enumerate(companies):
        bought = False
        for step, (first, last, right) in enumerate(companies[at + 1 : at + 4]):
            if (bought and "merg" not in scene.text[companies[at + step][1] : first]) or (
                step and _TOLD.search(scene.text[end : companies[at + step][0]])
            ):
                tail = scene.text[companies[at + step][1] : first]
                if not _LISTED.fullmatch(tail):
                    break
            pair = _pair(left, right, scene.text[end:first], scene.text[:start])
            if pair is None and _AROUND.fullmatch(scene.text[end:first]):
                pair = (right, left) if _INTO.match(scene.text, last) else None
            told = roles(
                scene.text[:start], scene.text[end:first], scene.text[last:], companies=True
            )
            pair = pair or ((left, right)[told[0]], (left, right)[told[1]]) if told else pair
            if pair is None and scene.text[end:first].strip() in ("and", "&"):
                pair = (right, left) if _TOGETHER.match(scene.text, last) else None
            if pair and not _THING.match(scene.text[last:]):
                bought = scene.text.startswith(("'s ", "’s "), end)
                yield Merger(*pair, end, last)


def _it(scene: Scene, companies: list[Company]) -> Iterator[Merger]:
    """`Acme is owned by Bolt, which bought it in 2021`: it is the vendor named first."""
    for _, end, name in companies:
        took = _TOOK_IT.match(scene.text, end)
        named = [v.name for v in scene.vendors if v.start < end and v.name != name]
        if took and named:
            yield Merger(named[0], name, end, took.end())


def _alone(scene: Scene, companies: list[Company]) -> Iterator[Merger]:
    """The buyer stands in a sentence before: `Acme, bought in 2019 for`; `It also acquired Acme`."""
    buyer = scene.topic.vendor
    for start, end, name in companies:
        beside = _SUPPLIER.search(scene.text[:start]) is not None
        sold = None if beside else _SOLD.match(scene.text[end:])
        said = _BUYER_SAID.search(scene.text[:start]) and not _THING.match(scene.text[end:])
        if buyer and buyer != name and (sold or said):
            yield Merger(name, buyer, start, end + (sold.end() if sold else 0))


def _pair(left: str, right: str, gap: str, before: str) -> tuple[str, str] | None:
    if _PASSIVE.search(gap):
        return left, right
    if _ACTIVE.search(gap) or _NOUN_OF.search(gap):
        return right, left
    if any(pattern.search(gap) for pattern in (_MERGED, _BY, _UNIT)):
        return left, right
    joined = ((_BETWEEN, ("and", "with", "&")), (_ACQUIRED_OF, ("by",)), (_SOLD_OFF, ("to",)))
    if any(pattern.search(before) and gap.strip() in words for pattern, words in joined):
        return left, right
    return None


def _companies(scene: Scene) -> list[Company]:
    """Vendors, and other capitalised names that stand where a company would."""
    found = [(v.start, v.end, v.name) for v in scene.vendors]
    taken = [(v.start, v.end) for v in scene.vendors]
    taken += [(a.start, a.end) for a in scene.agencies]
    for match in _NAME.finditer(scene.text):
        if all(match.end() <= start or end <= match.start() for start, end in taken):
            name = _LEAD.sub("", re.sub(r"[’']s$", "", match.group()))
            if (
                name not in scene.makers
                and not is_other(name)
                and (
                    _is_placed(scene.text, match)
                    or _is_told(scene, match.start(), match.end(), name)
                )
            ):
                start = match.start() + match.group().rfind(name)
                found.append((start, start + len(name), name))
    return sorted([*found, *_pronouns(scene, found)])


def _is_told(scene: Scene, start: int, end: int, name: str) -> bool:
    """The words between the name and a vendor's tell of a takeover."""
    text = scene.text
    end = start + text[start:end].rfind(name) + len(name)
    for vendor in scene.vendors:
        first, last = sorted(((start, end), (vendor.start, vendor.end)))
        gap = text[first[1] : last[0]]
        if len(gap) < _APART and roles(text[: first[0]], gap, text[last[1] :], companies=False):
            return True
    return False


def _pronouns(scene: Scene, named: list[Company]) -> Iterator[Company]:
    """`It`, where one company was named in the sentence before it, or the text is about one."""
    for match in _IT.finditer(scene.text):
        before = [name for _, end, name in named if end <= match.start()]
        near = scene.number - scene.topic.vendor_at <= 2
        name = before[0] if before else scene.topic.vendor if near else None
        if name:
            yield *match.span(), name


def _is_placed(text: str, name: re.Match[str]) -> bool:
    """Behind a word that companies follow, or before a verb of buying; no `Acme's maker`."""
    if _HIS_PURCHASE.match(text, name.end() - 2):
        return True
    if name.group().endswith(("’s", "'s")) or text.startswith(("’s m", "'s m"), name.end()):
        return False
    if _BOUGHT_BY.match(text, name.end()):
        return True
    return bool(_STRONG.search(text[max(0, name.start() - 120) : name.start()])) or bool(
        _BUYS.match(text, name.end())
    )
