# ruff: noqa: E501 - patterns are easier to read unbroken
"""Names that stand where the telling of an event wants a supplier, in a sentence that has none.

"The city has taken down the last of its X cameras", "X has cut off the ministry's access": the
cues of `cues.py` leave such a name short of the points that it needs, but the frame of the
sentence has one place for a supplier, and the name stands in it.
"""

import re

from countersight.press.lists import alternation
from countersight.press.runs import Run

_WARE = (
    r"(?:software|technology|platforms?|systems?|tools?|cameras?|readers?|spyware|services?|apps?|databases?|devices?|drones?|towers?|"
    r"licen[sc]es?|network|sensors?|detectors?|scanners?|trackers?|kits?|balloons?|robots?|boats?|tasers?|goggles|face\s+search|searches|searching|"
    r"contracts?|deals?|agreements?|subscriptions?|programs?|programmes?|projects?|pilots?|trials?|roll-?outs?|arrangement|partnership|purchase)\b"
)
_ENDING = (
    r"(?:dropp|ditch|scrapp|cancel+|terminat|abandon|discontinu|deactivat|suspend|paus|reinstat|resum|reviv|renew|extend|expand|phas|remov|retir|replac|"
    r"unplugg|dismantl|decommission|disabl|end|halt|shelv|freez|stopp|switch|turn|shut|rescind|kill|ax|revok|restor|reactivat)(?:ed|ing|e|es|s)?(?:\s(?:off|down|out|on))?"
    r"|end|froze|frozen|axe|pull(?:ed|ing)?\s(?:out\sof|the\splug\son)|t(?:ake|aken|ook|aking)\sdown|let|lets|put|puts|putting|the\slast\sof|reinstate|cancellation\sof|termination\sof|suspension\sof|halt\sto|pause\s(?:on|of)|hold\son|freeze\son|use\sof|bought|buys|leas(?:es|ed|ing)|approval\sof"
)
_ANY = r"(?:\s(?:all|the|its|their|his|her|a|an|this|that|both|of|last|\d[\d,]*|[a-z]+[’']s|[A-Z]\w+[’']s))*\s"
_BEFORE = tuple(
    re.compile(pattern)
    for pattern in (
        r"\b(?:ties|contracts?|deals?|agreements?|relationships?|partnerships?|arrangements?|subscriptions?|business|ways|company|account|renew(?:ed|ing|al)?|re-?signed|contracted|partnered|works?|worked|working|done)\s(?:[a-z]+\s)?with\s(?:the\s)?$",
        r"\b(?:us(?:ing|e\sof)|queries|query|queried|moved\saway\sfrom|switched\saway\sfrom|mov(?:ed|ing)\son\sfrom|farewell\sto|goodbye\sto|turned\sto|relies\son|rely\son|relied\son|leans\son|subscribes\sto|subscription\sto|access\sto|dispatch\son|walk(?:ed|ing)?\saway\sfrom|opted\sout\sof|sole\ssupplier\s(?:is|was))\s(?:the\s)?$",
        r"\b(?:sent|given|gave|told|orders?|ordered|notified|informed|contracted|hired|retained|picked|chose|selected|dropped|ditched|fired|quit|makes|made|replaced)\s$",
        r"(?:^|\s)(?:Through|Using|With|Among)\s$",
    )
)
# What must stand behind the name where what stands before it tells little.
_WITH_WARE = re.compile(
    rf"\b(?:{_ENDING}){_ANY}$|\b[Tt]he(?:\s(?:suspended|cancelled|expired|original))?\s$", re.I
)
_WARE_BEHIND = re.compile(rf"(?:[’']s?)?\s(?:[a-z-]+\s){{0,2}}?{_WARE}")
_OBJECT = re.compile(
    r"\s(?:(?:its|their)\s)?(?:to|an?|notice|\d+|it|that|the|permission|in|on|by|last|this|because|for|after|since|so|some|under|through|until|when|while|and|as|with)\b|[’']s?\s|[.,;]|$"
)
_HAVE = r"(?:\s(?:has|have|had|was|were|is|are|will|would|been|be|being|also|recently|since|now|currently|already|later|to|[a-z]+ly))*"
_BEHIND = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_HAVE}\s(?:shown\sthe\sdoor|dropped|fired|ousted|told\sto|ordered\sto|selected\sby|chosen\sby|picked\sby|hired\sby|replaced\sby|contracted\sby|tapped\sby|awarded)\b",
        rf"(?:\s(?:said|says|announced|confirmed)\s(?:on\s\w+\s)?(?:that\s)?it)?{_HAVE}\s(?:cut(?:\soff)?|ended|terminated|revoked|suspended|paused|cancell?ed|stopped\s(?:selling|supplying|serving)|pulled\sout\sof)\s(?:its|the|all|some|sales|work)\b(?=[^.;]*\b(?:[Mm]inistry|[Aa]genc|[Gg]overnment|federal|[Pp]olice|[Mm]ilitary|[Aa]rmy|[A-Z]{{2,5}}\b))",
        rf"{_HAVE}\s(?:building|developing|designing|provides?|provided|providing|suppl(?:y|ies|ied|ying)|sold|sells?|selling|delivers?|delivered|works?\swith|worked\swith|counts|lists|serves)\b(?=[^.;]*\b(?:[Pp]olice|[Ss]heriff|[Mm]inistry|[Dd]epartment|[Aa]rmy|[Mm]ilitary|[Gg]overnment|[A-Z]{{2,5}})\b)",
        r"[’']s?\s(?:customers|clients)\b",
        r"[’']s?\s(?:[$£€][\d.,]+\s(?:million\s|billion\s)?)?(?:[a-z-]+\s){0,2}?(?:contract|deal|agreement|services?)\s[^.;]{0,40}?\bby\s(?:the\s)?(?:county|city|state|agency|department|ministry|police|council|sheriff|board|government)\b",
        rf"{_HAVE}\s(?:bought|acquired|purchased|taken\sover|swallowed(?:\sup)?|absorbed|snapped\sup|sold)\s(?:[a-z0-9]+\s){{0,3}}?(?:by|to)\s(?:the\s)?(?:[a-z-]+\s){{0,4}}[A-Z]",
    )
)
_COMPANY = rf"[A-Z][\w&]+\s(?:[A-Z]\w+\s)?(?:{alternation('company_words')}|Partners|Holdings|Group|Capital|Industries)\b"
_BY_COMPANY = re.compile(
    rf"{_COMPANY}[^.;]{{0,60}}?\b(?:purchased|bought|buys|(?:million|billion)\sfor)\s(?:the\s)?$"
)
_TAKEN_OVER = re.compile(
    r"\b(?:acquir(?:e|es|ed|ing)|(?:million|billion)\spurchase\sof|bought\sout|buy(?:s|ing)?\sout|acquisition\sof|takeover\sof|purchase\sof|buyout\sof|merge(?:d|s|r)?\swith|(?:majority|controlling|minority)\sstake\sin|(?:took|take|taking)\sover|deal\sto\sbuy|snapped\sup|swallowed)\s(?:the\s)?$",
    re.I,
)
_COMPANY_SPOKEN_OF = re.compile(
    r"\b(?:the|that|this)\s(?:\w+\s)?(?:company|firm|vendor|start-?up|contractor|supplier|provider)\b",
    re.I,
)


def in_slot(run: Run, alone: bool) -> bool:
    """Whether `run` stands in the place of a supplier.

    `alone`: the text has no vendor yet; else what is used or switched off may be a product of one.
    """
    behind, before = run.behind, run.before
    if run.name.isupper() or _COMPANY_SPOKEN_OF.search(before):
        return False
    if any(pattern.match(behind) for pattern in _BEHIND):
        return True
    if _TAKEN_OVER.search(before) or _BY_COMPANY.search(before):
        return True
    if alone and _WITH_WARE.search(before) and _WARE_BEHIND.match(behind):
        return True
    slots = _BEFORE if alone else _BEFORE[:1]
    return any(slot.search(before) for slot in slots) and bool(_OBJECT.match(behind))
