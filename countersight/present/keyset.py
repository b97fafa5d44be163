"""Pages by key: the last row of one page says where the next begins, however long the list."""

import base64
import binascii
import json
from collections.abc import Sequence
from typing import Any

from countersight.errors import UsageError
from countersight.present.encode import dumps

PAGE = 50  # rows of a page


def token(key: Sequence[Any]) -> str:
    """What a link carries to the next page."""
    return base64.urlsafe_b64encode(dumps(list(key)).encode()).decode().rstrip("=")


def key_of(text: str, kinds: tuple[Any, ...]) -> list[Any]:
    """The key in a link, of these kinds of parts. Raises `UsageError` where it is none."""
    try:
        found = json.loads(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))
    except (binascii.Error, ValueError, RecursionError) as error:
        raise UsageError("`after` is no key of a page; begin at the first page") from error
    fits = isinstance(found, list) and len(found) == len(kinds)
    if not fits or not all(isinstance(p, k) for p, k in zip(found, kinds, strict=True)):
        raise UsageError("`after` is no key of a page; begin at the first page")
    return list(found)
