# ruff: noqa: E501 - patterns are easier to read unbroken
"""Products: names near "called", "tool", "system"; else the noun phrase that a deal is for."""

import re
from collections.abc import Collection
from dataclasses import dataclass

WARE = (
    r"(?:tools?|systems?|platforms?|apps?|applications?|software|databases?|spyware|technolog(?:y|ies)|devices?|drones?|cameras?|"
    r"programs?|products?|services?|suite|solutions?|sensors?|towers?|readers?|modules?|algorithms?|subscription|licen[sc]es?|"
    r"malware|portal|search\s+engine|network|feature|goggles|headsets?|robots?|vehicles?|scanners?|simulators?|trackers?|bracelets?|monitors?)"
)
_NAME = r"(?:[A-Z][\w&+.’'-]*[\w+]|[a-z]{1,2}[A-Z]\w+)(?:[\s-](?:of\s|for\s)?(?:[A-Z][\w&+-]*|\d+[A-Z]?\b|[IVX]+\b))*"
_NAMED = (
    re.compile(rf"(?:called|named|dubbed|known\s+as|code-?named|nicknamed|branded)\s+(?:the\s+)?[“\"‘']?(?P<name>{_NAME})"),
    re.compile(rf"[“\"‘](?P<name>{_NAME}),?[”\"’](?=\s+(?:{WARE}|\(|under|for|to|,)|[,.\s])"),
    re.compile(rf"\b(?P<name>{_NAME})\s+\((?P<short>[A-Z][A-Za-z]{{1,9}})\)\s*(?:{WARE})?"),
    re.compile(rf"(?:\b[Ii]ts|\b[Tt]he(?:ir)?|[’']s|s[’'])\s+(?:\w+\s)?(?P<name>{_NAME})(?:\s+[a-z-]+){{0,2}}?\s+{WARE}\b"),
    re.compile(rf"(?:developing|building|develop|build|creating)\s+(?:the\s+)?[“\"]?(?P<name>{_NAME})"),
    re.compile(rf"\b(?P<name>{_NAME}),\s+(?:an?|its|the\s+company[’']s)\s+[^.,;]{{0,40}}?\b{WARE}\b"),
    re.compile(rf"\b{WARE},\s+(?:the\s+)?(?P<name>{_NAME})(?=,)"),
)  # fmt: skip
_END = r"(?=\s+(?:from|with|by|in|on|at|to|that|which|over|through|under|since|for|after|and\s+(?:nearly|almost|about|over|more|\$|£|€))\b|[,.;:”\"()]|$)"
_PHRASES = (
    re.compile(rf"(?:worth\s+of|licen[sc]es?\s+(?:for|to|of)|subscription\s+to|access\s+to|invested\s+[^.,;]{{1,20}}\s+in)\s+(?P<np>(?:the\s+|its\s+|an?\s+)?[\w’' -]{{3,60}}?){_END}"),
    re.compile(rf"(?:obtain(?:ed)?|procured?|purchased?|bought|buy|license|licensed|acquired?)\s+(?P<np>(?:[a-z-]+\s+){{0,4}}{WARE}){_END}"),
    re.compile(rf"\bfor\s+(?:its\s+|the\s+|an?\s+|their\s+)?[“\"‘]?(?P<np>(?:[a-z-]+\s+){{0,4}}(?:{WARE}|permissions))\b"),
    re.compile(r"\b(?P<np>(?:[a-z-]+\s)?(?:[a-z-]+\s)?[a-z-]*(?:ware|recognition|analytics|cameras|drones|surveillance|readers|forensics))\s+(?:maker|developer|company|firm|vendor|provider|startup|start-up|giant)\b"),
)  # fmt: skip
_LEAD = re.compile(r"^(?:the|its|an?|this|these|some|new|more|their|other|controversial)\s+", re.I)


@dataclass(frozen=True, slots=True)
class ProductMention:
    start: int
    end: int
    name: str


def find_products(text: str, taken: tuple[tuple[int, int], ...]) -> tuple[ProductMention, ...]:
    """Products named in a sentence, away from the spans `taken` by vendors and agencies."""
    found: dict[str, ProductMention] = {}
    for pattern in _NAMED:
        for match in pattern.finditer(text):
            name = re.sub(r"\s+", " ", match["name"]).rstrip(".")
            start, end = match.span("name")
            if len(name) > 1 and all(end <= first or last <= start for first, last in taken):
                found.setdefault(name, ProductMention(start, end, name))
            if "short" in match.groupdict() and match["short"] and name in found:
                first, last = match.span("short")
                found.setdefault(match["short"], ProductMention(first, last, name))
    return tuple(sorted(found.values(), key=lambda m: m.start))


def phrase_near(text: str, at: int, end: int) -> str | None:
    """The noun phrase that says what the money between `at` and `end` buys."""
    for pattern in _PHRASES:
        best = min(pattern.finditer(text), key=lambda m: _gap(m, at, end), default=None)
        if best is not None and _gap(best, at, end) < 70:
            return _LEAD.sub("", re.sub(r"\s+", " ", best["np"]).strip("’' “\""))
    return None


def _gap(match: re.Match[str], at: int, end: int) -> int:
    """Distance from the sum; what stands behind it counts as nearer than what stands before."""
    return match.start() - end if match.start() >= end else (at - match.end()) * 2 + 10


def pattern_of(names: Collection[str]) -> re.Pattern[str] | None:
    if not names:
        return None
    body = "|".join(re.escape(n) for n in sorted(names, key=len, reverse=True))
    return re.compile(rf"(?<![\w@#])(?:{body})(?!\w)")


_PURPOSE = (
    re.compile(r"(?:designed|intended|aim(?:s|ed)|used|meant|in\s+order)\s+to\s+(?P<what>(?!more\b|nearly\b|about\b|almost\b)[^.;]+)"),
    re.compile(r"(?:allow|enabl|permit|help|let)(?:s|es|ed|ing|ling)?\s+[^.;,]{1,40}?\s+to\s+(?P<what>[^.;]+)"),
    re.compile(r"(?:using|uses?|used|leverag\w+|utili[sz]\w+|rel(?:y|ies|ied|ying)\s+on|employ\w*|contracts?|deal|licen[sc]es?|subscription|agreement|system|software|platform|technology|tool)\b[^.;]{0,90}?\s+to\s+(?P<what>(?!the\b|a\b|an\b|its\b|be\b|[A-Z]|renew|pay|buy)[a-z]+\s+[^.;]+)"),
    re.compile(r"\bfor\s+(?P<what>(?:the\s+)?[a-z]+ing\s+[^.;,]+)"),
    re.compile(r"\bto\s+(?P<what>(?:support|consolidate|trace|unlock|scan|collect|process|verify|vet|flag|predict|extract|surveil|match|monitor|identify|track|monitor|detect|analy[sz]e|help|streamline|improve|assist|investigate|locate|target|manage|screen|search)\s+[^.;]+)"),
)  # fmt: skip


def purpose_of(text: str) -> str | None:
    """What the thing is for, as the sentence words it."""
    for pattern in _PURPOSE:
        found = pattern.search(text)
        if found:
            return found["what"].strip(' ,”"')
    return None
