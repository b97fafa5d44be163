"""Descriptions that stand for a vendor named before: `the company`, `the Portuguese group`."""

import re
from collections.abc import Iterator, Sequence

from countersight.press.vendors import VendorMention

Introduced = tuple[tuple[str, frozenset[str]], ...]  # a vendor, and the words beside its name

_FOR_VENDOR = re.compile(
    r"\b(?:[Tt]he|[Tt]his|[Tt]hat)\s+(?P<told>(?:(?!companies\b|(?:the|this|that|an?|its|of|to|with|for|and|from|by|in|on|at|or|as|is|was|has|had)\b)[\w.’'-]+\s+){0,3}?)(?P<noun>company|firm|vendor|"
    r"start-?up|supplier|contractor|group|maker|manufacturer|developer|outfit|spin-?off|broker|newcomer|reseller)\b"
    r"(?!\s+(?:that|which|who|behind|of|called|named|owned|based|known|it|to\s+whom)\b)(?!-\w)"
)  # fmt: skip
_PREDICATE = re.compile(r"\b(?:is|was|are|were|be|longer|become|became|as|not)\s+$")
_BESIDE_NAME = re.compile(r"[A-Z][\w.’'-]*[\w.]\*{0,2},\s+$")  # "Acme, the camera maker"
_PLAIN = frozenset(
    [
        "same",
        "small",
        "smaller",
        "big",
        "large",
        "new",
        "young",
        "now",
        "latter",
        "private",
        "two-person",
        "said",
    ]
)
_WORD = re.compile(r"[a-z][\w-]+")
_KEPT = 40  # introductions
_BESIDE = 70  # characters on either side of a name that tell what the company is


def find_descriptions(
    text: str, named: Sequence[VendorMention], introduced: Introduced, topic: str | None
) -> Iterator[VendorMention]:
    """The descriptions in a sentence, each with the vendor that it means."""
    for found in _FOR_VENDOR.finditer(text):
        left = text[max(0, found.start() - 30) : found.start()]
        beside = _BESIDE_NAME.search(left) and text[found.end() : found.end() + 1] == ","
        own = any(text[found.end() : v.start] in (" ", ", ") for v in named)  # "the supplier, Acme"
        if _PREDICATE.search(left) or beside or own:
            continue
        inside = any(v.start < found.end() and found.start() < v.end for v in named)
        if not inside and (name := _meant(found, named, introduced, topic)):
            yield VendorMention(*found.span(), name)


def introduce(text: str, named: Sequence[VendorMention], introduced: Introduced) -> Introduced:
    """`introduced` with what a sentence tells of the vendors that it names."""
    new = tuple((v.name, _words(text[max(0, v.start - _BESIDE) : v.end + _BESIDE])) for v in named)
    return (*introduced, *new)[-_KEPT:]


def _meant(
    found: re.Match[str], named: Sequence[VendorMention], introduced: Introduced, topic: str | None
) -> str | None:
    """By what the description tells; else the vendor named last in the sentence, or the topic."""
    told = _words(found["told"]) - _PLAIN
    for name, beside in reversed(introduced):
        if told & beside:
            return name
    before = [v.name for v in named if v.end <= found.start()]
    return before[-1] if before and not told else topic


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.lower()))
