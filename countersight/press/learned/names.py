# ruff: noqa: E501 - patterns are easier to read unbroken
"""How likely a name is a company's that sells, weighed from its shape and from what stands around it."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from countersight.press.agencies import AgencyMention
from countersight.press.learned.terms import Terms, terms_of
from countersight.press.learned.weights import odds, read, total
from countersight.press.lists import words
from countersight.press.runs import LEGAL, Run
from countersight.press.sentences import Sentence

_SUM = re.compile(
    r"[A-Z]{0,3}[$£€]\s?\d[\d.,]*(?:\s(?:million|billion))?|\d[\d.,]*\s(?:million|billion)?\s?(?:dollars|euros|pounds|kronor|kroner)\b"
)
_CAMEL = re.compile(r"[A-Za-z]?[a-z0-9]+[A-Z]\w*$")
_NEAR = 5  # words
_MANY = 5  # mentions that are counted
_LISTS = (
    "places",
    "media",
    "advocates",
    "not_names",
    "openers",
    "given_names",
    "tech_words",
    "company_words",
    "company_hints",
    "titles",
    "states",
)


@dataclass(frozen=True, slots=True)
class Span:
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Place:
    """A mention within its sentence: which of its terms it is."""

    sentence: Sentence
    terms: Terms
    at: int


def weigh(
    sentences: Sequence[Sentence],
    runs: Sequence[Run],
    agencies: Iterable[AgencyMention],
    cues: Mapping[str, frozenset[str]],
) -> dict[str, float]:
    """Each name of a text with the chance that it is a supplier's."""
    weights = read("names")
    return {
        name: odds(total(weights, found, "is"))
        for name, found in features(sentences, runs, agencies, cues).items()
    }


def features(
    sentences: Sequence[Sentence],
    runs: Sequence[Run],
    agencies: Iterable[AgencyMention],
    cues: Mapping[str, frozenset[str]],
) -> dict[str, set[str]]:
    """What is weighed of each name: its shape, what stands around it, what the cues say of it."""
    small = {word for s in sentences for word in re.findall(r"\b[a-z]{3,}\b", s.text)}
    places = _places(sentences, runs, list(agencies))
    found: dict[str, set[str]] = {}
    for name, mentions in places.items():
        shape = set(_shape(name, small))
        around = {feature for place in mentions for feature in _around(place)}
        found[name] = {"always", f"{min(_MANY, len(mentions))} mentions", *shape, *around}
        found[name] |= cues.get(name, frozenset())
    formal = {LEGAL.sub("", run.name) for run in runs if LEGAL.search(run.name)}
    for name in formal & found.keys():
        found[name].add("legal form")
    return found


def _places(
    sentences: Sequence[Sentence], runs: Sequence[Run], agencies: list[AgencyMention]
) -> Mapping[str, list[Place]]:
    found: dict[str, list[Place]] = defaultdict(list)
    for sentence in sentences:
        here = [r for r in runs if sentence.start <= r.start < sentence.end]
        if not here:
            continue
        terms = terms_of(
            sentence.text,
            (
                ("M", [Span(*m.span()) for m in _SUM.finditer(sentence.text)]),
                ("V", _within(sentence, here)),
                ("A", _within(sentence, agencies)),
            ),
        )
        index = {start: at for at, start in enumerate(terms.starts)}
        for run in here:
            at = index.get(run.start - sentence.start)
            if at is not None:
                found[LEGAL.sub("", run.name)].append(Place(sentence, terms, at))
    return found


def _within(sentence: Sentence, spans: Iterable[Run | AgencyMention]) -> list[Span]:
    return [
        Span(s.start - sentence.start, s.end - sentence.start)
        for s in spans
        if sentence.start <= s.start and s.end <= sentence.end
    ]


def _shape(name: str, small: set[str]) -> Iterator[str]:
    parts = name.split()
    last = parts[-1].lower()
    said = {
        f"{min(4, len(parts))} words": True,
        "camel case": any(_CAMEL.match(part) for part in parts),
        "a digit": any(letter.isdigit() for letter in name),
        f"capitals {min(6, len(name))}": name.isupper(),
        "small elsewhere": len(parts) == 1 and name.lower() in small,
        "and sign": "&" in name,
        **{f"ends {last[-ending:]}": True for ending in (2, 3, 4)},
    }
    yield from (what for what, true in said.items() if true)
    for which, part in (("last", last), ("first", parts[0].lower()), ("whole", name.lower())):
        yield from (f"{which} in {listed}" for listed in _LISTS if part in words(listed))


def _around(place: Place) -> Iterator[str]:
    terms, at = place.terms, place.at
    yield f"in {place.sentence.kind}"
    kinds = {forms[0] for forms in terms.forms}
    yield from (f"beside {kind}" for kind in ("<M>", "<A>") if kind in kinds)
    before = [terms.forms[i] for i in range(max(0, at - _NEAR), at)]
    behind = [terms.forms[i] for i in range(at + 1, min(len(terms), at + 1 + _NEAR))]
    if not before:
        yield "opens"
    for forms in before:
        yield from (f"{form} … it" for form in forms)
    for forms in behind:
        yield from (f"it … {form}" for form in forms)
    left, right = before[-1:] or [("^",)], behind[:1] or [("$",)]
    yield from (f"{one} it" for one in left[0])
    yield from (f"it {one}" for one in right[0])
    yield from (f"{one} it {two}" for one in left[0] for two in right[0])
    further, beyond = before[-2:-1] or [("^",)], behind[1:2] or [("$",)]
    yield from (f"{one} {two} it" for one in further[0] for two in left[0])
    yield from (f"it {one} {two}" for one in right[0] for two in beyond[0])
