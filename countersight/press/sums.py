# ruff: noqa: E501 - patterns are easier to read unbroken
import re

from countersight.press.money import Money

# What a sum is for when it is no contract's: read in the words around it.
_BEFORE_NOT = re.compile(
    r"(?:\b|^)(?:revenues?|sales|profits?|earnings|loss(?:es)?|turnover|valuation|valued\s+(?:the\s+company|it)\s+at|market\s+cap\w*|market\s+value|(?:raised|raising|raise)(?!\s+(?:the|its|Ʋ+[’']s?)\s+(?:\w+[\s-]+){0,4}?(?:amount|ceiling|value|contract|price|cap|limit|total))|"
    r"funding\s+(?:round\s+)?(?:of)?|fund(?:ed|ing)\s+with|budget(?:\s+of|\s+request|ed)?|fined?|fines|penalt(?:y|ies)|settle(?!d\s+on|s\s+on)\w*|settlement|damages|lawsuit|sued\s+for|"
    r"(?:gave|given|gives|giving|grants?)\s+Ⱥ+|Ⱥ\s+(?:received|was\s+given)|bookings|bought\s+back|buy-?back|levy|poured|went\s+public|markets?|\bbid|(?:went|taken|took|go(?:es|ing)?)\s+(?:\w+\s+)?private|CEO|chief\s+executive|lobby\w*|donat\w*|stake|salary|bail|ransom|reward|bounty|market\s+(?:is|was|worth|size|of|to|will|could)|industry\s+(?:is|worth)|shares\b(?!\s+an?\s)|stocks?|debt|loan|bond|"
    r"appropriat\w*|earmark\w*|tax(?:es|payer)?\s+(?:cut|bill)|fortune|net\s+worth|capital|endowment|grants?(?!\s+(?:paid|pays|covered|covers|funded))|(?:spending|funding|appropriations?|reconciliation)\s+(?:bill|act|package|law)|bill\s+(?:provides|gives|sets)|Congress\s+(?:has\s+)?(?:set|gave|put|provided|approved)|Big\s+Beautiful\s+Bill|"
    r"savings?\s+of|save|saved|saving|stolen|laundered|fraud|(?:bribery|kickback|Ponzi)\s+scheme|worth\s+of\s+(?:drugs|cocaine|bitcoin|crypto\w*)|company\s+(?:is\s+)?(?:worth|valued)|valued\s+(?:the\s+firm|the\s+startup)|"
    r"list\s+price|(?:limit|threshold)\s+(?:of|is|was)|wants?|wanted|demands?|demanded|sues?|sued|suing|lists?\s+(?:the|its)\s+\w+\s+at|owes?|owed|overtime|salar(?:y|ies)|wages|pensions|lawyers|attorneys|legal\s+(?:fees|bills?)|jury|commissions?\s+of|charit(?:y|ies)|(?:awarded|paid|gave|given)\s+(?:the\s+|an?\s+|its\s+)?(?:family|families|victims?|plaintiffs?|lawyers?|attorneys?|workers|employees|residents|students)|(?:a|one|the)\s+quote|quotation|proposal|requirement|intent\s+to\s+award|pending|priced?\s+at|start(?:s|ing)\s+at|retails?|retail\s+price|invest(?:ed|ors|ment)\s+(?:round|led|from)|series\s+[A-F]\b|IPO|median|average|mean|(?<!with\s)(?<!to\s)(?<!from\s)(?<!Ʋ)Ʋ+\s+(?:was|is|has\s+been|being)\s+(?:last\s+|recently\s+)?(?:valued|worth)|^\s*Ʋ+,\s+(?:(?:now|last|recently)\s+)?(?:valued|worth)|across\s+the\s+federal|spending\s+on|quarter(?:ly)?\s+(?:of|was|were|results?)|backlog|guidance|forecast)"
    r"(?:\W+[\w.’'-]+){0,8}\W*$",
    re.I,
)
_BEHIND_NOT = re.compile(
    r"[\s“\"(-]*(?:(?!deal|contract|agreement|order|award|platform|tool|system|with|for|to|from|over|on|by)[\w’'-]+\s+){0,2}?(?:in\s+(?:annual\s+|quarterly\s+|total\s+|federal\s+|new\s+|venture\s+|seed\s+|outside\s+|state\s+|additional\s+)?(?:revenues?|sales|profits?|funding|financing|venture|damages|"
    r"fines|penalties|donations|savings|debt|grants?|grant\s+money|investment|capital|losses|campaign|lobbying|bitcoin|crypto\w*|cash|bribes|contributions|federal\s+funds|taxes|bonds)|"
    r"(?:federal\s+|state\s+)?grants?\b(?!\s+(?:the|an?|it)\b)|budget|(?:limit|threshold|cap)\b|proposals?\b|offers?\b|quote\b|quotation|requirement|request\b|fines?\b|settlement|lawsuit|valuation|market\b|funding\s+(?:round|bill)|round\b|seed\b|series\b|investment\b|loan|bond|stake|"
    r"penalty|donation|bounty|reward|industry|revenue|profit|jackpot|tax|bill\b|plan\b|fund\b|to\s+(?:spend|settle|resolve)\b|(?:\w+\s+)?charge\b|of\s+its\s+own\b|on\s+capital\b|appropriation|spending\s+(?:bill|package)|package\b|shortfall|deficit|company\b|salary|endowment|"
    r"led\s+by|lobbying|on\s+lobbying|from\s+(?:investors|venture|donors)|for\s+lobbying|per\s+share|a\s+share|IPO|unicorn|startup\b|home\b|mansion|house\b)",
    re.I,
)
_DENIED = re.compile(
    r"\b(?:(?:each|an?|one|per|every)\s+(?:[\wƲ-]+\s+){0,3}?(?:camera|unit|device|reader|drone|sensor|licen[sc]e|seat|kit|phone|tag|monitor)s?\s+(?:\w+ly\s+)?(?:costs?|sells?\s+for|lists?\s+(?:for|at)|retails?\s+(?:for|at)|goes\s+for|runs(?:\s+to)?)(?:\s+(?:about|around|nearly|roughly))?|not|set\s+aside|authori[sz]ed|allotted|estimates?\s+that|(?:up|down|risen|rose|rises|increased|fell|fallen|grown|cut|raised|dropped|discounted)\s+by|instead of|up from|compared with|down from|"
    r"to\s+\w{0,2}[$£€][\d.,]+\s*\w*,?\s+from)\s$",
    re.I,
)  # "$1 million, not $2 million"
_RISES = re.compile(r"\s+to\s+\w{0,2}[$£€]\d")  # "from $1 million to $2 million"
_CEILING = re.compile(
    r"ceiling|maximum|potential(?:ly)?|not\s+to\s+exceed|could\s+(?:be\s+worth|total|reach|grow|rise|ultimately|eventually|pay|run)|indefinite|IDIQ|blanket\s+purchase|framework|capped|up\s+to|as\s+much\s+as|as\s+high\s+as|if\s+all\s+options",
    re.I,
)
_CUMULATIVE = re.compile(
    r"in\s+total|totall?(?:ing|ed|s)|\ba\s+total\s+of|altogether|combined|cumulative(?:ly)?|(?:over|during|in)\s+the\s+(?:past|last|previous)\s+(?:\w+\s+)?(?:years|decade)|since\s+(?:19|20)\d\d|between\s+(?:19|20)\d\d\s+and|worth\s+of\s+(?:federal\s+|government\s+)?contracts|in\s+(?:\w+\s+){0,3}contracts\b|contracts\s+(?:\w+\s+){0,2}(?:worth|totaling|totalling|valued)|(?:multiple|several|various|\d+)\s+contracts|to\s+date|so\s+far|over\s+the\s+years",
    re.I,
)
_ANNUAL = re.compile(
    r"annual(?:ly)?|per\s+year|(?:a|each|every)\s+year(?!\s+(?:later|earlier|ago|before|after))|yearly|per\s+annum|subscri(?:be|bed|ption|ptions)|this\s+year|one-year\s+(?:subscription|licen)",
    re.I,
)
_UNITS = frozenset(
    [
        "month",
        "quarter",
        "week",
        "day",
        "hour",
        "license",
        "licence",
        "device",
        "camera",
        "unit",
        "user",
        "officer",
        "vehicle",
        "car",
        "head",
        "person",
        "phone",
        "target",
        "search",
        "query",
        "plate",
        "seat",
        "student",
        "shot",
        "kit",
        "drone",
        "infection",
        "piece",
        "copy",
        "mile",
    ]
)


def is_contract_sum(text: str, money: Money) -> bool:
    """False for revenue, funding, valuation, budget, fine, market, list price and the like."""
    if money.converted or _is_price(money) or money.value < 500:
        return False
    if _DENIED.search(text[max(0, money.start - 40) : money.start]):
        return False
    if text[: money.start].endswith("from ") and _RISES.match(text, money.end):
        return False
    if _BEFORE_NOT.search(text[max(0, money.start - 70) : money.start]):
        return False
    return _BEHIND_NOT.match(text[money.end : money.end + 60]) is None


def _is_price(money: Money) -> bool:
    """What one thing costs: by the unit, or a small sum each."""
    return money.per in _UNITS or (money.per == "each" and money.value < 20_000)


def kind_of(text: str, money: Money) -> str:
    """contract_value, ceiling, annual_fee or cumulative."""
    near = text[max(0, money.start - 70) : money.end + 70]
    if money.qualifier == "up-to" or _CEILING.search(
        text[max(0, money.start - 50) : money.end + 30]
    ):
        return "ceiling"
    if money.per == "year" or _ANNUAL.search(near):
        return "annual_fee"
    return "cumulative" if _CUMULATIVE.search(near) else "contract_value"
