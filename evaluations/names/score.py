"""How well names alone tell one company from another, on real pairs.

    python evaluations/names/score.py             tables
    python evaluations/names/score.py --errors    and the errors, worst first

`pairs.tsv` holds pairs of our own, half of them (by a checksum) never read while rules were made;
`published.tsv` those of organisations in a public benchmark (README.md says whose).

Positives: vendor as typed beside the legal name of its record (`doge-contract-terminations`, UEI as
truth), and raw beside standardised names (`csis-org-history`). Negatives: the nearest names of
other companies. Rows joined to another company altogether are dropped first and listed.
"""

import csv
import hashlib
import os
import random
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from rapidfuzz import fuzz, process
from rigour.names import normalize_name, remove_org_types

from countersight.organisations import finding, names
from countersight.organisations.matching import Party, match

HERE = Path(__file__).parent
SHARED = Path(os.environ.get("COUNTERSIGHT_SHARED", Path(__file__).parents[3] / "shared")) / "data"
DOGE = SHARED / "doge-contract-terminations/doge_contracts_2025-03-31.csv"
CSIS = SHARED / "csis-org-history/vendor_name_standardized_pairs.csv"
NEAREST = 3  # negatives drawn for a name
SAMPLE = 2_000  # names of the second set for which negatives are drawn

Pair = tuple[str, str]


def main() -> None:
    errors = "--errors" in sys.argv
    pairs, entities, dropped = read_doge()
    print(f"typed against legal: {len(pairs)} pairs, {len(dropped)} dropped as joined elsewhere")
    report(pairs, near_entities(pairs, entities), errors)
    find_all(pairs, entities, errors)
    pairs = read_csis()
    print(f"\nraw against standardised: {len(pairs)} pairs")
    report(pairs, near_standardised(pairs), errors)
    for file in ("pairs", "published"):
        report_labelled(file, errors)
    if errors:
        print("\ndropped:", *(f"  {left!r} / {right!r}" for left, right in dropped), sep="\n")


def read_doge() -> tuple[list[Pair], dict[str, set[str]], list[Pair]]:
    """Distinct pairs (typed, legal) that differ, the UEIs of each legal name, what is dropped."""
    entities: dict[str, set[str]] = {}
    pairs: set[Pair] = set()
    with DOGE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            typed, legal, uei = (row[c].strip() for c in ("vendor", "entity_name", "entity_id"))
            if not (typed and legal and uei):
                continue
            entities.setdefault(legal, set()).add(uei)
            if typed != legal:
                pairs.add((typed, legal))
    dropped = sorted(pair for pair in pairs if joined_elsewhere(*pair))
    return sorted(pairs - set(dropped)), entities, dropped


def joined_elsewhere(left: str, right: str) -> bool:
    """No word of three letters or more in common, and letters that differ too: another company."""
    shared = {w for w in words(left) if len(w) >= 3} & words(right) - {"inc", "llc", "the", "and"}
    return not shared and fuzz.partial_ratio(bare(left), bare(right)) < 60


def read_csis() -> list[Pair]:
    with CSIS.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file)
        return sorted({(r["vendor_name"], r["standardized_vendor_name"]) for r in rows})


def near_entities(pairs: Iterable[Pair], entities: dict[str, set[str]]) -> Iterator[Pair]:
    """For each typed name, the nearest legal names that share no UEI with its own."""
    legal = list(entities)
    for typed, own in pairs:
        near = process.extract(typed.upper(), legal, scorer=fuzz.token_sort_ratio, limit=20)
        others = [n for n, *_ in near if not entities[n] & entities[own] and bare(n) != bare(own)]
        yield from ((typed, other) for other in others[:NEAREST])


def near_standardised(pairs: list[Pair]) -> Iterator[Pair]:
    known = sorted({right for _, right in pairs})
    for raw, own in random.Random(20261122).sample(pairs, SAMPLE):
        near = process.extract(raw, known, scorer=fuzz.token_sort_ratio, limit=8)
        others = [name for name, *_ in near if bare(name) != bare(own)]
        yield from ((raw, other) for other in others[:NEAREST])


def report(positives: list[Pair], negatives: Iterable[Pair], errors: bool) -> None:
    apart = list(dict.fromkeys(negatives))
    print(f"negatives: {len(apart)}\n\n| way | precision | recall | F1 |\n|---|---|---|---|")
    for name, same in WAYS.items():
        right = sum(same(*pair) for pair in positives)
        wrong = sum(same(*pair) for pair in apart)
        # As many negatives as positives, so that the sets' sizes do not make the precision.
        weighted = wrong * len(positives) / len(apart)
        precision, recall = right / (right + weighted), right / len(positives)
        f1 = 2 * precision * recall / (precision + recall)
        print(f"| {name} | {precision:.3f} | {recall:.3f} | {f1:.3f} |")
    if errors:
        print("\nmissed:", *sample(p for p in positives if not match_names(*p)), sep="\n  ")
        print("\nwrongly joined:", *sample(p for p in apart if match_names(*p)), sep="\n  ")


def read_labelled(file: str) -> list[tuple[bool, str, str, str]]:
    """(same, kind, left, right) of each pair in a file beside this one."""
    with (HERE / f"{file}.tsv").open(encoding="utf-8", newline="") as stream:
        rows = csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [(r["same"] == "1", r.get("kind", ""), r["left"], r["right"]) for r in rows]


def unseen(left: str, right: str) -> bool:
    return int(hashlib.sha256(f"{left}{right}".encode()).hexdigest(), 16) % 2 == 1


def counted(left: str, right: str) -> bool:
    """Pairs whose numbers differ: a benchmark for screening calls them the same, we do not."""
    return [*re.findall(r"\b(?:\d+|[IVX]+)\b", left)] != re.findall(r"\b(?:\d+|[IVX]+)\b", right)


def report_labelled(file: str, errors: bool) -> None:
    rows = read_labelled(file)
    parts = {"all": rows}
    if file == "pairs":
        parts |= {
            "seen": [r for r in rows if not unseen(*r[2:])],
            "unseen": [r for r in rows if unseen(*r[2:])],
        }
    else:
        parts["without pairs whose numbers differ"] = [r for r in rows if not counted(*r[2:])]
    print(f"\n{file}.tsv\n\n| pairs | way | precision | recall | F1 |\n|---|---|---|---|---|")
    for part, held in parts.items():
        for name in ("same", "match"):
            print(f"| {part} ({len(held)}) | {name} | {figures(held, WAYS[name])} |")
    if errors:
        wrong = [r for r in rows if match_names(*r[2:]) != r[0]]
        print("\nwrong:", *wrong, sep="\n  ")


def figures(rows: list[tuple[bool, str, str, str]], same: Callable[[str, str], bool]) -> str:
    said = [(truth, same(left, right)) for truth, _, left, right in rows]
    right = sum(truth and answer for truth, answer in said)
    precision = right / max(1, sum(answer for _, answer in said))
    recall = right / max(1, sum(truth for truth, _ in said))
    return f"{precision:.3f} | {recall:.3f} | {2 * precision * recall / (precision + recall):.3f}"


def find_all(pairs: list[Pair], entities: dict[str, set[str]], errors: bool) -> None:
    """Look every typed name up among the legal names; the first match is right, wrong or none."""
    index = finding.build(sorted(entities))
    first = {typed: finding.look_up(index, typed)[:1] for typed, _ in pairs}
    truth: dict[str, set[str]] = {}
    for typed, own in pairs:
        truth.setdefault(typed, set()).update(entities[own])
    right = [t for t, m in first.items() if m and entities[m[0].name] & truth[t]]
    wrong = [t for t, m in first.items() if m and not entities[m[0].name] & truth[t]]
    print(
        f"\nfinder over {len(entities)} legal names: {len(first)} looked up, "
        f"{len(right)} right, {len(wrong)} wrong, {len(first) - len(right) - len(wrong)} none"
    )
    if errors:
        print("wrong first match:", *((t, first[t]) for t in wrong), sep="\n  ")


def sample(pairs: Iterable[Pair]) -> list[Pair]:
    return sorted(pairs, key=lambda pair: fuzz.ratio(*pair))[:60]


def words(name: str) -> set[str]:
    return set(re.findall(r"[a-z0-9]+", name.lower()))


def bare(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.lower())


def library_key(name: str) -> str:
    plain = normalize_name(name) or ""
    return " ".join(remove_org_types(plain).split())


def match_names(left: str, right: str) -> bool:
    return match(Party(left), Party(right)).same


WAYS: dict[str, Callable[[str, str], bool]] = {
    "letters and digits alone": lambda left, right: bare(left) == bare(right),
    "name library's legal forms": lambda left, right: library_key(left) == library_key(right),
    "family key": lambda left, right: names.normalise(left) == names.normalise(right),
    "same": names.same,
    "match": match_names,
}

if __name__ == "__main__":
    main()
