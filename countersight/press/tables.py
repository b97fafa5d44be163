# ruff: noqa: E501 - patterns are easier to read unbroken
"""Rows of tables: each row of data under a head for vendors states an award."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from countersight.press.columns import Cell, Heads, cells, head_of, heads_of, is_seller
from countersight.press.money import SYMBOLS, Money
from countersight.press.scenes import Scene
from countersight.press.sums import kind_of
from countersight.reported import Claim

_SIZE = re.compile(r"\b(?:millions?|m|mn|thousands?|k|bn|billions?)\b", re.I)
_THOUSANDS = re.compile(r"(?<!\d)[’']?000s?\b")
# What a cell may say of the purchase.
_NOTHING = re.compile(
    r"\b(?:rejected|withdrawn|pending|proposed|tabled|denied|not\s+(?:awarded|approved|bought))\b",
    re.I,
)
_RENEWED = re.compile(
    r"\b(?:renewal|renewed|extension|extended|option\s+(?:year|exercised)|amendment|modification)\b",
    re.I,
)
_STATUS = (
    ("termination", re.compile(r"\b(?:ended|terminated|cancel(?:l)?ed|expired|lapsed|dropped|discontinued|not\s+renewed)\b", re.I)),
    ("stop_work", re.compile(r"\b(?:suspended|paused|on\s+hold|stopped|halted)\b", re.I)),
    ("reactivation", re.compile(r"\b(?:resumed|reinstated|reactivated|restarted)\b", re.I)),
)  # fmt: skip
_TIMES = {"m": 10**6, "t": 10**3, "k": 10**3, "b": 10**9}


@dataclass(frozen=True, slots=True)
class Columns:
    """What each column holds, and what a bare number in the amount column counts (0: nothing)."""

    heads: Heads = ()
    unit: int = 0
    currency: str = "USD"


def read_head(scene: Scene, before: Columns) -> Columns:
    """The columns that a head row names; a row of data leaves them as they were."""
    if scene.sentence.kind != "row":
        return Columns()
    heads = heads_of(scene.text)
    if not heads:
        return before
    amount = next((body for _, _, body in cells(scene.text) if head_of(body) == "amount"), "")
    return Columns(heads, *_unit(amount))


def _unit(head: str) -> tuple[int, str]:
    """`Obligated ($M)` → a million US dollars."""
    symbol, size = re.search(r"[$£€]", head), _SIZE.search(head)
    times = _TIMES[size.group()[0].lower()] if size else 1000 if _THOUSANDS.search(head) else 1
    return (times, SYMBOLS[symbol.group()]) if symbol else (0, "USD")


def read_row(scene: Scene, columns: Columns) -> Iterator[Claim]:
    """The award that a row of data states; a head row or a rule states none."""
    row = dict(zip(columns.heads, cells(scene.text), strict=False))
    money = scene.moneys[0] if scene.moneys else _bare(row.get("amount"), columns)
    if "vendor" not in row or heads_of(scene.text) or not (money or "agency" in row):
        return
    if not is_seller(row["vendor"][2]):
        return
    if _NOTHING.search(scene.text):
        return
    date = next((d for d in scene.dates if d.is_dated), None)
    claim = Claim(
        article="",
        vendor=row["vendor"][2],
        event="order_renewal" if _RENEWED.search(scene.text) else "award",
        start=scene.sentence.start,
        end=scene.sentence.end,
        product=row["product"][2] if "product" in row else None,
        agency=row["agency"][2] if "agency" in row else scene.buyer(),
        amount=money.value if money else None,
        currency=money.currency if money else "USD",
        amount_qualifier=money.qualifier if money else None,
        amount_kind=kind_of("", money) if money else None,
        date_text=date.text if date else None,
        date_precision=date.precision if date else None,
        date_iso=date.iso if date else None,
    )
    yield claim
    for event, told in _STATUS:
        if told.search(scene.text):
            yield replace(claim, event=event, amount=None, amount_qualifier=None, amount_kind=None)


def _bare(cell: Cell | None, columns: Columns) -> Money | None:
    """A number without a sign, where the head of its column has one."""
    if cell is None or not re.fullmatch(r"[\d,]+(?:\.\d+)?", cell[2]):
        return None
    if not columns.unit and not re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", cell[2]):
        return None
    value = Decimal(cell[2].replace(",", "")) * (columns.unit or 1)
    return Money(cell[0], cell[1], value, columns.currency, "exact")
