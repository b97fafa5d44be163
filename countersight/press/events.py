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

from countersight.press.idioms import idioms

VENDOR, AGENCY, PRODUCT = "Ʋ", "Ⱥ", "Ƥ"
CHANGED = ("stop_work", "reactivation", "termination")

DEAL = (
    r"(?:sub)?contracts?|deals?|agreements?|(?:task |purchase |delivery )?orders?|awards?|subscriptions?|"
    r"arrangements?|partnerships?|pacts?|licen[sc]es?|procurements?|purchases?|accounts?|tenders?|lots?"
)
_NAME = r"(?:[Ʋ][Ʋ ]*|[Ƥ][Ƥ ]*)(?:[’']s?)?"
_GEAR = r"(?:systems?|cameras?|readers?|drones?|sensors?|devices?|software|technology|tools?|programs?|programmes?|platform|app|towers?|kits?|spyware|network|database|units?|toolkits?)"
_BOND = (
    rf"(?:{DEAL}|ties|relationships?|work|use|pilot|trial|services?|access|collaboration|projects?|business|"
    rf"rollout|roll-out|deployment|deliver(?:y|ies)|payments?|funding|{_GEAR}|{_NAME})"
)
_A = r"(?:\s+[\w$£€.,’'“”\"&-]+){0,8}?\s+"  # a few words between a verb and its object
_FEW = r"(?:\s+(?!to\b|and\b|but\b|or\b)[\w$£€.’'“”\"&-]+){0,4}?\s+"
_WAS = (
    r"(?:\s+(?:was|were|is|are|been|being|has|have|had|be|later|then|also|recently|temporarily|briefly|abruptly|"
    r"since|now|both)|\s+\w+ly)*\s+"
)
_STOPPED = (
    r"(?:suspend(?:ed|s|ing)?|halt(?:ed|s|ing)?|paus(?:ed|es|ing)|froze|frozen|freez(?:es|ing)|put(?:s|ting)?\s+on\s+(?:hold|ice|pause)|"
    r"(?:placed|put)\s+under\s+review|on\s+hold|stayed|shelved|grounded|mothballed|idled|enjoined)"
)
_ENDED = (
    r"(?:terminat(?:ed|es|ing|e)|cancel(?:l?ed|s|l?ing)?|scrap(?:ped|s|ping)?|sever(?:ed|s|ing)?|rescind(?:ed|s|ing)?|"
    r"axed?|void(?:ed|s)?|nixed?|end(?:ed|s|ing)?|drop(?:ped|s|ping)?(?!\s+[$£€])|discontinu(?:ed|es|ing|e)|cut(?:s|ting)?|revok(?:ed|es|ing|e)|"
    r"abandon(?:ed|s|ing)?|ditch(?:ed|es|ing)?|annul(?:led)?|br(?:eak|oke|oken)\s+off|pull(?:ed|ing)\s+out\s+of|walk(?:ed|ing)?\s+away\s+from|"
    r"back(?:ed|ing)?\s+out\s+of|withdr(?:ew|awn|aw)(?:\s+from)?|exit(?:ed|ing)|clos(?:ed|ing)\s+out|wound\s+down|t[eo]r[ne]\s+up|ripp?ed\s+up|"
    r"kill(?:ed|ing)|jettison(?:ed|ing)|undid|undone|dump(?:ed|ing)|bring(?:s|ing)?\s+an\s+end\s+to|brought\s+an\s+end\s+to|put\s+an\s+end\s+to)"
)
_PAST_END = (
    r"(?:terminated|cancel(?:l)?ed|scrapped|severed|rescinded|axed|voided|ended|ends|dropped|discontinued|revoked|expired|expires|lapsed|"
    r"annulled|undone|abandoned|ripped\s+up|torn\s+up|killed|withdrawn|ran\s+out|run\s+out|not\s+renewed|not\s+been\s+renewed|not\s+extended)"
)
_LIFTED = r"(?:lift(?:ed|s|ing)?|revok(?:ed|es|ing)|rescind(?:ed|s|ing)|remov(?:ed|es|ing)|overturn(?:ed|ing)|cancel(?:l?ed|ling)|withdr(?:ew|awn)|end(?:ed|s|ing))"
_RESUMED = r"(?:reactivat(?:ed|es|ing)|resum(?:ed|es|ing|e)|reinstat(?:ed|es|ing)|restor(?:ed|es|ing)|unfroze|unfrozen|reviv(?:ed|es|ing)|restart(?:ed|s|ing)?|re-?started)"
_STOP = r"(?:stop[- ]work\s+|temporary\s+)?(?:orders?|suspension|hold|freeze|pause|halt|moratorium|stay|injunction)"
_MADE = r"(?:develop|build|creat|design|construct|prototyp|cod|engineer)"

# kind → patterns; an earlier kind wins where two overlap.
PATTERNS: tuple[tuple[str, str], ...] = (
    ("reactivation", rf"\b{_LIFTED}\s+(?:the|this|that|its|a|their)\s+{_STOP}\b"),
    ("reactivation", rf"\b(?:stop[- ]work\s+order|suspension|hold|freeze|pause|halt|moratorium){_WAS}{_LIFTED}\b"),
    ("reactivation", rf"\b{_RESUMED}{_FEW}(?:{_BOND}|it|them|flights|searches|operations)\b"),
    ("reactivation", rf"\b(?:{_BOND}|flights|searches|operations){_WAS}{_RESUMED}\b"),
    ("reactivation", r"\b(?:voted|agreed|decided|moved)\s+to\s+(?:reinstate|reactivate|resume|restore|restart|revive)\b|\breactivat(?:ed|ing)\b|\b(?:went|going|put|brought|came)\s+back\s+(?:up|online|into\s+(?:service|operation|use)|on)\b|"
                     r"\b(?:turned|switched)\s+(?:\w+\s+){0,3}?back\s+on\b|\boff\s+the\s+shelf\s+in\b|\bback\s+online\b"),
    ("stop_work", r"\bstop[- ]work\s+orders?\b|\bhit\s+pause\s+on\b|\bmoratorium\s+on\b|\b(?:temporarily|briefly)\s+(?:shut|turned|switched)\s+(?:off|down)\b"),
    ("stop_work", rf"\b{_STOPPED}{_FEW}(?:{_BOND}|it|them)\b"),
    ("stop_work", rf"\bput(?:s|ting)?\s+(?:a|the|another)?\s*(?:temporary\s+)?(?:freeze|hold|pause|stop|brakes)\s+(?:on|to)\b|\b(?:put|putting|puts|placed|placing){_FEW}on\s+(?:hold|ice|pause)\b"),
    ("stop_work", rf"\b(?:{_BOND})(?:\s+(?:with|for|to)\s+[^.;,]{{1,60}}?)?{_WAS}{_STOPPED}\b"),
    ("stop_work", r"\b(?:temporary|faced|under)\s+(?:\w+\s+)?suspension\b|\b(?:told|ordered|directed|instructed)\s+(?:[\w’'.-]+\s+){1,5}?to\s+(?:stop|halt|cease|pause|suspend|ground|down\s+tools|put)\b"),
    ("stop_work", r"\b(?:blocked|barred|prohibited|enjoined|banned|stopped)\s+(?:[\w’'Ⱥ-]+\s+){1,5}?from\s+(?:continuing|using|enforcing|carrying|proceeding|executing|deploying|buying)\b"),
    ("stop_work", r"\b(?:judge|court)\s+(?:\w+\s+)?(?:blocked|halted|paused|suspended|froze)\b"),
    ("termination", rf"\b{_ENDED}(?!\s+up\b){_A}(?:{DEAL}|ties|relationships?|pilot|use\s+of|access|collaboration|business\s+with|cooperation|engagement)\b"),
    ("termination", rf"\b(?:terminat(?:ed|es|ing)|cancel(?:l?ed|l?ing)|scrapp(?:ed|ing)|axed|dropp(?:ed|ing)|ditch(?:ed|ing)|dump(?:ed|ing)|abandon(?:ed|ing)|discontinu(?:ed|ing)|retired|deactivat(?:ed|es|ing)|"
                    rf"switched\s+off|shut\s+(?:down|off)|turned\s+off|dismantled|removed|took\s+down|returned|disabled|unplugged|phas(?:ed|ing)\s+out|w(?:ound|inding)\s+down|scrapping|booted)\s+(?:the\s+|its\s+|their\s+|all\s+(?:of\s+)?(?:the\s+|its\s+)?|both\b\s*)?(?:\w+\s+){{0,2}}?(?:{_NAME}|both|{_GEAR})"),
    ("termination", rf"\b(?:{DEAL}|ties|relationship|pilot|licen[sc]e|program(?:me)?)\b(?:\s+(?:with|for|to|between|from)\s+[^.;,]{{1,70}}?|,[^.;]{{1,70}},)?{_WAS}{_PAST_END}\b"),
    ("termination", rf"\b{_GEAR}{_WAS}(?:switched\s+off|shut\s+(?:down|off)|deactivated|dismantled|disabled|unplugged|retired|scrapped|returned|taken\s+down)\b"),
    ("termination", r"\b(?:lets?|letting|allow(?:ed|s|ing)?)\s+(?:its|the|their|that|a)(?:\s+[\w’'-]+){1,6}?\s+(?:to\s+)?(?:expire|lapse|run\s+out|end)\b"),
    ("termination", r"\b(?:decid(?:ed|es|ing)|vot(?:ed|es|ing)(?:\s+[\w–-]+){0,4}?|chose|opt(?:ed|s|ing)|elect(?:ed|s)|declin(?:ed|es|ing)|refus(?:ed|es))\s+(?:not\s+to|against|to\s+not|to)\s+(?:renew|extend|keep|continue|exercise|renewing|extending|exercising|keeping|continuing)\b"),
    ("termination", r"\b(?:did\s+not|didn[’']t|has\s+not|had\s+not|would\s+not|will\s+not|won[’']t|not)\s+(?:be\s+)?(?:renew|extend|keep)(?:ed|ing)?\b"),
    ("termination", r"\b(?:stopp?ed|quit|ceased|discontinued|stop)\s+using\b|\bno\s+longer\s+(?:be\s+)?(?:able\s+to\s+)?(?:uses?|using|contracts?|has\s+a\s+contract|works?\s+with|a\s+customer|sells?)\b|"
                    r"\bpart(?:ed|s|ing)?\s+ways\s+with\b|\bpull(?:ed|ing|s)?\s+the\s+plug\s+on\b|\b(?:cut|cutting)\s+off\b|\b(?:termination|cancel?lation)\s+of\s+(?:the|its|a|that)\s+(?:\w+\s+){0,3}?(?:contract|deal|agreement)\b"),
    ("development", rf"\b(?:is|are|was|were|been)\s+(?:also\s+|now\s+|currently\s+|already\s+|reportedly\s+)?{_MADE}ing\b"),
    ("order_renewal", r"\b(?:renew(?:ed|s|ing|al)?|bump(?:ed|s)\s+up|extend(?:ed|s|ing)?|extension|expand(?:ed|s|ing)?|enlarg(?:ed|es|ing)|exercis(?:ed|es|ing)\s+(?:an?|the|its|another)\s+(?:[\w.,$£€-]+\s+){0,4}?option|re-?upp?(?:ed)?)\b"),
    ("order_renewal", r"\b(?:modifications?|modified|amended|amendments?|follow-on|option\s+(?:year|period)|(?:the|an?)\s+option\b|additional\s+\$|add(?:ed|s|ing)\s+(?:another\s+|an\s+additional\s+)?[$£€]|"
                      r"increas(?:ed|es|ing)\s+(?:the\s+)?(?:value|ceiling|contract|amount)|top-up|upp?ed\s+the|another\s+(?:three|two|four|five|\w+)\s+(?:years?|months?)\s+of)\b"),
    ("award", rf"\b(?:sign|award|win|won|secur|land|ink|receiv|got|get|obtain|finali[sz]|approv|grant|bagg|clinch|nabb|scor|snagg|reach|enter|announc|execut|hold|held|has|have|had|took\s+out|maintain|"
              rf"issu|giv|gave|struck|strik|pen|beg|start|clos|mad|pick|includ|unveil|complet|publish|authori[sz]|ratif|okay|greenlit|plac|hand|led)\w*{_A}(?:{DEAL})\b"),
    ("award", rf"\b(?:{DEAL})\b(?:\s+(?:with|to|from|for|by|between|that|worth|valued|went|awarded)\b|\s*\()"),
    ("award", r"\b(?:purchas|procur|bought|buys|buying|buy|acquir|obtain|licens|leas|commission)(?:d|ed|es|ing|e)?\b|\border(?:ed|ing)\b"),
    ("award", r"\b(?:paid|pays|paying|pay|spent|spends|invest(?:ed|s|ing)?|compensated|shelled\s+out|forked\s+(?:over|out)|doled\s+out|allocated|committed|obligated|cost(?:s|ing)?|awarded|hired|tapped|selected|"
              r"contracted\s+with|contracts\s+with|contracting\s+with|splashed|splurged|dropped\s+[$£€]|disbursed|got\s+[$£€]|earned|received|collected|made|gets|gave|gives|picked|chose|chosen|worth|valued\s+at|totall?(?:ing|ed)|"
              r"handed|signed\s+(?:up|on|with)|subscri(?:be|bed|bes|bing|ption|ptions)|billed|invoiced|charged|won)\b"),
)  # fmt: skip
_COMPILED = tuple((kind, re.compile(pattern, re.I)) for kind, pattern in PATTERNS)
_IDIOMS = tuple((kind, re.compile(pattern, re.I)) for kind, pattern in idioms())
# A sentence without one of these has no event of the kind: most readings end here.
_STEMS = {
    "reactivation": "lift revok rescin remov overturn cancel withdr end reactiv resum reinsta restor unfr reviv restart "
    "re-start back shelf",
    "stop_work": "block barred prohib bann stop suspen halt paus free fro hold review stay shelv ground mothball idled enjoin order told direct "
    "instruct brakes ice block morator hit shut turn switch",
    "termination": "terminat cancel scrap sever rescin axe void nix end drop discontinu cut revok abandon ditch annul break "
    "brok pull walk back withdr exit clos wound tear torn tore ripp kill jettison und dump deactiv switch shut turned "
    "dismantl remov took taken return disabl unplug phas boot retir expir laps ran run renew exten let allow quit ceas "
    "stop longer part",
    "development": "ing",
    "order_renewal": "renew bump exten expan enlarg exercis up modif amend follow option additional add increas another",
    "award": "a e i o",
}
_DEALS = ("development", "order_renewal", "award")
_STEMS_OF = {kind: tuple(stems.split()) for kind, stems in _STEMS.items()}

USE = re.compile(
    r"\b(?:us(?:e|es|ed|ing)|utili[sz](?:e|es|ed|ing)|rel(?:y|ies|ied|ying)\s+(?:heavily\s+)?on|leverag(?:e|es|ed|ing)|employ(?:s|ed|ing)?|"
    r"deploy(?:s|ed|ing)?|operat(?:es|ed|ing)|access(?:es|ed|ing)|turn(?:ed|s|ing)\s+to|tapp(?:ed|ing)\s+into|adopt(?:s|ed|ing)?|"
    r"trial(?:l?ed|l?ing)|test(?:s|ed|ing)|pilot(?:s|ed|ing)|roll(?:ed|s|ing)\s+out|install(?:s|ed|ing)?|ran|runs?|running|search(?:ed|es|ing)|"
    r"quer(?:y|ied|ies)|plug(?:s|ged)|log(?:s|ged)?\s+in(?:to)?|carr(?:y|ies|ied)|wears?|wore|feeds?|fed|consult(?:s|ed)|comb(?:s|ed)\s+through|sift(?:s|ed)|equipped\s+with|lean(?:s|ed|ing)?\s+on|subscrib(?:es|ed)\s+to|conducted|performed|queried|infected|targeted|hacked|"
    r"scann(?:ed|ing)|scans|flew|flown|flies|fly|track(?:ed|s)|monitor(?:ed|s)|in\s+use|(?:has|have|had|gained)\s+access\s+to|unlock(?:ed|s)|identified|signed\s+up|tried\s+out|experimented\s+with|(?:is|are|was|were|became|become|been)\s+(?:among\s+)?(?:an?\s+|its\s+|the\s+)?(?:\w+\s+)?(?:customers?|clients?|users?)\s+of)\b",
    re.I,
)
PROVIDE = re.compile(
    r"\b(?:provid(?:es|ed|ing)|suppl(?:ies|ied|ying)|equip(?:s|ped|ping)|furnish(?:es|ed)|sold|sells|selling|licens(?:ed|es)|"
    r"giv(?:es|ing)|gave|allow(?:s|ed|ing)|enabl(?:es|ed|ing)|let(?:s|ting)|works\s+with|worked\s+with|working\s+with|"
    r"(?:customers|clients|users)\s+(?:\w+\s+){0,2}?(?:include[sd]?|are|were)|serves|counts)\b",
    re.I,
)
# Weighed, wished, refused or asked, and not said to have happened.
_UNREAL = re.compile(
    r"\b(?:could|(?-i:may)|might|should|plans?\s+(?:to|for|on)|planned\s+(?:to|on)|planning\s+(?:to|for|on)|consider(?:s|ed|ing)?|propos(?:e|ed|es|al|als|ing)|"
    r"seek(?:s|ing)?|sought|urg(?:e|ed|es|ing)|call(?:ed|s|ing)?\s+(?:on|for)|demand(?:ed|s|ing)?|den(?:y|ied|ies|ying)|"
    r"reject(?:ed|s|ing)?|if|unless|whether|hop(?:e|es|ed|ing)\s+to|expect(?:s|ed)\s+to|intend(?:s|ed)?\s+to|"
    r"aim(?:s|ed)?\s+to|want(?:s|ed)?\s+(?:[\w’']+\s+){0,3}?to|ask(?:ed|s|ing)?\s+(?!about)|bid(?:s|ding)?\s+(?:for|on|to)|compet(?:e|es|ed|ing)\s+for|vying|"
    r"(?:has|have|had|did|does|do|was|were|is|are)\s*(?:not|n[’']t)|(?:did|does|has|have|was|is|were|are|do|wo|would|could)n[’']t|will\s+not|never|no\s+(?:evidence|plans|contract|intention|longer\s+plans)|will\s+(?:vote|consider|decide|discuss|weigh)|(?:set|poised|scheduled|due)\s+to|weigh(?:s|ing)|yet\s+to|required\s+to|motion\s+to|notice\s+to|right\s+to|option\s+to|lobbied|able\s+to\s+cancel|"
    r"offer(?:ed|s|ing)?\s+(?:to|its)|been\s+offered|pitch(?:ed|es|ing)?|request(?:s|ed|ing)?|solicit(?:s|ed|ing|ation)?|in\s+talks|talks\s+(?:to|with|about)|"
    r"negotiat(?:e|es|ed|ing)|recommend(?:s|ed|ing|ation)?|threaten(?:s|ed|ing)?|would\s+(?:have|not|cost|require|allow|be|give|provide|consider|like)|without|petition\w*|pressur\w+|"
    r"explor(?:e|es|ed|ing)|eye(?:s|d|ing)|look(?:s|ed|ing)\s+(?:to|into|at)|refus(?:e|ed|es|ing)|declin(?:e|ed|es|ing)|promis(?:e|ed|es)|vow(?:ed|s)?|attempt(?:s|ed)?\s+to|"
    r"tried\s+to|failed\s+to|losing|lost|estimated\s+to|rumou?red|competing|(?:losing|rival)\s+bid|allegedly\s+offered|turned\s+down|calls\s+for|opposed|against\s+(?:a|the)\s+(?:plan|proposal)|(?:vot\w+|spoke|argued)\s+(?:[\w–-]+\s+){0,5}?against|voted\s+down|instead\s+of|rather\s+than)\b",
    re.I,
)
_NEVER = re.compile(r"\b(?:never|no|not|proposed|potential|possible|draft)\b|n[’']t\b", re.I)
_ENDING = re.compile(
    r"^(?:did|didn|has|had|would|will|won|not|decid|vot|chose|opt|elect|declin|refus|no\s+longer|let|allow)",
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
    lowered = masked.lower()
    kinds = {kind for kind, stems in _STEMS_OF.items() if any(stem in lowered for stem in stems)}
    known = [(kind, pattern) for kind, pattern in _COMPILED if kind in kinds]
    changes = [(kind, pattern) for kind, pattern in known if kind not in _DEALS]
    deals = [(kind, pattern) for kind, pattern in known if kind in _DEALS]
    for kind, pattern in (*changes, *_IDIOMS, *deals):
        for match in pattern.finditer(masked):
            if all(match.end() <= start or end <= match.start() for start, end in taken):
                taken.append(match.span())
                yield kind, *match.span()


def _said(masked: str, kind: str, start: int, end: int) -> bool:
    """An ending that is itself a refusal ("declined to renew") is real; its own words do not count."""
    if kind == "termination" and _ENDING.match(masked[start:]):
        return is_real(masked[:start], start)
    return is_real(masked, start) and not (kind == "award" and _NEVER.search(masked[start:end]))


def is_real(masked: str, at: int) -> bool:
    """Whether what stands at `at` is said to be so, by the words before it in its clause."""
    start = clause_start(masked, at)
    left = _ALWAYS_REAL.sub(_blank, masked[start : at + 24])
    left = _ASIDE.sub(_blank, left[: at - start]) + left[at - start :]
    return _UNREAL.search(left[: at - start]) is None


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())


def clause_start(text: str, at: int) -> int:
    """Where the clause that holds `at` begins."""
    start = 0
    for cut in _CLAUSE.finditer(text, 0, at):
        start = cut.start() if _OPENS.match(cut.group()) else cut.end()
    return start
