"""What a sentence says happened to a contract, and whether it says so or only weighs it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

DEAL = (
    r"(?:sub)?contracts?|deals?|agreements?|(?:task |purchase |delivery )?orders?|awards?|subscriptions?|"
    r"arrangements?|partnerships?|pacts?|licen[sc]es?|procurements?|purchases?"
)
_BOND = rf"(?:{DEAL}|ties|relationships?|program(?:me)?s?|work|use|pilot|trial|services?|access|collaboration|project|cameras|business)"
_A = r"(?:\s+[\w$£€.,’'“”\"&-]+){0,8}?\s+"  # a few words between a verb and its object
_WAS = r"(?:\s+(?:was|were|is|are|been|being|has|have|had|be|later|then|also|recently|temporarily|briefly|abruptly|formally|quietly|since|now|subsequently|immediately|initially|eventually|ultimately|officially|effectively)|\s+\w+ly)*\s+"
_STOPPED = r"(?:suspend(?:ed|s|ing)?|halt(?:ed|s|ing)?|paus(?:ed|es|ing)|froze|frozen|freez(?:es|ing)|put(?:s|ting)? on hold|on hold|stayed|shelved)"
_ENDED = (
    r"(?:terminat(?:ed|es|ing|e)|cancel(?:l?ed|s|l?ing)?|scrap(?:ped|s|ping)|sever(?:ed|s|ing)|rescind(?:ed|s|ing)|"
    r"axed|voided|nixed|end(?:ed|s|ing)|drop(?:ped|s|ping)|discontinu(?:ed|es|ing)|cut(?:s|ting)?|revok(?:ed|es|ing)|"
    r"abandon(?:ed|s|ing)|ditch(?:ed|es|ing)|annulled|broke off|broken off|pull(?:ed|ing) out of|walked away from|"
    r"back(?:ed|ing) out of|withdr(?:ew|awn)(?: from)?)"
)
_LIFTED = r"(?:lift(?:ed|s|ing)?|revok(?:ed|es|ing)|rescind(?:ed|s|ing)|remov(?:ed|es|ing)|overturn(?:ed|ing)|cancel(?:l?ed|ling))"
_RESUMED = r"(?:reactivat(?:ed|es|ing)|resum(?:ed|es|ing)|reinstat(?:ed|es|ing)|restor(?:ed|es|ing)|unfroze|unfrozen|revived|restarted|reviv(?:es|ing))"
_MADE = r"(?:develop|build|creat|design|construct|prototyp|cod|engineer)"
_WARE = r"(?:tool|system|platform|app|application|software|database|prototype|technology|model|network|product|program|solution|portal|dashboard|version|algorithm|interface|device|drone|tower|capability|module|suite|service)s?"

# kind → patterns; the first kind that fits a stretch of text has it.
PATTERNS: tuple[tuple[str, str], ...] = (
    ("reactivation", rf"\b{_LIFTED}\s+(?:the|this|that|its|a)\s+(?:stop[- ]work\s+|temporary\s+)?(?:order|suspension|hold|freeze|pause|halt|moratorium|ban)\b"),
    ("reactivation", rf"\b(?:stop[- ]work\s+order|suspension|hold|freeze|pause){_WAS}{_LIFTED}\b"),
    ("reactivation", rf"\b{_RESUMED}{_A}(?:{_BOND}|it|them)\b"),
    ("reactivation", rf"\b{_BOND}{_WAS}{_RESUMED}\b"),
    ("reactivation", r"\breactivat(?:ed|ing)\b"),
    ("stop_work", r"\bstop[- ]work\s+orders?\b"),
    ("stop_work", rf"\b{_STOPPED}{_A}(?:{_BOND}|it)\b"),
    ("stop_work", rf"\b{_BOND}(?:\s+(?:with|for|to)\s+[^.;,]{{1,60}}?)?{_WAS}(?:temporarily\s+)?{_STOPPED}\b"),
    ("stop_work", r"\b(?:temporary|faced|under)\s+(?:\w+\s+)?suspension\b"),
    ("termination", rf"\b{_ENDED}(?!\s+up\b){_A}(?:(?:sub)?contracts?|deals?|agreements?|ties|relationships?|partnerships?|subscriptions?|pilot|(?:task |purchase )?orders?|use of|access|collaboration|business with)\b"),
    ("termination", rf"\b(?:{DEAL}|ties|relationship|partnership|pilot)(?:\s+(?:with|for|to|between)\s+[^.;,]{{1,70}}?)?{_WAS}(?:terminated|cancel(?:l)?ed|scrapped|severed|rescinded|axed|voided|ended|dropped|discontinued|revoked|expired|lapsed|annulled)\b"),
    ("termination", rf"\b(?:let|allow(?:ed|s|ing)?)\s+(?:its|the|their|that|a){_A}(?:to\s+)?(?:expire|lapse|run out)\b"),
    ("termination", rf"\b(?:decid(?:ed|es|ing)|vot(?:ed|es|ing)|chose|opt(?:ed|s|ing)|elect(?:ed|s)|declin(?:ed|es|ing)|refus(?:ed|es))\s+(?:not\s+to|against|to not|to)\s+(?:renew|extend|renewing|extending)\b"),
    ("termination", r"\b(?:did not|didn[’']t|has not|not)\s+renew(?:ed)?\s+(?:its|the|their|a)\b"),
    ("termination", r"\b(?:stopp?ed|quit|ceased|discontinued)\s+using\b|\bno\s+longer\s+(?:be\s+)?(?:able\s+to\s+)?(?:uses?|using|contracts?|has\s+a\s+contract|works?\s+with)\b"),
    ("development", rf"\b(?:is|are|was|were|been)\s+(?:also\s+|now\s+|currently\s+|already\s+|reportedly\s+)?{_MADE}ing\b"),
    ("order_renewal", rf"\b(?:renew(?:ed|s|ing|al)?|extend(?:ed|s|ing)?|extension|expand(?:ed|s|ing)?|exercis(?:ed|es|ing)\s+(?:an?|the|its|another)\s+(?:\w+\s+)?option|re-?upp?(?:ed)?)\b"),
    ("order_renewal", r"\b(?:modification|modified|follow-on|option\s+(?:year|period)|additional\s+\$|add(?:ed|s|ing)\s+(?:another\s+|an\s+additional\s+)?[$£€]|increas(?:ed|es|ing)\s+(?:the\s+)?(?:value|ceiling|contract|amount)|top-up|upp?ed\s+the)\b"),
    ("award", r"\bsubscri(?:be|bed|bes|bing|ption|ptions)\b|\bannual\s+(?:fee|licen[sc]e|maintenance|subscription|renewal)|\b(?:software|licen[sc]e)\s+renewals?\b"),
    ("award", rf"\b(?:sign|award|win|won|secur|land|ink|receiv|got|obtain|finali[sz]|approv|grant|bagg|clinch|nabb|scor|snagg|reach|enter|announc|execut|hold|held|has|have|had|get|took out|maintain|issu|giv|gave|ha[sd]|struck|strik|pen|beg|start|clos|mad|pick|includ|unveil|complet|publish)\w*{_A}(?:{DEAL})\b"),
    ("award", rf"\b(?:{DEAL})\b(?:\s+(?:with|to|from|for|by|between|that|worth|valued)\b|\s*\()"),
    ("award", r"\b(?:purchas|procur|bought|buys|buying|buy|acquir|obtain|licens|leas|commission|order)(?:d|ed|es|ing|e)?\b"),
    ("award", r"\b(?:paid|pays|paying|pay|spent|spends|spending|spend|invest(?:ed|s|ing)?|compensated|shelled\s+out|forked\s+over|doled\s+out|allocated|committed|obligated|cost(?:s|ing)?|awarded|hired|tapped|selected|contracted\s+with|contracts\s+with|contracting\s+with|forked|splashed|splurged|dropped|disbursed|earned|received|collected|made|gets|gave|picked|chose|chosen|worth|valued\s+at|totall?(?:ing|ed)|handed)\b"),
)  # fmt: skip
_COMPILED = tuple((kind, re.compile(pattern, re.I)) for kind, pattern in PATTERNS)

USE = re.compile(
    r"\b(?:us(?:e|es|ed|ing)|utili[sz](?:e|es|ed|ing)|rel(?:y|ies|ied|ying)\s+(?:heavily\s+)?on|leverag(?:e|es|ed|ing)|employ(?:s|ed|ing)?|"
    r"deploy(?:s|ed|ing)?|operat(?:es|ed|ing)|access(?:es|ed|ing)|turn(?:ed|s|ing)\s+to|tapp(?:ed|ing)\s+into|adopt(?:s|ed|ing)?|"
    r"trial(?:l?ed|ling)|test(?:s|ed|ing)|pilot(?:s|ed|ing)|roll(?:ed|s|ing)\s+out|install(?:s|ed|ing)?|ran|runs?|searched|"
    r"quer(?:y|ied|ies)|equipped\s+with|lean(?:s|ed|ing)?\s+on|subscrib(?:es|ed)\s+to|conducted|performed|queried|infected|targeted|hacked)\b",
    re.I,
)
PROVIDE = re.compile(
    r"\b(?:provid(?:es|ed|ing)|suppl(?:ies|ied|ying)|equip(?:s|ped|ping)|furnish(?:es|ed)|sold|sells|selling|licens(?:ed|es)|"
    r"giv(?:es|ing)|gave|allow(?:s|ed|ing)|enabl(?:es|ed|ing)|let(?:s|ting)|works?\s+with|worked\s+with)\b",
    re.I,
)
# Weighed, wished, refused or asked, and not said to have happened.
_UNREAL = re.compile(
    r"\b(?:could|may|might|should|plans?\s+(?:to|for)|planned\s+to|planning\s+(?:to|for|on)|consider(?:s|ed|ing)?|propos(?:e|ed|es|al|als|ing)|"
    r"seek(?:s|ing)?|sought|urg(?:e|ed|es|ing)|call(?:ed|s|ing)?\s+(?:on|for)|demand(?:ed|s|ing)?|den(?:y|ied|ies|ying)|"
    r"reject(?:ed|s|ing)?|if|unless|whether|hop(?:e|es|ed|ing)\s+to|expect(?:s|ed)\s+to|intend(?:s|ed)?\s+to|"
    r"aim(?:s|ed)?\s+to|want(?:s|ed)?\s+(?:\w+\s+)?to|ask(?:ed|s|ing)|bid(?:s|ding)?\s+(?:for|on|to)|compet(?:e|es|ed|ing)\s+for|vying|"
    r"(?:has|have|had|did|does|do|was|were|is|are)\s*(?:not|n[’']t)|(?:did|does|has|have|was|is)n[’']t|never|no\s+(?:evidence|plans|contract|longer\s+plans)|yet\s+to|"
    r"offer(?:ed|s|ing)?\s+(?:to|its)|pitch(?:ed|es|ing)?|request(?:s|ed|ing)?|solicit(?:s|ed|ing|ation)?|in\s+talks|"
    r"negotiat(?:e|es|ed|ing)|recommend(?:s|ed|ing)?|threaten(?:s|ed|ing)?|would\s+(?:have|not)|without|petition\w*|pressur\w+|"
    r"explor(?:e|es|ed|ing)|eye(?:s|d|ing)|look(?:s|ed|ing)\s+to|refus(?:e|ed|es|ing)|declin(?:e|ed|es|ing)|promis(?:e|ed|es)|vow(?:ed|s)?|attempt(?:s|ed)?\s+to|tried\s+to|failed\s+to|losing|lost)\b",
    re.I,
)
_CLAUSE = re.compile(
    r"[;:]|\s[—–-]\s|,\s+(?:and|but|while|although|though|which|who|when|after|because|so|as)\s|\b(?:but|although|though|after|because|while|despite)\s",
    re.I,
)
_ALWAYS_REAL = re.compile(
    r"(?:could|may|might)\s+(?:be\s+worth|be\s+valued|total|reach|grow|rise|span|run|last|go\s+up|exceed|ultimately|eventually|pay)",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Event:
    """`real` is False where the sentence only weighs, asks, denies or refuses it."""

    kind: str
    start: int
    end: int
    real: bool


def find_events(text: str) -> tuple[Event, ...]:
    """The events of a sentence in order of their kinds; no two overlap."""
    found: list[Event] = []
    for kind, start, end in _matches(text):
        found.append(Event(kind, start, end, is_real(text, start)))
    return tuple(found)


def _matches(text: str) -> Iterator[tuple[str, int, int]]:
    taken: list[tuple[int, int]] = []
    for kind, pattern in _COMPILED:
        for match in pattern.finditer(text):
            if all(match.end() <= start or end <= match.start() for start, end in taken):
                taken.append(match.span())
                yield kind, *match.span()


def is_real(text: str, at: int) -> bool:
    """Whether what stands at `at` is said to be so, by the words before it in its clause."""
    start = clause_start(text, at)
    left = _ALWAYS_REAL.sub(lambda m: " " * len(m.group()), text[start : at + 24])
    found = _UNREAL.search(left[: at - start])
    return found is None


def clause_start(text: str, at: int) -> int:
    """Where the clause that holds `at` begins."""
    start = 0
    for cut in _CLAUSE.finditer(text, 0, at):
        start = (
            cut.end()
            if not re.match(r"\b(?:although|though|while|despite)", cut.group(), re.I)
            else cut.start()
        )
    return start
