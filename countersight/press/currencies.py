"""Which country's pesos, kroner or shillings a sum is in: the country last named before it."""

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
_WORD = re.compile(r"(?:pesos?|kron\w+|shillings?|rupees?)$", re.I)


def localised(moneys: tuple[Money, ...], text: str, before: str) -> tuple[Money, ...]:
    """The sums of the sentence `text`, each told by a word that several currencies bear in its own.

    `before` is the article up to the end of the sentence.
    """
    return tuple(_localised(money, text, before) for money in moneys)


def _localised(money: Money, text: str, before: str) -> Money:
    named = _NAMED.get(money.currency)
    word = _WORD.search(text[money.start : money.end])
    if named is None or word is None:
        return money
    last = max(named.finditer(before), key=re.Match.start, default=None)
    return replace(money, currency=last.lastgroup or money.currency) if last else money
