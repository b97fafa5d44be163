"""From a figure to the record's reading of a claim, and the odds that it fits by accident."""

from datetime import timedelta

from countersight.check import chance
from countersight.check.inquiry import Inquiry, days_off, likeness
from countersight.check.measures import Figure
from countersight.check.wording import Interval
from countersight.reported import Reading

RECENT = timedelta(days=366)
JOINT = " + "  # between the awards, and the suppliers, of one reading


def reading_of(inquiry: Inquiry, figure: Figure, odds: float | None) -> Reading:
    """The figure beside the claim's amount; a sum over awards names them all, joined by `JOINT`."""
    difference = figure.value - inquiry.amount if inquiry.claim.amount else None
    return Reading(
        award_key=JOINT.join(figure.award_keys),
        piid=JOINT.join(figure.piids),
        modifications=tuple(term.modification for term in figure.terms),
        supplier=JOINT.join(dict.fromkeys(term.supplier for term in figure.terms)),
        maker=inquiry.vendor if figure.resold else None,
        measure=figure.measure,
        value=figure.value,
        currency="USD",
        first_date=figure.first,
        last_date=figure.last,
        difference=difference,
        relative_difference=float(difference / inquiry.amount) if difference is not None else None,
        chance=odds,
        terms=tuple((t.piid, t.modification, t.day, t.obligation) for t in figure.terms),
    )


def odds_of(
    inquiry: Inquiry, interval: Interval, figure: Figure, tried: tuple[Figure, ...]
) -> float:
    """The odds that one of the figures tried, as good as this one in all else, fits by accident.

    As good means: its descriptions share as many words with the claim; its day lies as near to
    the days claimed; and where none are and the figure is recent news, it is as recent.
    """
    least, most = likeness(inquiry, figure), days_off(inquiry, figure)
    rivals = [
        one for one in tried if likeness(inquiry, one) >= least and days_off(inquiry, one) <= most
    ]
    if inquiry.window is None and is_recent(inquiry, figure):
        rivals = [one for one in rivals if is_recent(inquiry, one)]
    return chance.of_fit(interval, {one.value for one in rivals}, figure.value)


def is_recent(inquiry: Inquiry, figure: Figure) -> bool:
    """Of the year before the article: what an article without dates is most likely about."""
    latest = max(one.day for one in inquiry.pool.candidates)
    return figure.last >= min(inquiry.horizon, latest) - RECENT
