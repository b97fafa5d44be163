"""Whose an organisation was on a day, as each source has it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

Standing = Literal["then", "last before", "first after", "undated"]


@dataclass(frozen=True, slots=True)
class OwnerLine:
    """A span of ownership; `owner_id` is the organisation's own where no parent stands above it.

    `page_id`: the owner's id where the record has it as another organisation.
    """

    owner: str
    owner_id: str | None
    from_date: date | None
    to_date: date | None
    basis: str
    source: str
    award_key: str | None
    page_id: str | None = None


@dataclass(frozen=True, slots=True)
class OwnerOn:
    """An owner on a day: named `then`, or by a source that names none then, before or after it."""

    standing: Standing
    line: OwnerLine


def owners_on(lines: Iterable[OwnerLine], day: date) -> tuple[OwnerOn, ...]:
    """What each source says of that day; of a source that says nothing, what it said nearest to it.

    A span that is open at one end holds on that side; one that is open at both says no day.
    """
    told: dict[tuple[str, str], list[OwnerLine]] = defaultdict(list)
    for line in lines:
        # A publisher's reference, after the colon, makes no other source of it.
        told[line.source.split(": ")[0], line.basis[:12]].append(line)
    found = (one for said in told.values() for one in _of_source(said, day))
    order = ("then", "last before", "first after", "undated")
    return tuple(sorted(found, key=lambda one: order.index(one.standing)))


def _of_source(lines: list[OwnerLine], day: date) -> Iterator[OwnerOn]:
    dated = [line for line in lines if line.from_date or line.to_date]
    yield from (OwnerOn("undated", line) for line in lines if line not in dated)
    if then := [line for line in dated if _holds(line, day)]:
        yield from (OwnerOn("then", line) for line in then)
        return
    before = [line for line in dated if line.to_date and line.to_date < day]
    if before:
        yield OwnerOn("last before", max(before, key=lambda line: line.to_date or date.min))
    after = [line for line in dated if line.from_date and line.from_date > day]
    if after:
        yield OwnerOn("first after", min(after, key=lambda line: line.from_date or date.max))


def _holds(line: OwnerLine, day: date) -> bool:
    return (line.from_date or date.min) <= day <= (line.to_date or date.max)
