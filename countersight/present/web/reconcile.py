"""Reconciliation for OpenRefine: a column of company names meets the record's organisations.

Implements version 0.2 of the W3C community group's Reconciliation Service API: the manifest,
batches of queries, an entity's page. A name finds candidates, what the query says beside it (UEI,
DUNS, CAGE, country, parent) weighs them, and each answer says why.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Mapping
from typing import Any

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from countersight.errors import UsageError
from countersight.organisations import suppliers
from countersight.organisations.matching import FIELDS, Party, match
from countersight.present.encode import dumps
from countersight.present.pages import Asked
from countersight.sql import load

MOST_QUERIES = 200  # of one batch
MOST_CANDIDATES = 50
TYPE = {"id": "company", "name": "Company"}
SURE = 0.9  # from here on a candidate is taken for granted, if it stands alone

Json = dict[str, Any]
With = Callable[[Callable[[Asked], Response]], Response]


def manifest(base: str) -> Json:
    return {
        "versions": ["0.2"],
        "name": "Countersight: organisations in the public record",
        "identifierSpace": f"{base}/organisation/",
        "schemaSpace": f"{base}/methodology",
        "defaultTypes": [TYPE],
        "view": {"url": f"{base}/organisation/{{{{id}}}}"},
        "batchSize": MOST_QUERIES,
    }


def answer(asked: Asked, queries: Mapping[str, Any]) -> Json:
    """The candidates of each query. Raises `UsageError` where a query is none."""
    if len(queries) > MOST_QUERIES:
        raise UsageError(f"a batch has at most {MOST_QUERIES} queries; this has {len(queries)}")
    return {name: {"result": _candidates(asked, query)} for name, query in queries.items()}


def _candidates(asked: Asked, query: Any) -> list[Json]:
    if not isinstance(query, dict) or not isinstance(query.get("query"), str):
        raise UsageError("a query is an object with the text `query`")
    sought = _party(query)
    known = asked.once("organisations by name", lambda: _by_name(asked))
    find = asked.once("finder of suppliers", lambda: suppliers.finder(asked.con))
    ids = {id_ for found in find(sought.name) for id_ in known.get(found.name, ())}
    ids |= set(_identified(asked, sought))
    weighed = [(id_, party, match(sought, party)) for id_, party in _parties(asked, ids)]
    weighed.sort(key=lambda one: (-one[2].score, one[1].name))
    limit = query.get("limit", 10)
    most = limit if isinstance(limit, int) and 0 < limit <= MOST_CANDIDATES else 10
    sure = [id_ for id_, _, found in weighed if found.same and found.score >= SURE]
    return [
        {
            "id": id_,
            "name": party.name,
            "type": [TYPE],
            "score": round(found.score * 100, 1),
            "match": sure == [id_],
            "description": "; ".join(found.why),
        }
        for id_, party, found in weighed[:most]
    ]


def _party(query: Json) -> Party:
    """What a query says of an organisation; properties are named as the fields of `Party`."""
    said: Json = {}
    for one in query.get("properties") or ():
        if not isinstance(one, dict) or one.get("pid") not in FIELDS:
            raise UsageError(f"properties are {', '.join(FIELDS[2:])}; each with `pid` and `v`")
        said[one["pid"]] = str(one.get("v", ""))
    said.pop("aliases", None)
    return Party(**{**said, "name": query["query"]})


def _by_name(asked: Asked) -> Mapping[str, tuple[str, ...]]:
    rows = asked.con.execute(
        "select name, array_agg(distinct organisation_id) from organisation_name group by name"
    ).fetchall()
    return {name: tuple(ids) for name, ids in rows}


def _identified(asked: Asked, party: Party) -> list[str]:
    values = [value for value in (party.uei, party.duns, party.cage, party.lei) if value]
    rows = asked.con.execute(
        load("present/sql/pages", "organisations_identified"), {"values": values}
    ).fetchall()
    return [id_ for (id_,) in rows]


def _parties(asked: Asked, ids: set[str]) -> list[tuple[str, Party]]:
    """What the record knows of these organisations."""
    rows = asked.con.execute(
        load("present/sql/pages", "organisations_described"), {"ids": sorted(ids)}
    ).fetchall()
    found = []
    for id_, name, country, names, identifiers in rows:
        own: dict[str, str] = defaultdict(str)
        for scheme, value in identifiers or ():
            own.setdefault(scheme.lower(), value)
        schemes = {s: own[s] for s in ("uei", "duns", "cage", "lei") if s in own}
        found.append((id_, Party(name, tuple(names or ()), country=country, **schemes)))
    return found


def routes(within: With, refuse: Callable[[Request, Exception], Response]) -> list[Route]:
    """`within` runs a function on the current snapshot; `refuse` answers a failure."""

    def replied(queries: str | None, base: str) -> Response:
        if queries is None:
            return _json(manifest(base))
        try:
            read = json.loads(queries)
        except (ValueError, RecursionError) as error:
            raise UsageError("`queries` is no JSON") from error
        if not isinstance(read, dict):
            raise UsageError("`queries` is an object of queries by name")
        return within(lambda asked: _json(answer(asked, read)))

    async def reconcile(request: Request) -> Response:
        base = f"{request.url.scheme}://{request.url.netloc}"
        try:
            queries = request.query_params.get("queries")
            if request.method == "POST":
                async with request.form(max_files=0, max_fields=4) as form:
                    queries = str(form["queries"]) if "queries" in form else None
            return await to_thread.run_sync(replied, queries, base)
        except Exception as error:
            return refuse(request, error)

    return [Route("/reconcile", reconcile, methods=["GET", "POST"])]


def _json(shape: Json) -> Response:
    return Response(dumps(shape), media_type="application/json")
