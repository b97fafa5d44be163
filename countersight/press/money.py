# ruff: noqa: E501 - patterns are easier to read unbroken
"""Sums of money in a sentence: value, currency, hedge, and what one sum is for (each, a year)."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

# Longest first, so that `US$` is not read as `$`.
SYMBOLS = {
    "US$": "USD", "CA$": "CAD", "C$": "CAD", "AU$": "AUD", "A$": "AUD", "NZ$": "NZD",
    "HK$": "HKD", "S$": "SGD", "R$": "BRL", "MX$": "MXN", "NT$": "TWD", "$": "USD", "£": "GBP",
    "€": "EUR", "¥": "JPY", "₹": "INR", "₪": "ILS", "₩": "KRW", "₴": "UAH", "₽": "RUB",
}  # fmt: skip
CODES = [
    "USD",
    "GBP",
    "EUR",
    "CAD",
    "AUD",
    "NZD",
    "HKD",
    "SGD",
    "BRL",
    "MXN",
    "INR",
    "ILS",
    "JPY",
    "CNY",
    "CHF",
    "SEK",
    "NOK",
    "DKK",
    "PLN",
    "CZK",
    "HUF",
    "TRY",
    "ZAR",
    "KES",
    "NGN",
    "AED",
    "SAR",
    "QAR",
    "PKR",
    "RUB",
    "UAH",
    "KRW",
    "TWD",
    "THB",
    "IDR",
    "MYR",
    "PHP",
]
LOCAL_CODES = {"NIS": "ILS", "RMB": "CNY", "Rs": "INR", "Rs.": "INR", "DM": "DEM", "Kč": "CZK"}
WORDS = {
    r"(?:U\.?S\.? |American )?dollars?": "USD", r"Canadian dollars?": "CAD",
    r"Australian dollars?": "AUD", r"New Zealand dollars?": "NZD", r"Hong Kong dollars?": "HKD",
    r"Singapore dollars?": "SGD", r"(?:pounds?(?: sterling)?|quid)": "GBP", r"euros?": "EUR",
    r"(?:new |Israeli )?shekels?": "ILS", r"(?:Indian )?rupees?": "INR",
    r"(?:Mexican )?pesos?": "MXN", r"(?:Japanese )?yen": "JPY", r"(?:Chinese )?yuan": "CNY",
    r"reais": "BRL", r"Swiss francs?": "CHF", r"(?:Swedish )?kronor": "SEK",
    r"(?:Danish |Norwegian )?kroner": "DKK", r"(?:South African )?rand": "ZAR",
    r"(?:Polish )?z[lł]ot(?:y|ys|ych)": "PLN", r"(?:Russian )?rubles?": "RUB",
    r"(?:South Korean )?won\b(?! a\b)": "KRW", r"dirhams?": "AED", r"hryvnias?": "UAH",
    r"(?:Kenyan )?shillings?": "KES", r"(?:Nigerian )?naira": "NGN", r"(?:Turkish )?liras?": "TRY",
    r"(?:Thai )?baht": "THB", r"(?:Hungarian )?forints?": "HUF", r"(?:Czech )?korun(?:a|as|y)": "CZK",
    r"(?:Malaysian )?ringgit": "MYR", r"(?:Saudi )?riyals?": "SAR", r"(?:Indonesian )?rupiah": "IDR",
}  # fmt: skip
MULTIPLIERS = {
    "trillion": 10**12, "billion": 10**9, "bn": 10**9, "b": 10**9, "million": 10**6, "mn": 10**6, "mil": 10**6,
    "mln": 10**6, "mm": 10**6, "m": 10**6, "crore": 10**7, "lakh": 10**5, "thousand": 10**3,
    "k": 10**3, "grand": 10**3, "": 1,
}  # fmt: skip
_SMALL = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_COUNTS = {
    **{word: number for number, word in enumerate(_SMALL, 1)},
    **{word: 10 * number for number, word in enumerate(_TENS, 2)},
}
SPELLED = {
    "one and a half": "1.5", "two and a half": "2.5", "three and a half": "3.5", "half a": "0.5",
    "a half": "0.5", "a quarter of a": "0.25",
}  # fmt: skip
HEDGES = {
    "about": r"about|around|roughly|approximately|approx\.?|some|an? estimated|estimated(?: at)?|"
    r"circa|~|≈|in the region of|somewhere around|or so|more or less",
    "almost": r"almost|nearly|close to|just under|just shy of|a little under|slightly under|"
    r"slightly less than|less than|under|approaching|just below|not quite",
    "up-to": r"up to|as much as|as high as|not to exceed|not exceeding|no more than|not more than|at most|(?:a )?maximum (?:value )?of|"
    r"capped at|potentially(?: worth)?|a ceiling of|ceiling of|a maximum|to a maximum of",
    "more-than": r"more than|over|at least|exceed(?:s|ed|ing)?|in excess of|upwards? of|north of|"
    r"just over|well over|a little over|slightly over|above|topp(?:ed|ing)|no less than|"
    r"slightly more than|greater than|a minimum of|minimum of",
}  # fmt: skip

_NUMBER = r"\d{1,3}(?:,\d{2,3})+(?:\.\d+)?|\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)|\d+(?:\.\d+)?"
_SIZE = r"trillion|billion|million|thousand|crore|lakh|bn|mln|mn|mm|mil"
_SYMBOL = "|".join(re.escape(s) for s in sorted(SYMBOLS, key=len, reverse=True))
_CODE = "|".join([*CODES, *(re.escape(c) for c in LOCAL_CODES)])
_WORD = "|".join(f"(?:{w})" for w in WORDS)
_COUNT = "|".join(sorted(_COUNTS, key=len, reverse=True))
_SPELLED = (
    rf"{'|'.join(sorted(SPELLED, key=len, reverse=True))}"
    rf"|a(?:[\s-](?:hundred|thousand)(?=[\s-]))?|(?:{_COUNT})(?:[\s-](?:and\s)?(?:hundred|thousand|{_COUNT})(?=[\s-]))*"
)
_MONEY = re.compile(
    rf"(?<![\w.])(?:(?P<symbol>{_SYMBOL})|(?P<code>\b(?:{_CODE})))\s?(?P<n>{_NUMBER})"
    rf"(?:[\s-]{{0,2}}(?P<size>{_SIZE})\b|\s?(?P<letter>[mMbBkK])\b)?"
    rf"|\b(?P<n2>{_NUMBER}|{_SPELLED})(?:[\s-](?P<size2>{_SIZE})s?|(?P<letter2>m|k|bn))?[\s-](?:(?P<word>{_WORD})|"
    rf"(?P<code2>{_CODE}|€|£))(?!\w)",
)
# A number with its size behind a word of paying, and no word for what there are so many of.
_BARE = re.compile(
    r"\b(?:paid|pays?|paying|spent|spends?|spending|costs?|costing|worth|charged|charges|price(?:d|s)?|"
    r"billed|bills?|invoiced?|laid\s+out|shelled\s+out|awarded|gave|fee|tab|for|so|at)\s+"
    r"(?:(?:it|them|the\s+\w+|[A-Z]\w+)\s+)?(?:(?:a\s+cool|a|of|some|about|around|roughly|nearly|almost|over|only|just|is|was|at)\s+){0,2}"
    rf"(?P<n>{_NUMBER}|{_SPELLED})\s?(?P<size>grand|thousand|million|billion|bn|[mk])\b"
    r"(?=\s*(?:[.,;:!?)(]|$)|\s(?:a|an|per|each|for|in|on|over|to|with|from|since|last|this|that|and|but|upfront|annually|yearly)\b)"
)  # fmt: skip
# "under a $2 million contract" hedges nothing.
_POSITION = re.compile(
    r"\b(?:under|over|above|around)\s+(?:an?|the|its|their|this)\s+(?:\w+\s+)?$", re.I
)
_HEDGE = {
    name: re.compile(
        rf"(?:^|[\s(—–-])(?:{words})[\s(“\"]*(?:an? )?(?:total |estimated |combined )?$", re.I
    )
    for name, words in HEDGES.items()
}
_HEDGE_RIGHT = {
    "more-than": re.compile(r"\+|[\s-]plus\b| or more\b"),
    "about": re.compile(r" or so\b"),
}
_EACH = re.compile(
    r"[\s,]*(?:(?P<each>each\b(?! of| year)|apiece)|(?:per|a|an|every|each|/)[\s-]?(?P<unit>year|annum|month|"
    r"quarter|week|day|hour|licen[cs]e|device|camera|unit|user|officer|vehicle|car|head|person|"
    r"phone|target|search|query|plate|seat|student|shot|kit|drone|infection|piece|copy|mile)\b"
    r"|(?P<year>annual(?:ly)?|yearly|pa\b|p\.a\.))",
    re.I,
)
_TO = re.compile(
    rf"\s*(?:-|–|—|to|and|or)\s*(?:{_SYMBOL})?\s?(?P<n>{_NUMBER})[\s-]?(?P<size>{_SIZE}|[mMbBkK]\b)"
)


@dataclass(frozen=True, slots=True)
class Money:
    """A sum; `per`: None, `each`, `year` or another unit; `converted`: it restates the one before."""

    start: int
    end: int
    value: Decimal
    currency: str
    qualifier: str
    per: str | None = None
    converted: bool = False


def find_money(text: str, usual: str | None = None) -> tuple[Money, ...]:
    """Every sum of money in `text`, in order. A range gives its upper end, as `up-to`.

    `usual`: the currency of sums told without any ("paid 285k for it"); None passes them over.
    """
    found: list[Money] = []
    for match in _MONEY.finditer(text):
        if found and match.start() < found[-1].end:
            continue
        found.extend(_with_elided(text, match))
    found += _bare(text, usual, found) if usual else ()
    return tuple(_mark_conversions(text, sorted(found, key=lambda money: money.start)))


def usual_currency(text: str) -> str | None:
    """The currency of the first sum of a text."""
    first = _MONEY.search(text)
    return _currency(first) if first else None


def _bare(text: str, usual: str, found: list[Money]) -> Iterator[Money]:
    for match in _BARE.finditer(text):
        start, end = match.start("n"), match.end()
        if all(end <= money.start or money.end <= start for money in found):
            value = _number(match["n"]) * MULTIPLIERS[match["size"].lower()]
            yield Money(start, end, value, usual, _hedge(text, start, end), _per(text, end))


def _with_elided(text: str, match: re.Match[str]) -> Iterator[Money]:
    """The sum, or both of `$1.1 and $2.3 million`, or the end of `$3 to 5 million`."""
    money = _read(text, match)
    rest = _TO.match(text, match.end())
    if rest is None or match["size"] or match["letter"] or money.value >= 1000:
        yield money
        return
    times = MULTIPLIERS[rest["size"].lower()]
    if re.match(r"\s*(?:and|or)\b", text[match.end() :]):
        yield replace(money, value=money.value * times)
    else:
        value = _number(rest["n"]) * times
        yield replace(
            money, end=rest.end(), value=value, qualifier="up-to", per=_per(text, rest.end())
        )


def _read(text: str, match: re.Match[str]) -> Money:
    size = (match["size"] or match["letter"] or match["size2"] or match["letter2"] or "").lower()
    value = _number(match["n"] or match["n2"]) * MULTIPLIERS[size]
    start, end = match.span()
    return Money(start, end, value, _currency(match), _qualifier(text, match), _per(text, end))


def _per(text: str, end: int) -> str | None:
    found = _EACH.match(text, end)
    if found is None:
        return None
    if found["each"]:
        return "each"
    unit = (found["unit"] or "year").lower()
    return "year" if unit == "annum" else unit


def _number(text: str) -> Decimal:
    if text in SPELLED or text[0].isdigit():
        return Decimal(re.sub(r"[,\s]", "", SPELLED.get(text, text)))
    return Decimal(_counted(re.split(r"[\s-]", text)))


def _counted(said: Iterable[str]) -> int:
    """`six hundred and eighty thousand` → 680000."""
    total = last = 0
    for word in said:
        if word == "hundred":
            last = (last or 1) * 100
        elif word == "thousand":
            total, last = total + (last or 1) * 1000, 0
        else:
            last += 1 if word == "a" else _COUNTS.get(word, 0)
    return total + last


def _currency(match: re.Match[str]) -> str:
    if match["symbol"]:
        return SYMBOLS[match["symbol"]]
    code = match["code"] or match["code2"]
    if code:
        return SYMBOLS.get(code) or LOCAL_CODES.get(code, code)
    return next(c for w, c in WORDS.items() if re.fullmatch(w, match["word"]))


def _qualifier(text: str, match: re.Match[str]) -> str:
    return _hedge(text, *match.span())


def _hedge(text: str, start: int, end: int) -> str:
    left = text[max(0, start - 40) : start]
    for name, pattern in _HEDGE.items() if not _POSITION.search(left) else ():
        if pattern.search(left):
            return name
    for name, pattern in _HEDGE_RIGHT.items():
        if pattern.match(text, end):
            return name
    return "exact"


def _mark_conversions(text: str, found: list[Money]) -> Iterator[Money]:
    """`£20 million ($25 million)`: the second is the first again."""
    before: Money | None = None
    for money in found:
        gap = text[before.end : money.start] if before else ""
        aside = re.fullmatch(r"\s*[(\[,–—-]+\s*(?:or |i\.e\. |roughly |about |around |approximately |"
                             r"equivalent to |some |~)*", gap)  # fmt: skip
        known = before is not None and before.currency != money.currency and aside is not None
        yield replace(money, converted=True) if known else money
        before = money
