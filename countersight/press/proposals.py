"""Claims that a second mind proposes: what stands in the text and passes our own rules counts.

A proposal may open our eyes to a sentence or to a name; it never brings a figure, a date or a word.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from countersight.directory import Directory
from countersight.press.claims import is_said
from countersight.press.directory import with_directory
from countersight.press.events import is_failed, is_real
from countersight.press.making import claim_of
from countersight.press.money import Money
from countersight.press.scenes import Scene, read_scenes
from countersight.press.sellers import Anchor
from countersight.press.sums import is_contract_sum
from countersight.reported import Claim, Document, KnownNames

EVENTS = frozenset(
    {
        *("award", "order_renewal", "stop_work", "reactivation", "termination"),
        *("acquisition_merger", "usage_disclosure", "development"),
    }
)
SUMS = frozenset({"award", "order_renewal", "development"})  # what may bear a sum


@dataclass(frozen=True, slots=True)
class Proposal:
    """`quote` is the sentence or a part of it, `amount` the figure as it is written there."""

    vendor: str
    event: str
    quote: str
    amount: str | None = None
    partner: str | None = None  # of a takeover: the other company


def read_proposals(answer: object) -> list[Proposal]:
    """What of an answer has the form of a proposal; all else is passed over."""
    listed = answer.get("claims") if isinstance(answer, Mapping) else answer
    return [
        proposal
        for item in (listed if isinstance(listed, list) else [])
        if isinstance(item, Mapping) and (proposal := _proposal(item)) is not None
    ]


def _proposal(item: Mapping[str, Any]) -> Proposal | None:
    vendor, event, quote = (_word(item, name) for name in ("vendor", "event", "quote"))
    if vendor is None or quote is None or event not in EVENTS:
        return None
    return Proposal(vendor, event, quote, _word(item, "amount_text"), _word(item, "partner"))


def _word(item: Mapping[str, Any], name: str) -> str | None:
    said = item.get(name)
    return said.strip() or None if isinstance(said, str) else None


def with_proposals(
    document: Document,
    claims: Iterable[Claim],
    proposals: Iterable[Proposal],
    known: tuple[KnownNames, Directory],
) -> list[Claim]:
    """The claims that were read, and those proposed that stand in the text and pass the rules."""
    kept = list(claims)
    named = [proposal for proposal in proposals if _stands(document.text, proposal)]
    names, directory = known
    vendors = (*names.suppliers, *(proposal.vendor for proposal in named))
    listed = with_directory(replace(names, suppliers=vendors), directory, document.text)
    scenes = list(read_scenes(document, listed))
    for proposal in named:
        for claim in _claims(document.text, scenes, proposal):
            if not is_said(claim, kept):
                kept.append(replace(claim, article=document.name))
    return sorted(kept, key=lambda claim: (claim.start, claim.end))


def _stands(text: str, proposal: Proposal) -> bool:
    """Word for word in the text: the quote, the company, and in the quote the figure."""
    company = proposal.vendor in text and (proposal.partner or "") in text
    return company and proposal.quote in text and (proposal.amount or "") in proposal.quote


def _claims(text: str, scenes: Iterable[Scene], proposal: Proposal) -> Iterator[Claim]:
    at = text.index(proposal.quote)
    for scene in scenes:
        sentence = scene.sentence
        if sentence.kind == "heading" or scene.text.endswith("?"):
            continue
        if not sentence.start <= at < sentence.end or not _is_spoken_of(text, scene, proposal):
            continue
        money = _money(scene, proposal, at - sentence.start)
        start = money.start if money else at - sentence.start
        masked = scene.masked()
        if is_real(masked, start) and not is_failed(masked, start) and _is_whole(proposal, money):
            anchor = Anchor(start, money.end if money else start, proposal.event)
            yield claim_of(scene, anchor, proposal.vendor, money, proposal.partner)


def _is_spoken_of(text: str, scene: Scene, proposal: Proposal) -> bool:
    """The company is named in the sentence, or the sentence speaks of it without its name."""
    named = {mention.name for mention in scene.vendors}
    if proposal.vendor in scene.text:
        return True
    return not named and text.find(proposal.vendor) < scene.sentence.start


def _money(scene: Scene, proposal: Proposal, at: int) -> Money | None:
    """The sum of a contract that the proposal's figure is, as our own reading has it."""
    if proposal.amount is None or proposal.event not in SUMS:
        return None
    start = scene.text.find(proposal.amount, at)
    end = start + len(proposal.amount)
    masked = scene.masked()
    found = (m for m in scene.moneys if m.start < end and start < m.end)
    return next((m for m in found if is_contract_sum(masked, m)), None)


def _is_whole(proposal: Proposal, money: Money | None) -> bool:
    """A figure that is no sum of a contract takes the claim with it."""
    return money is not None or proposal.amount is None or proposal.event not in SUMS
