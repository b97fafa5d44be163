# ruff: noqa: E501 - patterns are easier to read unbroken
"""Capitalised runs: where in a text a name could stand, less what surrounds the name."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from countersight.press.dates import MONTH_NUMBERS, WEEKDAYS
from countersight.press.lists import alternation, lines, words
from countersight.press.sentences import Sentence

TOKEN = r"(?:(?:[A-Z]\.){2,}|[A-ZÀ-ÖØ-ÞŁŚŠŽŻČĆĐİ](?:[\w&+-]|\.(?=[a-z]{2})|[’'](?![sS]?\b)(?=\w))*|[a-z]{1,2}[A-Z]\w+|[A-Z]\d+\w*)"
# What "and" joins within a name: "Acme Defence and Space".
_FIELDS = ("Defence", "Defense", "Cyber", "Security", "Space", "Science", "Research", "Technology")
_AFTER_FIELD = "|".join(rf"(?<=\s{field})" for field in _FIELDS)
_FIELD = "|".join((*_FIELDS, "Systems", "Services", "Intelligence", "Electronics", "Aerospace"))
RUN = re.compile(
    rf"(?<![\w@#$.’'-]){TOKEN}(?![$£€])(?:(?:(?:{_AFTER_FIELD})\sand(?=\s(?:{_FIELD})\b))?\s(?:&\s)?{TOKEN}(?![$£€])|\sof\s(?:North\s)?America\b)*(?:,?\s(?:{alternation('legal_forms').replace('.', chr(92) + '.')})(?!\w))?"
)
LEGAL = re.compile(rf",?\s(?:Co|Company|{alternation('legal_forms').replace('.', chr(92) + '.')})$")
# "Baton Rouge-based Acme".
_BASED_BEFORE = re.compile(
    r"(?:[\w.’']+\s){0,3}[\w.’']+-(?:based|owned|made|backed|headquartered|born|listed|founded|run|registered)\s"
)
BASED = re.compile(r"-(?:based|owned|made|backed|headquartered|born|listed|founded|run)$")


_SEASONS = ("spring", "summer", "autumn", "fall", "winter")
_CALENDAR = frozenset([*MONTH_NUMBERS, *(day.lower() for day in WEEKDAYS), *_SEASONS])

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Run:
    """A capitalised run in the text, with the text on either side within its sentence."""

    start: int
    end: int
    name: str
    before: str
    behind: str


def find_runs(sentence: Sentence, taken: list[Span], listed: frozenset[str]) -> Iterator[Run]:
    text = sentence.text
    for match in RUN.finditer(text):
        for part in _parts(text, match):
            start, end = _narrow(sentence, part, taken, listed)
            name = re.sub(r"\s+", " ", text[start:end].strip())
            if name and name[0].isalnum():
                before = text[max(0, start - 120) : start].replace("\n", " ")
                behind = text[end : end + 160].replace("\n", " ")
                yield Run(sentence.start + start, sentence.start + end, name, before, behind)


def _narrow(sentence: Sentence, part: Span, taken: list[Span], listed: frozenset[str]) -> Span:
    """Without what goes before a name, without agencies, without what follows a listed name."""
    start = _trim_left(sentence.text, *part)
    spans = [(first - sentence.start, last - sentence.start) for first, last in taken]
    start, end = _without(start, part[1], spans)
    return start, start + len(_listed_prefix(sentence.text[start:end], listed))


def _listed_prefix(run: str, listed: frozenset[str]) -> str:
    """`Acme Falcon` → `Acme`, where Acme is a listed company and Acme Falcon is none."""
    parts = run.split(" ")
    last = parts[-1].lower()
    if plain_of(run) in listed or last in words("company_words") or last in words("company_hints"):
        return run
    if LEGAL.search(run):
        return run
    cuts = (" ".join(parts[:count]) for count in range(len(parts) - 1, 0, -1))
    return next((cut for cut in cuts if plain_of(cut) in listed), run)


def _parts(text: str, match: re.Match[str]) -> Iterator[tuple[int, int]]:
    """A run is cut at titles: `Acme CEO Jo Bloggs` is a company, and a person left out."""
    start, end = match.span()
    cut = re.search(
        rf"(?<!\w)(?:{alternation('titles').replace('.', chr(92) + '.')})(?:\s|$)", text[start:end]
    )
    if cut is None:
        yield start, end
    elif cut.start() > 0:
        yield start, start + len(text[start : start + cut.start()].rstrip())


def _trim_left(text: str, start: int, end: int) -> int:
    """Drops openers and nationalities: `The Israeli NSO Group` → `NSO Group`."""
    if based := _BASED_BEFORE.match(text, start, end):
        start = based.end()
    while lead := re.match(r"([\w.’'-]+)\s+(?=\S)", text[start:end]):
        if lead[1].lower() not in _leaders() and not BASED.search(lead[1]):
            return start
        start += lead.end()
    return start if text[start:end].lower() not in _leaders() else end


@cache
def _leaders() -> frozenset[str]:
    adjectives = {line.partition(" | ")[2].lower() for line in lines("countries")} - {""}
    return (
        words("openers")
        | adjectives
        | {"u.s.", "us", "u.k.", "uk", "city-based", "u.s.-based", "former"}
        | _CALENDAR
    )


def _without(start: int, end: int, taken: list[Span]) -> tuple[int, int]:
    for first, last in taken:
        if first < end and start < last:
            if first <= start:
                start = min(last, end)
            else:
                end = first
    return start, max(start, end)


@lru_cache(maxsize=20_000)
def plain_of(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", LEGAL.sub("", name).lower())
