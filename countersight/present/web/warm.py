"""A page's context: worked out once a snapshot, and where anyone begins before they come."""

import logging
from collections.abc import Iterable
from dataclasses import fields
from typing import Any

from countersight import duckdb_core as duckdb
from countersight.errors import CountersightError
from countersight.present.pages import Asked, Page, pages
from countersight.present.parameters import required

log = logging.getLogger("countersight.web")


def context(page: Page, asked: Asked, query: Any) -> Any:
    if page.desk:
        return page.read(asked, query)
    return asked.once((page.name, query), lambda: page.read(asked, query))


def warm(asked: Asked) -> None:
    """Every page that can be asked for without saying of what, and of others what takes long."""
    for page in pages():
        if page.needs <= asked.tables:
            try:
                for query in _first(page, asked):
                    context(page, asked, query)
            except (CountersightError, duckdb.Error) as error:
                log.info("%s is not worked out beforehand: %s", page.name, error)


def _first(page: Page, asked: Asked) -> Iterable[Any]:
    if page.first:
        return page.first(asked)
    return () if any(map(required, fields(page.query))) else (page.query(),)
