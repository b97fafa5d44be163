"""Claims that several buyers share: `the Navy and the Coast Guard use it` claims a use by each."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from countersight.press.bodies import Body
from countersight.press.scenes import Scene
from countersight.reported import Claim

# Between two of a list; the state of a town may stand behind it: "Memphis, Tenn., and Rialto".
_LISTED = re.compile(
    r"(?:[’']s?)?(?:,\s(?:[A-Z][\w.]+)(?:\s[A-Z]\w+)?)?(?:,\s|,?\s(?:and|as\swell\sas)\s)(?:in\s|by\s|to\s|with\s)?(?:the\s)?(?:[a-z]+\sof\s)?"
)
_LAST = re.compile(r"\b(?:and|as\swell\sas)\s")
_NAMED = ("agency", "place", "run")
_SHARED = ("award", "usage_disclosure")


def with_buyers(scene: Scene, made: Iterable[Claim]) -> list[Claim]:
    """`made`, each claim without a sum once more for every buyer that its own is listed with."""
    return [one for claim in made for one in (claim, *_shared(scene, claim))]


def _shared(scene: Scene, claim: Claim) -> Iterator[Claim]:
    if claim.event not in _SHARED or claim.amount is not None or not claim.agency:
        return
    bodies = [body for body in scene.passage.bodies if body.kind in _NAMED]
    own = next((at for at, body in enumerate(bodies) if body.name == claim.agency), None)
    if own is not None:
        listed = _list_around(scene.text, bodies, own)
        yield from (replace(claim, agency=body.name) for body in listed if body != bodies[own])


def _list_around(text: str, bodies: Sequence[Body], own: int) -> Sequence[Body]:
    """The list that a body stands in, where `and` stands before its last."""
    first = last = own
    while first > 0 and _are_listed(text, bodies[first - 1], bodies[first]):
        first -= 1
    while last + 1 < len(bodies) and _are_listed(text, bodies[last], bodies[last + 1]):
        last += 1
    found = bodies[first : last + 1]
    closed = len(found) > 1 and _LAST.search(text, found[-2].end, found[-1].start)
    return found if closed else ()


def _are_listed(text: str, one: Body, other: Body) -> bool:
    return _LISTED.fullmatch(text, one.end, other.start) is not None
