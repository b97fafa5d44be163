# ruff: noqa: E501 - patterns are easier to read unbroken
"""For whom a contract is: each body that a sentence may mean, weighed by how it stands to the words."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from countersight.press.bodies import Body, Passage, meant_by
from countersight.press.events import clause_start
from countersight.press.learned.places import APART, LENGTH, TURNS, in_order
from countersight.press.learned.terms import forms_of
from countersight.press.learned.weights import read, total
from countersight.press.scenes import Scene
from countersight.press.sellers import Anchor

_JOINED = re.compile(
    r"\b(with|to|from|by|of|for|against|over|than|like|through|via|between|and|on|at|in|under|told|unlike|within|across|among|including)\s+(?:the\s+|its\s+|an?\s+)?(?:[a-z-]+\s+){0,2}?$",
    re.I,
)
_DOES = re.compile(
    r"\s+(?:(?:has|have|had|will|would|is|are|was|were|also|first|then|later|recently|since|already|now|still|which|that|who|quietly|to|officials|officers|police|commissioners|council\w*|board|trustees|supervisors|leaders|spokes\w+)\s+)*(\w+)"
)
_OWNS = re.compile(r"[’']s?\s+(?:[\w$£€.,-]+\s+){0,3}?(\w+)")
_BESIDE = re.compile(r"(?:[’']s?|,)?\s(?:(?:in|of|near|for)\s(?:the\s)?(?:[a-z]+\s)?)?|,\s")
# What a council decides, its town buys.
_COUNCIL = re.compile(r"(?<=\w)(?:[’']s)?\s(?:city|town|village)\scouncil$", re.I)
_NEARLY = 0.7  # of weight
_FORMER = re.compile(
    r"\b(former|director|chief|once|veteran|grant|approved|certified)\b[^.;,]{0,25}$", re.I
)
_BESIDE_IN = 20  # characters
_BACK = 3  # sentences
_OPENING = 3  # sentences of a text that introduce what it is about


@dataclass(frozen=True, slots=True)
class Candidate:
    """`body`: where the sentence names it or speaks of it; `signs`: how else it is known."""

    name: str
    kind: str
    body: Body | None = None
    signs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """Whose money it is that `vendor` gets, where the anchor stands in the sentence."""

    scene: Scene
    anchor: Anchor
    vendor: str
    named: Sequence[str]  # the bodies with names before the sentence, as often as they are named
    counts: Counter[str]  # how often each is spoken of
    most: int  # how often the one that is most spoken of
    beside: str  # how many are named in the sentence itself
    buyers: Sequence[tuple[int, str, str]]  # of the claims before: sentence, supplier, buyer

    @property
    def bodies(self) -> tuple[Body, ...]:
        return self.scene.passage.bodies


def question(scene: Scene, anchor: Anchor, vendor: str) -> Question:
    said = scene.spoken.bodies(scene.number)
    named = [body.name for body in said if body.kind in ("agency", "place")]
    counts = Counter(body.name.lower() for body in (*said, *scene.passage.bodies))
    buyers = [told for told in scene.spoken.buyers if told[0] < scene.number]
    nouns = any(body.kind == "noun" for body in scene.passage.bodies)
    here = len({b.name for b in scene.passage.bodies if b.kind in ("agency", "place")})
    beside = f"{min(2, here)} named, {'a' if nouns else 'no'} noun"
    most = max(counts.values(), default=0)
    return Question(scene, anchor, vendor, named, counts, most, beside, buyers)


def candidates(asked: Question) -> list[Candidate]:
    """Who is named in the sentence, meant by its nouns, or spoken of before it."""
    found: dict[str, Candidate] = {}
    signs: dict[str, list[str]] = {}
    for body in asked.bodies:
        if body.kind != "staff" and (body.kind, body.name) != ("company", asked.vendor):
            found.setdefault(body.name.lower(), Candidate(body.name, body.kind, body))
    for body in (b for b in asked.bodies if b.kind in ("noun", "staff")):
        for sign, name in _meant(asked, body):
            found.setdefault(name.lower(), Candidate(name, "meant", body))
            signs.setdefault(name.lower(), []).append(sign)
    for sign, name in _spoken(asked):
        found.setdefault(name.lower(), Candidate(name, "spoken"))
        signs.setdefault(name.lower(), []).append(sign)
    return [
        replace(one, signs=tuple(signs[name])) if name in signs else one
        for name, one in found.items()
    ]


def _meant(asked: Question, body: Body) -> Iterator[tuple[str, str]]:
    noun = body.name
    here = (b.name for b in asked.bodies if b.start < body.start and b.kind in ("agency", "place"))
    yield from (("so called here", name) for name in meant_by(noun, here)[-1:])
    said = meant_by(noun, asked.named)
    if said:
        yield "last so called", said[-1]
        yield "most so called", Counter(said).most_common(1)[0][0]
    buyers = meant_by(noun, (name for _, _, name in asked.buyers))
    if buyers:
        yield "bought so called", buyers[-1]


def _spoken(asked: Question) -> Iterator[tuple[str, str]]:
    before = asked.scene.spoken.passages[: asked.scene.number]
    for ago, passage in enumerate(reversed(before[-_BACK:]), 1):
        bodies = _public(passage)
        for body in bodies:
            yield f"named {ago} before", body.name
            yield f"{body.kind} {'just ' if ago == 1 else ''}before", body.name
        yield from ((f"first of {ago} before", body.name) for body in bodies[:1])
        yield from ((f"opened {ago} before", body.name) for body in bodies if body.start < 5)
    headings = (_public(p) for p in reversed(before) if p.kind == "heading")
    yield from (("headed", body.name) for body in next(filter(None, headings), ()))
    for number, passage in enumerate(before[:_OPENING]):
        yield from ((f"opening {number}", body.name) for body in _public(passage))
    yield from _of_text(asked)
    yield from _of_claims(asked)


def _public(passage: Passage) -> list[Body]:
    return [body for body in passage.bodies if body.kind not in ("company", "staff")]


def _of_text(asked: Question) -> Iterator[tuple[str, str]]:
    scene = asked.scene
    if asked.named:
        yield "most named before", Counter(asked.named).most_common(1)[0][0]
        yield "last named", asked.named[-1]
    if scene.topic.agency:
        yield f"topic {min(4, scene.number - scene.topic.agency_at)}", scene.topic.agency
    yield from ((f"main {place}", name) for place, name in enumerate(scene.bodies[:2]))
    met = (
        _public(passage)
        for passage in reversed(scene.spoken.passages[: scene.number])
        if any(name == asked.vendor for _, _, name in passage.companies)
    )
    yield from (("met the seller", body.name) for body in next(filter(None, met), ()))


def _of_claims(asked: Question) -> Iterator[tuple[str, str]]:
    """Those for whom the claims before were, and those of the same supplier."""
    if asked.buyers:
        at, _, name = asked.buyers[-1]
        yield "bought last", name
        yield f"bought {min(4, asked.scene.number - at)} before", name
        yield "bought most", Counter(n for _, _, n in asked.buyers).most_common(1)[0][0]
    same = [name for _, vendor, name in asked.buyers if vendor == asked.vendor]
    if same:
        yield "bought of the seller last", same[-1]
        yield "bought of the seller first", same[0]


def buyer_of(scene: Scene, anchor: Anchor, vendor: str) -> str | None:
    """The likeliest; what a noun means, rather than the noun, where that is nearly as likely."""
    ranked = weigh(scene, anchor, vendor)
    if not ranked:
        return None
    weight, best = ranked[0]
    meant = (
        one.name for other, one in ranked
        if best.kind == "noun" and one.kind == "meant" and one.body == best.body
        and other >= weight - _NEARLY
    )  # fmt: skip
    return _COUNCIL.sub("", next(meant, best.name))


def weigh(scene: Scene, anchor: Anchor, vendor: str) -> list[tuple[float, Candidate]]:
    """Each candidate with the weight that speaks for it, the heaviest first."""
    asked = question(scene, anchor, vendor)
    weights = read("buyers")
    found = []
    for one in candidates(asked):
        plain = features(asked, one)
        found.append((total(weights, plain, "is") + total(weights, plain, anchor.kind), one))
    return sorted(found, key=lambda pair: -pair[0])


def features(asked: Question, one: Candidate) -> list[str]:
    """What is weighed of a candidate, for itself and once more with the event."""
    if one.body is None:
        return [*_of_mentions(asked, one)]
    return [
        *_of_mentions(asked, one),
        *_of_place(asked, one, one.body),
        *_of_words(asked, one, one.body),
        *_of_order(asked, one, one.body),
        *_of_seller(asked, one.body),
    ]


def _of_mentions(asked: Question, one: Candidate) -> Iterator[str]:
    yield "always"
    yield one.kind
    yield from one.signs
    yield f"{min(6, len(one.signs))} signs"
    count = asked.counts[one.name.lower()]
    yield f"share {count * 8 // (asked.counts.total() or 1)}"
    yield f"{min(5, count)} times"
    if count and count == asked.most:
        yield "most spoken of"
    if one.kind in ("run", "spoken") and any(one.name != n and one.name in n for n in asked.named):
        yield "part of a name"
    yield f"{one.kind} beside {asked.beside}"
    if one.body is None:
        yield f"not named in {asked.scene.sentence.kind}"


def _of_place(asked: Question, one: Candidate, body: Body) -> Iterator[str]:
    """How the mention stands to the words of the event."""
    scene, at = asked.scene, asked.anchor.start
    side = "before" if body.start < at else "behind"
    low, high = (body.end, at) if body.start < at else (at, body.start)
    gap = scene.text[low:high]
    yield side
    yield f"{one.kind} {side}"
    yield f"{side} by {min(6, len(gap) // LENGTH)}"
    yield f"{min(2, sum(low <= b.start < high for b in asked.bodies))} bodies between"
    yield f"{min(2, sum(low <= m.start < high for m in scene.moneys))} sums between"
    if any(abs(m.start - body.start) < abs(at - body.start) for m in scene.moneys):
        yield "another sum is nearer"
    if APART.search(gap):
        yield "apart"
    if TURNS.search(gap):
        yield "turns between"
    if clause_start(scene.text, body.start) == clause_start(scene.text, at):
        yield "in the clause"
        yield f"{one.kind} in the clause"


def _of_words(asked: Question, one: Candidate, body: Body) -> Iterator[str]:
    """The words straight before and behind the mention."""
    text, side = asked.scene.text, "before" if body.start < asked.anchor.start else "behind"
    joined = _JOINED.search(text[max(0, body.start - 30) : body.start])
    word = joined[1].lower() if joined else "nothing"
    same = clause_start(text, body.start) == clause_start(text, asked.anchor.start)
    where = "here" if same else "elsewhere"
    yield from (f"{place}, {word} it" for place in (where, side, one.kind))
    does, owns = _DOES.match(text, body.end), _OWNS.match(text, body.end)
    if does and does[1].islower():
        yield from (f"{place} it {form}" for place in (where, side) for form in forms_of(does[1]))
    if owns:
        yield "its own"
    if owns and owns[1].islower():
        yield from (f"{where} its {form}" for form in forms_of(owns[1]))
    if body.start < 5:
        yield "opens"
        yield f"{one.kind} opens {asked.scene.sentence.kind}"
    if former := _FORMER.search(text[max(0, body.start - 40) : body.start]):
        yield f"behind {former[1].lower()}"
    if body.kind in ("noun", "staff"):
        yield f"noun {body.name.lower().split()[-1]}"
        article = text[max(0, body.start - 6) : body.start].lower().split()[-1:]
        yield f"noun behind {article[0] if article and article[0] in _ARTICLES else 'else'}"


_ARTICLES = frozenset(["the", "its", "a", "an", "their", "that", "this", "our"])


def _of_order(asked: Question, one: Candidate, body: Body) -> Iterator[str]:
    at = asked.anchor.start
    same = [
        b for b in asked.bodies if b.kind != "company" and (one.kind == "noun" or b.kind != "noun")
    ]
    for other in asked.bodies:
        if 0 < body.start - other.end < _BESIDE_IN and _beside(asked, other.end, body.start):
            yield f"straight behind {other.kind}"
        if 0 < other.start - body.end < _BESIDE_IN and _beside(asked, body.end, other.start):
            yield f"straight before {other.kind}"
    if not same:
        return
    yield from (what for what, which in in_order(same, at).items() if which == body)


def _beside(asked: Question, start: int, end: int) -> bool:
    return _BESIDE.fullmatch(asked.scene.text, start, end) is not None


def _of_seller(asked: Question, body: Body) -> Iterator[str]:
    """How the mention stands to the supplier."""
    seller = next((v for v in asked.scene.vendors if v.name == asked.vendor), None)
    if seller is None:
        return
    side = "before" if body.start < seller.start else "behind"
    gap = asked.scene.text[min(body.end, seller.end) : max(body.start, seller.start)]
    yield f"{side} the seller"
    yield f"{side} the seller by {min(5, len(gap) // LENGTH)}"
    low, high = sorted((body.start, asked.anchor.start))
    if low <= seller.start < high:
        yield "seller between"
