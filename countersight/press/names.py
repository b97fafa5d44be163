# ruff: noqa: E501 - patterns are easier to read unbroken
"""The companies of a text, found by the company they keep: cues before and behind the name.

Each capitalised run gathers points at every mention ("spyware maker X", "X Inc.", "a contract
with X", "X, a start-up that"). A run with enough points is a vendor; persons, government bodies,
publishers, places and advocates are told apart first.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from countersight.press.agencies import AgencyMention
from countersight.press.columns import sellers_in
from countersight.press.cues import (
    BEFORE,
    BEHIND,
    COUNTED,
    STRONG,
    WARE_BEHIND,
)
from countersight.press.heads import headed
from countersight.press.learned import names as learned
from countersight.press.lists import alternation, lines, words
from countersight.press.places import is_place
from countersight.press.runs import BASED, LEGAL, TOKEN, Run, find_runs, plain_of
from countersight.press.sentences import Sentence
from countersight.press.slots import in_slot
from countersight.press.vendors import Names, aliases, pattern_of
from countersight.reported import KnownNames

_PERSON_TITLE = re.compile(rf"(?:^|\s)(?:{alternation('titles').replace('.', chr(92) + '.')})$")
_PERSON_BEHIND = re.compile(
    r",?\s\(?(?:an?\s|the\s)?(?:\w+\s){0,3}(?:chief executive|CEO|director|spokes\w+|attorney|lawyer|professor|researcher|"
    r"analyst|fellow|counsel|vice president|co-?founder|founder|who|sheriff|mayor|senator|commissioner|officer)\b"
    r"|\s(?:told|tweeted|testified|wrote)\b"
)
_CAMEL = re.compile(r"^[A-Z]?[a-z0-9]+[A-Z]\w*$")
# "picked Acme, Bolt Systems and |": what came before the names that the run is listed with.
_CHAIN = re.compile(
    rf"(?:{TOKEN}(?:\s{TOKEN}){{0,3}}(?:\s\([^)]*\))?(?:,?\s(?:of|from|in|based\sin)\s{TOKEN})?(?:,\s(?:and\s)?|\sand\s|\s&\s))+$"
)
_SIGNS = re.compile(
    r"(?:, [^,;]{1,30},)? (?:also |has |had |have |recently |first |then |later )*(?:signed|signs|inked|reached|struck|entered|renewed|extended|"
    r"ended|cancell?ed|terminated|approved|has|had|have|holds?|maintains?|dropped|cut|severed|paused|suspended)\b[^.;]{0,60}?\b"
    rf"(?:with|from|to) (?:the )?(?:[a-z-]+ ){{0,3}}(?P<other>{TOKEN}(?:\s{TOKEN})*)"
)
# How words that are no names end; one that only opens sentences may well be such a word.
_COMMON = re.compile(
    r"(?:s|ing|ed|ly|ion|ment|ness|ers?|ors?|ists?|ity|al|ive|ous|ic|ance|ence|ency|ship|hood|able|ful|less|ism|age|ure|ant|ent|ary|ory|ial|ward|ees?)$|^.{1,4}$"
)
_OF_PLACE = re.compile(r"\b([A-Z][\w-]+(?: [A-Z][\w-]+)?)[’']s $")  # "Omaha's Acme"
_CODE = re.compile(r"\d-\w+-|\d{4}")  # the number of a contract
_SMALL = re.compile(r"\s[a-z]")
_PAID = re.compile(
    r"(?=.*[$£€]\s?\d)(?=.*\b(?:paid|pays|paying|spent|contract|deal|agreement|order|award|licen[sc]e|subscription|purchased?|bought|renew))",
    re.I | re.S,
)
_MADE_BY = re.compile(
    r",?\s(?:(?:which|that)\s(?:is|was|has\sbeen|had\sbeen)\s|an?\s[^,.;]{1,40}\s)?(?:made|built|developed|sold|designed|created)\sby\b"
    r"|,\san?\s[^,.;]{0,50}?\b(?:tool|system|software|app|platform|program|database|product|service|engine)\s(?:from|of|by)\s(?:the\s)?[A-Z]"
    r"|,\swhose\s(?:[\w-]+\s){1,3}(?:is|was)\s(?:made|built|developed)\sby\s"
    r"|,\sas\s(?:the\s(?:tool|system|software|app|platform|program)|it)\sis\s(?:known|called)\b"
)
# "The Ghent company": where it sits, not its name.
_THE_LOCAL = re.compile(r"\b[Tt]he $")
_A_COMPANY = re.compile(r" (?:company|firm|start-?up|manufacturer)\b(?!,? (?:called|named))")
_UNLIKELY = -3.5  # a person, an advocate, a customer
_ENOUGH = 2.0
DOUBTFUL = 0.35  # the chance below which the cues are not believed
_SHORT, _IN_SHORT = 5, 0.05  # sentences up to which a text says little of a name; the same there
POSSIBLE = 0.4  # the chance from which what is learnt may take a name for a supplier's
LIKELY = 0.7  # the chance from which a name is a supplier's
_WEAK = 1.0  # enough where a sum wants a vendor


@dataclass(frozen=True, slots=True)
class Survey:
    """The capitalised runs of a text, what the cues make of each name, and the names they choose.

    `wares`: what somebody else is said to have made.
    """

    runs: list[Run]
    cues: dict[str, frozenset[str]]
    chosen: frozenset[str]
    wares: frozenset[str]


def read_names(
    sentences: tuple[Sentence, ...], agencies: Sequence[AgencyMention], known: KnownNames
) -> Names:
    """The vendors that the text introduces, and the known suppliers that it mentions."""
    listed = _listed(known.suppliers)
    found = survey(sentences, agencies, known)
    chances = learned.weigh(sentences, found.runs, agencies, found.cues)
    least = DOUBTFUL if len(sentences) > _SHORT else _IN_SHORT
    chosen = {n for n in found.chosen if plain_of(n) in listed or chances.get(n, 1.0) >= least}
    chosen |= {name for name, chance in chances.items() if _is_seller(name, chance)}
    wares = found.wares | known.products.keys()
    wares |= {n for n in chosen if n.rpartition(" ")[0] in known.products}  # a version of one
    chosen -= {name for name in chosen if name in wares and plain_of(name) not in listed}
    seen = {run.name for run in found.runs if not is_other(LEGAL.sub("", run.name))}
    vendors = aliases(chosen, seen)
    may = {n for n, chance in chances.items() if chance >= POSSIBLE and not is_other(n)}
    unsure = {name: chance for name, chance in chances.items() if plain_of(name) not in listed}
    may -= vendors.keys() | known.products.keys()
    return Names(vendors, pattern_of(vendors), unsure, pattern_of(may))


def _is_seller(name: str, chance: float) -> bool:
    return chance >= LIKELY and not is_other(name)


def survey(
    sentences: tuple[Sentence, ...], agencies: Sequence[AgencyMention], known: KnownNames
) -> Survey:
    """What the cues say, before it is weighed."""
    taken = [(a.start, a.end) for a in agencies]
    listed = _listed(known.suppliers)
    runs = prose_runs(sentences, agencies, listed)
    scores = _scores(runs, listed, _lower_words(sentences))
    strong = {name for name, score in scores.items() if score >= _ENOUGH}
    heads = set(headed(sentences, taken, listed, strong))
    for name in heads:
        scores[name] = scores.get(name, 0.0) + (0.0 if is_other(name) else 2.5)
    columns = {LEGAL.sub("", name) for name in sellers_in(sentences)}
    scores |= dict.fromkeys(columns, 3.0)
    chosen = {name for name, score in scores.items() if score >= _ENOUGH}
    paid = _of_sums(sentences, runs, scores, chosen)
    slots = _of_slots(sentences, runs, scores, chosen | paid)
    kinds = {"a head": heads, "in a column": columns, "beside a sum": paid, "in a slot": slots}
    cues = {
        name: frozenset(
            [f"points {_bucket(score)}", *(kind for kind, names in kinds.items() if name in names)]
        )
        for name, score in scores.items()
    }
    wares = {LEGAL.sub("", run.name) for run in runs if _MADE_BY.match(run.behind)}
    return Survey(runs, cues, frozenset(chosen | paid | slots), frozenset(wares))


def _bucket(points: float) -> int:
    return max(-4, min(5, math.floor(points)))


def prose_runs(
    sentences: Iterable[Sentence], agencies: Iterable[AgencyMention], listed: frozenset[str]
) -> list[Run]:
    """The capitalised runs of a text, headings left out."""
    taken = [(a.start, a.end) for a in agencies]
    return [run for s in sentences if _is_prose(s) for run in find_runs(s, taken, listed)]


def _is_prose(sentence: Sentence) -> bool:
    """Not a heading, unless most of its words are small: "Is the contract with Acme over?"."""
    if sentence.kind != "heading":
        return True
    after = sentence.text.split()[1:]
    return len(after) >= 4 and sum(word[0].islower() for word in after) >= 0.6 * len(after)


def _of_sums(
    sentences: tuple[Sentence, ...], runs: list[Run], scores: dict[str, float], chosen: set[str]
) -> set[str]:
    """A sentence that tells of a sum paid names its vendor: the best of the weaker names there."""
    found: set[str] = set()
    for sentence in sentences:
        if sentence.kind == "heading" or not _PAID.match(sentence.text):
            continue
        here = [r for r in runs if sentence.start <= r.start < sentence.end]
        names = [LEGAL.sub("", r.name) for r in here if not r.name.isupper()]
        if not chosen.intersection(names):
            best = max(names, key=lambda name: scores.get(name, 0.0), default="")
            found |= {best} if scores.get(best, 0.0) >= _WEAK else set()
    return found


def _of_slots(
    sentences: tuple[Sentence, ...], runs: list[Run], scores: dict[str, float], chosen: set[str]
) -> set[str]:
    """Where a sentence names no vendor, the names in a vendor's place; no products of a vendor."""
    openers = _only_openers(runs)
    found: set[str] = set()
    for here in _by_sentence(sentences, runs):
        if chosen.intersection(LEGAL.sub("", run.name) for run in here):
            continue
        for run in here:
            name = LEGAL.sub("", run.name)
            bad = is_other(name) or scores.get(name, 0.0) < _UNLIKELY
            bad = bad or (name in openers and _COMMON.search(name) is not None)
            if not bad and in_slot(run, not chosen | found) and not _is_made(run, chosen):
                found.add(name)
                break
    return found


def _by_sentence(sentences: tuple[Sentence, ...], runs: list[Run]) -> Iterator[list[Run]]:
    for sentence in sentences:
        if sentence.kind != "heading":
            yield [r for r in runs if sentence.start <= r.start < sentence.end]


def _is_made(run: Run, chosen: set[str]) -> bool:
    """`Acme's Falcon`, `Falcon, built by Acme`."""
    return _MADE_BY.match(run.behind) is not None or any(
        run.before.rstrip().endswith((name, f"{name}'s", f"{name}’s")) for name in chosen
    )


def _lower_words(sentences: Iterable[Sentence]) -> frozenset[str]:
    return frozenset(w for s in sentences for w in re.findall(r"\b[a-z]{3,}\b", s.text))


def _scores(runs: list[Run], listed: frozenset[str], lower: frozenset[str]) -> dict[str, float]:
    scores: dict[str, float] = defaultdict(float)
    for run in runs:
        scores[LEGAL.sub("", run.name)] += _points(run)
    formal = {LEGAL.sub("", run.name) for run in runs if LEGAL.search(run.name)}
    openers = _only_openers(runs)
    counts = Counter(LEGAL.sub("", run.name) for run in runs)
    for name, points in scores.items():
        score = points + _shape(name, lower) + 3 * (name in formal)
        score -= 9.0 * (name in openers and name.endswith("ly"))
        score -= (2.0 if _COMMON.search(name) else 0.5) * (name in openers)
        score += min(1.0, 0.5 * (counts[name] - 1)) if score > 0 and not name.isupper() else 0.0
        score = -9.0 if is_other(name) else score
        scores[name] = max(score, 3.0) if plain_of(name) in listed else score
    _drop_customers(runs, scores, listed)
    _drop_persons([run for run in runs if plain_of(run.name) not in listed], scores)
    return scores


def _drop_customers(runs: list[Run], scores: dict[str, float], listed: frozenset[str]) -> None:
    """Who signs with a stronger name is its customer; a name before its state is a town."""
    for run in runs:
        name = LEGAL.sub("", run.name)
        if plain_of(name) in listed:
            continue
        if _in_state().match(run.behind):
            scores[name] -= 3.0
        with_whom = _SIGNS.match(run.behind)
        other = LEGAL.sub("", with_whom["other"]) if with_whom else ""
        if scores.get(other, 0.0) >= max(_ENOUGH, scores[name] - 1.0):
            scores[name] -= 4.0


@cache
def _in_state() -> re.Pattern[str]:
    """`, Oregon` behind a town; not `, Oregon-based`."""
    names = [line.partition(" | ")[0] for line in lines("countries")]
    body = "|".join([*map(re.escape, names), alternation("states").replace(".", r"\.")])
    return re.compile(rf",\s(?:{body})(?=[\s,;.’'])(?!-)")


def _points(run: Run) -> float:
    """Cues about one mention. Points add up over mentions, so weak cues need company.

    What stands before a list of names stands before each of them.
    """
    before = _CHAIN.sub("", run.before)
    formal = LEGAL.search(run.name) is not None
    before = _OF_PLACE.sub(lambda m: "" if formal or is_place(m[1]) else m[0], before)
    forms = {before, re.sub(r"[*_]+$", "", before), re.sub(r"[*_]*[A-Z][\w-]+-based $", "", before)}
    points = sum(
        weight for weight, pattern in BEFORE if any(pattern.search(form) for form in forms)
    )
    behind = re.sub(r"^[*_]+", "", run.behind)
    points += sum(weight for weight, pattern in BEHIND if pattern.match(behind))
    if _THE_LOCAL.search(before) and _A_COMPANY.match(behind):
        return -6.0
    if COUNTED.search(before) and not WARE_BEHIND.match(behind):
        points -= 3.0
    return min(points, STRONG)


def _shape(name: str, lower: frozenset[str]) -> float:
    parts = name.split()
    last = parts[-1].lower()
    score = 2.0 * (last in words("company_words")) + 1.0 * (last in words("company_hints"))
    score = score if len(parts) > 1 else 0.0
    score += 1.0 if any(_CAMEL.match(p) for p in parts) else 0.0
    if len(parts) == 1 and name.lower() in lower:
        score -= 4.0
    return score


def _only_openers(runs: list[Run]) -> set[str]:
    """Single words that are only ever capitalised at the head of a sentence, before a small letter."""
    inside = {run.name for run in runs if run.before.strip() or not _SMALL.match(run.behind)}
    alone = {run.name for run in runs if " " not in run.name and not run.name.isupper()}
    adverbs = {name for name in alone if name.endswith("ly") and len(name) > 4}
    return {name for name in alone if not _CAMEL.match(name)} - (inside - adverbs)


@lru_cache(maxsize=8)
def _listed(known: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(plain_of, known))


@cache
def _others() -> frozenset[str]:
    places = {part.lower() for line in lines("countries") for part in line.split(" | ")}
    return (
        words("media")
        | words("advocates")
        | words("places")
        | words("not_names")
        | words("openers")
        | places
    )


def is_other(name: str) -> bool:
    plain = re.sub(r"^the ", "", name.lower())
    tail = plain.split()[-1] if plain else ""
    return (
        plain in _others()
        or all(word in words("tech_words") for word in plain.split())
        or f"{plain}." in words("states")
        or _CODE.search(name) is not None
        or BASED.search(name) is not None
        or (tail in words("not_names") and not name.rsplit(" ", 1)[-1].isupper())
        or name.isdigit()
        or len(name) < 2
    )


def _drop_persons(runs: list[Run], scores: dict[str, float]) -> None:
    """Persons are no vendors: by title, given name or calling; and their family names after them."""
    for run in runs:
        parts = run.name.split()
        titled = _PERSON_TITLE.search(run.before.rstrip(" ")) is not None
        called = 2 <= len(parts) <= 4 and parts[0].lower() in words("given_names")
        spoken = (
            len(parts) >= 2
            and _PERSON_BEHIND.match(run.behind)
            and not re.match(r",? (?:which|a company)", run.behind)
        )
        if titled or (called and scores[run.name] < 4) or (spoken and scores[run.name] < 3):
            scores[run.name] = scores[parts[-1]] = -9
