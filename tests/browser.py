"""A real browser on a real server: Debian's Chromium, headless, and `countersight serve`."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]
WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
SHEET = {"width": 672, "height": 950}  # of paper, A4 or Letter, between usual margins


def needs_browser() -> str:
    if CHROMIUM is None:
        pytest.skip("needs Chromium; on Debian: apt-get install chromium")
    return CHROMIUM


@contextmanager
def serving(store: Path) -> Iterator[str]:
    """`countersight serve` in a process of its own; gives its address once it is ready."""
    port = _free_port()
    command = [sys.executable, "-m", "countersight", "--store", str(store), "serve"]
    # Signals reach the group: the server and its worker.
    process = subprocess.Popen(
        [*command, "--port", str(port)],
        env={**os.environ, "COUNTERSIGHT_THREADS": "1"},
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        base = f"http://127.0.0.1:{port}"
        _wait(f"{base}/readyz", process)
        yield base
    finally:
        process.terminate()
        process.wait(20)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(address: str, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + 180
    while True:
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except (urllib.error.URLError, OSError):
            assert process.poll() is None, "the server ended"
            assert time.monotonic() < until, "the server was not ready in three minutes"
            time.sleep(0.2)
