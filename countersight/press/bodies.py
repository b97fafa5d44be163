# ruff: noqa: E501 - patterns are easier to read unbroken
"""Public bodies as a text speaks of them: by name, by place, by a common noun.

"Oakland police", "Palmer pays", "the county", "the force": here stand all that a sentence may
mean; which of them buys is weighed in `learned/buyers.py`.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache, cached_property

from countersight.press.agencies import AgencyMention, full_name, is_agency
from countersight.press.dates import MONTH_NUMBERS, WEEKDAYS
from countersight.press.lists import alternation, words
from countersight.press.places import is_place, is_state
from countersight.press.runs import TOKEN

Span = tuple[int, int]

_OF = r"(?:(?:of|for|di|de|du|del|della)(?:\sthe)?\s)"
_RUN = re.compile(rf"(?<![\w@#$.’'-])(?:St\.\s)?{TOKEN}(?:\s{_OF}?{TOKEN})*")
_LEADING = re.compile(
    r"^(?:The|In|On|At|For|And|But|With|By|From|To|When|While|As|If|That|After|Before|Since|Its|Their|Our|Under|Last|Both|Now|Until|An?|Neighbou?ring|Nearby|Each|Every|Another|Over|Across)\s"
)
_CODE = re.compile(r"\d{2}")
# Where a company is at home: "a Tucson company", "based in Tucson", "Reno-based".
_SEAT_BEHIND = re.compile(
    rf"-(?:based|headquartered)\b|[’']?s?(?:,\s[A-Z][\w.]+,?)?\s(?:[a-z-]+\s){{0,2}}?(?:{alternation('seller_nouns')})\b"
)
_SEAT_BEFORE = re.compile(
    rf"\b(?:(?:based|headquartered)\s(?:in|near)|out\sof|(?:{alternation('seller_nouns')})\s(?:in|from|of|outside|near)|,\sof)\s(?:the\s)?(?:[A-Z]\w+,\s)?$"
)
_SORT = (
    r"city|county|state|federal|national|local|town|village|school|police|sheriff[’']?s?|fire|transit|traffic|port|airport|housing|harbou?r|prisons?|corrections|"
    r"border|immigration|migration|interior|defen[cs]e|justice|home|foreign|health|finance|tax|revenue|customs|intelligence|security|military|transport\w*|highway|roads?|park|regional|"
    r"provincial|municipal|metropolitan|public[-\s]safety|law[-\s]enforcement|probation|parole|juvenile|county[’']s|city[’']s|state[’']s|mayor[’']s|attorney[-\s]general[’']?s?|district\sattorney[’']?s?|prosecutor[’']?s?|governor[’']?s?|university[’']?s?"
)
_HEAD = (
    r"cit(?:y|ies)|count(?:y|ies)|states?|towns?|villages?|boroughs?|parish(?:es)?|districts?|councils?|commission(?:ers)?|supervisors|trustees|selectmen|board|"
    r"police|sheriffs?|sheriff[’']s\s(?:office|department)|forces?|departments?|bureau|agency|ministry|directorate|administration|authority|authorities|service|office|government|military|army|navy|"
    r"jails?|prisons?|university|universities|college|schools?|port|airport|troopers|deputies|officers|detectives|mayor|patrol|command|division|unit|guard|centre|center|marshals|"
    r"attorney\sgeneral|district\sattorney|prosecutors?|regulator|library|hospital|consortium|foundation|utility"
)
_NOUN = re.compile(
    rf"\b(?P<name>(?:(?:{_SORT})\s){{0,2}}(?:{_HEAD}))\b(?![’']s\s(?:{_HEAD}))(?!-\w)", re.I
)
_STAFF = re.compile(
    r"\b(?:commissioners|supervisors|trustees|selectmen|troopers|deputies|officers|detectives|mayor)$",
    re.I,
)
_FORCE = re.compile(r"\b(?:police|force|constabulary|gard|mounted|sheriff)|PD\b", re.I)
# Of which bodies a noun may speak, besides those that have it in their names.
_SENSES = {
    "force": _FORCE,
    "police": _FORCE,
    "officer": _FORCE,
    "detective": _FORCE,
    "deputy": re.compile(r"sheriff", re.I),
    "agency": re.compile(r"agency|administration|bureau|service|enforcement|protection|patrol|authority", re.I),
    "department": re.compile(r"department|dept|PD\b|office", re.I),
    "ministry": re.compile(r"ministry|office", re.I),
    "council": re.compile(r"council|city|county|borough|town", re.I),
    "commissioner": re.compile(r"county|commission", re.I),
    "supervisor": re.compile(r"county", re.I),
    "trustee": re.compile(r"village|town", re.I),
    "district": re.compile(r"school|district", re.I),
    "board": re.compile(r"board|school|county", re.I),
    "jail": re.compile(r"jail|county|sheriff", re.I),
    "military": re.compile(r"army|navy|force|military|defen", re.I),
    "office": re.compile(r"office|sheriff", re.I),
}  # fmt: skip
_TOWNS = frozenset(["city", "town", "village", "council", "borough"])


@dataclass(frozen=True, slots=True)
class Body:
    """A mention within its sentence.

    kind: agency, company, noun, staff (a noun for people of it), place, seat (the place of a
    company), run (another name) or opener (a word that opens the sentence).
    """

    start: int
    end: int
    name: str
    kind: str


@dataclass(frozen=True)
class Passage:
    """A sentence of some kind, with the bodies that it may speak of; found when asked for."""

    kind: str
    text: str
    agencies: tuple[AgencyMention, ...] = ()
    others: tuple[Span, ...] = ()  # products, dates, sums
    companies: tuple[tuple[int, int, str], ...] = ()

    @cached_property
    def bodies(self) -> tuple[Body, ...]:
        return find_bodies(self)


@dataclass(slots=True)
class Spoken:
    """What a text has said so far: its sentences, and for whom the claims of which were."""

    passages: list[Passage] = field(default_factory=list)
    buyers: list[tuple[int, str, str]] = field(default_factory=list)  # sentence, supplier, buyer
    _bodies: list[tuple[int, Body]] = field(default_factory=list)
    _read: int = 0

    def bodies(self, number: int) -> list[Body]:
        """The bodies of the sentences before that one, as often as they are spoken of."""
        while self._read < len(self.passages):
            found = self.passages[self._read].bodies
            self._bodies += [(self._read, body) for body in found if body.kind != "company"]
            self._read += 1
        return [body for at, body in self._bodies if at < number]


def find_bodies(passage: Passage) -> tuple[Body, ...]:
    """What a sentence may call a body, in order."""
    found = [Body(a.start, a.end, a.name, "agency") for a in passage.agencies]
    if passage.kind == "heading" and not found and is_agency(passage.text.title()):
        found = [Body(0, len(passage.text), passage.text, "agency")]
    found += [Body(*company, "company") for company in passage.companies]
    taken = [(body.start, body.end) for body in found] + list(passage.others)
    for body in (*_runs(passage.text), *_nouns(passage.text)):
        if all(body.end <= first or last <= body.start for first, last in taken):
            found.append(body)
            taken.append((body.start, body.end))
    return tuple(sorted(found, key=lambda body: body.start))


def _runs(text: str) -> Iterator[Body]:
    before: tuple[str, int] = ("", -9)
    for match in _RUN.finditer(text):
        start, end = match.span()
        while lead := _LEADING.match(text[start:end]):
            start += lead.end()
        name = re.sub(r"\s+", " ", text[start:end])
        town, stop = before
        before = name, end
        if text[stop:start] == ", " and is_state(name) and not is_state(town):
            continue  # Redmond, Washington
        if len(name) > 1 and not _is_other(name) and not _CODE.search(name):
            yield Body(start, end, name, _kind(text, start, end, name))


def _kind(text: str, start: int, end: int, name: str) -> str:
    if _SEAT_BEHIND.match(text, end) or _SEAT_BEFORE.search(text[max(0, start - 40) : start]):
        return "seat"
    if is_place(name):
        return "place"
    opens = not text[:start].strip(" \"“‘'*_-–—|#") and " " not in name and not name.isupper()
    return "opener" if opens else "run"


def _is_other(name: str) -> bool:
    if is_place(name):
        return False
    return name.lower() in _no_bodies() or _NOUN.fullmatch(name) is not None


@cache
def _no_bodies() -> frozenset[str]:
    calendar = {*MONTH_NUMBERS, *(day.lower() for day in WEEKDAYS)}
    return words("media") | words("not_names") | words("openers") | words("titles") | calendar


def _nouns(text: str) -> Iterator[Body]:
    for match in _NOUN.finditer(text):
        name = re.sub(r"\s+", " ", match["name"])
        yield Body(*match.span("name"), name, "staff" if _STAFF.search(name) else "noun")


def meant_by(noun: str, names: Iterable[str]) -> list[str]:
    """The bodies of which `the county` or `the force` may speak."""
    return [name for name in names if _may_mean(noun.lower().split()[-1], name)]


@cache
def _may_mean(noun: str, name: str) -> bool:
    head = re.sub(r"ies$", "y", noun) if noun.endswith("ies") else noun.removesuffix("s")
    full = f"{name} {full_name(name)}"
    if re.search(rf"\b{re.escape(head)}", full, re.I):
        return True
    sense = _SENSES.get(head)
    if sense and sense.search(full):
        return True
    return is_place(name) and (head == "state" if is_state(name) else head in _TOWNS)
