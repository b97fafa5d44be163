"""A name as words, each with what it is: a form, a number, a place, business, or telling.

Scripts and languages meet here: words are compared as they are spoken in Latin letters, and known
words by what they mean, whatever the language.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from unicodedata import combining, normalize

from rapidfuzz.distance import OSA
from rigour.names import Name, NamePart, NamePartTag, NameTypeTag, SymbolCategory, analyze_names
from rigour.text import ascii_text

from countersight.organisations import names, tongues
from countersight.organisations.words import (
    ABBREVIATIONS,
    COUNTRIES,
    FILLERS,
    FORM_WORDS,
    GENERIC,
    INNER_FORMS,
    MORE_LEGAL_FORMS,
    REGIONS,
    STATES,
)

_ASIDE = re.compile(r"\((?:formerly|fka|f/k/a|aka|a/k/a|now|ex)\b[^)]*\)?", re.I)
_CODE = re.compile(
    r"\s*(?:\(\d+\)|(?<=[A-Za-z])-\d{1,2}|\b\d{5,})\s*$"
)  # a number of the vendor file
_ARM = re.compile(rf"\s+-\s*(?:{'|'.join(s for s in STATES if len(s) == 2)})(?=\W|$)", re.I)
_SLASH = re.compile(r"(?<=[\w.]{3})\s*/\s+|\s+/\s*(?=\w{3})|(?<=\w{3})/(?=\w{4})")
_LONG_FORMS = (
    (re.compile(r"\bunited\s+states(?:\s+of\s+america)?\b", re.I), "US"),
    (re.compile(r"\bunited\s+kingdom\b", re.I), "UK"),
)
_BRACKETED = re.compile(r"\(\s*([^()\s]{2,8})\s*\)")
_IN_BRACKETS = re.compile(r"\(([^()]*)\)")
_NUMBER_SIGN = re.compile(r"(?:№|\bno\.?|\bnr\.?|\bnum\.?|#)\s*(?=\d)", re.I)
_HANGUL = re.compile(r"[가-힣]")
_POSSESSIVE = re.compile(r"['’`´ʼ‘](?:s\b)?", re.I)
_INITIALS = re.compile(r"\b(?:[^\W\d_]\.\s?){2,}(?:[^\W\d_]\b\.?)?")
_ABJAD = re.compile(r"[֐-׿؀-ۿݐ-ݿ]")
LEADING = frozenset(["ab", "ao", "ip", "kk", "oy", "pt", "ud", "up"])  # legal forms that come first
MORE = "more of a number"
_TENS = frozenset(["20", "30", "40", "50", "60", "70", "80", "90"])
_DIGITS = frozenset("123456789")
_ROMAN = re.compile(r"(?=[ivx])(?:x{0,3})(?:ix|iv|v?i{0,3})$")

# What a word weighs in a comparison: how much of an organisation's identity it carries.
TELLING, PLACE, BUSINESS, NUMBER, FORM, NOTHING = 1.0, 0.9, 0.35, 1.0, 0.04, 0.0
REGION = (
    0.5  # a part of the world says where the same company works, a country which of its companies
)


@dataclass(frozen=True, slots=True)
class Word:
    """`text` in Latin letters; `spoken` with the habits of transliteration levelled."""

    text: str
    spoken: str
    kind: str  # telling, place, business, number, form or filler
    weight: float
    means: frozenset[str] = frozenset()  # what a library of names knows it to mean
    vowels: bool = True  # False: a script that writes none
    value: str | None = None  # of a number


@dataclass(frozen=True, slots=True)
class Wording:
    name: str
    words: tuple[Word, ...]
    forms: frozenset[str]  # classes of legal form: LLC, JSC …

    @property
    def core(self) -> tuple[Word, ...]:
        """All but legal forms and fillers; of a name that is nothing else, all."""
        told = tuple(word for word in self.words if word.kind not in ("form", "filler"))
        return told or self.words


@lru_cache(maxsize=65_536)
def word(name: str) -> tuple[Wording, ...]:
    """The wordings of a name: the legal one, and that which it trades under, if it says so."""
    spelt = _spellings(_ARM.sub(" ", _CODE.sub("", _ASIDE.sub(" ", name))).strip() or name)
    worded = (_worded(told) for one in spelt for told in _tongues(one))
    return tuple(one for one in worded if one is not None)


def _spellings(name: str) -> Iterator[str]:
    """What stands before and after `d/b/a`, and either side of a stroke beside the whole."""
    for spelt in names.spellings(name):
        yield _without_acronym(spelt)
        parts = _SLASH.split(spelt)
        if len(parts) == 2 and all(names.is_distinctive(names.normalise(p).split()) for p in parts):
            yield from parts


def _without_acronym(name: str) -> str:
    """`Java Production (JP)` → `Java Production`: letters in brackets that the words begin with."""
    found = _BRACKETED.search(name)
    if found is None:
        return name
    rest = f"{name[: found.start()]} {name[found.end() :]}"
    letters = iter("".join(word[0] for word in re.findall(r"\w+", rest.lower())))
    spelt = all(letter in letters for letter in re.sub(r"\W", "", found.group(1).lower()))
    return rest if spelt else name


def _worded(name: str) -> Wording | None:
    plain = _NUMBER_SIGN.sub(" ", name).replace("&", " and ").replace("+", " and ")
    plain = _INITIALS.sub(lambda found: re.sub(r"[.\s]", "", found.group()) + " ", plain)
    plain = _POSSESSIVE.sub("", plain)
    for long, short in _LONG_FORMS:
        plain = long.sub(short, plain)
    analysed = next(iter(analyze_names(NameTypeTag.ORG, [plain])), None)
    if analysed is None or not analysed.parts:
        return None
    means = _meanings(analysed)
    made = tuple(_lettered(_counted(list(_words(analysed.parts, means)))))
    if "(" in name:
        made = tuple(_aside(one, name) for one in made)
    forms = {m for known in means.values() for m in known if m.startswith("ORGCLS:")}
    return Wording(name, made, frozenset(forms))


def _aside(one: Word, name: str) -> Word:
    """A place in brackets says less than one in the name itself."""
    if one.kind != "place" or not any(one.text in _latin(t) for t in _IN_BRACKETS.findall(name)):
        return one
    return replace(one, weight=REGION)


def _meanings(analysed: Name) -> dict[int, set[str]]:
    """What each word is known to mean; a number of several words is said by the first of them."""
    means: dict[int, set[str]] = {}
    for span in sorted(analysed.spans, key=lambda span: len(span.parts)):
        said = f"{span.symbol.category.value}:{span.symbol.id}"
        counts = span.symbol.category == SymbolCategory.NUMERIC
        for part in span.parts:
            known = means.setdefault(part.index, set())
            if counts:
                known.difference_update([m for m in known if m.startswith(("NUM:", MORE))])
            known.add(MORE if counts and part is not span.parts[0] else said)
    return means


def _tongues(name: str) -> Iterator[str]:
    """The name in its own words, and with the words of other tongues that are known in English."""
    own = _GLUED_FORM.sub(lambda found: f" {tongues.GLUED_FORMS[found.group()]} ", name)
    yield own
    apart = own if own.isascii() else _GLUED.sub(lambda f: f" {tongues.GLUED[f.group()]} ", own)
    told = _LETTERS.sub(lambda found: _said(found.group()), apart)
    if told != own:
        yield told


@lru_cache(maxsize=65_536)
def _said(one: str) -> str:
    plain = _plain(one)
    return _TOLD.get(plain) or _mended(plain) or one


def _mended(one: str) -> str | None:
    """`INCOPORATED` is a slip of the pen; a word of business is a word."""
    if len(one) < 6 or one in FORM_WORDS or one in GENERIC:
        return None
    forms = (form for form in FORM_WORDS if form[0] == one[0])
    return next((form for form in forms if OSA.distance(form, one, score_cutoff=1) <= 1), None)


def _plain(one: str) -> str:
    folded = one.casefold()
    if folded.isascii():
        return folded
    return "".join(letter for letter in normalize("NFD", folded) if not combining(letter))


_GLUED_FORM = re.compile("|".join(map(re.escape, tongues.GLUED_FORMS)))
_GLUED = re.compile("|".join(map(re.escape, tongues.GLUED)))
_LETTERS = re.compile(r"[^\W\d_]+")
_TOLD = {_plain(one): said for one, said in tongues.WORDS.items()}


def _words(parts: Sequence[NamePart], means: dict[int, set[str]]) -> Iterator[Word]:
    last = len(parts) - 1
    for at, part in enumerate(parts):
        text = _latin(part.form)
        if text and MORE not in means.get(part.index, ()):
            yield _one(part, text, frozenset(means.get(part.index, ())), (at, last))


def _counted(words: Sequence[Word]) -> list[Word]:
    """`Forty 4` is 44: a full ten said in letters, and a digit after it."""
    kept: list[Word] = []
    for one in words:
        ten = kept[-1].value if kept and kept[-1].text.isalpha() else None
        if ten in _TENS and one.text in _DIGITS:
            kept[-1] = replace(one, text=f"{ten[0]}{one.text}", value=f"{ten[0]}{one.text}")
        else:
            kept.append(one)
    return kept


def _lettered(words: Sequence[Word]) -> Iterator[Word]:
    """Letters side by side are one word, with or without an `and` between: L & H, J P."""
    at = 0
    while at < len(words):
        one = words[at]
        while (after := _letters_after(one, words, at)) is not None:
            at = after
            one = replace(one, text=one.text + words[at].text, spoken=one.text + words[at].text)
        yield one
        at += 1


def _letters_after(one: Word, words: Sequence[Word], at: int) -> int | None:
    """Where the next letters stand that belong to these."""
    beside = at + 1
    through = beside < len(words) and words[beside].text == "and"
    after = beside + through
    if after >= len(words) or not (one.text.isalpha() and words[after].text.isalpha()):
        return None
    most = 2 if through else 1
    short = len(words[after].text) <= most and (
        len(one.text) <= most or len(words[at].text) <= most
    )
    return after if short and words[after].kind not in ("filler", "number") else None


def _one(part: NamePart, text: str, means: frozenset[str], at: tuple[int, int]) -> Word:
    text = ABBREVIATIONS.get(text, text)
    meaning = tongues.MEANINGS.get(text)
    means = means | ({f"DOMAIN:{meaning}"} if meaning else set())
    kind, weight, value = _kind(part, text, means, at)
    return Word(text, spoken(text), kind, weight, means, not _ABJAD.search(part.form), value)


def _kind(
    part: NamePart, text: str, means: frozenset[str], at: tuple[int, int]
) -> tuple[str, float, str | None]:
    place, last = at
    number = _number(text, means)
    if number is not None:
        return (
            ("telling" if text.isalpha() and not _ROMAN.match(text) else "number"),
            NUMBER,
            number,
        )
    if text in FILLERS or (part.tag == NamePartTag.STOP and len(text) < 5):
        return "filler", NOTHING, None
    known = part.tag == NamePartTag.LEGAL and (place > 0 or text in LEADING or len(text) > 2)
    legal = known or text in INNER_FORMS or (text in LEADING and text in MORE_LEGAL_FORMS)
    late = place >= last - 3 and place > 0
    if legal or (late and (text in MORE_LEGAL_FORMS or "SYMBOL:CO" in means)):
        return "form", FORM, None
    if any(meaning.startswith("LOC:") for meaning in means) or text in PLACES:
        return "place", REGION if text in REGIONS else PLACE, None
    known = any(meaning.split(":")[0] in ("DOMAIN", "SYMBOL") for meaning in means)
    if known or text in GENERIC:
        return "business", BUSINESS, None
    return "telling", TELLING, None


PLACES = frozenset(word for word in COUNTRIES | STATES | REGIONS if len(word) > 2)


def _number(text: str, means: frozenset[str]) -> str | None:
    """The value of a number, however it is written; names with digits in them count too."""
    if text.isdigit():
        return text.lstrip("0") or "0"
    if len(text) > 1 and _ROMAN.match(text):
        return str(_roman(text))
    values = (m[4:] for m in means if m.startswith("NUM:"))
    return max(values, key=lambda value: (len(value), value), default=None)


def _roman(text: str) -> int:
    values = [{"i": 1, "v": 5, "x": 10}[letter] for letter in text]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-one if one < after else one for one, after in pairs)


def _latin(form: str) -> str:
    text = form if form.isascii() else ascii_text(form)
    if _HANGUL.search(form):
        text = text.replace("eo", "u")  # Samseong is Samsung: how companies write themselves
    return re.sub(r"[^a-z0-9]", "", text.lower())


_SPOKEN = (
    *(("sch", "s"), ("shch", "s"), ("tch", "c"), ("tsch", "c"), ("ch", "c"), ("sh", "s")),
    *(("kh", "h"), ("zh", "z"), ("ts", "c"), ("tz", "c"), ("cz", "c"), ("ph", "f"), ("th", "t")),
    *(("ck", "k"), ("ks", "x"), ("qu", "k"), ("q", "k"), ("w", "v"), ("dj", "j"), ("dzh", "j")),
    *(
        ("oye", "o"),
        ("oje", "o"),
        ("ae", "a"),
        ("oe", "o"),
        ("ue", "u"),
        ("ou", "u"),
        ("oo", "u"),
        ("ee", "i"),
        ("ie", "i"),
    ),
    *(("iy", "i"), ("yi", "i"), ("ij", "i"), ("yj", "i"), ("y", "i"), ("j", "i"), ("gh", "g")),
)
_DOUBLED = re.compile(r"(.)\1+")


@lru_cache(maxsize=65_536)
def spoken(text: str) -> str:
    """`gazprom` and `gasprom` differ, `Tschaikovskij` and `Chaykovsky` hardly do."""
    if not text.isalpha():
        return text
    for written, sound in _SPOKEN:
        text = text.replace(written, sound)
    return _DOUBLED.sub(r"\1", text)
