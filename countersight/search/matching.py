"""Which documents fit a query: sets that are kept, put together; the index finds the rest."""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass

from pyroaring import BitMap

from countersight.search.compile import about, analyzed, compiled, term_of
from countersight.search.docset import docset
from countersight.search.fields import BY_NAME
from countersight.search.figures import day
from countersight.search.language import All, AnyOf, Between, Everything, Has, Node, Not, Words
from countersight.search.schema import PERIODS, Side

FEW = 200_000  # documents that are told of by how well they fit as well as by their numbers


@dataclass(frozen=True, slots=True)
class _Asked:
    """A side, and which conditions of a query are kept as sets."""

    side: Side
    kept: dict[Node, BitMap]


def matched(node: Node, side: Side) -> BitMap:
    """The documents that fit, by their numbers; only to be read, for it may be one that is kept."""
    return _matched(node, _asked(node, side))


def are_few(node: Node, side: Side) -> bool:
    """Whether the index has to look for documents, and is likely to find few."""
    return about(node, side) <= FEW and _told(node, _asked(node, side)) > 0


def _asked(node: Node, side: Side) -> _Asked:
    found = ((leaf, _kept(leaf, side)) for leaf in set(_leaves(node)))
    return _Asked(side, {leaf: set_ for leaf, set_ in found if set_ is not None})


def _matched(node: Node, asked: _Asked) -> BitMap:
    match node:
        case Not():
            return asked.side.kept.everything() - _matched(node.part, asked)
        case AnyOf():
            return BitMap.union(*(_matched(part, asked) for part in node.parts))
        case All():
            return _all(node, asked)
    return (
        asked.kept[node] if node in asked.kept else docset(asked.side, compiled(node, asked.side))
    )


def _all(node: All, asked: _Asked) -> BitMap:
    """Asks the index for all at once where that leaves it far fewer hits to tell of."""
    if 2 * about(node, asked.side) <= _told(node, asked):
        return docset(asked.side, compiled(node, asked.side))
    sought, others = _apart(node, asked)
    sets = [_matched(part, asked) for part in others]
    if sought.parts:
        sets.append(docset(asked.side, compiled(sought, asked.side)))
    return BitMap.intersection(*sets)


def _told(node: Node, asked: _Asked) -> int:
    """About how many hits the index has to tell of where parts are found by themselves."""
    match node:
        case Not():
            return _told(node.part, asked)
        case AnyOf():
            return sum(_told(part, asked) for part in node.parts)
        case All():
            sought, others = _apart(node, asked)
            told = about(sought, asked.side) if sought.parts else 0
            return told + sum(_told(part, asked) for part in others)
    return 0 if node in asked.kept else about(node, asked.side)


def _apart(node: All, asked: _Asked) -> tuple[All, list[Node]]:
    """The conditions that the index has to look for, and the other parts."""
    sought = [part for part in node.parts if _is_leaf(part) and part not in asked.kept]
    return All(tuple(sought)), [part for part in node.parts if part not in sought]


def _is_leaf(node: Node) -> bool:
    return not isinstance(node, Not | All | AnyOf)


def _leaves(node: Node) -> Iterator[Node]:
    match node:
        case Not():
            yield from _leaves(node.part)
        case All() | AnyOf():
            for part in node.parts:
                yield from _leaves(part)
        case _:
            yield node


def _kept(leaf: Node, side: Side) -> BitMap | None:
    match leaf:
        case Everything():
            return side.kept.everything()
        case Has():
            field = BY_NAME[leaf.field]
            return side.kept.having(field.whole if field.facet else field.name)
        case Between():
            return _between(leaf, side)
        case Words(prefix=False):
            return side.kept.bitmap(*(term_of(leaf) or (leaf.field, " ".join(analyzed(leaf)))))
    return None


def _between(span: Between, side: Side) -> BitMap | None:
    if span.field in side.kept.lows:
        return side.kept.digits(span.field).within(span.low, span.high)
    if not (span.field == "year" or (span.field == "date" and _are_whole_months(span))):
        return None
    name = PERIODS["fiscal_year" if span.field == "year" else "month"]
    low, high = (_period(span.field, bound) for bound in (span.low, span.high))
    within = (
        documents
        for period, documents in side.kept.values(name).items()
        if (low is None or low <= period) and (high is None or period <= high)
    )
    return BitMap().union(*within)


def _period(field: str, bound: int | None) -> str | None:
    if bound is None:
        return None
    return f"{bound:04}" if field == "year" else f"{day(bound):%Y-%m}"


def _are_whole_months(span: Between) -> bool:
    first = None if span.low is None else day(span.low)
    last = None if span.high is None else day(span.high)
    begins = first is None or first.day == 1
    return begins and (last is None or last.day == monthrange(last.year, last.month)[1])
