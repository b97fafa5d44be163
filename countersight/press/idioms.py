# ruff: noqa: E501 - patterns are easier to read unbroken
"""Idioms of stopping, ending and starting again: `lists/idioms.txt` as patterns."""

import re
from functools import cache

from countersight.press.lists import lines

_WORDS = {
    "N": r"(?:(?:the\s+)?[Ʋ][Ʋ ]*(?:[’']s?)?(?:\s+\w+)?|(?:the\s+|its\s+)?[Ƥ][Ƥ ]*|it|them|(?:the|its|this)\s+(?:[\w-]+\s+){0,2}?"
    r"(?:company|firm|vendor|contractor|supplier|start-?up|maker|provider))",
    "W": r"(?:the\s+|its\s+|their\s+|his\s+|her\s+|that\s+|both\s+|all\s+)?(?:[\w-]+\s+){0,3}?(?:contracts?|deals?|agreements?|orders?|subscriptions?|licen[sc]es?|"
    r"pilots?|trials?|partnership|software|systems?|cameras?|readers?|drones?|sensors?|devices?|tools?|kits?|technology|database|spyware|scanners?)",
    "~": r"(?:[\w’'-]+\s+){0,3}?",
}


@cache
def idioms() -> tuple[tuple[str, str], ...]:
    """Kind → pattern over a masked sentence, one a kind, in the order of the list."""
    found: dict[str, list[str]] = {}
    for line in lines("idioms"):
        kind, _, words = line.partition(" | ")
        found.setdefault(kind, []).append(_pattern(words))
    return tuple((kind, rf"\b(?:{'|'.join(parts)})\b") for kind, parts in found.items())


def _pattern(words: str) -> str:
    """`(told/asked) N to stop` → a pattern; blanks match any white space."""
    body = re.sub(r"\(([^)]*)\)", lambda m: "(?:" + m[1].replace("/", "|") + ")", words.strip())
    body = body.replace("~ ", "~").replace(" ", r"\s+").replace("'", "[’']")
    return re.sub(r"\b[NW]\b|~", lambda m: _WORDS[m[0]], body)
