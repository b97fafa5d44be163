"""Claims of contracts that are labelled with their buyer, each with the words that it hangs on."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from writing import Told

from countersight.press.agencies import full_name
from countersight.press.events import find_events
from countersight.press.learned import buyers, events
from countersight.press.runs import plain_of
from countersight.press.sellers import Anchor


def is_near(one: float | None, other: float) -> bool:
    return bool(one) and abs(float(one or 0) - other) <= 0.005 * other


@dataclass(frozen=True, slots=True)
class Bought:
    """A claim with the words that it hangs on, and the names of its buyer that would do."""

    told: Told
    anchor: Anchor
    vendor: str
    buyers: frozenset[str]

    def asked(self) -> buyers.Question:
        return buyers.question(self.told.scene, self.anchor, self.vendor)

    def is_right(self, one: buyers.Candidate) -> bool:
        return _plain_body(one.name) in self.buyers


def bought(told: Sequence[Told]) -> Iterator[Bought]:
    """The claims of contracts that are labelled with a buyer."""
    for sentence in told:
        for claim in sentence.claims:
            opens = claim["start"] >= sentence.scene.sentence.start
            if opens and claim.get("agency") and claim["event"] != "acquisition_merger":
                said = [claim["agency"], *claim.get("agency_alt", ())]
                names = frozenset(_plain_body(name) for name in said if name)
                yield Bought(sentence, hung_on(sentence, claim), claim["vendor"], names)


def _plain_body(name: str) -> str:
    bare = re.sub(r"^(?:the|city of) ", "", name, flags=re.I)
    bare = re.sub(r"^(?:US|U\.S\.|United States) ", "", bare)
    return plain_of(full_name(bare))


def hung_on(told: Told, claim: dict[str, Any]) -> Anchor:
    """The sum of a claim, else the words of its event."""
    scene, event = told.scene, claim["event"]
    spans = [(m.start, m.end) for m in scene.moneys if is_near(claim["amount"], float(m.value))]
    spans += [(e.start, e.end) for e in find_events(scene.masked()) if e.kind == event]
    at = events.weigh(scene, events.terms_in(scene)).at[event]
    return Anchor(*[*spans, (at, at + 1)][0], event)
