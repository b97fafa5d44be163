"""What reading claims costs, as a ratio to two passes over the same texts in the same run.

    python benchmarks/reading.py [--articles 300]

The articles are those of `benchmarks/checking.py`, 600 words each. In one process, in turn, in
seconds of processor: trafilatura drawing the main text of each from HTML (the peer), one regular
expression that finds sums of money (what a script would start with), and the reader of claims with
the directory of the field. Prints a Markdown table.
"""

import argparse
import re
import time
from collections.abc import Callable
from itertools import islice

import trafilatura
from checking import WORDS, draw

from countersight import directory
from countersight.press.claims import read_claims
from countersight.reported import Document, KnownNames

SUM = re.compile(r"[$£€]\s?\d[\d,.]*(?:\s?(?:thousand|million|billion|bn|m|k)\b)?")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=300)
    texts = list(islice(draw(), parser.parse_args().articles))
    pages = [page_of(text) for text in texts]
    listed, nothing = directory.read(), KnownNames()

    def claims(text: str) -> int:
        return len(read_claims(Document("article.txt", text, None, None), nothing, listed))

    claims(texts[0])
    peer, _ = measure(lambda page: bool(trafilatura.extract(page)), pages)
    sums, found = measure(lambda text: len(SUM.findall(text)), texts)
    read, made = measure(claims, texts)
    print(f"{len(texts):,} articles of {WORDS} words\n")
    print("| what | processor | articles a second | found | to the peer's |\n|---|---|---|---|---|")
    rows = (("trafilatura", peer, len(pages)), ("sums by pattern", sums, found))
    for name, taken, count in (*rows, ("claims", read, made)):
        rate = len(texts) / taken
        print(f"| {name} | {taken:.2f} s | {rate:,.0f} | {count:,} | {taken / peer:.2f} |")


def page_of(text: str) -> str:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in text.split("\n\n"))
    return f"<html><body><nav>Home</nav><article>{body}</article></body></html>"


def measure(work: Callable[[str], int], texts: list[str]) -> tuple[float, int]:
    """Seconds of processor, and the sum of what `work` counts in each text."""
    started = time.process_time()
    found = sum(work(text) for text in texts)
    return time.process_time() - started, found


if __name__ == "__main__":
    main()
