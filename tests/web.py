"""The server on the demo record, in the test's own process."""

import time
from functools import cache
from pathlib import Path

from starlette.testclient import TestClient

from countersight.present.web.app import create
from countersight.present.web.guard import Rules
from countersight.settings import Settings
from tests.walk import demo_store

BASE = "http://localhost"


def client(store: Path, rules: Rules | None = None) -> TestClient:
    """A browser without a window, once the store's tables are worked out."""
    made = TestClient(
        create(Settings(store=store, threads=1), rules),
        base_url=BASE,
        raise_server_exceptions=False,
    )
    until = time.monotonic() + 120
    while made.get("/readyz").status_code == 503:
        assert time.monotonic() < until, "the tables were not worked out in two minutes"
        time.sleep(0.05)
    return made


@cache
def demo() -> TestClient:
    return client(demo_store())
