"""Claims that a contract record cannot settle, each with the kind of source that can."""

from countersight.check.inquiry import Inquiry
from countersight.reported import Claim, Verdict

SOURCES = {
    "acquisition_merger": (
        "who owns or merges with whom is not in a contract record",
        "company registers, securities filings, ownership data such as GLEIF's or the companies' "
        "own announcements would settle it",
    ),
    "usage_disclosure": (
        "a use, not an amount: what an agency does with a product is not in a contract record",
        "the agency's own documents, as released under FOIA, audits or privacy assessments would "
        "settle it",
    ),
    "development": (
        "what is being built is not in a contract record, and no amount is named",
        "the contract's statement of work or the agency's documents would settle it",
    ),
}


def is_outside(claim: Claim) -> bool:
    """No amount to compare, and an event that leaves no trace in payments."""
    return claim.event == "acquisition_merger" or (claim.amount is None and claim.event in SOURCES)


def judge_outside(claim: Claim) -> Verdict:
    what, source = SOURCES[claim.event]
    return Verdict(claim, "undetermined", f"{what}; {source}.")


def judge_currency(claim: Claim) -> Verdict:
    reason = (
        f"the amount is in {claim.currency}, the record in USD; the contract itself, or the rate "
        "of its day, would settle it."
    )
    return Verdict(claim, "undetermined", reason)


def judge_elsewhere(claim: Claim, loaded: tuple[str, ...]) -> Verdict:
    """The agency is not in the record that was read."""
    if not loaded:
        return Verdict(claim, "undetermined", "the record is empty; add contract files first.")
    reason = (
        f"{claim.agency} is not among the agencies that were read ({', '.join(loaded)}); its own "
        "contract record would settle it."
    )
    return Verdict(claim, "undetermined", reason)


def judge_unknown(inquiry: Inquiry) -> Verdict:
    """Neither supplier nor maker is in the record for these agencies."""
    where = ", ".join(sorted(inquiry.scope.agencies))
    elsewhere = sorted({one.agency for one in inquiry.pool.candidates})
    also = f"; the record has it with {', '.join(elsewhere)}" if elsewhere else ""
    reason = (
        f"no action of {where} was found that was paid to {inquiry.vendor} or names it{also}; a "
        "reseller, a subsidiary or another vehicle may stand in its place: the contract's number "
        "would settle it."
    )
    return Verdict(inquiry.claim, "undetermined", reason)
