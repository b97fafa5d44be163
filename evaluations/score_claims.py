"""Reads claims from a folder of texts and scores them against gold labels.

    score_claims.py                      the five articles of ../shared
    score_claims.py GOLD TEXTS           another set; `--errors N` lists what was missed or false
    score_claims.py --predict TEXTS      prints the claims, one JSON object a line

The scorer is `gold/score.py` of the shared folder (COUNTERSIGHT_SHARED, else ../shared); without
it the script says so and ends with 1. `published.json` beside GOLD may give dates by article.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date
from pathlib import Path

from countersight.press.claims import read_claims
from countersight.reported import Document

ROOT = Path(__file__).resolve().parents[1]
SHARED = Path(os.environ.get("COUNTERSIGHT_SHARED", ROOT.parent / "shared"))
SEEDS_PUBLISHED = date(2025, 9, 18)


def main() -> int:
    arguments = _parse()
    texts = arguments.texts or SHARED / "seeds"
    dates = _dates(arguments.gold, texts)
    if arguments.predict:
        sys.stdout.writelines(_predict(arguments.predict, {}, None))
        return 0
    scorer = SHARED / "gold" / "score.py"
    if not scorer.exists():
        print(
            f"no scorer at {scorer}: set COUNTERSIGHT_SHARED to the folder that holds gold/score.py"
        )
        return 1
    names = _articles(arguments.gold)
    started = time.perf_counter()
    lines = list(_predict(texts, dates, names))
    print(f"{len(names)} articles in {time.perf_counter() - started:.2f} s")
    return _score(scorer, arguments, lines)


def _parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument(
        "gold", nargs="?", type=Path, default=SHARED / "gold" / "seeds-claims.jsonl"
    )
    parser.add_argument("texts", nargs="?", type=Path)
    parser.add_argument("--errors", type=int, default=0)
    parser.add_argument("--predict", type=Path)
    return parser.parse_args()


def _articles(gold: Path) -> frozenset[str]:
    lines = gold.read_text(encoding="utf-8").splitlines()
    return frozenset(json.loads(line)["article"] for line in lines if line.strip())


def _dates(gold: Path, texts: Path) -> dict[str, date]:
    """Days of publication: of the file beside the labels, or that of the five articles."""
    listed = gold.parent / "published.json"
    if listed.exists():
        days = json.loads(listed.read_text(encoding="utf-8"))
        return {name: date.fromisoformat(day) for name, day in days.items() if day}
    if texts == SHARED / "seeds":
        return {path.name: SEEDS_PUBLISHED for path in texts.glob("*.txt")}
    return {}


def _predict(texts: Path, dates: dict[str, date], names: frozenset[str] | None) -> Iterator[str]:
    for path in sorted(texts.glob("*.txt")):
        if names is None or path.name in names:
            text = path.read_bytes().decode("utf-8")
            for claim in read_claims(Document(path.name, text, None, dates.get(path.name))):
                yield json.dumps(asdict(claim), default=float, ensure_ascii=False) + "\n"


def _score(scorer: Path, arguments: argparse.Namespace, lines: list[str]) -> int:
    with tempfile.TemporaryDirectory() as folder:
        predicted = Path(folder) / "predicted.jsonl"
        predicted.write_text("".join(lines), encoding="utf-8")
        command = [sys.executable, str(scorer), str(arguments.gold), str(predicted)]
        return subprocess.run([*command, "--errors", str(arguments.errors)], check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
