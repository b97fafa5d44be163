# ruff: noqa: E501 - patterns are easier to read unbroken
"""Whose an event is: each company that a sentence may mean, weighed by how it stands to the words."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from countersight.press.events import clause_start
from countersight.press.learned.places import APART, LENGTH, TURNS, in_order
from countersight.press.learned.weights import odds, read, total
from countersight.press.scenes import ANAPHOR, Scene, is_aside
from countersight.press.vendors import VendorMention

_WITH = re.compile(
    r"\b(with|to|from|by|of|for|against|over|than|like|through|via|between|and|on|at)\s+(?:the\s+)?(?:[a-z-]+\s+){0,2}?$",
    re.I,
)
_OTHER = re.compile(
    r"\b(rival|competitor|replac\w*|instead|another|unlike|owned by|subsidiary of|parent|formerly|founded by|unit of|new|successor|beat\w*|over|bid)\b[^.;]{0,25}$",
    re.I,
)
_BEHIND = re.compile(r"[’']s|\s*[,(:;—–-]")
_OPENS = re.compile(r"\W*(?:It|Its|The (?:company|firm|vendor|contract|deal|order|agreement))\b")
_RECENT = 2  # sentences


@dataclass(slots=True)
class Memory:
    """The companies named so far: how often, and in which of the last sentences."""

    counts: Counter[str] = field(default_factory=Counter)
    recent: list[tuple[str, ...]] = field(default_factory=list)

    def keep(self, scene: Scene) -> None:
        """Remembers the sentence once it has been read."""
        self.counts.update(v.name for v in scene.vendors)
        names = tuple(dict.fromkeys(v.name for v in scene.vendors))
        if names or self.recent:
            self.recent = [*self.recent, names][-_RECENT:]


@dataclass(frozen=True, slots=True)
class Candidate:
    """`named` in the sentence, `made` what is named there, or `meant`; `signs` of the last."""

    name: str
    kind: str
    signs: tuple[str, ...] = ()
    chance: float = 1.0  # that the name is a supplier's


def candidates(scene: Scene, memory: Memory) -> list[Candidate]:
    """The companies that a sentence names, by themselves or by a product, and may mean."""
    found: dict[str, Candidate] = {}
    for vendor in scene.vendors:
        aside = ("aside",) if is_aside(scene.text, vendor) else ()
        found.setdefault(vendor.name, Candidate(vendor.name, "named", aside))
    for mention in scene.doubtful:
        maybe = Candidate(mention.name, "named", (), mention.chance)
        found.setdefault(mention.name, maybe)
    for product in scene.products:
        maker = scene.makers[product.name]
        found.setdefault(maker, Candidate(maker, "made"))
    for name in _meant(scene, memory):
        signs = tuple(_signs(scene, memory, name, alone=not scene.vendors))
        found.setdefault(name, Candidate(name, "meant", signs))
    return list(found.values())


def _meant(scene: Scene, memory: Memory) -> Iterator[str]:
    spoken = (scene.seller(), scene.topic.vendor)
    yield from (name for name in spoken if name)
    for names in reversed(memory.recent):
        yield from names
    if scene.main.vendor:
        yield scene.main.vendor


def _signs(scene: Scene, memory: Memory, name: str, *, alone: bool) -> Iterator[str]:
    if name == scene.seller():
        yield "spoken of"
    if name == scene.topic.vendor:
        yield f"topic {min(4, scene.number - scene.topic.vendor_at)}"
    for ago, names in enumerate(reversed(memory.recent), 1):
        if name in names:
            yield f"named {ago} before"
    if name == scene.main.vendor:
        yield "main"
    if not alone:
        yield "others are named"


def weigh(scene: Scene, memory: Memory, event: str, at: int) -> list[tuple[float, Candidate]]:
    """Each candidate with the chance that the event told at `at` is its own, likeliest first."""
    weights, counts = read("sellers"), memory.counts + Counter(v.name for v in scene.vendors)
    found = [
        (one.chance * odds(total(weights, features(scene, one, event, at, counts), "is")), one)
        for one in candidates(scene, memory)
    ]
    return sorted(found, key=lambda pair: -pair[0])


def features(scene: Scene, one: Candidate, event: str, at: int, counts: Counter[str]) -> list[str]:
    """What is weighed of a candidate, plain and once more for the event."""
    plain = [
        *_of_mentions(one, counts),
        *(_of_meant(scene) if one.kind == "meant" else _of_place(scene, one, at)),
    ]
    return [*plain, *(f"{event}: {feature}" for feature in plain)]


def _of_mentions(one: Candidate, counts: Counter[str]) -> Iterator[str]:
    yield "always"
    yield one.kind
    yield from one.signs
    yield f"share {counts[one.name] * 4 // (counts.total() or 1)}"
    if counts and one.name == counts.most_common(1)[0][0]:
        yield "most named"


def _of_meant(scene: Scene) -> Iterator[str]:
    if ANAPHOR.search(scene.text):
        yield "the company"
    if _OPENS.match(scene.text):
        yield "opens with it"
    yield f"meant beside {min(2, len({v.name for v in scene.vendors}))}"
    yield f"meant in {scene.sentence.kind}"


def _of_place(scene: Scene, one: Candidate, at: int) -> Iterator[str]:
    """How the nearest mention stands to the words of the event."""
    text = scene.text
    named = sorted((*scene.vendors, *scene.doubtful), key=lambda v: v.start)
    spans = [(v.start, v.end) for v in named if v.name == one.name]
    spans = spans or [(p.start, p.end) for p in scene.products if scene.makers[p.name] == one.name]
    start, end = min(spans, key=lambda span: abs(span[0] - at))
    side = "before" if start < at else "behind"
    low, high = (end, at) if start < at else (at, start)
    gap = text[low:high]
    yield side
    yield f"{side} by {min(6, len(gap) // LENGTH)}"
    yield f"{min(3, len({v.name for v in named}))} named"
    others = {v.name for v in named if v.name != one.name and low <= v.start < high}
    yield f"{min(2, len(others))} names between"
    yield f"{min(2, sum(low <= m.start < high for m in scene.moneys))} sums between"
    if APART.search(gap):
        yield "apart"
    if TURNS.search(gap):
        yield "turns between"
    if clause_start(text, start) == clause_start(text, at):
        yield "in the clause"
    yield from _of_words(text, start, end, side)
    yield from _of_order(named, one, start, at)


def _of_words(text: str, start: int, end: int, side: str) -> Iterator[str]:
    """The words straight before and behind the mention."""
    joined = _WITH.search(text[max(0, start - 30) : start])
    yield f"{side}, {joined[1].lower() if joined else 'nothing'} it"
    other = _OTHER.search(text[max(0, start - 45) : start])
    if other:
        yield f"behind {other[1].lower()[:7]}"
    following = _BEHIND.match(text, end)
    yield f"then {following.group().strip() if following else 'a word'}"


def _of_order(named: Sequence[VendorMention], one: Candidate, start: int, at: int) -> Iterator[str]:
    if start < 4:
        yield "opens"
    if not named:
        return
    placed = in_order(named, at).items()
    yield from (what for what, mention in placed if mention and mention.name == one.name)
