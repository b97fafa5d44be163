"""Where two JSON values differ: a line a place."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Difference:
    """`place` as in `award.actions[2].obligation`; None where one side has nothing there."""

    place: str
    before: Any
    after: Any


def differences(before: Any, after: Any, place: str = "") -> Iterator[Difference]:
    if isinstance(before, dict) and isinstance(after, dict):
        for name in dict.fromkeys((*before, *after)):
            inner = f"{place}.{name}" if place else str(name)
            yield from differences(before.get(name), after.get(name), inner)
    elif isinstance(before, list) and isinstance(after, list):
        for n in range(max(len(before), len(after))):
            first = before[n] if n < len(before) else None
            second = after[n] if n < len(after) else None
            yield from differences(first, second, f"{place}[{n}]")
    elif before != after:
        yield Difference(place, before, after)
