"""The door of a server that others can reach: sign in, sign out, and who may pass."""

import time
from collections import deque

from anyio import to_thread
from starlette.datastructures import URL
from starlette.requests import HTTPConnection, Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from countersight.present.web import answers
from countersight.work import accounts
from countersight.work.desk import Desk

COOKIE = "session"
VISITOR = "visitor"  # under which a request tells who sent it
OPEN = ("/login", "/static/", "/healthz", "/readyz")
TRIES, WITHIN = 10, 300.0  # failures that are borne, within so many seconds


class Door:
    """ASGI middleware: without a session, a page leads to the sign-in and a program is refused."""

    def __init__(self, app: ASGIApp, desk: Desk) -> None:
        self.app, self.desk = app, desk

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"].startswith(OPEN):
            await self.app(scope, receive, send)
            return
        token = HTTPConnection(scope).cookies.get(COOKIE, "")
        name = await to_thread.run_sync(accounts.whose, self.desk, token)
        app = self.app if name else _turned_away(scope)
        await app({**scope, VISITOR: name}, receive, send)


def _turned_away(scope: Scope) -> Response:
    wants_page = scope["method"] == "GET" and not scope["path"].startswith("/api/")
    if not wants_page or "." in scope["path"].rpartition("/")[2]:
        return Response("sign in first\n", 401, media_type="text/plain")
    there = URL(scope=scope)
    back = f"{there.path}?{there.query}" if there.query else there.path
    return RedirectResponse(str(URL("/login").include_query_params(next=back)), 303)


class Entrance:
    """Sign in and sign out; after too many failures nobody may try for a while."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.failures: deque[float] = deque(maxlen=TRIES)

    def routes(self) -> list[Route]:
        return [
            Route("/login", self.show),
            Route("/login", self.enter, methods=["POST"]),
            Route("/logout", self.leave, methods=["POST"]),
        ]

    def show(self, request: Request) -> Response:
        return _form(_next(request.query_params.get("next", "/")))

    async def enter(self, request: Request) -> Response:
        async with request.form(max_fields=4, max_files=0) as form:
            name, password = str(form.get("name", "")).strip(), str(form.get("password", ""))
            there = _next(str(form.get("next", "/")))
        if len(self.failures) == TRIES and time.monotonic() - self.failures[0] < WITHIN:
            return _form(there, "Too many attempts; wait five minutes.", 429)
        token = await to_thread.run_sync(accounts.enter, self.desk, name, password)
        if token is None:
            self.failures.append(time.monotonic())
            return _form(there, "Name or password is wrong.", 403)
        response = RedirectResponse(there, 303)
        response.set_cookie(
            COOKIE, token, max_age=int(accounts.STAY.total_seconds()), httponly=True,
            samesite="strict", secure=request.url.scheme == "https",
        )  # fmt: skip
        return response

    def leave(self, request: Request) -> Response:
        accounts.leave(self.desk, request.cookies.get(COOKIE, ""))
        response = RedirectResponse("/login", 303)
        response.delete_cookie(COOKIE)
        return response


def _next(there: str) -> str:
    """An address of this server alone: `//elsewhere` is one of another."""
    own = there.startswith("/") and not there.startswith(("//", "/\\"))
    return there if own and "\n" not in there and "\r" not in there else "/"


def _form(there: str, said: str = "", status: int = 200) -> Response:
    page = answers.site().get_template("login.html").render(next=there, said=said)
    return Response(page, status, {"Cache-Control": "no-store"}, "text/html; charset=utf-8")
