"""Asking a remote source: politely, patiently, and of no host that the user did not name.

Answers that pass (a connection that breaks, 429, 5xx) are asked for again, each time after a longer
wait; what will not pass is raised at once as `SourceUnreachable`, with the address, what was
answered, and the remedy. Redirects are never followed.
"""

import json
import random
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any, TypeVar

import httpx

from countersight import __version__
from countersight.errors import SourceUnreachable, UsageError
from countersight.model import OnProgress, Progress

USER_AGENT = f"countersight/{__version__} (reader of public contracting records)"
PASSING = frozenset({408, 425, 429, 500, 502, 503, 504})
MOST_JSON = 16 * 1024**2  # bytes; the largest honest answer is under 1 MB
LONGEST_QUOTE = 300  # characters of what a source says that an error repeats

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Manners:
    """How patient and how polite to be, in seconds; tests bring a clock of their own."""

    attempts: int = 10  # in a row that bring nothing, some four minutes of them
    attempts_to_connect: int = 4  # where nobody is there, no one will be in a few minutes
    first_wait: float = 1.0  # doubled after each attempt
    longest_wait: float = 60.0
    longest_retry_after: float = 900.0  # a source that asks for more is asked another day
    between: float = 1.0  # from one request to the next
    timeout: float = 60.0  # for the next byte of an answer
    poll: float = 10.0  # between two questions whether an export is ready
    patience: float = 3600.0  # for an export to be ready
    sleep: Callable[[float], None] = field(default=time.sleep, repr=False)
    clock: Callable[[], float] = field(default=time.monotonic, repr=False)
    chance: Callable[[], float] = field(default=random.random, repr=False)


class PassingFault(Exception):
    """What may go well the next time. `after`: seconds that the source asked to wait."""

    def __init__(self, said: str, gained: bool = False, after: float | None = None) -> None:
        super().__init__(said)
        self.gained = gained  # whether it went on from where the last attempt ended
        self.after = after


class Web:
    """A connection to one source and to the hosts that the user named."""

    def __init__(
        self,
        client: httpx.Client,
        hosts: frozenset[str],
        manners: Manners,
        on_progress: OnProgress = lambda _: None,
    ) -> None:
        self._client = client
        self._hosts = hosts
        self._next = float("-inf")
        self.manners = manners
        self.on_progress = on_progress

    def address(self, url: str) -> httpx.URL:
        """`url` in full. Raises `SourceUnreachable` where its host was not named."""
        full = self._client.base_url.join(url)
        if full.scheme != self._client.base_url.scheme or full.netloc.decode() not in self._hosts:
            raise SourceUnreachable(
                f"{quoted(str(full))}: the source points to an address that was not named; "
                f"if you trust it, add --allow-host {quoted(full.netloc.decode())}"
            )
        return full

    def ask(self, method: str, path: str, passing: frozenset[int] = PASSING, **about: Any) -> Any:
        """What the source answers, as JSON; `about` is httpx's: `json`, `params`, `headers`.

        An answer whose status is among `passing` is asked for again.
        """
        url = self.address(path)
        self.on_progress(Progress(f"asking {url.host}", 0, None))
        about["headers"] = {"Accept": "application/json", **about.get("headers", {})}
        return self.persist(url, lambda: self._ask_once(method, url, passing, about))

    def persist(self, url: httpx.URL, attempt: Callable[[], T]) -> T:
        """What `attempt` gives, tried again while it fails in passing."""
        failures = 0
        while True:
            try:
                return attempt()
            except (PassingFault, httpx.TransportError) as error:
                fault = error if isinstance(error, PassingFault) else _broken(error)
                failures = 1 if fault.gained else failures + 1
                if failures >= self._most(error):
                    raise _given_up(url, fault, failures) from error
                wait = self._wait(url, failures, fault)
                said = f"waiting {wait:,.0f} s to ask again: {url.host} {quoted(str(fault))}"
                self.on_progress(Progress(said, 0, None))
                self.manners.sleep(wait)

    @contextmanager
    def open(
        self, method: str, url: httpx.URL, passing: frozenset[int] = PASSING, **about: Any
    ) -> Iterator[httpx.Response]:
        """An answer whose body is still to be read, if it is what was asked for."""
        self._take_turn()
        with self._client.stream(method, url, **about) as answer:
            _refuse(url, answer, passing)
            yield answer

    def _ask_once(
        self, method: str, url: httpx.URL, passing: frozenset[int], about: Mapping[str, Any]
    ) -> Any:
        with self.open(method, url, passing, **about) as answer:
            body = read_up_to(answer, MOST_JSON)
        try:
            return json.loads(body)
        except ValueError as error:
            said = quoted(body[:80].decode("utf-8", "replace"))
            raise SourceUnreachable(
                f"{url}: answered {answer.status_code} without JSON ({said}); check the address"
            ) from error

    def _take_turn(self) -> None:
        now = self.manners.clock()
        if now < self._next:
            self.manners.sleep(self._next - now)
        self._next = max(now, self._next) + self.manners.between

    def _most(self, error: Exception) -> int:
        alone = isinstance(error, (httpx.ConnectError, httpx.ConnectTimeout, httpx.ProxyError))
        return self.manners.attempts_to_connect if alone else self.manners.attempts

    def _wait(self, url: httpx.URL, failures: int, fault: PassingFault) -> float:
        """Seconds until the next attempt: twice as many each time, or as the source asked."""
        manners, asked = self.manners, fault.after or 0.0
        if asked > manners.longest_retry_after:
            raise SourceUnreachable(
                f"{url}: {fault}; the source asks to come back in {asked:,.0f} s: "
                "run the same command then"
            ) from fault
        longest = min(manners.longest_wait, manners.first_wait * float(2 ** (failures - 1)))
        return max(asked, longest * (0.5 + manners.chance() / 2))


@contextmanager
def connect(
    base_url: str,
    hosts: tuple[str, ...],
    manners: Manners,
    on_progress: OnProgress = lambda _: None,
) -> Iterator[Web]:
    """The source at `base_url`, which may point to files on `hosts` (`host` or `host:port`).

    Raises `UsageError` for an address that is none; what is asked of it raises `SourceUnreachable`.
    """
    base = _base(base_url)
    timeout = httpx.Timeout(manners.timeout, connect=min(20.0, manners.timeout))
    headers = {"User-Agent": USER_AGENT}
    with httpx.Client(
        base_url=base, headers=headers, timeout=timeout, follow_redirects=False
    ) as client:
        yield Web(client, frozenset({base.netloc.decode(), *hosts}), manners, on_progress)


def read_up_to(answer: httpx.Response, limit: int) -> bytes:
    """The body. Raises `SourceUnreachable` where it is longer than `limit` bytes."""
    body = bytearray()
    for chunk in answer.iter_bytes():
        body += chunk
        if len(body) > limit:
            raise SourceUnreachable(
                f"{answer.url}: answered more than {limit:,} bytes; check the address"
            )
    return bytes(body)


def quoted(said: str) -> str:
    """What a source says, fit for one line of a terminal."""
    line = " ".join("".join(c if c.isprintable() else " " for c in said).split())
    return line if len(line) <= LONGEST_QUOTE else f"{line[:LONGEST_QUOTE]} …"


def _base(text: str) -> httpx.URL:
    try:
        url = httpx.URL(text if text.endswith("/") else f"{text}/")
    except httpx.InvalidURL as error:
        raise UsageError(f"{text}: {error}; give an address like https://…/api/v2/") from error
    if url.scheme not in ("http", "https") or not url.host:
        raise UsageError(f"{text}: is no address; give one like https://…/api/v2/")
    return url


def _refuse(url: httpx.URL, answer: httpx.Response, passing: frozenset[int]) -> None:
    """Raises where the answer is not what was asked for."""
    status = f"{answer.status_code} {answer.reason_phrase}".strip()
    if answer.status_code in passing:
        raise PassingFault(f"answered {status}", after=_retry_after(answer))
    if answer.is_redirect:
        target = quoted(answer.headers.get("Location", "nowhere"))
        raise SourceUnreachable(
            f"{url}: answered {status}, a redirect to {target}, which is not followed; "
            "if the source has moved, name its new address"
        )
    if answer.is_error and answer.status_code != 416:  # 416 is for those who asked for a range
        raise SourceUnreachable(
            f"{url}: answered {status}{_detail(answer)}; check the request, or try again later"
        )


def _detail(answer: httpx.Response) -> str:
    """What the source says of its refusal: `detail` of its JSON, else the text."""
    body = read_up_to(answer, MOST_JSON)
    try:
        said = json.loads(body)["detail"]
    except (ValueError, KeyError, TypeError):
        said = "" if b"<" in body[:20] else body.decode("utf-8", "replace")
    return f": {quoted(str(said))}" if said else ""


def _retry_after(answer: httpx.Response) -> float | None:
    """Seconds, from either form of the header; None where there is none or it says nothing."""
    text = answer.headers.get("Retry-After", "").strip()
    if text.isdigit():
        return float(text)
    try:
        moment = parsedate_to_datetime(text)
    except ValueError:
        return None
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return max(0.0, (aware - datetime.now(UTC)).total_seconds())


def _broken(error: httpx.TransportError) -> PassingFault:
    said = str(error) or "no answer in time"
    return PassingFault(f"{type(error).__name__}: {said}")


def _given_up(url: httpx.URL, fault: PassingFault, failures: int) -> SourceUnreachable:
    return SourceUnreachable(
        f"{url}: {quoted(str(fault))}, after {failures} attempts; the source is down or out of "
        "reach: run the same command later, what is downloaded so far is kept"
    )
