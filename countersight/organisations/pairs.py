"""Pairs of organisations as lines of JSON: what `organisations match` reads."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from countersight.errors import InputError
from countersight.organisations.matching import FIELDS, Party

SHAPE = '{"left": {"name": …}, "right": {"name": …}}'


def read_pairs(lines: Iterable[bytes]) -> Iterator[tuple[Party, Party]]:
    """A pair a line; empty lines are passed over. Raises `InputError`, which names the line."""
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield _pair(_read(line, number), number)


def _read(line: bytes, number: int) -> Any:
    try:
        return json.loads(line)
    except ValueError as error:
        raise InputError(f"line {number}: not JSON ({error}); a line is {SHAPE}") from error


def _pair(read: Any, number: int) -> tuple[Party, Party]:
    if not isinstance(read, dict) or not {"left", "right"} <= read.keys():
        raise InputError(f"line {number}: no left and right; a line is {SHAPE}")
    return _party(read["left"], f"line {number}: left"), _party(
        read["right"], f"line {number}: right"
    )


def _party(read: Any, where: str) -> Party:
    """Fields that are not known are left out: other programs may have more to say than we ask.

    A side without a name is a side nonetheless: one line of thousands must not end the rest.
    """
    if not isinstance(read, dict):
        raise InputError(f'{where} is no object with a name, such as {{"name": "Acme Inc"}}')
    name = _text(read.get("name"), f"{where}.name") or ""
    cells = {field: _text(read[field], f"{where}.{field}") for field in FIELDS[2:] if field in read}
    return Party(name, _texts(read.get("aliases"), f"{where}.aliases"), **cells)


def _text(value: Any, where: str) -> str | None:
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    raise InputError(f"{where} is neither a text nor null")


def _texts(value: Any, where: str) -> tuple[str, ...]:
    if value is None:
        return ()
    if isinstance(value, str):
        return (value,)
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        return tuple(value)
    raise InputError(f"{where} is no list of texts")
