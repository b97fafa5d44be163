"""Do two claims say the same of the world? What they leave out is no contradiction."""

import re
from dataclasses import dataclass
from datetime import date

from rapidfuzz import fuzz

from countersight.check.agencies import scope_of
from countersight.check.candidates import bare_name
from countersight.check.dates import Window, window_of
from countersight.check.wording import allowed
from countersight.reported import Claim

MONEY = frozenset({"award", "order_renewal", "development"})
DEAL = "acquisition_merger"
USES = frozenset({"usage_disclosure", "development"})
APART = 45  # days between two datings of one event: signed, entered in the record, reported
SAID_ALIKE = 55  # token-set likeness, of 100, from which sentences without figures tell one thing
NAMED_ALIKE = 80  # letters alike, of 100, from which two spellings name one product


@dataclass(frozen=True, slots=True)
class Told:
    """A claim with its sentence, and the days that it names."""

    claim: Claim
    sentence: str
    window: Window | None


def told(claim: Claim, text: str, published: date | None) -> Told:
    return Told(claim, text[claim.start : claim.end], window_of(claim, published))


def alike(one: Told, other: Told) -> float:
    """How much speaks for one fact, 0 to 1; 0 where something speaks against it."""
    left, right = one.claim, other.claim
    if DEAL in (left.event, right.event):
        return float(left.event == right.event and _parties(left) == _parties(right))
    if not _same_vendor(left, right) or not _same_agency(left, right) or _other_time(one, other):
        return 0.0
    if left.amount is not None or right.amount is not None:
        return _alike_in_money(one, other)
    if left.event != right.event or _is_total(left) != _is_total(right):
        return 0.0
    return _alike_in_words(one, other) if left.event in MONEY | USES else 1.0


def _alike_in_money(one: Told, other: Told) -> float:
    left, right = one.claim, other.claim
    if not {left.event, right.event} <= MONEY or _is_total(left) != _is_total(right):
        return 0.0
    if left.amount is None or right.amount is None:
        # "Nearly $2 million over two years" and "millions since": one running total.
        return 0.5 if _is_total(left) else 0.0
    if left.currency != right.currency or min(left.amount, right.amount) <= 0:
        return 0.0
    mine, theirs = (allowed(c.amount, c.amount_qualifier) for c in (left, right) if c.amount)
    if not (mine.low < theirs.high and theirs.low < mine.high):
        return 0.0
    return 0.6 + 0.4 * fuzz.token_set_ratio(one.sentence, other.sentence) / 100


def _alike_in_words(one: Told, other: Told) -> float:
    """Uses and dealings without a figure: one product, or one thing said of it."""
    left, right = one.claim.product, other.claim.product
    likeness = fuzz.token_set_ratio(one.sentence.lower(), other.sentence.lower())
    if left and right and not same_product(left, right):
        return 0.0
    if left and right:
        return 0.6 + 0.4 * likeness / 100
    # A figure that only one sentence gives ("1.2 million searches") is another disclosure.
    if _figures(one.sentence) != _figures(other.sentence) and likeness < 90:
        return 0.0
    return likeness / 100 if likeness >= SAID_ALIKE else 0.0


def _figures(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\d[\d.,]*\d", text))


def _is_total(claim: Claim) -> bool:
    return claim.amount_kind == "cumulative"


def _parties(claim: Claim) -> frozenset[str]:
    """Target and buyer, or two that merge: texts name them in either order."""
    return frozenset({squeezed(claim.vendor), squeezed(claim.agency or "")})


def _same_vendor(left: Claim, right: Claim) -> bool:
    short, long = sorted((squeezed(left.vendor), squeezed(right.vendor)), key=len)
    return short == long or (len(short) >= 4 and long.startswith(short))


def _same_agency(left: Claim, right: Claim) -> bool:
    """One covers a part of the other, or neither is known and they share a telling word."""
    if not left.agency or not right.agency:
        return True
    mine, theirs = scope_of(left.agency, ()), scope_of(right.agency, ())
    held = {left.agency, right.agency}
    overlap = scope_of(left.agency, held).agencies & scope_of(right.agency, held).agencies
    if overlap or mine.agencies & theirs.agencies:
        return True
    words = (set(re.findall(r"[a-z]{5,}", name.lower())) for name in (left.agency, right.agency))
    return bool(set.intersection(*words))


def _other_time(one: Told, other: Told) -> bool:
    """Both name days, and too far from one another for one event."""
    if one.window is None or other.window is None:
        return False
    first, last = sorted((one.window, other.window), key=lambda window: window.first)
    return (last.first - first.last).days > APART


def same_product(left: str, right: str) -> bool:
    """Spelt alike, one within the other, or one by its initials."""
    one, other = sorted((squeezed(left), squeezed(right)), key=len)
    if one in other or fuzz.ratio(one, other) >= NAMED_ALIKE:
        return True
    letters = "".join(
        word[0] for word in re.findall(r"[a-z0-9]+", max(left, right, key=len).lower())
    )
    return (
        len(one) >= 3 and len(letters) >= 3 and (one.startswith(letters) or letters.startswith(one))
    )


def squeezed(name: str) -> str:
    """Letters and digits alone, so that `Red Lattice` is `RedLattice`."""
    return re.sub(r"[^a-z0-9]", "", bare_name(name).lower())
