"""Where a page ends, as an opaque word that a link can carry.

In the index that made it, a cursor is a rank (or, by relevance, a place) and costs nothing to find
again. In the index of another snapshot the hit that ended the page is looked up by its key.
"""

import base64
import binascii
import json
from dataclasses import dataclass

from countersight.errors import UsageError


@dataclass(frozen=True, slots=True)
class Cursor:
    """`place`: the rank of the page's last hit, or how many hits came up to it by relevance."""

    snapshot: str
    grain: str
    sort: str
    place: int
    key: str


def written(cursor: Cursor) -> str:
    fields = [cursor.snapshot, cursor.grain, cursor.sort, cursor.place, cursor.key]
    packed = json.dumps(fields, separators=(",", ":")).encode()
    return base64.urlsafe_b64encode(packed).decode().rstrip("=")


def read(text: str, grain: str, sort: str) -> Cursor:
    """Raises `UsageError` where it is no cursor, or one of another grain or order."""
    cursor = _unpacked(text)
    if (cursor.grain, cursor.sort) != (grain, sort):
        raise UsageError(f"this cursor pages through {cursor.grain}s by {cursor.sort}; start again")
    return cursor


def _unpacked(text: str) -> Cursor:
    try:
        fields = json.loads(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))
        snapshot, grain, sort, place, key = fields
    except (ValueError, TypeError, binascii.Error):
        raise UsageError("not a cursor that a search gave; start from the first page") from None
    texts = (snapshot, grain, sort, key)
    if not (all(isinstance(t, str) for t in texts) and type(place) is int and 0 < place < 2**62):
        raise UsageError("not a cursor that a search gave; start from the first page")
    return Cursor(snapshot, grain, sort, place, key)
