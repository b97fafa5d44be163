"""What an address may carry: the fields of a page's `Query`, read from text or refused by name.

A field is text, a whole number, a date, an amount, yes or no, one of a few words, or a tuple of
texts (the parameter repeated); `None` as default makes it optional.
"""

import types
from collections.abc import Callable, Iterable, Mapping
from dataclasses import MISSING, Field, fields
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from countersight.errors import UsageError

Q = TypeVar("Q")
LONGEST = 2_000  # characters of one value; a query longer than that is no query
_LARGEST = Decimal(10) ** 20


def read_query(kind: type[Q], pairs: Iterable[tuple[str, str]]) -> Q:
    """The `Query` that these parameters make. Raises `UsageError`, which names the parameter."""
    given: dict[str, list[str]] = {}
    for name, text in pairs:
        given.setdefault(name, []).append(text)
    known = parameters(kind)
    for name in given:
        if name not in known:
            there = ", ".join(known) or "none"
            raise UsageError(f"there is no parameter {name[:60]!r} here; there are: {there}")
    values = {name: _value(name, known[name], texts) for name, texts in given.items()}
    made = {name: value for name, value in values.items() if value is not MISSING}
    for field in fields(kind):  # type: ignore[arg-type]
        if required(field) and field.name not in made:
            raise UsageError(f"{field.name} is missing; say which")
    return kind(**made)


def parameters(kind: type[Any]) -> Mapping[str, Any]:
    """The type of each field of a `Query`, by name."""
    hints = get_type_hints(kind)
    return {field.name: hints[field.name] for field in fields(kind)}


def required(field: Field[Any]) -> bool:
    return field.default is MISSING and field.default_factory is MISSING


def bare(kind: Any) -> Any:
    """The type less `None`."""
    if get_origin(kind) in (Union, types.UnionType):
        return next(part for part in get_args(kind) if part is not type(None))
    return kind


def _value(name: str, kind: Any, texts: list[str]) -> Any:
    kind = bare(kind)
    for text in texts:
        if len(text) > LONGEST:
            raise UsageError(f"{name} is longer than {LONGEST:,} characters; shorten it")
        if "\x00" in text:
            raise UsageError(f"{name} holds a character that no text has; leave it out")
    if get_origin(kind) is tuple:
        return tuple(text for text in texts if text.strip())
    if len(texts) > 1:
        raise UsageError(f"{name} is given {len(texts)} times; give it once")
    if not texts[0].strip():
        return MISSING  # a form sends its empty fields
    return _one(name, kind, texts[0].strip())


def _one(name: str, kind: Any, text: str) -> Any:
    if get_origin(kind) is Literal:
        words = [str(word) for word in get_args(kind)]
        if text not in words:
            raise UsageError(f"{name}={text[:60]!r} is none of: {', '.join(words)}")
        return text
    try:
        return _READ[kind](text)
    except (ValueError, InvalidOperation, OverflowError) as error:
        raise UsageError(f"{name}={text[:60]!r} is not {_NAMES[kind]}") from error


def _amount(text: str) -> Decimal:
    amount = Decimal(text.replace(",", "").removeprefix("$"))
    if not amount.is_finite() or abs(amount) > _LARGEST:
        raise ValueError(text)
    return amount


def _number(text: str) -> int:
    if not text.isascii() or not text.isdigit() or len(text) > 9:
        raise ValueError(text)
    return int(text)


def _yes(text: str) -> bool:
    if text.lower() not in ("yes", "no", "true", "false", "1", "0"):
        raise ValueError(text)
    return text.lower() in ("yes", "true", "1")


_READ: dict[Any, Callable[[str], Any]] = {
    str: str,
    int: _number,
    bool: _yes,
    date: date.fromisoformat,
    Decimal: _amount,
}
_NAMES: dict[Any, str] = {
    str: "a text",
    int: "a whole number",
    bool: "yes or no",
    date: "a date like 2025-09-18",
    Decimal: "an amount like 1500000 or 1,500,000.00",
}
