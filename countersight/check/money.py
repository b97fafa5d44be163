"""Claims with an amount: the figures that fit, the one most likely meant, and the verdict."""

from countersight.check import chance, nearest, reasons
from countersight.check.inquiry import Inquiry, best_first, figures_of, fits
from countersight.check.measures import ACTION, Figure
from countersight.check.readings import odds_of, reading_of
from countersight.check.wording import allowed
from countersight.reported import Reading, Verdict

MOST_READINGS = 5


def judge_amount(inquiry: Inquiry) -> Verdict:
    """`agrees` where a figure fits and hardly by accident; else what `nearest` finds."""
    interval = allowed(inquiry.amount, inquiry.claim.amount_qualifier)
    tried = figures_of(inquiry)
    fitting = best_first(inquiry, fits(interval, tried))
    if not fitting:
        return nearest.judge_misfit(inquiry)
    odds = [odds_of(inquiry, interval, one, tried) for one in fitting]
    record = tuple(reading_of(inquiry, *pair) for pair in zip(fitting, odds, strict=True))
    record = record[:1] + parts_of(inquiry, fitting[0]) + record[1:MOST_READINGS]
    if odds[0] > chance.MOST:
        reason = reasons.accident(inquiry, fitting, odds[0])
        return Verdict(inquiry.claim, "undetermined", reason, record)
    return Verdict(inquiry.claim, "agrees", reasons.agreement(inquiry, fitting, odds[0]), record)


def parts_of(inquiry: Inquiry, figure: Figure) -> tuple[Reading, ...]:
    """The actions that a sum over several awards adds up, one by one."""
    if len(figure.award_keys) < 2:
        return ()
    parts = (Figure(ACTION, term.obligation, (term,)) for term in figure.terms)
    return tuple(reading_of(inquiry, part, None) for part in parts)
