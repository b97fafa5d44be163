"""Who pays whom for whose products, in three columns: agencies, suppliers, makers.

Curves are as wide as the order of magnitude of the money, so that small flows stay in sight.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import log10

from countersight.present.text import counted, short_money

STEP, TOP = 34.0, 34.0  # between nodes, above the first
MOST = 9  # nodes of a column; those left out are named in the last


@dataclass(frozen=True, slots=True)
class Node:
    name: str
    amount: Decimal
    link: str


@dataclass(frozen=True, slots=True)
class Placed:
    node: Node
    x: float
    y: float
    anchor: str
    label: str
    figure: str
    own: bool


@dataclass(frozen=True, slots=True)
class Edge:
    path: str
    width: float


@dataclass(frozen=True, slots=True)
class Network:
    width: int
    height: float
    heads: tuple[tuple[float, str, str], ...]  # x, anchor, words
    edges: tuple[Edge, ...]
    nodes: tuple[Placed, ...]
    title: str
    description: str


def draw(
    middle: Node,
    buyers: Sequence[Node],
    makers: Sequence[Node],
    resellers: Sequence[Node],
    width: int = 960,
) -> Network:
    """A supplier between its agencies and the makers it resells; a maker behind its resellers."""
    letters = 34 if width > 600 else 17
    left, centre, right = _few(buyers), [middle], _few(makers)
    if resellers:
        centre = [middle, *_few(resellers)]
        right = [Node(middle.name, sum((r.amount for r in resellers), Decimal(0)), ""), *right]
    rows = max(len(left), len(centre), len(right), 2)
    height = TOP + rows * STEP + 8
    columns = [
        _column(left, 10.0, "start", height, letters),
        _column(centre, width / 2, "middle", height, letters),
        _column(right, width - 10.0, "end", height, letters),
    ]
    own = columns[1][0]
    edges = [_edge(node, own, node.node.amount) for node in columns[0]]
    offset = 1 if resellers else 0
    edges += [_edge(own, node, node.node.amount) for node in columns[2][offset:]]
    edges += [_edge(node, columns[2][0], node.node.amount) for node in columns[1][1:]]
    return Network(
        width=width,
        height=height,
        heads=(
            (10.0, "start", "agencies"),
            (width / 2, "middle", "suppliers"),
            (width - 10.0, "end", "makers"),
        ),
        edges=tuple(edges),
        nodes=tuple(
            Placed(p.node, p.x, p.y, p.anchor, p.label, p.figure, p.node.name == middle.name)
            for column in columns
            for p in column
        ),
        title=f"Who pays {middle.name}, and for whose products",
        description=_describe(middle, buyers, makers, resellers),
    )


def _few(nodes: Sequence[Node]) -> list[Node]:
    """The largest; what is left out is named as one."""
    ordered = sorted(nodes, key=lambda node: -node.amount)
    if len(ordered) <= MOST:
        return ordered
    rest = ordered[MOST - 1 :]
    total = sum((node.amount for node in rest), Decimal(0))
    return [*ordered[: MOST - 1], Node(f"{len(rest)} others", total, "")]


def _column(
    nodes: Sequence[Node], x: float, anchor: str, height: float, letters: int
) -> list[Placed]:
    first = TOP + (height - TOP - len(nodes) * STEP) / 2 + STEP / 2
    return [
        Placed(
            node=node,
            x=x,
            y=round(first + n * STEP, 1),
            anchor=anchor,
            label=node.name if len(node.name) <= letters else f"{node.name[: letters - 1]}…",
            figure=short_money(node.amount),
            own=False,
        )
        for n, node in enumerate(nodes)
    ]


def _edge(start: Placed, end: Placed, amount: Decimal) -> Edge:
    reach = {"start": 0.0, "middle": 0.0, "end": 0.0}
    x1, x2 = start.x + reach[start.anchor], end.x - reach[end.anchor]
    bend = (x2 - x1) / 2
    path = f"M{x1} {start.y}C{x1 + bend} {start.y} {x2 - bend} {end.y} {x2} {end.y}"
    return Edge(path, round(1 + 2.2 * max(0.0, log10(max(1.0, float(amount))) - 4), 1))


def _describe(
    middle: Node, buyers: Sequence[Node], makers: Sequence[Node], resellers: Sequence[Node]
) -> str:
    payers = counted(len(buyers), "agency", "agencies")
    paid = f"{middle.name} was paid {short_money(middle.amount)} by {payers}"
    sold = f" and sells products of {counted(len(makers), 'maker')}" if makers else ""
    through = f"; its own products are sold by {counted(len(resellers), 'other supplier')}"
    return f"{paid}{sold}{through if resellers else ''}."
