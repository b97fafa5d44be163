"""What stands before every page: hosts, origins, sizes, and headers that a browser obeys."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from countersight.present.web.problems import Problem

LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
MOST_BYTES = 4 * 1024 * 1024  # of a form with a file in it
LONGEST_ADDRESS = 8_000
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; "
        "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
        "frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    # `no-referrer` would make browsers send `Origin: null` with forms, which is refused below.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}

Refuse = Callable[[Scope, Problem], ASGIApp]


@dataclass(frozen=True, slots=True)
class Rules:
    """Hosts by which the server may be called; a browser fooled by DNS calls it by another."""

    hosts: frozenset[str] = LOOPBACK
    keeps: bool = True  # whether documents that visitors hand in are kept in the store
    accounts: bool = False  # whether only those with an account may pass


class Guard:
    """ASGI middleware; `refuse` makes the response to what may not pass."""

    def __init__(self, app: ASGIApp, rules: Rules, refuse: Refuse) -> None:
        self.app, self.rules, self.refuse = app, rules, refuse

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        problem = _problem(scope, self.rules)
        app = self.refuse(scope, problem) if problem else self.app
        await app(scope, _limited(receive), _with_headers(send))


def _problem(scope: Scope, rules: Rules) -> Problem | None:
    headers = Headers(scope=scope)
    host = headers.get("host", "")
    if _name(host) not in rules.hosts:
        return Problem(
            421,
            "Not a host of this server",
            f"{host[:80]!r} is not a name of this server; --host and --name say which are",
        )
    if len(scope.get("raw_path") or b"") + len(scope["query_string"]) > LONGEST_ADDRESS:
        return Problem(414, "The address is too long", f"at most {LONGEST_ADDRESS:,} characters")
    if scope["method"] not in SAFE and not _own(headers, host):
        return Problem(
            403, "From another site", "forms are taken from this server's own pages alone"
        )
    size = headers.get("content-length", "0")
    if not size.isdigit() or int(size) > MOST_BYTES:
        return TOO_LARGE
    return None


TOO_LARGE = Problem(
    413,
    "Too large",
    f"at most {MOST_BYTES // 1024**2} MB at once; `countersight check FILE` takes larger files",
)


def _name(host: str) -> str:
    try:
        return (urlsplit(f"//{host}").hostname or "").lower()
    except ValueError:
        return ""


def _own(headers: Headers, host: str) -> bool:
    """Whether a request that changes something comes from a page of ours, or from no browser."""
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site in ("same-origin", "none")
    origin = headers.get("origin")
    return origin is None or urlsplit(origin).netloc == host


def _limited(receive: Receive) -> Callable[[], Awaitable[Message]]:
    taken = 0

    async def limited() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        if taken > MOST_BYTES:
            return {"type": "http.disconnect"}
        return message

    return limited


def _with_headers(send: Send) -> Send:
    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
        await send(message)

    return sent
