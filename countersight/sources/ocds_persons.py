"""Which suppliers of an OCDS release are natural persons, by what the publisher says of them.

By the scheme or the form of an identifier (`layouts/ocds_persons.csv`), by `details` that say so
in words, by a name that states its legal form. Where a scheme numbers companies in one form alone,
what has another form is a person: publishers hash such numbers.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from countersight.sources.layout import rows_of

Json = Mapping[str, Any]

_WORDS = re.compile(
    r"\b(?:natural|physical|private) person|\bindividual\b|\bsole (?:trader|proprietor)"
    r"|\bself[- ]?employed|\bpersonas? (?:natural|f[ií]sica)|\bpessoa f[ií]sica"
    r"|\bpersonne physique|\bpersoan[aă] fizic[aă]|\bфізична особа|\bфизическое лицо",
    re.I,
)
_FORM = re.compile(r"(?:ФОП|ФІЗИЧНА ОСОБА|ИП|Î\.?I\.)\s", re.I)
_FLAG = re.compile(r"individual|natural_?person", re.I)


def is_person(supplier: Json, party: Json) -> bool:
    """Whether a supplier, or the party of the release that it refers to, is a natural person."""
    return any(
        any(_marked(scheme, number) for scheme, number in _identifiers(entry))
        or _says(entry.get("details"))
        for entry in (supplier, party)
    ) or any(_FORM.match(name) for name in names_of(supplier, party))


def names_of(supplier: Json, party: Json) -> list[str]:
    """Every name that the release gives a supplier, its own first."""
    said = [entry.get("name") for entry in (supplier, party)]
    for entry in (supplier, party):
        identifier = entry.get("identifier")
        said.append(identifier.get("legalName") if isinstance(identifier, dict) else None)
    return list(dict.fromkeys(name for name in said if isinstance(name, str) and name.strip()))


def _identifiers(entry: Json) -> Iterator[tuple[str, str]]:
    more = entry.get("additionalIdentifiers")
    for identifier in (entry.get("identifier"), *(more if isinstance(more, list) else ())):
        if isinstance(identifier, dict):
            yield str(identifier.get("scheme") or ""), str(identifier.get("id") or "")
    yield "", str(entry.get("id") or "")


@cache
def _marks() -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    rows = rows_of("ocds_persons")
    return tuple((row["mark"], row["scheme"], re.compile(row["pattern"])) for row in rows)


def _marked(scheme: str, number: str) -> bool:
    number = re.sub(r"[\s-]", "", number).upper()
    for mark, of, pattern in _marks():
        if of and of != scheme.upper():
            continue
        if number and (pattern.fullmatch(number) is not None) == (mark == "person"):
            return True
    return False


def _says(details: Any) -> bool:
    """Whether some word or flag in `details` marks a person; however deep they are nested."""
    waiting = [details]
    while waiting:
        said = waiting.pop()
        if isinstance(said, dict):
            if any(value is True and _FLAG.search(key) for key, value in said.items()):
                return True
            waiting.extend(said.values())
        elif isinstance(said, list):
            waiting.extend(said)
        elif isinstance(said, str) and _WORDS.search(said):
            return True
    return False
