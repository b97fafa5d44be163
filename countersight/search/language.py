"""The query language: text in, a tree out, or a `QueryError` that points at what is wrong.

    any   = all { "OR" all }
    all   = one { [ "AND" ] one }
    one   = ( "NOT" | "-" ) one | [ field ":" ] value
    value = word [ "*" ] | "phrase" | "=" whole | "*" | "(" any ")"

Of amounts, dates and numbers a value is a figure, a bound (`>1m`) or a span (`1m..5m`).
`docs/search.md` explains it with examples. Nothing here knows of an index.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from countersight.errors import QueryError
from countersight.search.fields import BY_NAME, TEXT, Kind
from countersight.search.figures import Span, amounts, dates, numbers

MOST_CHARACTERS, MOST_TERMS, MOST_DEPTH = 2_000, 100, 20
LEAST_PREFIX = 2  # letters before a star: fewer would be half of all words
QUOTES = '"“”„'
SPANS: dict[Kind, Callable[[str], Span]] = {"amount": amounts, "date": dates, "number": numbers}
_RUN = re.compile(rf"[^\s(){QUOTES}]+")
_PHRASE = re.compile(rf"[{QUOTES}]((?:[^{QUOTES}\\]|\\.)*)[{QUOTES}]", re.DOTALL)
_FIELD = re.compile(r"([A-Za-z_]+):")
_SAYS = re.compile(r"[^\W_]")  # a letter or a digit
_TAIL = re.compile(r"[^\W_]*$")


@dataclass(frozen=True, slots=True)
class Everything:
    """No condition at all."""


@dataclass(frozen=True, slots=True)
class Words:
    """Neighbouring words of a field; `prefix`: the last may go on; `whole`: the value itself."""

    field: str
    text: str
    prefix: bool = False
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Has:
    """Any value at all of a field whose values are counted or compared."""

    field: str


@dataclass(frozen=True, slots=True)
class Between:
    """A figure from `low` to `high`, both within; None is open. Cents, days since 1970, years."""

    field: str
    low: int | None
    high: int | None


@dataclass(frozen=True, slots=True)
class Not:
    part: "Node"


@dataclass(frozen=True, slots=True)
class All:
    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    parts: tuple["Node", ...]


Node = Everything | Words | Has | Between | Not | All | AnyOf


def parse(text: str) -> Node:
    """The tree of a query. Raises `QueryError`; its position lies in the text."""
    if len(text) > MOST_CHARACTERS:
        reason = f"longer than {MOST_CHARACTERS:,} characters"
        raise QueryError(reason, text, MOST_CHARACTERS, len(text))
    if text.strip() in ("", "*"):
        return Everything()
    reader = _Reader(text)
    tree = _any(reader, TEXT)
    if not reader.is_over():
        raise reader.error("this bracket closes nothing")
    return tree


def quoted(field: str, value: str, whole: bool = True) -> str:
    """`supplier:="ACME"`, the query for exactly this value; else `supplier:"acme"`, its words."""
    escaped = re.sub(rf"[{QUOTES}\\]", r"\\\g<0>", value)
    return f'{field}:{"=" if whole else ""}"{escaped}"'


@dataclass(slots=True)
class _Reader:
    """Where the parser stands in the text, and how much it has met."""

    text: str
    at: int = 0
    terms: int = 0
    depth: int = 0

    def is_over(self) -> bool:
        self._skip()
        return self.at >= len(self.text)

    def run(self) -> str:
        """The characters up to a space, a bracket or a quote."""
        found = _RUN.match(self.text, self.at)
        return found[0] if found else ""

    def follows(self, *marks: str) -> bool:
        """Whether one of these operators or signs is next."""
        return not self.is_over() and (self.run() or self.text[self.at]) in marks

    def take(self, mark: str) -> int:
        """Steps over a mark and says where it stood."""
        self.at += len(mark)
        return self.at - len(mark)

    def count(self, at: int, length: int) -> None:
        self.terms += 1
        if self.terms > MOST_TERMS:
            raise self.error(f"more than {MOST_TERMS} words and conditions", at, length)

    @contextmanager
    def deeper(self) -> Iterator[None]:
        self.depth += 1
        if self.depth > MOST_DEPTH:
            raise self.error(f"brackets and NOT nest more than {MOST_DEPTH} deep")
        yield
        self.depth -= 1

    def error(self, reason: str, at: int | None = None, length: int = 1) -> QueryError:
        return QueryError(reason, self.text, self.at if at is None else at, length)

    def _skip(self) -> None:
        """Over spaces, and over marks between spaces, such as a dash: they say nothing."""
        while self.at < len(self.text):
            run = self.run()
            if self.text[self.at].isspace():
                self.at += 1
            elif run and not _SAYS.search(run) and not self._opens(self.at + len(run)):
                self.at += len(run)
            else:
                return

    def _opens(self, at: int) -> bool:
        return at < len(self.text) and self.text[at] in QUOTES + "("


def _any(reader: _Reader, field: str) -> Node:
    parts = [_all(reader, field)]
    while reader.follows("OR"):
        reader.take("OR")
        parts.append(_all(reader, field))
    return parts[0] if len(parts) == 1 else AnyOf(tuple(parts))


def _all(reader: _Reader, field: str) -> Node:
    parts = [_one(reader, field)]
    while not reader.is_over() and not reader.follows(")", "OR"):
        if reader.follows("AND"):
            reader.take("AND")
        parts.append(_one(reader, field))
    return parts[0] if len(parts) == 1 else All(tuple(parts))


def _one(reader: _Reader, field: str) -> Node:
    if reader.is_over():
        raise reader.error("something to look for is missing at the end", len(reader.text) - 1)
    if reader.follows("AND", "OR", ")"):
        mark = reader.run() or ")"
        raise reader.error(f"nothing to look for before {mark}", length=len(mark))
    with reader.deeper():
        if reader.follows("NOT") or reader.text[reader.at] == "-":
            reader.take("-" if reader.text[reader.at] == "-" else "NOT")
            return Not(_one(reader, field))
        name = _FIELD.match(reader.text, reader.at)
        return _value(reader, _named(reader, name[1], field) if name else field)


def _named(reader: _Reader, name: str, around: str) -> str:
    """The field that the text names here; steps over it."""
    known = name.lower()
    if known not in BY_NAME:
        fields = ", ".join(BY_NAME)
        reason = f"no field {name}; the fields are {fields}; to look for the text, quote it"
        raise reader.error(reason, length=len(name) + 1)
    if around != TEXT:
        raise reader.error(f"inside {around}: stands another field", length=len(name) + 1)
    at = reader.take(f"{name}:")
    if reader.at >= len(reader.text) or reader.text[reader.at].isspace():
        raise reader.error(f"{name}: wants its value right behind it", at, len(name) + 1)
    return known


def _value(reader: _Reader, field: str) -> Node:
    if reader.text[reader.at] == "(":
        return _bracket(reader, field)
    if reader.run() == "*" and field != TEXT and BY_NAME[field].is_fast:
        reader.count(reader.take("*"), 1)
        return Has(field)
    if field != TEXT and BY_NAME[field].kind in SPANS:
        return _figure(reader, field)
    whole = field != TEXT and reader.text[reader.at] == "="
    if whole:
        reader.take("=")
    text, start = _text(reader)
    reader.count(start, reader.at - start)
    return Words(field, text, whole=True) if whole and text else _words(reader, field, text, start)


def _bracket(reader: _Reader, field: str) -> Node:
    opened = reader.take("(")
    if reader.is_over():
        raise reader.error("this bracket is never closed", opened)
    inside = _any(reader, field)
    if not reader.follows(")"):
        raise reader.error("this bracket is never closed", opened)
    reader.take(")")
    return inside


def _text(reader: _Reader) -> tuple[str, int]:
    """A word or what stands in quotes, and where it begins."""
    start = reader.at
    if start < len(reader.text) and reader.text[start] in QUOTES:
        return _phrase(reader), start
    text = reader.run()
    reader.take(text)
    return text, start


def _phrase(reader: _Reader) -> str:
    found = _PHRASE.match(reader.text, reader.at)
    if found is None:
        raise reader.error("this quote is never closed")
    reader.take(found[0])
    return re.sub(r"\\(.)", r"\1", found[1], flags=re.DOTALL)


def _words(reader: _Reader, field: str, text: str, start: int) -> Words:
    length = reader.at - start
    stem = text.removesuffix("*")
    if "*" in stem and _SAYS.search(stem):
        raise reader.error("a star stands at the end of a word only", start, length)
    if not _SAYS.search(stem):
        raise reader.error("no letter and no digit to look for", start, max(length, 1))
    if stem == text:
        return Words(field, text)
    tail = _TAIL.search(stem)
    if tail is None or len(tail[0]) < LEAST_PREFIX:
        raise reader.error(f"a star wants {LEAST_PREFIX} letters before it", start, length)
    return Words(field, stem, prefix=True)


def _figure(reader: _Reader, field: str) -> Between:
    text, start = _text(reader)
    reader.count(start, reader.at - start)
    try:
        low, high = SPANS[BY_NAME[field].kind](text.strip().removeprefix("="))
    except ValueError as error:
        raise reader.error(str(error), start, reader.at - start) from None
    return Between(field, low, high)


def said(node: Node) -> tuple[Words, ...]:
    """The words that a query looks for in texts, negated ones left out: what relevance weighs."""
    match node:
        case Words():
            return (node,) if node.field in (TEXT, "description") else ()
        case All() | AnyOf():
            return tuple(words for part in node.parts for words in said(part))
        case _:
            return ()
