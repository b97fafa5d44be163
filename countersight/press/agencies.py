# ruff: noqa: E501 - patterns are easier to read unbroken
"""Government bodies in a text: known ones by their forms, others by the shape of their names."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from countersight.press.lists import alternation, lines

_CAP = r"(?:St\.|[A-Z][\w’'-]*\w)"
_RUN = rf"(?:{_CAP}\s+(?:&\s+|of\s+)?)"
_MORE = rf"(?:(?:\s+(?:and|of|&|the))*\s+{_CAP})*"
# "of Health, Education and Welfare", but not "of Corrections, Ohio".
_OF = rf"(?:of|for)\s+(?:the\s+)?{_CAP}{_MORE}(?:(?:,\s+{_CAP})+,?\s+(?:and|&)\s+{_CAP}{_MORE})?"
_BODY = r"Ministry|Department|Dept\.|Bureau|Office|Agency|Directorate|Administration|Division|" \
        r"Board|Commission|City|County|Government|Borough|State|Port|Town|Village|Parish"  # fmt: skip
_PLAIN_BODY = (
    r"(?:city\s+|county\s+|state\s+|federal\s+|transit\s+|military\s+|national\s+|secret\s+|regional\s+|municipal\s+|provincial\s+|traffic\s+)?police(?:\s+(?:department|force|service|forces|departments|authority|agency|directorate))?"
    r"|sheriff[’']s\s+(?:office|department|deputies)|(?:highway|state)\s+patrol|sheriff|government|(?!military\s+(?:intelligence|police))military|army|navy|air\s+force|armed\s+forces|"
    r"(?:military\s+|domestic\s+|foreign\s+)?intelligence(?:\s+(?:service|services|agency|agencies|offices?|community|directorate))?|"
    r"security\s+(?:service|services|agency|forces|agencies)|attorney\s+general(?:[’'][sS]\s+office)?|(?:tele\w+\s+)?regulator|district\s+attorney(?:[’'][sS]\s+office)?|border\s+(?:guard|police|force|agency|authorities)|"
    r"(?:\w+\s+)?ministry(?:\s+of\s+(?:the\s+)?\w+)?|authorities|prosecutors|city\s+council|county\s+council|"
    r"police\s+and\s+crime\s+commissioner|customs|immigration\s+(?:service|agency|authorities)|school\s+district|(?:corrections?|immigration|transportation|health|justice|interior|prisons?|education|revenue|labou?r|migration|defen[cs]e|public\s+safety)\s+(?:department|ministry|agency|authority|service)|tax\s+(?:authority|agency)"
)
# Never buyers: an administration by its president, offices of the press, courts.
_NOT = re.compile(
    r"^(?:The\s+)?(?:\w+\s+)?(?:Trump|Biden|Obama|Bush|Clinton|Reagan|News|Press|Research|Wire)\b"
    r"|\b(?:News|Press|Wire)\s+(?:Agency|Service)$|^(?:The|This|That|Our|Each|Every|No|An?|And|New|Former|When|If|In|While)\s+\w+$"
    r"|^(?:City|State|County|Government|Federal|Local)$"
)
GENERIC = re.compile(
    r"\b(?:[Tt]he|[Tt]hat|[Tt]his)\s+(?:\w+\s+){0,2}?(?P<noun>[Ss]heriff|agency|department|bureau|force|city|county|ministry|"
    r"military|government|council|district|authority|state|town|service|commission|office)(?:[’']s)?\b"
    r"(?!\s+(?:has\s+)?(?:of|that|where))|\b(?:[Pp]olice|[Oo]fficers|[Dd]eputies|[Dd]etectives|[Aa]gents)\b"
)


@dataclass(frozen=True, slots=True)
class AgencyMention:
    start: int
    end: int
    name: str


def find_agencies(
    text: str, spans: Iterable[tuple[int, int]] | None = None
) -> tuple[AgencyMention, ...]:
    """Government bodies in `text`, in order; no name reaches over the end of one of `spans`.

    The name is the usual short form where `text` has it.
    """
    found = [m for span in spans or [(0, len(text))] for m in _in_span(text, *span)]
    return _unify(text, sorted(found, key=lambda m: m.start))


def _in_span(text: str, first: int, last: int) -> list[AgencyMention]:
    found = [AgencyMention(*known) for known in _known(text, first, last)]
    for start, end, name in _shaped(text, first, last):
        if all(
            end <= other.start or other.end <= start or _swallows((start, end), other)
            for other in found
        ):
            found = [o for o in found if not _swallows((start, end), o)]
            found.append(AgencyMention(start, end, name))
    return found


def _swallows(span: tuple[int, int], other: AgencyMention) -> bool:
    """A longer name holds a known one: "Chicago Police Department", "French Army"."""
    return (
        span[0] <= other.start
        and other.end <= span[1]
        and span[1] - span[0] > other.end - other.start
    )


@cache
def _forms() -> dict[str, tuple[str, str]]:
    """Form → (short form, full name)."""
    forms: dict[str, tuple[str, str]] = {}
    for line in lines("agencies"):
        names = [part.strip() for part in line.split("|")]
        for form in names:
            forms.setdefault(form, (names[0], names[1] if len(names) > 1 else names[0]))
    return forms


def full_name(name: str) -> str:
    """`ICE` → `Immigration and Customs Enforcement`; a name that no list knows as it is."""
    return _forms().get(name, (name, name))[1]


def is_agency(name: str) -> bool:
    """Whether a list knows the name, but for the size of its letters."""
    return re.sub(r"\b(And|Of|For|The)\b", lambda m: m[1].lower(), name.strip()) in _forms()


@cache
def _known_pattern() -> re.Pattern[str]:
    forms = sorted(_forms(), key=len, reverse=True)
    body = "|".join(re.escape(form).replace(r"\ ", r"\s+") for form in forms)
    return re.compile(
        rf"(?<![\w@#.-])(?:(?:U\.S\.|US|United\s+States)\s+)?(?P<form>{body})(?![\w@])(?!-\w)"
        rf"(?!\s(?:{alternation('company_words')})\b)"
    )


def _known(text: str, first: int, last: int) -> Iterator[tuple[int, int, str]]:
    for match in _known_pattern().finditer(text, first, last):
        short, _ = _forms()[re.sub(r"\s+", " ", match["form"])]
        usual = re.search(rf"(?<!\w){re.escape(short)}(?!\w)", text)
        name = short if usual else re.sub(r"\s+", " ", match["form"])
        yield match.start(), match.end(), name


@cache
def _shape_patterns() -> tuple[re.Pattern[str], ...]:
    adjectives, countries = [], []
    for line in lines("countries"):
        country, _, adjective = line.partition(" | ")
        countries.append(re.escape(country))
        adjectives.extend([re.escape(adjective)] if adjective else [])
    place = "|".join([alternation("places").replace(".", r"\."), *countries])
    adjective = "|".join(adjectives)
    return (
        re.compile(rf"\b{_RUN}{{1,4}}?(?:{alternation('agency_heads')})(?!\w|\s(?:Services|Solutions|Systems|Group|Technologies|Contract))(?:\s+{_OF})?"),
        re.compile(rf"\b(?:{adjective}|{_CAP})?\s?(?:{_BODY})\s+{_OF}"),
        re.compile(rf"\b(?:(?:North|South|East|West|New|Greater|Upper|Lower)\s)?(?:{place}|{adjective})(?:[’']s)?\s+(?:{_PLAIN_BODY})\b"),
        re.compile(rf"\b{_CAP}(?:\s{_CAP})?\s+(?:County|City|Borough)\b(?!\s+[A-Z])"),
        re.compile(rf"\b(?:{_CAP}\s)?{_CAP}(?:[’']s)?\s+(?:city\s+|county\s+)?(?:police(?:\s+(?:department|force))?|"
                   r"sheriff[’']s\s+(?:office|department)|city\s+council)\b"),
        re.compile(r"\b[A-Z]{1,4}PD\b"),
        re.compile(r"(?<=[Tt]he\s)(?:(?:federal|national|state|military|transit|highway|interior|defen[cs]e|justice|migration|home|foreign|finance)\s+"
                   r"(?:police(?:\s(?:force|service))?|ministry|patrol|guard)|(?:attorney\s+general|district\s+attorney|prosecutor)[’']s\s+office)\b"),
        re.compile(rf"\b(?:city|county|town|state|village|government|kingdom|borough)\s+of\s+(?:the\s+)?{_CAP}(?:\s{_CAP})*"),
    )  # fmt: skip


# What must stand in a sentence in which a shape is looked for.
_NEEDS = (
    None,
    None,
    None,
    re.compile(r"County|City|Borough"),
    re.compile(r"police|sheriff|council"),
    re.compile(r"PD\b"),
    re.compile(r"[Tt]he\s"),
    re.compile(r"\sof\s"),
)
_LEADING = re.compile(r"^(?:The|In|On|At|For|And|But|With|By|From|To|When|While|As|If|That|After|Before|Since|Former|Its|Their|Our|His|Her|This|That|Each|Every|Another|"
                      r"Meanwhile|However|Although|Last|Both|Sen\.|Rep\.|Chief|Mayor|Officer|Sheriff|President)\s+")  # fmt: skip


def _shaped(text: str, first: int, last: int) -> Iterator[tuple[int, int, str]]:
    taken: list[tuple[int, int]] = []
    for pattern, needs in zip(_shape_patterns(), _NEEDS, strict=True):
        if needs is not None and needs.search(text, first, last) is None:
            continue
        for match in pattern.finditer(text, first, last):
            start, end = match.span()
            while lead := _LEADING.match(text[start:end]):
                start += lead.end()
            end -= 2 * text[start:end].endswith(("'s", "’s"))
            name = re.sub(r"\s+", " ", text[start:end]).strip()
            if _NOT.search(name) or (" " not in name and not name.endswith("PD")):
                continue
            if all(end <= first or last <= start for first, last in taken):
                taken.append((start, end))
                yield start + len(text[start:end]) - len(text[start:end].lstrip()), end, name


def _unify(text: str, found: list[AgencyMention]) -> tuple[AgencyMention, ...]:
    """One name a body: `Oakland Police Department (OPD)` makes OPD and Oakland police the same."""
    names = {m.name for m in found}
    same: dict[str, str] = {}
    for mention in found:
        acronym = re.match(
            r"\s*\((?:the\s+)?[“\"]?([A-Z][A-Za-z&]{1,7})[”\"]?\)", text[mention.end :]
        )
        if acronym:
            same[acronym[1]] = mention.name
        full = re.sub(r"[’']s? ", " ", mention.name)
        full = re.sub(r"\bpolice(?: department| force)?$", "Police Department", full)
        if full != mention.name and full in names:
            same[mention.name] = full
    return tuple(AgencyMention(m.start, m.end, same.get(m.name, m.name)) for m in found)
