"""What checking articles costs, as ratios to drawing the text of the same articles from HTML.

    python benchmarks/checking.py --store STORE [--articles 1000]

The articles are put together from those of `evaluations/claims/texts`, 600 words each. Measured as
whole processes, in turn: trafilatura drawing the main text of each (the peer: what newsrooms run
before any check), `claims`, and `check` against the record in the store, of all and of one. The
store's derived tables are made before. Prints a Markdown table.
"""

import argparse
import random
import sys
import tempfile
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from process import Run, run, verb

TEXTS = Path(__file__).parents[1] / "evaluations" / "claims" / "texts"
WORDS = 600
PUBLISHED = ("--published", "2025-09-18")
PEER = """
import sys, trafilatura
from pathlib import Path
for path in sorted(Path(sys.argv[1]).glob("*.html")):
    trafilatura.extract(path.read_text(encoding="utf-8"))
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--store", type=Path, required=True)
    parser.add_argument("--articles", type=int, default=1000)
    asked = parser.parse_args()
    if find_spec("trafilatura") is None:
        parser.error("the peer is not installed: pip install -e '.[bench]'")
    with tempfile.TemporaryDirectory(prefix="countersight-bench-") as made:
        folder = Path(made)
        write(asked.articles, folder)
        first = next(iter(sorted(folder.glob("*.txt"))))
        run(verb(asked.store, "check", str(first), *PUBLISHED, "--json"))
        peer = run([sys.executable, "-c", PEER, str(folder)])
        texts = [str(path) for path in sorted(folder.glob("*.txt"))]
        report(
            peer,
            {
                "claims, all": run(verb(asked.store, "claims", *texts, "--json")),
                "check, all": run(verb(asked.store, "check", *texts, *PUBLISHED, "--json")),
                "check, one": run(verb(asked.store, "check", texts[0], *PUBLISHED, "--json")),
            },
            asked.articles,
        )


def write(articles: int, folder: Path) -> None:
    for number, text in zip(range(articles), draw(), strict=False):
        (folder / f"{number:06}.txt").write_text(text, encoding="utf-8")
        body = "".join(f"<p>{paragraph}</p>" for paragraph in text.split("\n\n"))
        page = f"<html><body><nav>Home</nav><article>{body}</article></body></html>"
        (folder / f"{number:06}.html").write_text(page, encoding="utf-8")


def draw() -> Iterator[str]:
    """Articles of at least `WORDS` words; the same ones at every run."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(TEXTS.glob("*.txt"))]
    chance = random.Random(1)
    while True:
        parts: list[str] = []
        while sum(len(part.split()) for part in parts) < WORDS:
            parts.append(chance.choice(texts))
        yield "\n\n".join(parts)


def report(peer: Run, runs: dict[str, Run], articles: int) -> None:
    print(f"{articles:,} articles of {WORDS} words\n")
    print("| what | seconds | processor | to the peer's | peak |\n|---|---|---|---|---|")
    for name, taken in {"trafilatura, all": peer, **runs}.items():
        share = f"{taken.processor / peer.processor:.2f}"
        peak = f"{taken.peak / 1e9:.2f} GB"
        print(f"| {name} | {taken.wall:.1f} | {taken.processor:.1f} | {share} | {peak} |")


if __name__ == "__main__":
    main()
