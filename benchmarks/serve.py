"""Pages under load: how long the server takes, and how large they are.

    python benchmarks/serve.py --store STORE

Starts `countersight serve` on a store (the real record, for figures worth quoting), asks for every
page again and again over one connection while a second process asks for others, and prints a table
in Markdown. A page is worked out once a snapshot: `first` is that time, p50 and p95 are of those
after.
`benchmarks/search.py` compares the search itself with others.
"""

import argparse
import multiprocessing
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.synchronize import Event
from pathlib import Path

import httpx

TIMES = 100  # requests a page
PORT = 8765
WORDS = "software"
LOAD = ("/search?q=surveillance", "/capabilities", "/changes", "/search?q=agency:CBP")


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--store", type=Path, required=True)
    store = asked.parse_args().store
    with _served(store) as began, httpx.Client(base_url=f"http://127.0.0.1:{PORT}") as web:
        pages = _pages(web)
        print(f"\nFirst answer {began:.1f} s after `serve`, every table made before.\n")
        with _loaded():
            print("| page | first ms | p50 ms | p95 ms | KB | KB without charts | KB sent |")
            print("|---|---|---|---|---|---|---|")
            for name, path in pages.items():
                print(_line(name, _measure(web, path), web.get(path)))


def _pages(web: httpx.Client) -> dict[str, str]:
    """An address a page, of the largest things in the store."""
    company = web.get("/api/v1/organisations").json()["lines"][0]["organisation_id"]
    award = web.get("/api/v1/search?sort=amount").json()["results"]["hits"][0]["award_key"]
    agency = web.get("/api/v1/organisations?kind=agency").json()["lines"][0]["name"]
    text = f"{agency} paid Clearview AI $3.75 million in September 2025. " * 3
    check = web.post("/check", data={"text": text}).headers["location"]
    return {
        "home": "/",
        "search, eight facets": f"/search?q={WORDS}",
        "search, all awards": "/search",
        "award": f"/award/{award}",
        "organisation": f"/organisation/{company}",
        "agency": f"/agency/{agency}",
        "capabilities": "/capabilities",
        "capability": "/capability/video_surveillance",
        "flags": "/flags",
        "flag": "/flag/stop_work",
        "changes": "/changes",
        "organisations": "/organisations",
        "makers": "/makers",
        "maker": _linked(web, "/makers", "/maker/"),
        "vehicle": _linked(web, _linked(web, f"/search?q={WORDS}", "/award/"), "/vehicle/"),
        "check": check,
        "sources": "/sources",
        "methodology": "/methodology",
    }


def _linked(web: httpx.Client, page: str, begins: str) -> str:
    """The first address on a page that begins so."""
    found = re.search(f'href="({begins}[^"?]+)"', web.get(page).text)
    if found is None:
        sys.exit(f"{page} has no link to {begins}…")
    return found[1]


def _measure(web: httpx.Client, path: str) -> tuple[float, float, float]:
    """The first time, the median and the 95th percentile of those after, in milliseconds."""
    took = []
    for _ in range(TIMES + 1):
        began = time.perf_counter()
        web.get(path).raise_for_status()
        took.append((time.perf_counter() - began) * 1000)
    first, *later = took
    return first, statistics.median(later), statistics.quantiles(later, n=20)[-1]


def _line(name: str, took: tuple[float, float, float], answer: httpx.Response) -> str:
    first, p50, p95 = took
    plain = len(answer.content) / 1000
    bare = len(re.sub(r"<svg.*?</svg>", "", answer.text, flags=re.S).encode()) / 1000
    sent = answer.num_bytes_downloaded / 1000
    return (
        f"| {name} | {first:.0f} | {p50:.1f} | {p95:.1f} | {plain:.0f} | {bare:.0f} | {sent:.1f} |"
    )


@contextmanager
def _served(store: Path) -> Iterator[float]:
    """The server; gives the seconds that it took to answer first, once its tables were made."""
    command = [sys.executable, "-m", "countersight", "--store", str(store), "serve"]
    for wanted in ("warm", "measured"):
        began = time.perf_counter()
        process = subprocess.Popen([*command, "--port", str(PORT)], stderr=subprocess.DEVNULL)
        try:
            _wait(f"http://127.0.0.1:{PORT}/readyz")
            if wanted == "measured":
                yield time.perf_counter() - began
        finally:
            process.terminate()
            process.wait()


@contextmanager
def _loaded() -> Iterator[None]:
    """A second process that asks for pages, one after the other, as fast as they come."""
    done = multiprocessing.Event()
    other = multiprocessing.Process(target=_ask, args=(done,))
    other.start()
    try:
        yield
    finally:
        done.set()
        other.join()


def _ask(done: Event) -> None:
    with httpx.Client(base_url=f"http://127.0.0.1:{PORT}", timeout=60) as web:
        while not done.is_set():
            for path in LOAD:
                web.get(path)


def _wait(address: str) -> None:
    for _ in range(3000):
        try:
            if httpx.get(address, timeout=5).status_code == 200:
                return
        except httpx.HTTPError:
            pass
        time.sleep(0.1)
    raise SystemExit(f"{address} did not answer")


if __name__ == "__main__":
    main()
