"""Learns the weights of `countersight/press/learned/` from the labelled writing that may be read.

    learn.py             writes the weights anew (needs `pip install countersight[learn]`)
    learn.py --folds 6   what the weights are worth: each article weighed by weights that were
                         learnt without it and without its fellows in the fold

Five questions are learnt apart: which names are suppliers' (by their shape and by what stands
around them), which events a sentence tells (by its words), whose an event is (by how each company
stands to the words that tell it), whether a sum is a contract's, and for whom a contract is (by how
each public body stands to the words, and by what was said of it before).
"""

import argparse
import random
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from bought import Bought, bought, is_near
from learner import Learner
from writing import LISTED, Text, Told, articles, lines, passages, renamed, sentences

from countersight.press.agencies import find_agencies
from countersight.press.directory import with_directory
from countersight.press.learned import buyers, events, names, sellers, sums, weights
from countersight.press.names import is_other, survey
from countersight.press.runs import plain_of
from countersight.press.sentences import split
from countersight.reported import KnownNames

FOLDER = Path(weights.__file__).parent


_ARTICLE = 1.5  # what a sentence of an article counts beside a single one or one of a passage
_LINES = 0.05  # what a name in a single sentence counts beside one in an article
_VOICES = 0.6  # the same of a buyer
_AFTER = 188  # the cues were made on the articles up to this one; later ones count for more


def is_claimed(told: Told, event: str, vendor: str | None = None) -> bool | None:
    """Whether the sentence claims the event (of the vendor); None where either answer would do."""
    sure = maybe = False
    for claim in told.claims:
        if vendor is None or plain_of(vendor) in map(plain_of, _vendors(claim)):
            free = claim.get("optional") or claim.get("dup_of")
            sure = sure or (claim["event"] == event and not free)
            maybe = maybe or claim["event"] == event or event in claim.get("event_alt", ())
    return True if sure else None if maybe else False


def _vendors(claim: dict[str, Any]) -> list[str]:
    return [claim["vendor"], *claim.get("vendor_alt", ())]


def learn_events(told: Sequence[Told], use: Sequence[bool]) -> weights.Weights:
    rows = [tuple(events.features(t.scene, events.terms_in(t.scene))) for t in told]
    learner = Learner("events", rows)
    whole = np.array([_ARTICLE if t.source.endswith(".txt") else 1.0 for t in told])
    found: dict[str, dict[str, float]] = {}
    for event in events.EVENTS:
        said = [is_claimed(t, event) for t in told]
        usable = np.array([float(u and s is not None) for u, s in zip(use, said, strict=True)])
        counts = usable * whole
        for feature, weight in learner.learn(np.array([s is True for s in said]), counts).items():
            found.setdefault(feature, {})[event] = weight
    return found


def learn_sellers(told: Sequence[Told], use: Sequence[bool]) -> weights.Weights:
    """Learnt where the sentence tells the event of a company that it may mean."""
    rows, said, usable = [], [], []
    for sentence, may in zip(told, use, strict=True):
        for event, at in anchors(sentence):
            names = sellers.candidates(sentence.scene, sentence.memory)
            answers = [is_claimed(sentence, event, one.name) for one in names]
            counts = sentence.memory.counts + Counter(v.name for v in sentence.scene.vendors)
            for one, answer in zip(names, answers, strict=True):
                rows.append(tuple(sellers.features(sentence.scene, one, event, at, counts)))
                said.append(answer is True)
                usable.append(float(may and answer is not None and True in answers))
    learner = Learner("sellers", rows)
    found = learner.learn(np.array(said), np.array(usable))
    return {feature: {"is": weight} for feature, weight in found.items()}


def learn_sums(told: Sequence[Told], use: Sequence[bool]) -> weights.Weights:
    rows, said, counts = [], [], []
    for sentence, may in zip(told, use, strict=True):
        terms = events.terms_in(sentence.scene)
        for money in sentence.scene.moneys:
            answer = is_paid(sentence, float(money.value))
            rows.append(tuple(sums.features(sentence.scene, terms, money)))
            said.append(answer is True)
            counts.append(float(may and answer is not None))
    learnt = Learner("sums", rows).learn(np.array(said), np.array(counts))
    return {feature: {"is": weight} for feature, weight in learnt.items()}


def is_paid(told: Told, value: float) -> bool | None:
    """Whether a claim of the sentence gives the sum; None where it may be given or not."""
    sure = maybe = False
    for claim in told.claims:
        free = claim.get("optional") or claim.get("dup_of")
        given = is_near(claim.get("amount"), value)
        sure = sure or (given and not free)
        maybe = maybe or given or any(is_near(x, value) for x in claim.get("amount_alt", ()))
    return True if sure else None if maybe else False


def learn_buyers(told: Sequence[Told], use: Sequence[bool]) -> weights.Weights:
    """Learnt twice: what was answered of the claims before is part of the question."""
    cases = list(bought([t for t, may in zip(told, use, strict=True) if may]))
    for case in cases:
        case.told.scene.spoken.buyers.clear()
    first = _learn_choices(cases)
    use_weights("buyers", first)
    for case in cases:
        if found := buyers.buyer_of(case.told.scene, case.anchor, case.vendor):
            case.told.scene.spoken.buyers.append((case.told.scene.number, case.vendor, found))
    return _learn_choices(cases)


def _learn_choices(cases: Sequence[Bought]) -> weights.Weights:
    """Weights by which what is right outweighs what is wrong, choice by choice."""
    rows, pairs = [], []
    for case in cases:
        asked = case.asked()
        ones = buyers.candidates(asked)
        right = [len(rows) + i for i, one in enumerate(ones) if case.is_right(one)]
        wrong = [len(rows) + i for i, one in enumerate(ones) if not case.is_right(one)]
        for one in ones:
            plain = buyers.features(asked, one)
            rows.append((*plain, *(f"{case.anchor.kind}: {feature}" for feature in plain)))
        counts = 1.0 if case.told.source.endswith(".txt") else _VOICES
        share = counts / (len(right) * len(wrong) ** 0.5) if right and wrong else 0.0
        pairs += [(r, w, share) for r in right for w in wrong]
    return Learner("buyers", rows).choose(pairs)


def anchors(told: Told) -> Iterable[tuple[str, int]]:
    """The events that a sentence is labelled with, and where each is told."""
    likely = events.weigh(told.scene, events.terms_in(told.scene))
    for event in events.EVENTS:
        if is_claimed(told, event):
            moneys = told.scene.moneys if event in ("award", "order_renewal") else ()
            yield event, moneys[0].start if moneys else likely.at[event]


@dataclass(frozen=True, slots=True)
class Named:
    """A name of a text: what is weighed of it, and whether it is a supplier's (None: unknown)."""

    source: str
    name: str
    features: frozenset[str]
    is_supplier: bool | None
    is_claimed: bool


def named(text: Text) -> Iterator[Named]:
    """The names of a text, read as by a reader who knows none of them."""
    found = split(text.document.text)
    agencies = find_agencies(text.document.text, [(s.start, s.end) for s in found])
    bare = survey(found, agencies, KnownNames())  # as by a reader who knows no name
    runs = [r for r in bare.runs if r.start >= text.start]
    known = with_directory(KnownNames(), LISTED, text.document.text)
    listed = {plain_of(name) for name in known.suppliers}
    claimed = {plain_of(name) for name in text.names}
    unsure = {plain_of(name) for name in known.products}
    for name, features in names.features(found, runs, agencies, bare.cues).items():
        plain = plain_of(name)
        part = any(len(plain) > 3 and (c.startswith(plain) or plain.startswith(c)) for c in claimed)
        sure = plain in claimed or plain in listed
        answer = True if sure else None if part or plain in unsure else False
        if not is_other(name):
            yield Named(text.source, name, frozenset(features), answer, plain in claimed)


def learn_names(found: Sequence[Named], use: Sequence[bool]) -> weights.Weights:
    learner = Learner("names", [tuple(one.features) for one in found])
    said = np.array([one.is_supplier is True for one in found])
    counts = [
        _count(one.source) * (u and one.is_supplier is not None)
        for u, one in zip(use, found, strict=True)
    ]
    learnt = learner.learn(said, np.array(counts))
    return {feature: {"is": weight} for feature, weight in learnt.items()}


def _count(source: str) -> float:
    """What a name of the source counts."""
    if not source.endswith(".txt"):
        return _LINES
    return 2.0 if int(source.split(".", maxsplit=1)[0]) > _AFTER else 1.0


def write(name: str, found: weights.Weights) -> None:
    listed = [(what, w, feature) for feature, by in found.items() for what, w in by.items()]
    listed.sort(key=lambda row: (row[0], -row[1], row[2]))
    head = f"# Learnt by evaluations/claims/learn.py: what is weighed, weight, feature. {name}\n"
    body = "".join(f"{what}\t{w:g}\t{feature}\n" for what, w, feature in listed)
    (FOLDER / f"{name}.tsv").write_text(head + body, encoding="utf-8")


def use_weights(name: str, found: weights.Weights) -> None:
    """The weights that are read from now on in this process."""
    LEARNT[name] = found


# What is learnt of sentences takes their names as given: no other one is likely, none unlikely.
GIVEN: weights.Weights = {"always": {"is": -0.6}}
LEARNT: dict[str, weights.Weights] = {}
_read = weights.read


def _learnt(name: str) -> weights.Weights:
    return LEARNT[name] if name in LEARNT else _read(name)


for module in (events, sellers, sums, names, buyers):
    module.read = _learnt  # type: ignore[attr-defined]


def everything() -> list[Told]:
    return [told for text in (*articles(), *lines(), *passages()) for told in sentences(text)]


def folds(told: Sequence[Told], number: int) -> dict[str, int]:
    """Articles, dealt out; all else is always learnt from."""
    sources = sorted({t.source for t in told if t.source.endswith(".txt")})
    random.Random(1).shuffle(sources)  # the same deal each time
    return {source: at % number for at, source in enumerate(sources)}


def everyone() -> list[Named]:
    """The names of all texts, those of articles once more under other names."""
    read = list(articles())
    again = [renamed(text, number) for number, text in enumerate(read)]
    return [one for text in (*read, *lines(), *passages(), *again) for one in named(text)]


def learn_without(
    told: Sequence[Told], found: Sequence[Named], fold: dict[str, int], held: int
) -> None:
    """All that is weighed, learnt without the articles of a fold."""
    may = [fold.get(t.source) != held for t in told]
    use_weights("events", learn_events(told, may))
    use_weights("sellers", learn_sellers(told, may))
    use_weights("sums", learn_sums(told, may))
    use_weights("buyers", learn_buyers(told, may))
    use_weights("names", learn_names(found, [fold.get(one.source) != held for one in found]))


def cross_validate(told: Sequence[Told], number: int) -> None:
    fold, found = folds(told, number), everyone()
    counts: Counter[tuple[str, str]] = Counter()
    for held in range(number):
        learn_without(told, found, fold, held)
        for one in (n for n in found if fold.get(n.source) == held):
            chosen = weights.odds(weights.total(LEARNT["names"], one.features, "is")) >= 0.5
            counts["names", "claimed"] += one.is_claimed
            counts["names", "claimed, chosen"] += one.is_claimed and chosen
            counts["names", "others"] += one.is_supplier is False
            counts["names", "others, chosen"] += one.is_supplier is False and chosen
        for sentence in (t for t in told if fold.get(t.source) == held):
            for money, chance in sums.weigh(
                sentence.scene, events.terms_in(sentence.scene)
            ).items():
                answer = is_paid(sentence, float(money.value))
                if answer is not None:
                    counts["sums", f"{'paid' if answer else 'other'}"] += 1
                    counts["sums", f"{'paid' if answer else 'other'}, chosen"] += chance >= 0.5
        for sentence in (t for t in told if fold.get(t.source) == held):
            count(sentence, counts)
    print("| event | told | found | found rightly | whose, rightly |\n|---|---|---|---|---|")
    for event in (*events.EVENTS, "all"):
        cells = [counts[event, what] for what in ("told", "found", "right", "linked", "whose")]
        print(f"| {event} | {cells[0]} | {cells[1]} | {cells[2]} | {cells[4]} of {cells[3]} |")
    print({f"{of}: {what}": n for (of, what), n in counts.items() if of in ("names", "sums")})
    told_, found, right = (counts["all", what] for what in ("told", "found", "right"))
    print(f"P {right / found:.3f} R {right / told_:.3f} F1 {2 * right / (found + told_):.3f}")


def count(told: Told, counts: Counter[tuple[str, str]]) -> None:
    likely = events.weigh(told.scene, events.terms_in(told.scene))
    for event in events.EVENTS:
        answer = is_claimed(told, event)
        if answer is not None:
            found = likely.chance[event] >= 0.4
            for what, true in (
                ("told", answer),
                ("found", found),
                ("right", found and answer),
            ):
                counts[event, what] += true
                counts["all", what] += true
    for event, at in anchors(told):
        ranked = sellers.weigh(told.scene, told.memory, event, at)
        if any(is_claimed(told, event, one.name) for _, one in ranked):
            right = is_claimed(told, event, ranked[0][1].name) is not False
            for name in (event, "all"):
                counts[name, "linked"] += 1
                counts[name, "whose"] += right


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--folds", type=int, default=0)
    use_weights("names", GIVEN)
    told = everything()
    if number := parser.parse_args().folds:
        cross_validate(told, number)
        return
    everywhere = [True] * len(told)
    use_weights("events", learn_events(told, everywhere))
    write("events", LEARNT["events"])
    use_weights("sellers", learn_sellers(told, everywhere))
    write("sellers", LEARNT["sellers"])
    write("sums", learn_sums(told, everywhere))
    write("buyers", learn_buyers(told, everywhere))
    found = everyone()
    write("names", learn_names(found, [True] * len(found)))


if __name__ == "__main__":
    main()
