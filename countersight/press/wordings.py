# ruff: noqa: E501 - patterns are easier to read unbroken
"""How a sentence tells what happened to a contract: `lists/events.txt` and `lists/idioms.txt`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from countersight.press.lists import lines

# Most sentences have none of the words that a wording needs, and looking for words is quick.
_WORDS = {
    "N": r"(?:(?:the\s+)?[Ʋ][Ʋ ]*(?:[’']s?)?(?:\s+\w+)?,?|(?:the\s+|its\s+)?[Ƥ][Ƥ ]*|it|them|(?:the|its|this)\s+(?:[\w-]+\s+){0,2}?"
    r"(?:company|firm|vendor|contractor|supplier|start-?up|maker|provider))",
    "W": r"(?:the\s+|its\s+|their\s+|his\s+|her\s+|that\s+|both\s+|all\s+)?(?:[\w-]+\s+){0,3}?(?:contracts?|deals?|agreements?|orders?|subscriptions?|licen[sc]es?|"
    r"pilots?|trials?|partnership|arrangement|relationship|lease|retainer|seats|accounts?|service|feeds?|machines?|units|boxes|plan|robots?|balloons?|blimps?|planes?|aircraft|vans|gates|kiosks?|tags|monitors|microphones|poles|product|platform|portal|app|software|systems?|cameras?|readers?|drones?|sensors?|devices?|tools?|kits?|technology|database|spyware|scanners?)",
    "~": r"(?:[\w’'-]+\s+){0,3}?",
}
_IRREGULAR = {
    "took": "takes", "gave": "gives", "sent": "sends", "left": "leaves", "let": "lets",
    "cut": "cuts", "told": "tells", "got": "gets", "lost": "loses", "brought": "brings",
    "came": "comes", "went": "goes", "fell": "falls", "kept": "keeps", "quit": "quits",
    "said": "says", "froze": "freezes", "withdrew": "withdraws", "shut": "shuts", "put": "puts",
    "tore": "tears", "undid": "undoes", "wound": "winds", "bid": "bids", "sat": "sits",
}  # fmt: skip
_DEFINITION = re.compile(r"([A-Z_]+) = (.+)")
_OPENING, _SHORT = 3, ""  # letters by which words are looked up; what stands for shorter words
_SLOT = re.compile(r"[NW~Ⱥ]")
_LAST = ("development", "order_renewal", "award")


@dataclass(frozen=True, slots=True)
class Wording:
    """`needs`: words in small letters of which one stands in every match; none if empty.

    What is `told` is compiled when it is first asked for: few texts have words for most of it.
    """

    kind: str
    needs: tuple[str, ...]
    told: str

    @property
    def pattern(self) -> re.Pattern[str]:
        return _compiled(self.told)


@cache
def wordings() -> tuple[Wording, ...]:
    """Every wording, the ones that win first: changes, idioms, then what was bought or renewed."""
    events = tuple(_events())
    changes = tuple(wording for wording in events if wording.kind not in _LAST)
    return (*changes, *_idioms(), *(wording for wording in events if wording.kind in _LAST))


def possible(lowered: str) -> Iterator[Wording]:
    """The wordings of which a needed word stands in `lowered`, and those that need none."""
    openings, always = _needed()
    numbers = set(always)
    seen = {lowered[at : at + _OPENING] for at in range(len(lowered) - _OPENING + 1)}
    for opening in (seen & openings.keys()) | {_SHORT}:
        for word, needing in openings.get(opening, ()):
            if word in lowered:
                numbers.update(needing)
    known = wordings()
    return (known[number] for number in sorted(numbers))


@cache
def _needed() -> tuple[dict[str, list[tuple[str, list[int]]]], list[int]]:
    """First letters of a word → words with the numbers of the wordings that need them."""
    words: dict[str, list[int]] = {}
    always = []
    for number, wording in enumerate(wordings()):
        always += [] if wording.needs else [number]
        for word in wording.needs:
            words.setdefault(word, []).append(number)
    openings: dict[str, list[tuple[str, list[int]]]] = {}
    for word, numbers in words.items():
        opening = word[:_OPENING] if len(word) >= _OPENING else _SHORT
        openings.setdefault(opening, []).append((word, numbers))
    return openings, always


def _events() -> Iterator[Wording]:
    known: dict[str, str] = {}
    for line in lines("events"):
        definition = _DEFINITION.fullmatch(line)
        if definition:
            known[definition[1]] = _filled(definition[2], known)
        else:
            kind, needs, pattern = line.split(" | ", 2)
            yield Wording(kind, tuple(needs.split()), _filled(pattern, known))


def _filled(pattern: str, known: dict[str, str]) -> str:
    """`<NAME>` replaced by the pattern of that name; a blank matches any white space."""
    return re.sub(r"<([A-Z_]+)>", lambda m: known[m[1]], pattern.replace(" ", r"\s+"))


def _idioms() -> Iterator[Wording]:
    for line in lines("idioms"):
        kind, _, told = line.partition(" | ")
        yield Wording(kind, _needs(told), rf"\b(?:{_idiom(told)})\b")


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.I)


def _needs(told: str) -> tuple[str, ...]:
    """The group of alternatives, or the word, that is rarest by its length."""
    groups = [_with_present(group.split("/")) for group in re.findall(r"\(([^)]*)\)", told)]
    groups += [[word] for word in re.sub(r"\([^)]*\)", " ", told).split()]
    plain = [[_longest(part) for part in group] for group in groups]
    best = max(plain, key=lambda group: min(map(len, group)))
    return tuple(best) if min(map(len, best)) > 1 else ()


def _alternatives(group: re.Match[str]) -> str:
    return f"(?:{'|'.join(_with_present(group[1].split('/')))})"


def _with_present(parts: list[str]) -> list[str]:
    """`dropped` tells in a timeline as `drops`; forms that no verb has do no harm."""
    found = list(parts)
    for part in parts:
        first, blank, rest = part.partition(" ")
        found += [f"{form}{blank}{rest}" for form in _present(first)]
    return list(dict.fromkeys(found))


def _present(past: str) -> tuple[str, ...]:
    if past in _IRREGULAR:
        return (_IRREGULAR[past],)
    if not past.endswith("ed") or len(past) < 5:
        return ()
    stem = past[:-2]
    doubled = (f"{stem[:-1]}s",) if stem[-1] == stem[-2] else ()
    return (f"{stem}s", f"{stem}es", *doubled)


def _longest(part: str) -> str:
    """The longest word of an alternative; nothing where it may stand for other words."""
    words = [word for word in re.split(r"[\s'’]", part) if not _SLOT.fullmatch(word)]
    return max(words, key=len, default="").lower()


def _idiom(told: str) -> str:
    """`(told/asked) N to stop` → a pattern; blanks match any white space."""
    body = re.sub(r"\(([^)]*)\)", _alternatives, told.strip())
    body = body.replace("~ ", "~").replace(" ", r"\s+").replace("'", "[’']")
    return re.sub(r"\b[NW]\b|~", lambda m: _WORDS[m[0]], body).replace("Ⱥ", "Ⱥ+")
