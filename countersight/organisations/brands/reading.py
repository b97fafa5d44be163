"""Whether a name in a description is the name of the thing bought, by the words around it."""

from collections.abc import Sequence
from dataclasses import dataclass

from countersight.organisations.brands.lexicon import Found, Word
from countersight.organisations.brands.words import (
    BETWEEN,
    BUYING,
    GOODS,
    NOT_BOUGHT,
    OUTRIGHT,
    PLACES,
    PURPOSE,
    RIGHTS,
    SERVICES,
    STOPS,
    TELLING,
    TRADE,
)

_AHEAD = 6  # words behind a name in which the goods may stand
_LEADING = BETWEEN | {"a", "an", "for", "from", "is", "of", "the", "to"}
_BRIEF = 5  # words of a text that is nothing but a name and its goods


@dataclass(frozen=True, slots=True)
class Slot:
    """How a name stands in its text.

    kind: outright ("manufactured by X"), goods ("X licences"), bought ("purchase of X"), brief,
    service ("X development"), bare, or none, where it cannot be what is bought. end: the word
    behind the goods. purpose: it stands where the text says what the thing is for.
    """

    kind: str
    end: int
    purpose: bool = False


def slot(read: Sequence[Word], start: int, end: int) -> Slot:
    """How words `[start, end)` stand in the text."""
    if _is_place(read, start, end) or _preceded(read, start, NOT_BOUGHT) or _is_for(read, start):
        return Slot("none", end)
    purpose = _in_purpose(read, start)
    if _preceded(read, start, OUTRIGHT):
        return Slot("outright", end, purpose)
    kind, last = _ahead(read, end)
    if kind == "bare":
        kind = _behind(read, start)
    if kind == "bare" and len(read) <= _BRIEF and SERVICES.isdisjoint(w.text for w in read):
        kind = "brief"
    return Slot(kind, last, purpose)


def telling(read: Sequence[Word], end: int) -> int | None:
    """Where the goods end if those that brands are sold as stand right behind; else None."""
    for at in range(end, min(end + 3, len(read))):
        word = read[at]
        if word.first or word.text in STOPS or word.text in SERVICES:
            return None
        if word.text in TELLING:
            return at + 1
    return None


def opens(read: Sequence[Word], start: int) -> bool:
    """Whether words at `start` begin a thought, or stand behind a word of buying."""
    for at in range(start - 1, max(start - 5, -1), -1):
        if read[at + 1].first or read[at].text in BUYING:
            return True
        if not (read[at].text in STOPS | BETWEEN | GOODS or read[at].text.isdigit()):
            return False
    return start < 5 or read[start].first


def _ahead(read: Sequence[Word], end: int) -> tuple[str, int]:
    """The first goods behind a name, or work if that is all that there is."""
    work, goods = False, None
    for at in range(end, min(end + _AHEAD, len(read))):
        word = read[at].text
        if read[at].first or (word in STOPS and word != "and"):
            break
        if word in SERVICES and goods is not None:
            break
        if word in SERVICES:
            work = True
        elif word in GOODS:
            if work or _is_work(read, at):
                return "service", end
            goods = at
            if word not in BETWEEN:
                break
    if goods is not None:
        return "goods", _past_goods(read, goods)
    return ("service" if work else "bare"), end


def _past_goods(read: Sequence[Word], at: int) -> int:
    end = at + 1
    while end < len(read) and not read[end].first and read[end].text in GOODS:
        end += 1
    return end


def _is_work(read: Sequence[Word], at: int) -> bool:
    """Goods that only say what is worked on: "software development"."""
    behind = read[at + 1 : at + 2]
    return bool(behind) and not behind[0].first and behind[0].text in SERVICES - {"support"}


def _behind(read: Sequence[Word], start: int) -> str:
    """Goods or buying just before a name: "licences for X", "renewal of X", "purchase of 4 X"."""
    for at in range(start - 1, max(start - 5, -1), -1):
        word = read[at].text
        if read[at + 1].first:
            break
        if word in BUYING:
            return "bought"
        if word in GOODS:
            return "goods"
        if word not in _LEADING and not word.isdigit():
            break
    return "bare"


def _is_place(read: Sequence[Word], start: int, end: int) -> bool:
    if start and not read[start].first and read[start - 1].text in {"at", "in", "inside", "near"}:
        return True
    behind = read[end : end + 1]
    return bool(behind) and not behind[0].first and behind[0].text in PLACES


def _is_for(read: Sequence[Word], start: int) -> bool:
    """Whether other goods are bought for it: "holsters for X", but not "licences for X"."""
    if start < 2 or read[start].first or read[start - 1].first or read[start - 1].text != "for":
        return False
    return read[start - 2].text in GOODS - RIGHTS


def _preceded(read: Sequence[Word], start: int, pairs: Sequence[tuple[str, str]]) -> bool:
    last = [word.text for word in read[max(start - 4, 0) : start]]
    while last and last[-1] in {"the", "a", "an", "or", "is"}:
        last.pop()
    one, two = (["", "", *last])[-2:]
    return any((one, two) == pair or (two == pair[0] and not pair[1]) for pair in pairs)


def _in_purpose(read: Sequence[Word], start: int) -> bool:
    for at in range(start - 1, -1, -1):
        if read[at].text in PURPOSE or (read[at].text == "support" and _is_to(read, at)):
            return True
        if read[at].first:
            return False
    return False


def _is_to(read: Sequence[Word], at: int) -> bool:
    return at > 0 and read[at - 1].text in {"to", "in"}


def is_target(read: Sequence[Word], before: Found, found: Found) -> bool:
    """Whether `found` is only what `before` works with: "X for Y licences"."""
    between = [word.text for word in read[before.end : found.start]]
    return between in (["for"], ["with"], ["on"])


def product_behind(
    text: str, read: Sequence[Word], found: Sequence[Found], one: Found, usual: frozenset[str]
) -> tuple[str | None, int]:
    """The product that a name found is, or that stands behind it; and where its words end.

    usual: words that say nothing of which product it is.
    """
    end = max(slot(read, one.start, one.end).end, one.end)
    if one.name.product not in (None, one.name.maker):
        return one.name.product, end
    start = _past_usual(read, one.end)
    behind = next((other for other in found if other.start in (one.end, start)), None)
    if behind is not None and behind.name.maker == one.name.maker and behind.name.product:
        return behind.name.product, max(end, behind.end)
    kept = []
    for word in read[start:end]:
        if word.first or word.text in GOODS | BETWEEN | STOPS | SERVICES:
            break
        kept.append(word)
    told = [word for word in kept if word.text not in usual | TRADE and not word.text.isdigit()]
    return (text[kept[0].start : kept[-1].end] if told else one.name.product), end


def _past_usual(read: Sequence[Word], start: int) -> int:
    """Where a product's own name may begin: "X brand Y kit", "X mobile Y workstation"."""
    while start < len(read) and not read[start].first and read[start].text in BETWEEN:
        start += 1
    return start
