"""Which page an address names, and what it asks of it."""

import re
from functools import cache
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from countersight.errors import NotInRecord
from countersight.present.pages import Page, pages
from countersight.present.parameters import read_query


def find(address: str) -> tuple[Page, Any]:
    """The page at an address of this server without its host, and its `Query`.

    Raises `NotInRecord` where there is no such page, `UsageError` where its parameters are none.
    """
    parts = urlsplit(address)
    if parts.netloc:
        raise NotInRecord(f"{address[:200]!r} is an address of another server")
    for page in pages():
        if found := _pattern(page.path).fullmatch(parts.path):
            given = [(name, unquote(value)) for name, value in found.groupdict().items()]
            asked = [pair for pair in parse_qsl(parts.query) if pair[0] != "as_of"]
            return page, read_query(page.query, [*given, *asked])
    raise NotInRecord(f"there is no page at {address[:200]!r}")


@cache
def _pattern(path: str) -> re.Pattern[str]:
    return re.compile(re.sub(r"{(\w+)}", r"(?P<\1>[^/]+)", path))
