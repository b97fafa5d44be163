"""Verdicts as schema.org ClaimReview, the form in which fact-checks are exchanged.

<https://schema.org/ClaimReview>. A verdict is the rating's name (`alternateName`); the numeric
scale has two ends alone, and a claim that the record cannot settle has no number.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from countersight.present import arithmetic
from countersight.present.awards import awards_of
from countersight.present.paragraphs import headline
from countersight.present.text import official_page, sentence
from countersight.reported import Document, Verdict

Json = dict[str, Any]

WORST, BEST = 1, 2
RATING = {"differs": WORST, "agrees": BEST}


def claim_reviews(
    documents: Sequence[Document], verdicts: Sequence[Verdict], reviewer: str, today: date
) -> Json:
    """One JSON-LD object: a graph of a ClaimReview a claim. `reviewer` is who publishes them."""
    known = {document.name: document for document in documents}
    reviews = [_review(known, verdict, reviewer, today) for verdict in verdicts]
    return {"@context": "https://schema.org", "@graph": reviews}


def _review(known: Mapping[str, Document], verdict: Verdict, reviewer: str, today: date) -> Json:
    claim = verdict.claim
    document = known[claim.article]
    awards = [award for reading in verdict.record[:1] for award in awards_of(reading)]
    return {
        "@type": "ClaimReview",
        "datePublished": today.isoformat(),
        "author": {"@type": "Organization", "name": reviewer},
        "claimReviewed": " ".join(document.text[claim.start : claim.end].split()),
        "reviewBody": sentence(verdict.reason),
        "reviewRating": _rating(verdict.verdict),
        "itemReviewed": {
            "@type": "Claim",
            "name": f"{claim.vendor}: {arithmetic.said(claim)}",
            "appearance": _appearance(document),
        },
        "citation": [
            {"@type": "Dataset", "name": f"USAspending.gov, {piid}", "url": official_page(key)}
            for key, piid in awards
        ],
    }


def _rating(verdict: str) -> Json:
    rating: Json = {"@type": "Rating", "alternateName": sentence(verdict)}
    if verdict in RATING:
        rating |= {"ratingValue": RATING[verdict], "worstRating": WORST, "bestRating": BEST}
    return rating


def _appearance(document: Document) -> Json:
    stated = {
        "url": document.address,
        "datePublished": document.published and document.published.isoformat(),
    }
    work = {"@type": "CreativeWork", "name": headline(document)}
    return work | {name: value for name, value in stated.items() if value}
