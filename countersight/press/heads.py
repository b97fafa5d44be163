"""Names that head a section or an item of a list, each with what is said under it."""

import re
from collections.abc import Iterator

from countersight.press.lists import alternation
from countersight.press.places import is_place
from countersight.press.runs import RUN, Span, plain_of
from countersight.press.sentences import Sentence

_SECTION = re.compile(
    rf"\b(?:[Tt]he|[Tt]his|[Aa]n?|[Ii]ts)\s+(?:[\w-]+\s+){{0,3}}?(?:{alternation('seller_nouns')})\b"
)
# The head of a section or of an item: "5.2 Acme", "**Acme**: ...", "Acme. Radios."
_HEAD = re.compile(
    rf"[#*_`\s]*(?:#?\d+(?:\.\d+)*[.)]?\s+)?[*_`]*(?P<name>{RUN.pattern})[*_:`]*(?:\s*[.:?]|\s*[–—-]\s|\s*\(|$)"
)
# An item that is a name and what was paid: "Acme: $1.1 million for cameras".
_PRICED = re.compile(
    r"[*_]*\s?[:–—-]\s(?=[^.;]{0,60}[$£€]\s?\d)(?=.*\b(?:contract|deal|agreement|order|award|paid|licen[sc]e|subscription|cameras?|drones?|readers?|software|signed)\b)"
)


def headed(
    sentences: tuple[Sentence, ...], taken: list[Span], listed: frozenset[str], chosen: set[str]
) -> Iterator[str]:
    """Names that head a section or an item.

    Of a listed company, over a section on "the company", or beside other heads that are companies.
    """
    for group in _heads(sentences, taken):
        names = [name for name, _ in group]
        for name, body in group:
            others = {plain_of(other) for other in names if other != name}
            beside = others & (listed | {plain_of(company) for company in chosen})
            priced = not chosen and not is_place(name) and _PRICED.match(body)
            if plain_of(name) in listed or beside or priced or _SECTION.search(body):
                yield name


def _heads(
    sentences: tuple[Sentence, ...], taken: list[Span]
) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Heads of sections and of items: each a name, with the sentence that follows it."""
    headings: list[tuple[str, str]] = []
    items: list[tuple[str, str]] = []
    for before, sentence, body in zip(
        (None, *sentences), sentences, (*sentences[1:], None), strict=False
    ):
        new = before is None or before.paragraph != sentence.paragraph
        found = _HEAD.match(sentence.text) if sentence.kind in ("heading", "item") and new else None
        if found is None or len(found["name"].split()) > 4:
            continue
        start, end = (sentence.start + at for at in found.span("name"))
        if any(first < end and start < last for first, last in taken):
            continue
        if sentence.kind == "item":
            items.append((found["name"], sentence.text[found.end("name") :]))
        elif found.end() == len(sentence.text) and body is not None and body.kind == "prose":
            headings.append((found["name"], body.text))
    return headings, items
