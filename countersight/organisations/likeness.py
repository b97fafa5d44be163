"""How surely two names mean one organisation, by themselves, and why: 0 to 1."""

from dataclasses import dataclass, replace

from rapidfuzz.distance import OSA

from countersight.organisations.aligning import Alignment, Pair, align
from countersight.organisations.wording import Word, Wording, word

CONTRAST = 2.0  # what each name says and the other does not weighs more where both do
NUMBERS_APART = 0.3  # of the score is left where numbers differ
FORMS_APART = 0.03
MERE_TAIL = 0.5  # what one name says more of its business weighs less
CUT, CUT_SHORT = 30, 0.95  # letters: fields for names are 40 wide or less
SLIP = 0.9  # a pair of words less alike than this is a slip of the pen, or two words
INITIALS, LONGEST_ACRONYM = 0.85, 8
ALONE = {
    "telling": 1.5,
    "place": 1.25,
}  # times its weight, where one name says it: a sister company
BUSINESS_APART = 3.0  # the same, of words of business alone: sister companies
NO_TELLING = 0.8  # of the score is left where only words of business and places agree


@dataclass(frozen=True, slots=True)
class Likeness:
    score: float
    why: tuple[str, ...]


NONE = Likeness(0.0, ("a name says nothing",))


def alike(left: str, right: str) -> Likeness:
    """The best of all spellings of either name."""
    found = [_of(one, other) for one in word(left) for other in word(right)]
    return max(found, key=lambda likeness: likeness.score, default=NONE)


def _of(left: Wording, right: Wording) -> Likeness:
    if not (left.core and right.core):
        same = [w.text for w in left.words] == [w.text for w in right.words]
        return Likeness(1.0, ("the same words",)) if same else NONE
    if _letters(left) == _letters(right):
        return Likeness(1.0, ("the same letters",))
    if _cut_short(*sorted((_letters(left), _letters(right)), key=len)):
        return Likeness(CUT_SHORT, ("one name is cut short",))
    if any(_initialism(*pair) for pair in ((left, right), (right, left))):
        return Likeness(INITIALS, ("the initials of the other name",))
    alignment = _without_slips(align(left, right), left, right)
    score = _score(alignment)
    why = [_said(pair) for pair in alignment.pairs]
    why += [f"“{w.text}” stands on the left alone" for w in alignment.left]
    why += [f"“{w.text}” stands on the right alone" for w in alignment.right]
    if _numbers_differ(alignment):
        score *= NUMBERS_APART
        why.append("other numbers")
    if left.forms and right.forms and left.forms.isdisjoint(right.forms):
        score -= FORMS_APART
        why.append("another legal form")
    return Likeness(max(0.0, min(1.0, score)), tuple(why))


def _without_slips(alignment: Alignment, left: Wording, right: Wording) -> Alignment:
    """A last word that is the other name's legal form but for a letter too many is that form."""
    return replace(
        alignment,
        left=tuple(w for w in alignment.left if not _slip_of_form(w, left, right)),
        right=tuple(w for w in alignment.right if not _slip_of_form(w, right, left)),
    )


def _slip_of_form(one: Word, own: Wording, other: Wording) -> bool:
    if one != own.words[-1] or len(one.text) < 3 or own.forms:
        return False
    forms = (w.text for w in other.words if w.kind == "form" and len(w.text) < len(one.text))
    return any(OSA.distance(one.text, form, score_cutoff=1) <= 1 for form in forms)


def _score(alignment: Alignment) -> float:
    agreed = sum(pair.weight * pair.likeness for pair in alignment.pairs)
    slipped = sum(pair.weight * (1 - pair.likeness) for pair in alignment.pairs)
    one, other = (sum(_alone(w) for w in side) for side in (alignment.left, alignment.right))
    share = _contrast(alignment) if one and other else _tail(alignment)
    missing = (one + other) * share + slipped
    if not agreed:
        return 0.0
    share = agreed / (agreed + missing)
    return share if _telling(alignment) or not missing else share * NO_TELLING


def _alone(word: Word) -> float:
    return word.weight * ALONE.get(word.kind, 1.0)


def _contrast(alignment: Alignment) -> float:
    rest = (*alignment.left, *alignment.right)
    return BUSINESS_APART if all(w.kind == "business" for w in rest) else CONTRAST


def _tail(alignment: Alignment) -> float:
    """One name only says more of what its business is; a word of three letters is no name."""
    rest = (*alignment.left, *alignment.right)
    told = sum(len(w.text) for pair in alignment.pairs for w in pair.left if w.kind == "telling")
    sure = all(pair.likeness > SLIP for pair in alignment.pairs)
    if not (sure and len(rest) <= 3 and all(w.kind == "business" for w in rest)):
        return 1.0
    return MERE_TAIL if told > 3 else CONTRAST if len(alignment.pairs) == 1 else 1.0


def _letters(name: Wording) -> str:
    return "".join(w.text for w in name.words)


def _initialism(short: Wording, long: Wording) -> bool:
    """One word of three letters or more, which the words of the other begin with, each or most.

    A place may stand beside it ("FBI Washington"); a short legal form gives all of its letters.
    """
    letters = [w.text for w in short.core if w.kind != "place"]
    if len(letters) != 1 or not 3 <= len(letters[0]) <= LONGEST_ACRONYM:
        return False
    without = [w for w in long.words if w.kind != "filler"]
    spelt = (long.words, without, [w for w in long.words if w.kind != "form"], long.core)
    said = {"".join(w.text[0] for w in words) for words in spelt}
    said.add("".join(w.text if w.kind == "form" else w.text[0] for w in long.words))
    return letters[0] in said


def _cut_short(short: str, long: str) -> bool:
    return len(short) >= CUT and long.startswith(short)


def _telling(alignment: Alignment) -> bool:
    words = (w for pair in alignment.pairs for w in (*pair.left, *pair.right))
    return any(w.kind in ("telling", "number") for w in words)


def _numbers_differ(alignment: Alignment) -> bool:
    return any(w.kind == "number" for w in (*alignment.left, *alignment.right))


def _said(pair: Pair) -> str:
    one, other = (" ".join(w.text for w in side) for side in (pair.left, pair.right))
    return f"“{one}”: {pair.how}" if one == other else f"“{one}”, “{other}”: {pair.how}"
