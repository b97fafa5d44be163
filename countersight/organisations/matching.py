"""Whether two organisations, each as somebody describes it, are one: a score, and why.

Needs no record. Identifiers decide where both sides have them; else names, weighed with places,
countries and parents. The score is a probability; from `THRESHOLD` on the answer is the same.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields
from math import exp

from countersight.organisations import names
from countersight.organisations.likeness import Likeness, alike

THRESHOLD = 0.5
EVEN = 0.59  # the likeness of names at which, names alone, both answers are as likely
STEEP = 12.0  # how much a tenth of likeness moves the odds, as a power of e
# An identifier that both have: its odds where it is the same, and where it is another.
IDENTIFIERS = {"lei": (9.0, -9.0), "uei": (9.0, -9.0), "duns": (7.0, -4.0), "cage": (6.0, -3.0)}


@dataclass(frozen=True, slots=True)
class Party:
    """An organisation as described; its name may be empty where it is not known."""

    name: str
    aliases: tuple[str, ...] = ()
    uei: str | None = None
    duns: str | None = None
    cage: str | None = None
    lei: str | None = None
    country: str | None = None
    state: str | None = None
    city: str | None = None
    address: str | None = None
    parent: str | None = None

    @property
    def spellings(self) -> tuple[str, ...]:
        return (self.name, *self.aliases)


@dataclass(frozen=True, slots=True)
class Answer:
    same: bool
    score: float  # 0 to 1
    why: tuple[str, ...]


FIELDS = tuple(field.name for field in fields(Party))
Evidence = tuple[float, str]  # log odds, and what they rest on


def match(left: Party, right: Party) -> Answer:
    """The answer for a pair; `why` gives what agrees and what does not, each with its weight.

    Where a name is missing nothing speaks for the pair but what else is known of both.
    """
    likeness, spelt = _names(left, right)
    start = STEEP * (likeness.score - EVEN)
    found = [evidence for way in WAYS for evidence in way(left, right)]
    score = 1 / (1 + exp(-(start + sum(odds for odds, _ in found))))
    why = (f"names {spelt} alike to {likeness.score:.2f} ({start:+.1f})", *likeness.why)
    said = tuple(f"{what} ({odds:+.1f})" for odds, what in found)
    return Answer(score >= THRESHOLD, round(score, 4), (*why, *said, f"threshold {THRESHOLD}"))


def _names(left: Party, right: Party) -> tuple[Likeness, str]:
    pairs = [(one, other) for one in left.spellings for other in right.spellings]
    best = max(pairs, key=lambda pair: alike(*pair).score)
    return alike(*best), f"“{best[0]}” and “{best[1]}”"


def _identifiers(left: Party, right: Party) -> Iterator[Evidence]:
    for field, (same, other) in IDENTIFIERS.items():
        one, two = (_bare(getattr(party, field)) for party in (left, right))
        if one and two:
            yield (
                (same, f"the same {field.upper()}")
                if one == two
                else (
                    other,
                    f"another {field.upper()}",
                )
            )
            return  # the best register that both are in decides


def _country(left: Party, right: Party) -> Iterator[Evidence]:
    one, two = (_country_code(party.country) for party in (left, right))
    if one and two:
        yield (0.3, "the same country") if one == two else (-3.0, "another country")


def _place(left: Party, right: Party) -> Iterator[Evidence]:
    address, city, state = (
        (_bare(getattr(left, field)), _bare(getattr(right, field)))
        for field in ("address", "city", "state")
    )
    if all(address) and address[0] == address[1]:
        yield 2.0, "the same address"
    elif all(city):
        yield (1.0, "the same city") if city[0] == city[1] else (-0.7, "another city")
    elif all(state):
        yield (0.4, "the same state") if state[0] == state[1] else (-0.7, "another state")


def _parent(left: Party, right: Party) -> Iterator[Evidence]:
    if left.parent and right.parent:
        same = names.same(left.parent, right.parent)
        yield (1.5, "the same parent") if same else (-1.0, "another parent")


def _bare(text: str | None) -> str:
    return "".join(letter for letter in (text or "").lower() if letter.isalnum())


def _country_code(text: str | None) -> str | None:
    """ISO code of a country, however it is written; what is unknown stays as it is."""
    if not text or not text.strip():
        return None
    from rigour.territories import get_territory, lookup_territory  # noqa: PLC0415 - takes a moment

    known = get_territory(text.strip().lower()) or lookup_territory(text)
    return known.code if known else _bare(text)


WAYS: tuple[Callable[[Party, Party], Iterator[Evidence]], ...] = (
    _identifiers,
    _country,
    _place,
    _parent,
)
