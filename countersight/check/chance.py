"""The odds that a figure fits by accident: with many figures, some figure always fits.

A claim's amount is thought of as drawn blindly. How many of the figures tried would be expected
within the allowed interval? Their density there is estimated from the supplier's own figures, on
a logarithmic scale, smoothed, and leaned on a broad curve for what any contract may be worth, so
that a supplier with one or two figures has odds too. The figure that did fit is left out of the
estimate: it is what is being judged. One minus the chance that none falls inside is the answer.
"""

import math
from collections.abc import Iterable, Sequence
from decimal import Decimal

from countersight.check.wording import Interval

BANDWIDTH = 0.35  # natural log: figures within about a third of one another speak for each other
ANY_MEAN, ANY_SPREAD = 11.5, 2.3  # natural log of US dollars, over contract actions of all sizes
ANY_WEIGHT = 1.0  # the broad curve counts as much as one figure
MOST = 0.25  # an accident likelier than this is no agreement


def of_fit(interval: Interval, tried: Iterable[Decimal], fitting: Decimal) -> float:
    """The odds, 0 to 1, that one of the values tried lies in the interval by accident.

    `tried` holds every distinct value that would have been accepted, `fitting` among them.
    """
    others = [math.log(value) for value in _without(tried, fitting) if value > 0]
    low, high = math.log(max(interval.low, Decimal("0.01"))), math.log(interval.high)
    inside = math.fsum(_mass(low, high, value, BANDWIDTH) for value in others)
    broad = ANY_WEIGHT * _mass(low, high, ANY_MEAN, ANY_SPREAD)
    share = (inside + broad) / (len(others) + ANY_WEIGHT)
    return 1 - (1 - share) ** (len(others) + 1)


def of_event(rate: float, awards: int) -> float:
    """The odds that one of `awards` shows an event that befalls `rate` of all awards."""
    return 1 - (1 - rate) ** awards


def _without(values: Iterable[Decimal], one: Decimal) -> Sequence[Decimal]:
    kept = list(values)
    if one in kept:
        kept.remove(one)
    return kept


def _mass(low: float, high: float, centre: float, spread: float) -> float:
    """How much of a bell curve lies between two points."""
    scale = spread * math.sqrt(2)
    return (math.erf((high - centre) / scale) - math.erf((low - centre) / scale)) / 2
