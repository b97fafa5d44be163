"""For whom a contract is: the agency named in the sentence, meant by it, or the text's own."""

import re

from countersight.press.agencies import GENERIC, AgencyMention
from countersight.press.events import clause_start
from countersight.press.places import is_place
from countersight.press.scenes import Scene
from countersight.press.sellers import Anchor
from countersight.press.subjects import SUBJECT, subject_in

_BUYS = re.compile(r"\b(?:with|from|by|for|to)\s+(?:the\s+)?(?:[A-Z][\w.]+[’']s\s+)?$")
_USES = re.compile(r"\b(?:by|at|let|lets|allows?|gives?|gave)\s+(?:the\s+)?$")
_HELPS = re.compile(
    r"(?:support|assist|help|under|part\s+of|within|former|parent|arm\s+of|division\s+of|unlike|including|told|at)\s+(?:the\s+)?$",
    re.I,
)
_PRONOUN = re.compile(
    r"\b(?:[Ii]t|[Tt]hey)\s+(?:has|have|had|also|later|then|first|again|paid|spent|bought|signed|renewed|ended|rescinded|dropped)\b"
)
_ITEM_HEAD = re.compile(r"[-*#\d.\s]*(?P<name>[A-Z][^:.;]{2,45}):\s")
# "contract with Poland", "sold to Madagascar": a place stands for its government.
_FOR_PLACE = re.compile(
    r"\b(?:contracts?|deals?|agreements?|business|ties|customers?|clients?|sold|sells?|selling|sales?|supplied|suppl(?:y|ies|ying)|licen[sc]es?|exported|exports?|shipped)\s+"
    r"(?:[\w’'-]+\s+){0,3}?(?:with|to|in|for)\s+(?:the\s+)?(?P<name>[A-Z][\w.’'-]*\w(?:\s[A-Z][\w’'-]*\w){0,2})"
)
# "In Oak Park, Illinois, trustees voted"; "Chicago's contract".
_IN_PLACE = re.compile(
    r"\b(?:[Ii]n|[Oo]fficials\s+(?:in|from)|[Pp]olice\s+in)\s+(?P<name>[A-Z][\w.’'-]*\w(?:\s[A-Z][\w’'-]*\w){0,2}),\s(?:[A-Z][\w.]+\s?){1,2},?\s(?:the\s+)?(?:[\w-]+\s){0,2}?"
    r"(?:trustees|council\w*|officials|police|city|village|town|county|commissioners|supervisors|lawmakers|leaders|voted|have|has|had|paused|ended|dropped)\b"
)
_WHO_IN = re.compile(
    r"\b(?:[Oo]fficials|[Aa]uthorities|[Pp]olice|[Ll]awmakers|[Pp]rosecutors)\s+in\s+(?P<name>[A-Z][\w.’'-]*\w(?:\s[A-Z][\w’'-]*\w){0,2})"
)
_OF_PLACE = re.compile(
    r"(?P<name>[A-Z][\w.-]*\w(?:\s[A-Z][\w-]*\w){0,2})[’']s?\s(?:own\s)?(?:[\w$£€.,-]+\s){0,4}?(?:contracts?|deals?|agreements?|pilot|use|purchase|program(?:me)?|trial|subscription)\b"
)
# Bodies named by a common noun alone, where nothing nearer is known.
_OWN_NAME = ("county", "sheriff", "police", "city", "state", "ministry", "council")


def buyer_of(scene: Scene, anchor: Anchor) -> str | None:
    """The agency that buys or uses, by what stands nearest in sense to the anchor."""
    if scene.sentence.kind == "item":
        head = _ITEM_HEAD.match(scene.text)
        named = head and not any(v.start < head.end() for v in scene.vendors)
        if head and named and any(v.start >= head.end() for v in scene.vendors):
            return next((a.name for a in scene.agencies if a.end <= head.end()), head["name"])
    ahead = [a for a in scene.agencies if a.end <= anchor.start]
    bought = [a for a in scene.agencies if _BUYS.search(_left(scene.text, a))]
    if not bought and not any(_in_clause(scene.text, a, anchor) for a in ahead):
        place = _place(scene, anchor)
        subject = place or (None if ahead else _subject(scene, anchor))
        if subject is not None:
            return subject
    if not scene.agencies:
        return _meant(scene)
    return max(scene.agencies, key=lambda a: _rank(scene.text, a, anchor)).name


def _subject(scene: Scene, anchor: Anchor) -> str | None:
    """Before the anchor: `Palmer pays`; or `it has paid`, for the agency spoken of."""
    name = subject_in(scene.text[: anchor.end + 20], scene.vendors)
    if name is not None:
        return name
    pronoun = _PRONOUN.search(scene.text[: anchor.start])
    return scene.buyer() if pronoun and scene.vendors else None


def _place(scene: Scene, anchor: Anchor) -> str | None:
    """A place that stands for its government: in the anchor's clause, or the only one."""
    found_places: list[str] = []
    for pattern in (_FOR_PLACE, SUBJECT, _IN_PLACE, _WHO_IN, _OF_PLACE):
        for found in pattern.finditer(scene.text):
            name = found["name"]
            if is_place(name) and _same_clause(scene.text, found.start("name"), anchor):
                return name
            found_places += [name] if is_place(name) else []
    return found_places[0] if len(set(found_places)) == 1 and not scene.agencies else None


def _in_clause(text: str, agency: AgencyMention, anchor: Anchor) -> bool:
    return _same_clause(text, agency.start, anchor)


def _same_clause(text: str, at: int, anchor: Anchor) -> bool:
    """No clause begins between the two."""
    return clause_start(text, at) == clause_start(text, anchor.start)


def _meant(scene: Scene) -> str | None:
    """`The county`: the county spoken of; else what the text is about; else just that."""
    known = scene.buyer()
    generic = GENERIC.search(scene.text)
    noun = (generic["noun"] or generic.group()).lower() if generic else ""
    if noun in _OWN_NAME and (known is None or noun not in known.lower()):
        return next((a for a in scene.bodies if noun in a.lower()), known or noun)
    return known


def _left(text: str, agency: AgencyMention) -> str:
    return text[max(0, agency.start - 40) : agency.start]


def _rank(text: str, agency: AgencyMention, anchor: Anchor) -> float:
    left = _left(text, agency)
    rank = -abs(agency.start - anchor.start) / 200
    used = anchor.kind == "usage_disclosure"
    rank += 2.0 * ((_USES if used else _BUYS).search(left) is not None)
    rank += 1.5 * (agency.end <= anchor.start)
    rank += 2.0 * _in_clause(text, agency, anchor)
    return rank - 4.0 * (_HELPS.search(left) is not None)
