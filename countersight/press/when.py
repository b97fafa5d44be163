"""Which date of a sentence dates a claim."""

import re
from collections.abc import Iterable
from itertools import pairwise

from countersight.press.dates import DateMention
from countersight.press.events import CHANGED, VENDOR, Event, clause_start
from countersight.press.scenes import Scene
from countersight.press.sellers import Anchor, insertion

_REPORTED = re.compile(
    r"\b(?:report(?:ed|s)|reveal(?:ed|s)|said|told|announc(?:ed|es)|disclos(?:ed|es)|according\s+to|"
    r"publish(?:ed|es)|wrote|show(?:s|ed)|confirm(?:ed|s))\b",
    re.I,
)
_UNTIL = re.compile(r"(?:until|till|through)\b", re.I)
_DATELINE = re.compile(r"[A-Z][A-Z .,]{3,}[^.]{0,40}?(?:\s[—–-]|\)\s)")
_BEFORE_DOING = re.compile(r"\b(?:before|until|after)\s+(?:later\s+)?\w+ing\b")
_OTHER_DATE = re.compile(r";|\b(?:19|20)\d\d\b|\bin\s+[A-Z]|\b(?:last|this|while)\b")
_PUBLISHED = re.compile(
    r"\b(?:published|posted|released|reported|disclosed|obtained|filed)\s+(?:on\s+)?$"
)


Span = tuple[int, int]


def date_of(scene: Scene, anchor: Anchor, events: tuple[Event, ...]) -> DateMention | None:
    """The nearest date that dates the event: not the report, not the next sum or event."""
    apart = list(_of_the_matter(scene, anchor))
    ends = _ends(scene, anchor, events)
    first = min(start for start, _ in [*ends, (anchor.start, anchor.end)])
    fit = [d for d in apart if d.end <= first or not _parted(d, anchor, ends)]
    fit = [d for d in fit if not _dates_else(scene.text, d)]
    fit = fit or [d for d in apart if _of_list(scene, d)]
    dated = [d for d in fit if d.is_dated] or fit
    clause = clause_start(scene.text, anchor.start)
    others = {clause_start(scene.text, start) for start, _ in ends} - {clause}
    own = [d for d in dated if d.end <= first or clause_start(scene.text, d.start) not in others]
    same = [d for d in own if clause_start(scene.text, d.start) == clause]
    return min(same or own, key=lambda d: abs(d.start - anchor.start), default=None)


def _of_the_matter(scene: Scene, anchor: Anchor) -> Iterable[DateMention]:
    """Not dates of what came after ("before grounding them in"), nor told of a name in passing."""
    names = {v.end for v in scene.vendors}
    for date in scene.dates:
        later = _BEFORE_DOING.search(scene.text[anchor.end : date.start])
        to_come = date.is_ahead and anchor.kind not in CHANGED
        if not later and not to_come and insertion(scene.text, date.start, anchor) not in names:
            yield date


def _ends(scene: Scene, anchor: Anchor, events: tuple[Event, ...]) -> list[Span]:
    """The other sums and the other changes of the sentence; a takeover's one sum is its price."""
    sums = [(m.start, m.end) for m in scene.moneys if m.start != anchor.start]
    sums = [] if anchor.kind == "acquisition_merger" and len(sums) == 1 else sums
    others = [e for e in events if e.kind in CHANGED and e.kind != anchor.kind]
    return sums + [(e.start, e.end) for e in others]


def _of_list(scene: Scene, date: DateMention) -> bool:
    """`$1 with A, $2 with B and $3 with C last year`: the date is that of every sum."""
    masked = scene.masked()
    gaps = [masked[a.end : b.start] for a, b in pairwise(scene.moneys)]
    last = scene.moneys[-1].end if scene.moneys else len(scene.text)
    listed = len(gaps) > 0 and all(
        len(gap) < 45 and VENDOR in gap and not _OTHER_DATE.search(gap) for gap in gaps
    )
    return listed and last <= date.start <= last + 45


def _parted(date: DateMention, anchor: Anchor, ends: list[tuple[int, int]]) -> bool:
    """Another sum or another event stands between the date and the anchor."""
    low, high = min(date.end, anchor.end), max(date.start, anchor.start)
    return any(low <= start and end <= high for start, end in ends)


def _dates_else(text: str, date: DateMention) -> bool:
    """A dateline, an end to come ("until 2026"), or `On Monday, X reported`."""
    if _UNTIL.match(date.text) or (date.start and _DATELINE.match(text[: date.end + 40])):
        return _UNTIL.match(date.text) is not None or date.end < 60
    return _dates_report(text, date)


def _dates_report(text: str, date: DateMention) -> bool:
    """`On Monday, X reported`: a weekday beside a word of reporting dates the report."""
    if _PUBLISHED.search(text[: date.start]):
        return True
    if date.precision != "relative" or not date.text.lower().endswith("day"):
        return False
    return _REPORTED.search(text[max(0, date.start - 40) : date.end + 60]) is not None
