"""The application: each page at its address, in each of its formats."""

import hashlib
import logging
import re
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import is_dataclass
from datetime import datetime
from itertools import chain
from typing import Any, get_args, get_type_hints
from urllib.parse import urlencode

from anyio import to_thread
from starlette.applications import Starlette
from starlette.convertors import Convertor, register_url_convertor
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route

from countersight.errors import NotInRecord
from countersight.present.encode import dumps
from countersight.present.pages import Page, pages
from countersight.present.parameters import read_query
from countersight.present.web import answers, api, drawings, reconcile, taking
from countersight.present.web.answers import MEDIA, Address
from countersight.present.web.entrance import VISITOR, Door, Entrance
from countersight.present.web.guard import Guard, Rules
from countersight.present.web.held import Held, Snapshot
from countersight.present.web.house import LONG, House, moment_of
from countersight.present.web.refusals import failed, problem_response, refuse, refused, told
from countersight.present.web.warm import context, warm
from countersight.settings import Settings
from countersight.work.desk import Desk

log = logging.getLogger("countersight.web")
OWN_LINKS = re.compile(r'(?<= href=")(/(?!static/)[^"#]*)(?=["#])(?!" data-free)')


def create(settings: Settings, rules: Rules | None = None) -> Starlette:
    """The application on a store; `rules` say who may come in, and how much each may ask."""
    rules = rules or Rules()
    desk = Desk(settings.store, writable=rules.keeps)

    def opened(snapshot: Snapshot) -> None:
        with snapshot.cursor(LONG) as con:
            warm(snapshot.asked(con, None, desk, settings))

    held = Held(settings, opened)
    house = House(held, desk, settings)
    door = [Middleware(Door, desk=desk)] if rules.accounts else []
    routes = [route for page in pages() for route in _routes(page, house)]
    routes += [Route(_open(api.path_of(page)), _answer(page, house, "json")) for page in pages()]
    fixed = [
        *reconcile.routes(house.within, refused),
        Route(f"{api.BASE}/openapi.json", _described),
        Route(f"{api.BASE}/check", taking.check_as_json(house), methods=["POST"]),
        Route("/static/{name}", _static),
        Route("/healthz", _healthy),
        Route("/readyz", _readiness(held)),
    ]
    return Starlette(
        routes=[*fixed, *(Entrance(desk).routes() if rules.accounts else ()), *routes],
        middleware=[
            Middleware(Guard, rules=rules, refuse=refuse),
            *door,
            Middleware(GZipMiddleware, minimum_size=1_000, compresslevel=5),
        ],
        exception_handlers=dict.fromkeys((Exception, HTTPException, 404), failed),
        lifespan=_lifespan(held),
    )


def _lifespan(held: Held) -> Callable[[Starlette], Any]:
    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        try:
            await to_thread.run_sync(held.current)  # so that work begins before the first visitor
        except Exception as error:
            log.info("not ready yet: %s", error)
        yield

    return lifespan


def _routes(page: Page, house: House) -> list[Route]:
    """Longer addresses first: `/award/X.json` is no award of that number."""
    path = _open(page.path).rstrip("/") or "/index"
    ended = [Route(f"{path}.{end}", _answer(page, house, end)) for end in page.formats]
    forms = (
        [Route(page.path, taking.form(page.accept, house), methods=["POST"])] if page.accept else []
    )
    return [*ended, *forms, Route(_open(page.path), _answer(page, house, "html"))]


class _Name(Convertor[str]):
    """A name in an address may hold a slash, as "24/7 Enterprises" does."""

    regex = ".+"

    def convert(self, value: str) -> str:
        return value

    def to_string(self, value: str) -> str:
        return value


register_url_convertor("name", _Name())


def _open(path: str) -> str:
    return path.replace("}", ":name}")


def _answer(page: Page, house: House, ending: str) -> Callable[[Request], Response]:
    def answer(request: Request) -> Response:
        try:
            return _with_tag(request, _made(page, house, ending, request))
        except Exception as error:
            return problem_response(request.scope, told(error), ending)

    return answer


def _made(page: Page, house: House, ending: str, request: Request) -> Response:
    aside = {"as_of", "chart"} if ending in ("svg", "png") else {"as_of"}
    given = [pair for pair in request.query_params.multi_items() if pair[0] not in aside]
    query = read_query(page.query, [*request.path_params.items(), *given])
    moment = moment_of(request)
    snapshot = house.snapshot(moment)
    if moment and not snapshot.pulls:
        raise NotInRecord(f"nothing had been seen by {moment:%Y-%m-%d %H:%M}; name a later time")
    if lacking := page.needs - snapshot.tables:
        raise NotInRecord(f"this record has no {', '.join(sorted(lacking))}")
    if ending == "csv" and page.rows:
        return _csv(page, query, house, moment)
    with snapshot.cursor() as con:
        made = context(page, house.asked(snapshot, con, moment), query)
    if isinstance(made, Response):
        return made
    return Response(_text(page, made, ending, request, snapshot), media_type=MEDIA[ending])


def _text(
    page: Page, context: Any, ending: str, request: Request, snapshot: Snapshot
) -> str | bytes:
    address = address_of(request, ending)
    if ending == "json":
        return answers.json(context)
    if ending == "atom" and page.entries:
        return answers.atom(page, page.entries(context), address)
    if ending in ("svg", "png"):
        drawn = drawings.svg(page, context, request.query_params.get("chart"))
        return drawings.png(drawn) if ending == "png" else drawn
    made = answers.html(page, context, address, snapshot)
    moment = request.query_params.get("as_of")
    return _pinned(made, moment) if moment else made


def _pinned(made: str, moment: str) -> str:
    """Links of a page as of a time lead to pages as of that time."""
    pin = urlencode({"as_of": moment})
    return OWN_LINKS.sub(
        lambda found: (
            found[0]
            if "as_of=" in found[0]
            else f"{found[0]}{'&amp;' if '?' in found[0] else '?'}{pin}"
        ),
        made,
    )


def _csv(page: Page, query: Any, house: House, moment: datetime | None) -> Response:
    """All rows, as they come: a table may be longer than memory."""
    snapshot = house.snapshot(moment)

    def lines() -> Any:
        with snapshot.cursor(LONG) as con:
            assert page.rows is not None
            asked = house.asked(snapshot, con, moment)
            yield from answers.csv_lines(page.rows(asked, query), _record(page.rows))

    # The first lines are made before the answer begins: what fails, fails with a status.
    whole = lines()
    first = next(whole)
    return StreamingResponse(
        chain((first,), whole),
        media_type=MEDIA["csv"],
        headers={"Content-Disposition": f'attachment; filename="countersight-{page.name}.csv"'},
    )


def _record(rows: Callable[..., Any]) -> Any:
    """The record that a function yields; of several, the first."""
    [kind] = get_args(get_type_hints(rows)["return"])
    return kind if is_dataclass(kind) else get_args(kind)[0]


def address_of(request: Request, ending: str = "html") -> Address:
    path = request.url.path
    if ending != "html":
        path = path.removesuffix(f".{ending}")
    path = "/" if path == "/index" else path
    return Address(
        base=f"{request.url.scheme}://{request.url.netloc}",
        path=path,
        parameters=tuple(request.query_params.multi_items()),
        visitor=request.scope.get(VISITOR, ""),
    )


def _with_tag(request: Request, response: Response) -> Response:
    """With an ETag; 304 where the reader has these bytes already."""
    response.headers.setdefault("Cache-Control", "no-cache")
    if isinstance(response, StreamingResponse) or response.status_code != 200:
        return response
    tag = f'"{hashlib.sha256(response.body).hexdigest()[:24]}"'
    response.headers["ETag"] = tag
    asked = request.headers.get("if-none-match", "")
    if tag in asked or f"{tag[:-1]}" in asked:
        return Response(status_code=304, headers={"ETag": tag, "Cache-Control": "no-cache"})
    return response


async def _described(_: Request) -> Response:
    return Response(dumps(api.document(), indent=1), media_type=MEDIA["json"])


async def _static(request: Request) -> Response:
    name = request.path_params["name"]
    if name not in answers.assets():
        raise HTTPException(404, "there is no such file")
    content, kind = answers.assets()[name]
    headers = {"Cache-Control": "public, max-age=31536000, immutable"}
    return Response(content, media_type=kind, headers=headers)


async def _healthy(_: Request) -> Response:
    return PlainTextResponse("ok\n")


def _readiness(held: Held) -> Callable[[Request], Response]:
    def ready(request: Request) -> Response:
        try:
            snapshot = held.current()
        except Exception as error:
            return refused(request, error)
        return PlainTextResponse(f"ready: {snapshot.name}\n")

    return ready
