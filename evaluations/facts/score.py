"""The labelled claims of the five reference articles, put together as a person did, or not.

    python evaluations/facts/score.py [--errors]

Counts pairs of claims: together in both, in the code's facts alone, in the labels alone. Then
how many voices are heard, and which facts a total adds up. Needs the reference data.
"""

import argparse
import json
from dataclasses import fields
from datetime import date
from decimal import Decimal
from itertools import combinations
from pathlib import Path
from typing import Any

from countersight.check.facts import gather
from countersight.reported import Claim, Document, Verdict

SHARED = Path(__file__).parents[3] / "shared"
PUBLISHED = date(2025, 9, 18)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--errors", action="store_true")
    show = parser.parse_args().errors
    labels = (SHARED / "gold" / "seeds-claims.jsonl").read_text(encoding="utf-8").splitlines()
    gold = [json.loads(line) for line in labels]
    named = json.loads((SHARED / "gold" / "seeds-facts.json").read_text(encoding="utf-8"))
    fact_of = {claim: fact["fact"] for fact in named["facts"] for claim in fact["claims"]}
    documents = [
        Document(path.name, path.read_bytes().decode(), published=PUBLISHED)
        for path in sorted((SHARED / "seeds").glob("*.txt"))
    ]
    facts = gather(documents, [Verdict(claim_of(label), "undetermined", "") for label in gold])
    mine = {claim: number for number, fact in enumerate(facts) for claim in fact.claims}
    both = only_mine = only_theirs = 0
    for one, other in combinations(range(len(gold)), 2):
        together = mine[one] == mine[other]
        labelled = fact_of[gold[one]["id"]] == fact_of[gold[other]["id"]]
        both += together and labelled
        only_mine += together and not labelled
        only_theirs += labelled and not together
        if show and together != labelled:
            verb = "joined" if together else "left apart"
            print(f"{verb}: {gold[one]['id']} {gold[other]['id']}")
    precision, recall = both / (both + only_mine), both / (both + only_theirs)
    f1 = 2 * precision * recall / (precision + recall)
    print(f"pairs of claims: P {precision:.3f} R {recall:.3f} F1 {f1:.3f}")
    print(f"voices, of {len(documents)} documents: {max(len(fact.voices) for fact in facts)}")
    for fact in facts:
        if fact.parts:
            ids = [gold[facts[part].claims[0]]["id"] for part in fact.parts]
            print(f"the total in {gold[fact.claims[0]]['id']} adds up: {', '.join(ids)}")


def claim_of(label: dict[str, Any]) -> Claim:
    said = {field.name: label.get(field.name) for field in fields(Claim)}
    amount = said["amount"]
    said |= {"amount": None if amount is None else Decimal(str(amount))}
    return Claim(**said | {"currency": said["currency"] or "USD"})


if __name__ == "__main__":
    main()
