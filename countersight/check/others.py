"""A figure that the company claimed does not bear, and one action of another company does."""

from dataclasses import replace
from datetime import timedelta

from countersight import duckdb_core as duckdb
from countersight.check import reasons
from countersight.check.candidates import candidate_of
from countersight.check.inquiry import Inquiry
from countersight.check.measures import ACTION, Figure
from countersight.check.readings import reading_of
from countersight.check.wording import allowed
from countersight.reported import Verdict
from countersight.sql import load

SHORT = ("day", "month", "relative")  # in longer times some action always fits
DIGITS = 3  # an amount told in fewer fits too many
SLACK = timedelta(days=10)  # as for claims on the company itself


def judge_others(con: duckdb.DuckDBPyConnection, inquiry: Inquiry, verdict: Verdict) -> Verdict:
    """The verdict, with the one action of another company that bears the figure at that time.

    A company of like name was mistaken for it: `differs`. Any other may resell for it, or not:
    still `undetermined`, with the lead.
    """
    if verdict.verdict != "undetermined" or not _is_telling(inquiry):
        return verdict
    figure = _only_other(con, inquiry)
    if figure is None:
        return verdict
    record = (reading_of(inquiry, figure, None), *verdict.record)
    if _alike(inquiry.vendor, figure.terms[0].supplier):
        reason = reasons.another_party(inquiry, figure)
        return Verdict(inquiry.claim, "differs", reason, record, kind="party")
    lead = f"{verdict.reason.rstrip('.')}; {reasons.lead(figure)}"
    return replace(verdict, reason=lead, record=record)


def _is_telling(inquiry: Inquiry) -> bool:
    """An exact amount at a near time, so that one action that fits is hardly there by accident."""
    amount, window = inquiry.claim.amount, inquiry.window
    if amount is None or amount <= 0 or window is None or window.kind not in SHORT:
        return False
    plain = inquiry.claim.amount_qualifier in (None, "exact")
    return plain and len(amount.normalize().as_tuple().digits) >= DIGITS


def _only_other(con: duckdb.DuckDBPyConnection, inquiry: Inquiry) -> Figure | None:
    window = inquiry.window
    if window is None:
        return None
    interval = allowed(inquiry.amount, None)
    bound = {
        "low": interval.low,
        "high": interval.high,
        "first": window.first - SLACK,
        "last": min(window.last + SLACK, inquiry.horizon),
        "agencies": sorted(inquiry.scope.agencies),
        "suppliers": list(inquiry.pool.suppliers),
    }
    rows = con.execute(load("check", "others"), bound).fetchall()
    if len(rows) != 1:
        return None
    other = candidate_of(rows[0])
    return Figure(ACTION, other.obligation, (other,))


def _alike(vendor: str, supplier: str) -> bool:
    one, other = (name.partition(" ")[0].casefold() for name in (vendor, supplier))
    return one == other
