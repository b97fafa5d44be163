"""Places and bodies that no list knows, as the subject of a verb of buying or ending."""

import re
from collections.abc import Iterable

from countersight.press.names import is_other
from countersight.press.places import is_place
from countersight.press.vendors import VendorMention

_WHO = (
    r"(?:(?:[’']s)?\s(?:city\s|county\s|town\s|village\s)?(?:council|commission|commissioners|trustees|supervisors|officials|leaders|lawmakers|"
    r"aldermen|alders|board|selectmen|councillors|councilmembers|manager|administrators))?"
)
SUBJECT = re.compile(
    r"(?:^|[;:—–]\s|,\s(?:and|while|but)\s|\s(?:while|when|after|before|but)\s|,\s|\b[Ii]n\s\d{4}\s|\band\s(?:in\s\w+\s)?)(?:[Tt]he\s)?(?P<name>(?!Work|Use|Service|Access|Officers|Police)[A-Z][\w.’'-]*?\w(?:\s[A-Z][\w’'-]*?\w){0,3})"
    rf"{_WHO}(?P<aside>,[^,]{{1,40}},)?\s+"
    r"(?:(?:has|have|had|also|first|since|recently|then|later|itself|already|now|still|likewise|is|are|will|temporarily|[a-z]{3,}ly|agreed\s+to|voted\s+to|decided\s+to|moved\s+to)\s+)*"
    r"(?:awarded|pay|pays?|paid|gave|bought|buys|buy|signs?|signed|renewed|purchased|voted|took|tried|spent|ended|ending|spends|leases|ordered|expanded|extended|inked|licen[sc]ed|"
    r"cancell?ed|approved|let|hired|leased|stopped|dropped|contracted|selected|chose|uses|used|terminated|paused|suspended|halted|froze|scrapped|ditched|bid|told|sent|decided|agreed|elected|became\s+the|entered|"
    r"pulled|backed|cut|severed|walked|walking|switched|shut|turned|removed|installed|deployed|piloted|tested|trial(?:l)?ed|runs|ran|operates|operated|acquired|obtained|procured|resumed|reinstated|restarted|opted|declined|allowed|rescinded|discontinued|disabled|deactivated)\b"
)
_COST = re.compile(
    r"\bcost(?:s|ing)?\s(?:the\s(?:city|county|town)\sof\s)?(?P<name>[A-Z][\w-]+(?:\s[A-Z][\w-]+)?)\s[^.;]{0,12}?[$£€]"
)


def subject_in(text: str, vendors: Iterable[VendorMention]) -> str | None:
    """`Palmer pays`, `Tempe's council approved`, `It cost Palmer $3`: the place that buys."""
    spans = [(v.start, v.end) for v in vendors]
    for pattern in (SUBJECT, _COST):
        for found in pattern.finditer(text):
            start, name = found.start("name"), found["name"]
            vendor = any(first <= start < last for first, last in spans)
            aside = pattern is SUBJECT and found["aside"] is not None
            common = name.endswith("s") and " " not in name and not aside and not is_place(name)
            common = common or (name.endswith("ing") and " " not in name)
            if not vendor and not common and (not is_other(name) or is_place(name)):
                return name
    return None
