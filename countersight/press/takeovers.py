# ruff: noqa: E501 - patterns are easier to read unbroken
"""How a sentence tells that one company came to own another: the words between two names.

`_ACTIVE`: the buyer is named first, `_PASSIVE`: the bought. Each pattern matches all that stands
between the names; what stands before the first is asked by `OPENED`.
"""

import re
from functools import cache

_BUY = r"(?:buy|acquire|purchase|take\s+over|absorb|swallow(?:\s+up)?|snap\s+up|merge\s+with|combine\s+with|gobble\s+up|buy\s+out|take\s+control\s+of)"
_BOUGHT = (
    r"(?:bought(?:\s+(?:out|up))?|acquir(?:ed|es|ing)|purchased|took\s+over|taken\s+over|tak(?:es|ing)\s+over|snapped\s+up|swallowed(?:\s+up)?|gobbled\s+up|scooped\s+up|"
    r"absorbed|picked\s+up|mopped\s+up|merged\s+with|combined\s+with|buys|buying|bagged|landed|took\s+control\s+of|took\s+ownership\s+of)"
)
_SUM = r"(?:(?:[\w-]+\s+){0,3}?[A-Z]{0,2}[$£€]\s?[\d.,]+[mbk]?n?(?:[\s-]+(?:million|billion|m|bn))?(?:\s+(?:in\s+(?:cash(?:\s+and\s+(?:stock|shares))?|stock|shares)))?)"
_NOUN = r"(?:acquisition|takeover|take-over|purchase|buyout|buy-out|absorption)"
_ADJ = rf"(?:(?:{_SUM}|all-cash|all-stock|[a-z-]+)\s+){{0,4}}?"
_HAVE = (
    r"(?:,?\s+(?:has|have|had|having|was|were|is|are|being|been|be|to|will|would|also|recently|since|just|later|itself|then|which|who|that|it|they|reportedly|quietly|formally|agreed|announced|said|says|confirmed|"
    r"on\s+\w+day|last\s+\w+|this\s+\w+|earlier\s+this\s+\w+|in\s+(?:\w+\s+)?(?:19|20)\d\d|(?:\w+|\d+)\s+(?:years|months|weeks)\s+(?:ago|later|earlier)),?)*"
)
_ASIDE = r"(?:,\s+(?!and\b|but\b|while\b)[^,;]{1,80},)?"
# "its smaller rival", "the Denver-based camera maker": told of the company that is bought.
_OBJECT = r"\s+(?:(?!(?:of|from|with|by|to|for|contracts?|licen[sc]es?|access|software|shares|copies)\b)[\w’'-]+,?\s+){0,6}?"
_WHEN = (
    r"(?:,?\s+(?:in\s+(?:(?:early|late|mid-?)\s*)?(?:\w+\s+)?(?:(?:19|20)\d\d|\w+)|last\s+\w+|this\s+\w+|on\s+[\w.]+(?:\s+\d+)?|(?:\w+|\d+)\s+(?:years|months|weeks)\s+(?:ago|later|earlier)|outright|in\s+full|for\s+"
    + _SUM
    + r"|for\s+an\s+undisclosed\s+(?:sum|amount)|in\s+an?\s+[^,.;]{1,50}?\s(?:deal|transaction)))*,?"
)

_ACTIVE = (
    rf"{_ASIDE}{_HAVE}\s+{_BOUGHT}(?!\s+by\b){_OBJECT}",
    rf"{_ASIDE}{_HAVE}\s+(?:(?:agrees|agreed|set|about|poised|due)\s+)?to\s+{_BUY}{_OBJECT}",
    rf"{_ASIDE}{_HAVE}\s+(?:will|would)\s+{_BUY}{_OBJECT}",
    rf"{_ASIDE}{_HAVE}\s+\w+\s+(?:its|the|an?)\s+{_ADJ}{_NOUN}\s+of{_OBJECT}",
    rf"{_ASIDE}{_HAVE}\s+\w+\s+(?:its|the|an?)\s+{_ADJ}(?:deal|agreement|merger|transaction|offer)\s+(?:to\s+{_BUY}|for|with){_OBJECT}",
    rf"{_ASIDE}{_HAVE}\s+(?:paid|pays|paying|pay|shelled\s+out|spent|forked\s+(?:out|over)|put\s+up|put\s+down|laid\s+out)\s+{_SUM}\s+(?:for|to\s+{_BUY}){_OBJECT}",
    rf"[’']s?\s+{_ADJ}{_NOUN}\s+of{_OBJECT}",
    rf"{_ASIDE}{_HAVE}\s+(?:bought|acquired|took|taken|purchased|holds|held)\s+an?\s+(?:[\w.%]+\s+){{0,3}}?(?:majority|controlling|\d+%|\d+\spercent)(?:\s+stake)?\s+(?:in|of){_OBJECT}",
    rf"{_ASIDE}\s+(?:is|became)\s+(?:now\s+)?the\s+(?:new\s+)?owner\s+of{_OBJECT}",
    rf",\s+(?:the|its)\s+(?:new\s+)?(?:owner|parent)\s+of{_OBJECT}",
)
_PASSIVE = (
    rf"{_ASIDE}{_HAVE}\s+(?:got\s+)?(?:bought(?:\s+(?:out|up))?|acquired|purchased|taken\s+over|snapped\s+up|swallowed(?:\s+up)?|gobbled\s+up|scooped\s+up|absorbed){_WHEN}\s+by{_OBJECT}",
    rf"{_ASIDE}{_HAVE}\s+(?:sold(?:\s+itself|\s+off)?|sell\s+itself|sells\s+itself|selling\s+itself){_WHEN}\s+to{_OBJECT}",
    rf"{_ASIDE}{_HAVE}\s+(?:merged|folded|rolled|subsumed|integrated|absorbed|incorporated)\s+(?:in)?to{_OBJECT}",
    rf"{_ASIDE}{_HAVE}\s+(?:became|become|becoming|becomes|joined)\s+(?:part\s+of|an?\s+(?:[\w-]+\s+)?(?:unit|arm|subsidiary|division|part|brand)\s+of){_OBJECT}",
    rf",?{_HAVE}\s+(?:a|an)\s+(?:[\w-]+\s+)?(?:unit|arm|subsidiary|division|part|brand)\s+of{_OBJECT}(?<=\s)(?=$)",
    r",?\s+(?:is\s+|are\s+)?(?:now|since\s+(?:\w+\s+)?(?:19|20)\d\d)\s+(?:an?\s+)?(?:owned\s+by|part\s+of|(?:unit|arm|subsidiary|division)\s+of)\s+(?:the\s+)?(?:[a-z-]+\s+){0,4}",
    rf"[’']s?\s+{_ADJ}(?:{_NOUN}|sale|merger)\s+(?:by|to|with){_OBJECT}",
    rf"[’']s?\s+(?:\w+\s+)?(?:owners?|parent(?:\s+company)?|founders?|investors?|backers?|shareholders){_HAVE}\s+(?:sold|sell)\s+(?:it|the\s+\w+|their\s+\w+|the\s+business){_WHEN}\s+to{_OBJECT}",
    r"(?:,\s+[^,;]{1,40},)?\s+(?:went|passed)\s+to\s+(?:the\s+)?(?:[a-z-]+\s+){0,4}",
    r"\s+(?:has\s+|had\s+)?(?:joined|joins)\s+the\s+",
)
# The last two of them need more: a price, or that the sentence speaks of a takeover.
_WEAK = 2
OPENED = re.compile(
    rf"\b{_NOUN}\s+(?:of|by)\s+(?:the\s+)?(?:[a-z-]+\s+){{0,4}}$|\bsale\s+of\s+(?:the\s+)?(?:[a-z-]+\s+){{0,4}}$|\b(?:sold|sell|selling|offloaded|spun\s+off|handed)\s+(?:off\s+)?(?:[a-z-]+\s+){{0,3}}$",
    re.I,
)
CLOSED = re.compile(rf"(?:,\s+[^,;]{{1,60}},)?{_WHEN}\s+(?:by|to){_OBJECT}", re.I)
# "Since being acquired by Bolt, Acme has grown"; "Following its takeover by Bolt, Acme".
AFTER = re.compile(
    rf"\b(?:since|after|before|following|upon|with)\s+(?:(?:it\s+was|being|having\s+been)\s+(?:bought(?:\s+out)?|acquired|taken\s+over|purchased|swallowed(?:\s+up)?|snapped\s+up)|(?:its|the|a)\s+{_ADJ}(?:{_NOUN}|sale))\s+(?:by|to)\s+(?:the\s+)?(?:[a-z-]+\s+){{0,4}}$",
    re.I,
)
THEN = re.compile(rf"{_WHEN}(?<=,)\s+(?:the\s+)?(?:[a-z-]+\s+){{0,3}}", re.I)
TAKEOVER_SPOKEN = re.compile(rf"\b(?:{_NOUN}|merger|deal|acquired|bought)\b|[$£€]\s?\d", re.I)


def roles(before: str, gap: str, behind: str, *, companies: bool) -> tuple[int, int] | None:
    """(bought, buyer) as 0 for the first name and 1 for the second, or None.

    `companies`: both names are known to be companies, so the plainer wordings count.
    """
    if OPENED.search(before) and CLOSED.fullmatch(gap):
        return 0, 1
    if AFTER.search(before) and THEN.fullmatch(gap):
        return 1, 0
    for number, pattern in enumerate(_compiled(_PASSIVE)):
        if pattern.fullmatch(gap):
            weak = number >= len(_PASSIVE) - _WEAK
            return (0, 1) if not weak or (companies and TAKEOVER_SPOKEN.search(behind)) else None
    return (1, 0) if any(pattern.fullmatch(gap) for pattern in _compiled(_ACTIVE)) else None


@cache
def _compiled(patterns: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    """When they are first asked for: most texts tell of no takeover."""
    return tuple(re.compile(pattern, re.I) for pattern in patterns)
