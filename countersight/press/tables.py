# ruff: noqa: E501 - patterns are easier to read unbroken
"""Rows of tables: the head of a column says what its cells are."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from countersight.model import Claim
from countersight.press.money import SYMBOLS, Money
from countersight.press.scenes import Scene
from countersight.press.sums import kind_of

_HEADS = {
    "vendor": re.compile(r"supplier|vendor|company|contractor|seller|maker|provider|firm|awardee|recipient", re.I),
    "agency": re.compile(r"agency|department|component|buyer|customer|client|police|force|bureau|office|government|country", re.I),
    "product": re.compile(r"product|tool|system|service|item|description|technology|purpose|what", re.I),
    "date": re.compile(r"date|signed|year|awarded|when|period|start", re.I),
    "amount": re.compile(r"amount|value|cost|price|sum|total|spen[dt]|paid|award\b|obligat|\$|£|€", re.I),
}  # fmt: skip
_TOTAL = re.compile(r"(?:sub-?|grand )?totals?\b|[-: ]*$", re.I)
_CELL = re.compile(r"[^|\t]+")


@dataclass(frozen=True, slots=True)
class Columns:
    """Number of the column → what it holds."""

    heads: tuple[str | None, ...] = ()
    unit: int = 0  # what a bare number in the amount column counts, in `currency`; 0: nothing
    currency: str = "USD"


def cells(text: str) -> list[tuple[int, int, str]]:
    """The cells of a row with their positions, blanks stripped."""
    found = []
    for match in _CELL.finditer(text):
        body = match.group().strip()
        if body:
            start = match.start() + match.group().index(body)
            found.append((start, start + len(body), body))
    return found


def read_head(scene: Scene, before: Columns) -> Columns:
    """The columns that a row names; a row of data leaves them as they were."""
    if scene.sentence.kind != "row":
        return Columns()
    heads = tuple(_head(body) for _, _, body in cells(scene.text))
    named = {head for head in heads if head}
    if len(named) < 2 or "vendor" not in named or scene.moneys:
        return before
    amount = next((body for _, _, body in cells(scene.text) if _head(body) == "amount"), "")
    return Columns(heads, *_unit(amount))


def _unit(head: str) -> tuple[int, str]:
    """`Obligated ($M)` → a million US dollars."""
    symbol = re.search(r"[$£€]", head)
    size = re.search(r"\b(?:millions?|m|mn|thousands?|k|bn|billions?)\b", head, re.I)
    times = {"m": 10**6, "t": 10**3, "k": 10**3, "b": 10**9}[size.group()[0].lower()] if size else 1
    return (times, SYMBOLS[symbol.group()]) if symbol else (0, "USD")


def _head(cell: str) -> str | None:
    return next((name for name, pattern in _HEADS.items() if pattern.search(cell)), None)


def read_row(scene: Scene, columns: Columns) -> Iterator[Claim]:
    """The award that a row of data states; a head row or a rule states none."""
    row = dict(zip(columns.heads, cells(scene.text), strict=False))
    vendor = row.get("vendor")
    if vendor is None or _head(vendor[2]) == "vendor" or _TOTAL.match(vendor[2]):
        return
    agency = row["agency"][2] if "agency" in row else scene.buyer()
    money = scene.moneys[0] if scene.moneys else _bare(row.get("amount"), columns)
    if not (money or "agency" in row):
        return
    date = next((d for d in scene.dates if d.is_dated), None)
    product = row.get("product")
    yield Claim(
        article="",
        vendor=vendor[2],
        event="award",
        start=scene.sentence.start,
        end=scene.sentence.end,
        product=product[2] if product else None,
        agency=agency,
        amount=money.value if money else None,
        currency=money.currency if money else "USD",
        amount_qualifier=money.qualifier if money else None,
        amount_kind=kind_of("", money) if money else None,
        date_text=date.text if date else None,
        date_precision=date.precision if date else None,
        date_iso=date.iso if date else None,
    )


def _bare(cell: tuple[int, int, str] | None, columns: Columns) -> Money | None:
    """A number without a sign, where the head of its column has one."""
    if cell is None or not columns.unit or not re.fullmatch(r"[\d,]+(?:\.\d+)?", cell[2]):
        return None
    value = Decimal(cell[2].replace(",", "")) * columns.unit
    return Money(cell[0], cell[1], value, columns.currency, "exact")
