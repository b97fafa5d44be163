"""Claims of several documents → facts: what is said alike, where it differs, what adds up."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import combinations

from countersight.check.alike import MONEY, Told, alike, same_product, squeezed, told
from countersight.check.voices import one_voice
from countersight.check.wording import allowed, spoken
from countersight.reported import Claim, Difference, Document, Fact, Verdict

MOST_PARTS = 4
_RANK = {"agrees": 0, "differs": 1, "undetermined": 2}
_TOTAL = "cumulative"


def gather(documents: Sequence[Document], verdicts: Sequence[Verdict]) -> list[Fact]:
    """The facts that the claims of `verdicts` tell, in the order in which they are first told."""
    known = {document.name: document for document in documents}
    claims = [
        told(v.claim, known[v.claim.article].text, known[v.claim.article].published)
        for v in verdicts
    ]
    groups = _group(claims)
    of_claim = {claim: number for number, group in enumerate(groups) for claim in group}
    order: dict[str, list[int]] = {document.name: [] for document in documents}
    for claim in sorted(of_claim, key=lambda claim: verdicts[claim].claim.start):
        order[verdicts[claim].claim.article].append(of_claim[claim])
    voices = one_voice(documents, order)
    facts = [_fact(group, claims, verdicts, voices) for group in groups]
    return [replace(fact, parts=_parts(fact, facts, verdicts)) for fact in facts]


def _group(claims: Sequence[Told]) -> list[list[int]]:
    """Each claim joins the likeliest fact that it contradicts nowhere, or is a new one."""
    groups: list[list[int]] = []
    for number, claim in enumerate(claims):
        best, most = None, 0.0
        for group in groups:
            scores = [alike(claim, claims[member]) for member in group]
            if min(scores) > 0 and sum(scores) / len(scores) > most:
                best, most = group, sum(scores) / len(scores)
        if best is None:
            groups.append([number])
        else:
            best.append(number)
    return groups


def _fact(
    group: Sequence[int],
    claims: Sequence[Told],
    verdicts: Sequence[Verdict],
    voices: Sequence[frozenset[str]],
) -> Fact:
    best = min(group, key=lambda number: _standing(verdicts[number]))
    told_by = {verdicts[number].claim.article for number in group}
    heard = (tuple(sorted(told_by & voice)) for voice in voices)
    return Fact(
        claims=tuple(group),
        best=best,
        voices=tuple(voice for voice in heard if voice),
        differences=tuple(_differences([claims[n] for n in group], verdicts[best])),
    )


def _standing(verdict: Verdict) -> tuple[int, float]:
    """What the record bears out comes first, and of that what is least likely an accident."""
    chance = verdict.record[0].chance if verdict.record else None
    return _RANK[verdict.verdict], 1.0 if chance is None else chance


def _differences(claims: Sequence[Told], best: Verdict) -> Iterator[Difference]:
    for field, say in _SAID.items():
        readings: dict[str, dict[str, None]] = defaultdict(dict)
        for one in claims:
            if said := say(one.claim):
                readings[_same(field, said, readings)][one.claim.article] = None
        if len(readings) < 2:
            continue
        ranked = sorted(readings.items(), key=lambda reading: -len(reading[1]))
        borne_out = say(best.claim) if best.verdict == "agrees" and field in _CHECKED else None
        yield Difference(
            field,
            tuple((said, tuple(names)) for said, names in ranked),
            _is_conflict(field, claims),
            borne_out and _same(field, borne_out, readings),
        )


def _is_conflict(field: str, claims: Sequence[Told]) -> bool:
    """Days that overlap and an agency within another are only told more or less precisely."""
    if field != "date":
        return field in ("amount", "kind", "event")
    windows = [one.window for one in claims if one.window]
    return any(
        one.last < other.first or other.last < one.first for one, other in combinations(windows, 2)
    )


def _same(field: str, said: str, readings: Mapping[str, object]) -> str:
    """A reading that is there already and means the same, else `said` itself."""
    if field == "product":
        return next((known for known in readings if same_product(known, said)), said)
    return said


def _amount(claim: Claim) -> str | None:
    return None if claim.amount is None else spoken(claim.amount, claim.currency)


def _hedge(claim: Claim) -> str | None:
    return None if claim.amount is None else (claim.amount_qualifier or "exact")


_SAID: dict[str, Callable[[Claim], str | None]] = {
    "amount": _amount,
    "qualifier": _hedge,
    "date": lambda claim: claim.date_iso or claim.date_text,
    "name": lambda claim: claim.vendor,
    "agency": lambda claim: claim.agency,
    "product": lambda claim: claim.product,
    "event": lambda claim: claim.event,
    "kind": lambda claim: claim.amount_kind,
}
_CHECKED = {"amount", "qualifier", "date", "agency"}  # what a verdict is about


def _parts(fact: Fact, facts: Sequence[Fact], verdicts: Sequence[Verdict]) -> tuple[int, ...]:
    """The facts that a running total adds up: by the actions behind it, else by their figures."""
    whole = verdicts[fact.best]
    totals = [n for n in fact.claims if verdicts[n].claim.amount_kind == _TOTAL]
    if not totals:
        return ()
    single = [
        number
        for number, other in enumerate(facts)
        if other is not fact and _may_be_part(verdicts[other.best].claim, whole.claim)
    ]
    terms = _terms(whole)
    within = [n for n in single if (own := _terms(verdicts[facts[n].best])) and own <= terms]
    return tuple(within) if len(within) > 1 else _adding_up(whole.claim, single, facts, verdicts)


def _may_be_part(part: Claim, whole: Claim) -> bool:
    sold = part.event in MONEY and part.amount is not None and part.amount_kind != _TOTAL
    return (
        sold and part.currency == whole.currency and squeezed(part.vendor) == squeezed(whole.vendor)
    )


def _terms(verdict: Verdict) -> frozenset[tuple[str, str]]:
    if verdict.verdict == "undetermined" or not verdict.record:
        return frozenset()
    return frozenset((piid, modification) for piid, modification, *_ in verdict.record[0].terms)


def _adding_up(
    whole: Claim, single: Sequence[int], facts: Sequence[Fact], verdicts: Sequence[Verdict]
) -> tuple[int, ...]:
    """The fewest of `single` whose figures together are what the total's wording allows."""
    if whole.amount is None or whole.amount <= 0:
        return ()
    room = allowed(whole.amount, whole.amount_qualifier)
    amounts = {n: verdicts[facts[n].best].claim.amount or Decimal(0) for n in single}
    for size in range(2, MOST_PARTS + 1):
        for chosen in combinations(single, size):
            if room.holds(sum((amounts[n] for n in chosen), Decimal(0))):
                return chosen
    return ()
