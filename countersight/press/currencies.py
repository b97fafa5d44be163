# ruff: noqa: E501 - patterns are easier to read unbroken
"""Which country's dollars, pesos, kroner or shillings a sum is in.

Of pesos and the like the country last named before tells; plain dollars are American unless the
article speaks of a country with dollars of its own, and much more than of America.
"""

import re
from dataclasses import replace

from countersight.press.money import Money

_COUNTRIES = {
    "MXN": {"MXN": "Mexic", "PHP": "Philippin|Manila", "COP": "Colombia|Bogot", "CLP": "Chile",
            "ARS": "Argentin|Buenos Aires"},
    "DKK": {"DKK": "Denmark|Danish|Copenhagen", "NOK": "Norw|Oslo"},
    "SEK": {"SEK": "Swed|Stockholm", "ISK": "Iceland|Reykjav"},
    "KES": {"KES": "Kenya|Nairobi", "UGX": "Uganda|Kampala", "TZS": "Tanzania"},
    "INR": {"INR": "India|Delhi|Mumbai", "PKR": "Pakistan|Karachi|Islamabad", "LKR": "Sri Lanka"},
}  # fmt: skip
_NAMED = {
    currency: re.compile("|".join(rf"(?P<{code}>\b(?:{p}))" for code, p in among.items()), re.I)
    for currency, among in _COUNTRIES.items()
}
_DOLLARS = {
    "CAD": re.compile(r"\b(?:Canad\w+|RCMP|Mounties|Ontario|Toronto|Ottawa|Montr[eé]al|Vancouver|Edmonton|Calgary|Winnipeg|Halifax|Qu[eé]bec|Alberta|British Columbia|Saskatchewan|Manitoba|Nova Scotia)\b"),
    "AUD": re.compile(r"\b(?:Austral\w+|Sydney|Melbourne|Canberra|Brisbane|Perth|Adelaide|Queensland|New South Wales|NSW|Tasmania\w*)\b"),
    "NZD": re.compile(r"\b(?:New Zealand\w*|Auckland|Wellington|Christchurch|Waikato|Otago)\b"),
}  # fmt: skip
_AMERICAN = re.compile(
    r"\b(?:U\.S\.|US|United States|American?s?|Washington|FBI|ICE|DHS|CBP|Congress|Pentagon)(?!\w)|, (?:Calif|Ore|Wash|Mass|Conn|Mich|Minn|Tex|Va|Ga)\.|New York|Texas|California|Florida|Ohio"
)
_OFTENER = 3  # times
_WORD = re.compile(r"(?:pesos?|kron\w+|shillings?|rupees?)$", re.I)


def dollars_of(text: str) -> str:
    """The currency of an article's plain dollars."""
    counts = {currency: len(named.findall(text)) for currency, named in _DOLLARS.items()}
    currency, most = max(counts.items(), key=lambda pair: pair[1])
    own = most >= 2 and most >= _OFTENER * len(_AMERICAN.findall(text))
    return currency if own else "USD"


def localised(moneys: tuple[Money, ...], text: str, before: str, dollars: str) -> tuple[Money, ...]:
    """The sums of the sentence `text`, each told by a word that several currencies bear in its own.

    `before` is the article up to the end of the sentence, `dollars` what its plain dollars are.
    """
    return tuple(
        replace(money, currency=dollars)
        if text[money.start : money.end].lstrip("abcdefghijklmnopqrstuvwxyz -").startswith("$")
        else _localised(money, text, before)
        for money in moneys
    )


def _localised(money: Money, text: str, before: str) -> Money:
    named = _NAMED.get(money.currency)
    word = _WORD.search(text[money.start : money.end])
    if named is None or word is None:
        return money
    last = max(named.finditer(before), key=re.Match.start, default=None)
    return replace(money, currency=last.lastgroup or money.currency) if last else money
