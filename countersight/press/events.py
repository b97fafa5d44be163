# ruff: noqa: E501 - patterns are easier to read unbroken
"""What a sentence says happened to a contract, and whether it says so or only weighs it.

Patterns read the sentence with its names masked (`scenes.Scene.masked`): every letter of a vendor
is `Ʋ`, of an agency `Ⱥ`, of a product `Ƥ`. So "dropped ƲƲƲ" is a pattern for any vendor, and a
name such as Award Systems triggers nothing.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from countersight.press.wordings import possible

VENDOR, AGENCY, PRODUCT = "Ʋ", "Ⱥ", "Ƥ"
CHANGED = ("stop_work", "reactivation", "termination")

USE = re.compile(
    r"\b(?:us(?:e|es|ed|ing)|puts?\s+(?!on\b|an?\s|the\s+brakes|up\b|off\b|in\s+place|out\b|it\b)(?=[^.;]{1,50}\s(?:in|into|on|at)\s(?!hold|ice|pause))|utili[sz](?:e|es|ed|ing)|rel(?:y|ies|ied|ying)\s+(?:heavily\s+)?on|leverag(?:e|es|ed|ing)|employ(?:s|ed|ing)?|"
    r"deploy(?:s|ed|ing)?|operat(?:es|ed|ing)|access(?:es|ed|ing)|turn(?:ed|s|ing)\s+to|tapp(?:ed|ing)\s+into|adopt(?:s|ed|ing)?|"
    r"trial(?:l?ed|l?ing)|test(?:s|ed|ing)|pilot(?:s|ed|ing)|roll(?:ed|s|ing)\s+out|install(?:s|ed|ing)?|ran|runs?|running|search(?:ed|es|ing)|"
    r"search\b|equip(?:s|ped)?\s+[^.;]{1,30}?\swith|quer(?:y|ied|ies)|plug(?:s|ged)|log(?:s|ged)?\s+in(?:to)?|carr(?:y|ies|ied)|wears?|wore|feeds?|fed|consult(?:s|ed)|comb(?:s|ed)\s+through|sift(?:s|ed)|equipped\s+with|lean(?:s|ed|ing)?\s+on|conducted|performed|queried|infected|targeted|hacked|"
    r"scann(?:ed|ing)|scans|flew|flown|flies|fly|flying|logged|logs|track(?:ed|s)|monitor(?:ed|s)|in\s+use|(?:has|have|had|gained)\s+access\s+to|unlock(?:ed|s)|identified|tried\s+out|try(?:ing)?\s+out|experiment(?:ed|s|ing)\s+with|runs?\s+[^.;]{1,30}?\son(?=\s+Ʋ)|watch(?:es|ed)?\b|(?:is|are|was|were|became|become|been)\s+(?:among\s+)?(?:an?\s+|its\s+|the\s+)?(?:\w+\s+)?(?:customers?|clients?|users?)\s+of)\b",
    re.I,
)
PROVIDE = re.compile(
    r"\b(?:provid(?:es|ed|ing)|suppl(?:ies|ied|ying)|equip(?:s|ped|ping)|furnish(?:es|ed)|sells|selling|licens(?:ed|es)|"
    r"giv(?:es|ing)|gave|allow(?:s|ed|ing)|enabl(?:es|ed|ing)|let(?:s|ting)|works\s+with|worked\s+with|working\s+with|listed\s+as|"
    r"(?:customers|clients|users)\s+(?:\w+\s+){0,2}?(?:include[sd]?|are|were)|serves|counts)\b",
    re.I,
)
# Weighed, wished, refused or asked, and not said to have happened.
_UNREAL = re.compile(
    r"\b(?:could|(?-i:may)|might|should|plans?\s+(?:to|for|on)|planned\s+(?:to|on)|planning\s+(?:to|for|on)|consider(?:s|ed|ing)?|propos(?:e|ed|es|al|als|ing)|"
    r"seek(?:s|ing)?|sought|urg(?:e|ed|es|ing)|(?<!agreement\s)(?<!contract\s)(?<!deal\s)call(?:ed|s|ing)?\s+(?:on|for)|demand(?:ed|s|ing)?|den(?:y|ied|ies|ying)|"
    r"reject(?:ed|s|ing)?|if|unless|whether|hop(?:e|es|ed|ing)\s+to|expect(?:s|ed)\s+to|intend(?:s|ed)?\s+to|"
    r"aim(?:s|ed)?\s+to|want(?:s|ed)?\s+(?:[\w’']+\s+){0,3}?to|ask(?:ed|s|ing)?\s+(?!about)|bid(?:s|ding)?\s+(?:for|on|to)|compet(?:e|es|ed|ing)\s+for|vying|"
    r"(?:has|have|had|did|does|do|was|were|is|are)\s*(?:not|n[’']t)|(?:did|does|has|have|was|is|were|are|do|wo|would|could)n[’']t|will\s+not|never|no\s+(?:evidence|obligation|plans|contract|intention|longer\s+plans)|will\s+(?:vote|consider|decide|discuss|weigh)|(?:set|poised|scheduled|due)\s+to|weigh(?:s|ed|ing)|yet\s+to|required\s+to|motion\s+to|notice\s+to|right\s+to|option\s+to|lobbied|able\s+to\s+cancel|"
    r"offer(?:ed|s|ing)?\s+(?:to|its|an?\s+(?:\w+\s+)?(?:package|price|deal|discount))|quot(?:es|ed|ing)\s+(?:(?:from|by)\b|(?=[$£€]))|(?:got|get|gets|received)\s+(?:an?\s+)?quotes?|draft\s+(?:agreement|contract)|been\s+offered|pitch(?:ed|es|ing)?|(?<!records\s)(?<!information\s)(?<!foia\s)(?<!\sact\s)request(?:ed|s|ing)?(?!\s+for\s+(?:records|documents|information))|solicit(?:s|ed|ing|ation)?|in\s+talks|talks\s+(?:to|with|about)|"
    r"negotiat(?:e|es|ed|ing)|recommend(?:s|ed|ing|ation)?|threaten(?:s|ed|ing)?|would\b(?!\s+(?:no\s+longer|stop|end|cease|drop|let|scrap|cancel|terminate|discontinue|be\s+worth))|without|petition\w*|pressur\w+|"
    r"explor(?:e|es|ed|ing)|eye(?:s|d|ing)|look(?:s|ed|ing)\s+(?:to|at)|look(?:s|ed|ing)?\s+into|refus(?:e|ed|es|ing)|declin(?:e|ed|es|ing)|promis(?:e|ed|es)|vow(?:ed|s)?|attempt(?:s|ed)?\s+to|"
    r"tried\s+to|failed\s+to|losing|lost|estimated\s+to|rumou?red|competing|(?:losing|rival)\s+bid|allegedly\s+offered|turned\s+down|calls\s+for|opposed|against\s+(?:a|the)\s+(?:plan|proposal)|(?:vot\w+|spoke|argued)\s+(?:[\w–-]+\s+){0,5}?against|voted\s+down|tabled|deferred|postponed|delayed|put\s+off|instead\s+of|rather\s+than)\b",
    re.I,
)
# Said behind the words: what was proposed came to nothing.
_FAILED = re.compile(
    r"[^;]*?\b(?:was|were|is|had\s+been|has\s+been|have\s+been|being)\s+(?:\w+ly\s+)?(?:proposed|floated|suggested|considered|weighed|discussed|sought|mooted|tabled|rejected|voted\s+down|turned\s+down|declined|refused|"
    r"never\s+(?:signed|made|completed|finali[sz]ed|approved)|not\s+(?:approved|signed|completed|awarded))\b"
    r"|[^;]*?\b(?:is|are|was|were)\s+(?:wrong|false|untrue|incorrect|inaccurate|mistaken)\b"
    r"|[^;]*?\bbut\s+(?:was\s+)?never\s+(?:signed|made|completed|finali[sz]ed|approved)\b|[^;.]*?\b(?:went\s+nowhere|came\s+to\s+nothing|never\s+went\s+through|fell\s+through)\b",
    re.I,
)
# An item of an agenda: "Denied: request to extend".
_TURNED_DOWN = re.compile(
    r"(?:^|[.#*-]\s+)(?:Item\s+\S+\s+)?(?:Continued|Denied|Tabled|Withdrawn|Postponed|Deferred|Failed|Rejected|Pulled|Held\s+over|Under\s+(?:review|consideration)|Proposed|Pending)\b[^.;:]{0,40}:\s"
)
_NEVER = re.compile(
    r"\b(?:never|no|not|proposed|potential|possible|draft|sought|seeking|wanted|considered|weighed|offered|rejected|denied|lost)\b|n[’']t\b",
    re.I,
)
_ENDING = re.compile(
    r"^(?:never|did|didn|has|had|would|will|won|not|decid|vot|chose|opt|elect|declin|refus|no\s+longer|let|allow)",
    re.I,
)
# "Walked away from a deal to buy Acme": the deal was a takeover.
_OF_TAKEOVER = re.compile(
    r"(?:\s+(?:talks|deal|agreement|bid))?\s+(?:to\s+(?:buy|acquire|purchase|take\s+over|merge)\b|for\s+the\s+takeover\b)",
    re.I,
)
_CLAUSE = re.compile(
    r"[;:]|\s[—–-]\s|,\s+(?:and|but|while|although|though|which|who|when|after|because|so|as|then)\s|\b(?:but|although|though|after|because|while|despite|before|when)\s",
    re.I,
)
_OPENS = re.compile(r"\b(?:although|though|while|despite)", re.I)
_ASIDE = re.compile(r"(?:,\s+|^)(?:which|who|whose)\s[^,;]*,")  # told of the name, not of the event
_ALWAYS_REAL = re.compile(
    r"(?:could|may|might|would)\s+(?:be\s+(?:worth|valued)|total|reach|grow|rise|span|run|last|go\s+up|exceed|ultimately|eventually|pay|be\s+paid)",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Event:
    """`real` is False where the sentence only weighs, asks, denies or refuses it."""

    kind: str
    start: int
    end: int
    real: bool


@lru_cache(maxsize=512)
def find_events(masked: str) -> tuple[Event, ...]:
    """The events of a masked sentence in order of their kinds; no two overlap."""
    return tuple(
        Event(kind, start, end, _said(masked, kind, start, end))
        for kind, start, end in _matches(masked)
    )


def _matches(masked: str) -> Iterator[tuple[str, int, int]]:
    taken: list[tuple[int, int]] = []
    for wording in possible(masked.lower()):
        for match in wording.pattern.finditer(masked):
            if all(match.end() <= start or end <= match.start() for start, end in taken):
                taken.append(match.span())
                yield wording.kind, *match.span()


def _said(masked: str, kind: str, start: int, end: int) -> bool:
    """An ending that is itself a refusal ("declined to renew") is real; its own words do not count."""
    if kind == "termination" and _OF_TAKEOVER.match(masked, end):
        return False
    if kind == "termination" and _ENDING.match(masked[start:]):
        return is_real(masked[:start], start)
    return is_real(masked, start) and not (
        kind in ("award", "order_renewal")
        and (_NEVER.search(masked[start:end]) or is_failed(masked, start))
    )


def is_real(masked: str, at: int) -> bool:
    """Whether what stands at `at` is said to be so, by the words before it in its clause."""
    if _TURNED_DOWN.search(masked, 0, at):
        return False
    start = clause_start(masked, at)
    left = _ALWAYS_REAL.sub(_blank, masked[start : at + 24])
    left = _ASIDE.sub(_blank, left[: at - start]) + left[at - start :]
    return _UNREAL.search(left[: at - start]) is None


def is_failed(masked: str, at: int) -> bool:
    """`The purchase of $1 million was tabled`: said behind it that it came to nothing."""
    return _FAILED.match(masked, at) is not None


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())


def clause_start(text: str, at: int) -> int:
    """Where the clause that holds `at` begins."""
    start = 0
    for cut in _CLAUSE.finditer(text, 0, at):
        start = cut.start() if _OPENS.match(cut.group()) else cut.end()
    return start
