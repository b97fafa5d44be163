"""The verdict on each claim: candidates, measures, wording, chance, and what happened since."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from countersight import duckdb_core as duckdb
from countersight.check.agencies import scope_of
from countersight.check.candidates import longest_names
from countersight.check.dates import horizon, window_of
from countersight.check.existence import judge_existence
from countersight.check.ground import Ground, ground_of
from countersight.check.inquiry import Inquiry
from countersight.check.later import with_later
from countersight.check.lifecycle import WANTED, judge_event
from countersight.check.money import judge_amount
from countersight.check.others import judge_others
from countersight.check.outside import (
    is_outside,
    judge_currency,
    judge_elsewhere,
    judge_outside,
    judge_unknown,
)
from countersight.reported import Claim, FindSuppliers, Verdict

_Taken = dict[str, set[tuple[str, str]]]


@dataclass(frozen=True, slots=True)
class Hearing:
    """What all claims of one call share."""

    con: duckdb.DuckDBPyConnection
    published: date | None
    find: FindSuppliers
    ground: Ground


def judge(
    con: duckdb.DuckDBPyConnection,
    claims: Sequence[Claim],
    published: date | None,
    find_suppliers: FindSuppliers,
) -> list[Verdict]:
    """A verdict for each claim, in their order.

    `published` is the day of the documents: it resolves "last week" and "this year", and what the
    record shows after it is no agreement but `later`. None: relative dates bind nothing.
    """
    hearing = Hearing(con, published, find_suppliers, ground_of(con))
    verdicts: dict[int, Verdict] = {}
    for numbers in _documents(claims):
        verdicts.update(_judge_document(hearing, claims, numbers))
    return [verdicts[number] for number in range(len(claims))]


def _documents(claims: Sequence[Claim]) -> Iterator[list[int]]:
    """The positions of each document's claims."""
    documents: dict[str, list[int]] = defaultdict(list)
    for number, claim in enumerate(claims):
        documents[claim.article].append(number)
    yield from documents.values()


def _judge_document(
    hearing: Hearing, claims: Sequence[Claim], numbers: Sequence[int]
) -> Iterator[tuple[int, Verdict]]:
    """Plain amounts first: sums, stops and bare mentions lean on the awards that these name."""
    full = longest_names(claims[number].vendor for number in numbers)
    taken: _Taken = defaultdict(set)
    for number in sorted(numbers, key=lambda number: (_leans(claims[number]), number)):
        claim, vendor = claims[number], full[claims[number].vendor]
        verdict = _outside(hearing, claim)
        if verdict is None:
            inquiry = prepare(hearing, claim, vendor, frozenset(taken[vendor]))
            verdict = _judge_inquiry(hearing, inquiry)
            verdict = judge_others(hearing.con, inquiry, verdict)
            verdict = with_later(verdict, inquiry.pool, hearing.published)
        if not _leans(claim):
            taken[vendor] |= _terms(verdict)
        yield number, replace(verdict, coverage=hearing.ground.coverage)


def _leans(claim: Claim) -> bool:
    return claim.amount is None or claim.amount_kind == "cumulative" or claim.event in WANTED


def _terms(verdict: Verdict) -> set[tuple[str, str]]:
    """The actions that a claim speaks of, whether or not its figure is right."""
    if verdict.verdict == "undetermined" or not verdict.record:
        return set()
    return {(piid, modification) for piid, modification, _, _ in verdict.record[0].terms}


def _outside(hearing: Hearing, claim: Claim) -> Verdict | None:
    """The verdict on a claim that this record cannot settle, whatever it holds."""
    if is_outside(claim):
        return judge_outside(claim)
    if claim.amount is not None and claim.currency != "USD":
        return judge_currency(claim)
    loaded = hearing.ground.coverage.agencies
    return None if scope_of(claim.agency, loaded).agencies else judge_elsewhere(claim, loaded)


def prepare(
    hearing: Hearing, claim: Claim, vendor: str, taken: frozenset[tuple[str, str]]
) -> Inquiry:
    """The claim with its company's actions, its agencies and its days."""
    coverage = hearing.ground.coverage
    return Inquiry(
        claim=claim,
        vendor=vendor,
        window=window_of(claim, hearing.published),
        scope=scope_of(claim.agency, coverage.agencies),
        pool=hearing.ground.pool(hearing.con, vendor, hearing.find),
        horizon=horizon(hearing.published),
        span=(coverage.actions_from or date.max, coverage.actions_to or date.min),
        taken=taken,
    )


def _judge_inquiry(hearing: Hearing, inquiry: Inquiry) -> Verdict:
    if not inquiry.pool.candidates:
        return judge_unknown(inquiry)
    if inquiry.claim.event in WANTED:
        return judge_event(inquiry, hearing.ground.rates)
    if inquiry.claim.amount is not None and inquiry.claim.amount > 0:
        return judge_amount(inquiry)
    return judge_existence(inquiry)
