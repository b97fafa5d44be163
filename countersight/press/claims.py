"""Claims: who sold what to whom, for how much, when; put together from what a sentence holds."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from countersight.directory import Directory, read
from countersight.press.directory import with_directory
from countersight.press.drafts import read_drafts
from countersight.press.events import CHANGED
from countersight.press.learned.reading import with_learned
from countersight.press.learned.sellers import Memory
from countersight.press.making import BOUGHT
from countersight.press.money import Money
from countersight.press.neighbours import open_sums, price_of, with_same_sum, with_winners
from countersight.press.scenes import read_scenes
from countersight.press.shares import with_buyers
from countersight.press.tables import Columns, read_head, read_row
from countersight.reported import Claim, Document, KnownNames

_NO_NAMES = KnownNames()


def read_claims(
    document: Document, names: KnownNames = _NO_NAMES, directory: Directory | None = None
) -> list[Claim]:
    """The claims that `document` makes, in the order of its sentences; same input, same list.

    `directory` is the directory of the field: by default the one that Countersight brings.
    """
    known = with_directory(names, directory or read(), document.text)
    drafts: list[Claim] = []
    columns = Columns()
    before: list[Claim] = []
    sums: tuple[Money, ...] = ()
    told, memory = "", Memory()
    for scene in read_scenes(document, known):
        columns = read_head(scene, columns)
        made = list(read_row(scene, columns)) if columns.heads else read_drafts(scene)
        takeovers = [claim for claim in before if claim.event == "acquisition_merger"]
        if priced := price_of(scene, takeovers):
            drafts[-len(before) :] = [c for c in before if c not in takeovers] + priced
            made = []
        made = with_same_sum(scene, before) or made or with_winners(scene, sums, told)
        made = with_learned(scene, made, memory)
        made = with_buyers(scene, made)
        scene.spoken.buyers += _buyers(scene.number, made)
        drafts += made
        before, sums, told = made, open_sums(scene, made), scene.text
        memory.keep(scene)
    return _without_repeats([replace(claim, article=document.name) for claim in drafts])


def _buyers(number: int, made: Iterable[Claim]) -> Iterator[tuple[int, str, str]]:
    for claim in made:
        if claim.agency and claim.event != "acquisition_merger":
            yield number, claim.vendor, claim.agency


def _without_repeats(claims: list[Claim]) -> list[Claim]:
    """Each statement once: later sentences that say it again add nothing."""
    kept: list[Claim] = []
    for claim in claims:
        if not is_said(claim, kept) and not _is_vague(claim, claims):
            kept.append(claim)
    return kept


def is_said(claim: Claim, kept: Iterable[Claim]) -> bool:
    """Whether one of `kept` says the same already."""
    return any(_same_fact(claim, other) for other in kept)


def _same_fact(one: Claim, other: Claim) -> bool:
    if one.vendor != other.vendor or not _same_event(one, other) or not _same_sum(one, other):
        return False
    if one.event == "usage_disclosure":
        return (one.agency, one.product, one.date_text) == (
            other.agency,
            other.product,
            other.date_text,
        )
    if one.event == "acquisition_merger":
        return one.agency == other.agency
    return _agree(one.agency, other.agency) and _same_time(one, other)


def _same_event(one: Claim, other: Claim) -> bool:
    return one.event == other.event or {one.event, other.event} <= set(BOUGHT)


def _same_sum(one: Claim, other: Claim) -> bool:
    """The same amount; what stopped or ended may be told with its amount or without."""
    same = one.amount == other.amount or (one.event in CHANGED and _agree(one.amount, other.amount))
    return same and one.currency == other.currency


def _agree(one: object, other: object) -> bool:
    return one is None or other is None or one == other


def _same_time(one: Claim, other: Claim) -> bool:
    """Within a year; what stops or ends in two months that are named does so twice."""
    if one.event in CHANGED and _month(one) and _month(other):
        return _month(one) == _month(other)
    return _agree(_year(one), _year(other))


def _month(claim: Claim) -> str | None:
    iso = claim.date_iso or ""
    return iso[:7] if "/" not in iso and len(iso) >= 7 and iso[:4].isdigit() else None


def _year(claim: Claim) -> str | None:
    return claim.date_iso[:4] if claim.date_iso else None


def _is_vague(claim: Claim, claims: Iterable[Claim]) -> bool:
    """A contract without a sum, where the text also gives the sum of one with that vendor."""
    if (
        claim.event not in ("award", "order_renewal")
        or claim.amount is not None
        or claim.amount_kind
    ):
        return False
    return any(_gives_sum(other, claim) for other in claims)


def _gives_sum(other: Claim, claim: Claim) -> bool:
    if other.vendor != claim.vendor or other.amount is None or other.event not in BOUGHT:
        return False
    if claim.agency and other.agency and claim.agency != other.agency:
        return False
    return claim.date_iso is None or other.date_iso is None or claim.date_iso == other.date_iso
