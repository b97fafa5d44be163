from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from typing import TypedDict, Unpack

import click

from countersight import pipeline
from countersight.errors import QueryError
from countersight.present.encode import dumps
from countersight.present.exits import NO
from countersight.present.kinds import AMOUNT, AS_OF, DATE
from countersight.present.progress import progress
from countersight.present.shapes import results_shape
from countersight.present.terminal.search import show_mistake, show_results
from countersight.record.reader import Scope
from countersight.search.fields import FACETS
from countersight.search.find import find
from countersight.search.language import parse, quoted
from countersight.search.results import Grain, Query, Sort
from countersight.settings import Settings

STATES = ("active", "stopped", "partially_stopped", "terminated", "closed")
SORTS = ("relevance", "date", "amount", "supplier")


class Filters(TypedDict):
    """The options that stand for a piece of the query."""

    agency: str | None
    supplier: str | None
    since: date | None
    until: date | None
    min_amount: Decimal | None
    max_amount: Decimal | None
    state: str | None


@click.command("search")
@click.argument("words", nargs=-1, metavar="[WORDS]…")
@click.option("--agency", help="Short name or code of the agency, such as ICE or 7012.")
@click.option("--supplier", help="Words in the supplier's name.")
@click.option("--since", type=DATE, help="With an action on or after this date.")
@click.option("--until", type=DATE, help="With an action on or before this date.")
@click.option("--min-amount", type=AMOUNT, help="Obligated, at the least.")
@click.option("--max-amount", type=AMOUNT, help="Obligated, at the most.")
@click.option("--state", type=click.Choice(STATES), help="Last known state of the award.")
@click.option("--actions", is_flag=True, help="Find single actions, not awards.")
@click.option("--sort", type=click.Choice(SORTS), help="By relevance where there are words.")
@click.option(
    "--limit",
    type=click.IntRange(min=0),
    default=50,
    show_default=True,
    help="Hits to show; 0 for all. The totals always count all.",
)
@click.option("--after", metavar="CURSOR", help="The page that follows the one that gave this.")
@click.option("--facets", is_flag=True, help="Count all that fits by its main properties.")
@AS_OF
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.pass_obj
def verb(  # noqa: PLR0913, PLR0917 - an option each
    settings: Settings,
    words: tuple[str, ...],
    actions: bool,
    sort: Sort | None,
    limit: int,
    after: str | None,
    facets: bool,
    as_of: datetime | None,
    as_json: bool,
    **filters: Unpack[Filters],
) -> int | None:
    """Find awards by words and conditions.

    WORDS are a query: words, "exact phrases", AND, OR, NOT, prefixes as in stopp*, and fields as in
    agency:ICE, amount:>1m, date:2025-09. The manual is docs/search.md. Quote it for the shell, and
    put -- before a word that begins with a dash. The options add conditions.

    Exit code 1 if nothing fits.
    """
    grain: Grain = "action" if actions else "award"
    query = Query(
        text="", grain=grain, sort=sort, limit=limit or None, after=after,
        facets=FACETS if facets or as_json else (),
        period="fiscal_year" if as_json else None,
    )  # fmt: skip
    try:
        text = _composed(words, filters)
        with progress() as tell:
            index = pipeline.search_index(settings, Scope(as_of=as_of), tell)
        results = find(index, replace(query, text=text))
    except QueryError as error:
        show_mistake(error)
        raise
    if as_json:
        click.echo(dumps(results_shape(results)))
    else:
        show_results(results, facets)
    return None if results.totals.actions else NO


def _composed(words: Sequence[str], filters: Filters) -> str:
    """One query of the words and the options. Raises `QueryError` where the words are none."""
    text = " ".join(words)
    parse(text)
    conditions = [
        quoted(name, value, whole=False)
        for name, value in (("agency", filters["agency"]), ("supplier", filters["supplier"]))
        if value
    ]
    for field, low, high in (
        ("date", filters["since"], filters["until"]),
        ("amount", filters["min_amount"], filters["max_amount"]),
    ):
        if low is not None or high is not None:
            conditions.append(f"{field}:{_plain(low)}..{_plain(high)}")
    if filters["state"]:
        conditions.append(f"state:{filters['state']}")
    return " ".join([f"({text})" if text and conditions else text, *conditions]).strip()


def _plain(bound: date | Decimal | None) -> str:
    return "" if bound is None else f"{bound:f}" if isinstance(bound, Decimal) else str(bound)
