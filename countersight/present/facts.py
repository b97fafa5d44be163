"""Facts as a person reads them: what is told, by how many voices, where the documents differ."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from countersight.check.as_json import verdict_to_dict
from countersight.present import arithmetic
from countersight.present.text import counted, plain, said_date
from countersight.reported import Claim, Difference, Document, Fact, Verdict

CLAIM = ("vendor", "product", "agency", "event", "amount", "currency")


@dataclass(frozen=True, slots=True)
class Told:
    """A fact in words. `claim` is the position of the claim whose verdict stands for it."""

    number: int
    title: str
    claim: int
    verdict: Verdict
    heard: str
    differences: tuple[str, ...]
    parts: str


def tell(
    documents: Sequence[Document], verdicts: Sequence[Verdict], facts: Sequence[Fact]
) -> list[Told]:
    """The facts in words; documents go by their numbers, from 1."""
    places = {document.name: number for number, document in enumerate(documents, start=1)}
    return [_told(number, fact, verdicts, places) for number, fact in enumerate(facts, start=1)]


def _told(number: int, fact: Fact, verdicts: Sequence[Verdict], places: dict[str, int]) -> Told:
    best = verdicts[fact.best]
    return Told(
        number=number,
        title=_title(best.claim),
        claim=fact.best,
        verdict=best,
        heard=heard(fact),
        differences=tuple(_difference(one, places) for one in fact.differences),
        parts=_parts(fact),
    )


def _title(claim: Claim) -> str:
    """`Acme: contract awarded, $2,000,000, cameras, ICE`: what is known of it."""
    known = (arithmetic.event(claim), arithmetic.figure(claim), claim.product, claim.agency)
    return f"{claim.vendor}: {', '.join(part for part in known if part)}"


def heard(fact: Fact) -> str:
    """`3 documents, one voice`, `4 documents, 2 voices`, `1 document`."""
    told = sum(len(voice) for voice in fact.voices)
    if told == 1:
        return "1 document"
    voices = "one voice" if len(fact.voices) == 1 else f"{len(fact.voices)} voices"
    return f"{counted(told, 'document')}, {voices}"


def _difference(difference: Difference, places: dict[str, int]) -> str:
    """`amount: $1.1 million (1, 2) against $1 million (3); the record bears out $1.1 million`."""
    in_words = said_date if difference.field == "date" else plain
    readings = (" against " if difference.conflict else ", elsewhere ").join(
        f"{in_words(said)} ({_where(told, places)})" for said, told in difference.readings
    )
    borne_out = difference.supported and f"; the record bears out {in_words(difference.supported)}"
    return f"{difference.field}: {readings}{borne_out or ''}"


def _where(told: Sequence[str], places: dict[str, int]) -> str:
    return ", ".join(str(place) for place in sorted(places[name] for name in told))


def _parts(fact: Fact) -> str:
    if not fact.parts:
        return ""
    numbers = " and ".join(str(part + 1) for part in fact.parts)
    return f"adds up facts {numbers}; it is no further deal"


def fact_shape(number: int, fact: Fact, verdicts: Sequence[Verdict]) -> dict[str, Any]:
    """The JSON of a fact; `parts` are numbers of other facts."""
    best = verdict_to_dict(verdicts[fact.best])
    claims = (verdicts[position].claim for position in fact.claims)
    return {
        "fact": number,
        **{name: best[name] for name in CLAIM},
        "verdict": best["verdict"],
        "reason": best["reason"],
        "record": best["record"],
        "later": best["later"],
        "voices": [list(voice) for voice in fact.voices],
        "differences": [
            {
                "field": difference.field,
                "readings": [
                    {"said": said, "documents": list(told)} for said, told in difference.readings
                ],
                "conflict": difference.conflict,
                "supported": difference.supported,
            }
            for difference in fact.differences
        ],
        "parts": [part + 1 for part in fact.parts],
        "claims": [
            {"article": claim.article, "start": claim.start, "end": claim.end} for claim in claims
        ],
    }
