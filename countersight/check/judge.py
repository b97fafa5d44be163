"""The verdict on each claim: candidates, measures, wording, chance, and what happened since."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

import duckdb

from countersight.check import reasons
from countersight.check.agencies import scope_of
from countersight.check.candidates import Pool, longest_names
from countersight.check.dates import horizon, window_of
from countersight.check.existence import judge_existence
from countersight.check.ground import Ground, ground_of
from countersight.check.inquiry import Inquiry
from countersight.check.lifecycle import WANTED, judge_event
from countersight.check.money import judge_amount
from countersight.check.outside import (
    is_outside,
    judge_currency,
    judge_elsewhere,
    judge_outside,
    judge_unknown,
)
from countersight.model import Claim, Coverage, FindSuppliers, Later, Verdict
from countersight.sql import load

SILENT = ("administrative", "base_award")  # events that tell a reader of an article nothing
ENDINGS = ("closeout", *WANTED["termination"])
JOINT = " + "  # between the awards of one reading

_Taken = dict[str, set[tuple[str, str]]]


@dataclass(frozen=True, slots=True)
class Hearing:
    """What all claims of one call share."""

    con: duckdb.DuckDBPyConnection
    published: date | None
    find: FindSuppliers
    ground: Ground

    @property
    def coverage(self) -> Coverage:
        return self.ground.coverage

    def pool(self, vendor: str) -> Pool:
        return self.ground.pool(self.con, vendor, self.find)


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
        vendor = full[claims[number].vendor]
        verdict = _judge_claim(hearing, claims[number], vendor, frozenset(taken[vendor]))
        if not _leans(claims[number]):
            taken[vendor] |= _terms(verdict)
        yield number, _finished(hearing, verdict)


def _leans(claim: Claim) -> bool:
    return claim.amount is None or claim.amount_kind == "cumulative" or claim.event in WANTED


def _terms(verdict: Verdict) -> set[tuple[str, str]]:
    """The actions that a claim speaks of, whether or not its figure is right."""
    if verdict.verdict == "undetermined" or not verdict.record:
        return set()
    return {(piid, modification) for piid, modification, _, _ in verdict.record[0].terms}


def _judge_claim(
    hearing: Hearing, claim: Claim, vendor: str, taken: frozenset[tuple[str, str]]
) -> Verdict:
    if is_outside(claim):
        return judge_outside(claim)
    if claim.amount is not None and claim.currency != "USD":
        return judge_currency(claim)
    scope = scope_of(claim.agency, hearing.coverage.agencies)
    if not scope.agencies:
        return judge_elsewhere(claim, hearing.coverage.agencies)
    inquiry = Inquiry(
        claim=claim,
        vendor=vendor,
        window=window_of(claim, hearing.published),
        scope=scope,
        pool=hearing.pool(vendor),
        horizon=horizon(hearing.published),
        taken=taken,
    )
    return _judge_inquiry(hearing, inquiry)


def _judge_inquiry(hearing: Hearing, inquiry: Inquiry) -> Verdict:
    if not inquiry.pool.candidates:
        return judge_unknown(inquiry)
    if inquiry.claim.event in WANTED:
        return judge_event(hearing.con, inquiry)
    if inquiry.claim.amount is not None and inquiry.claim.amount > 0:
        return judge_amount(inquiry)
    return judge_existence(inquiry) if inquiry.candidates() else judge_unknown(inquiry)


def _finished(hearing: Hearing, verdict: Verdict) -> Verdict:
    """With what happened since, and what the answer could draw on."""
    later = _later(hearing, verdict)
    ended = next((one for one in reversed(later) if one.event in ENDINGS), None)
    reason = verdict.reason + (reasons.ended(ended) if ended else "")
    return replace(verdict, reason=reason, later=later, coverage=hearing.coverage)


def _later(hearing: Hearing, verdict: Verdict) -> tuple[Later, ...]:
    if hearing.published is None or not verdict.record:
        return ()
    awards = verdict.record[0].award_key.split(JOINT)
    bound = {"awards": awards, "published": hearing.published}
    rows = hearing.con.execute(load("check", "later"), bound).fetchall()
    return tuple(Later(*row) for row in rows if row[3] not in SILENT)
