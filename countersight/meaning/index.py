"""Evidence behind the words that call for it, in what JSON can hold.

To make thousands of phrases ready takes longer than to read an award's few texts: here only those
are made ready whose key (`Phrase.key`) stands in one.
"""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from countersight.meaning.phrases import START, Filed, Group, Phrase, filed
from countersight.meaning.taxonomy import Evidence
from countersight.record import prepared
from countersight.settings import Settings

_Way = Sequence[tuple[Sequence[str], bool]]


def kept(settings: Settings) -> Mapping[str, Any]:
    """The index of the user's own taxonomy and directory with ours, made once."""

    def make() -> Mapping[str, Any]:
        from countersight import directory  # noqa: PLC0415 - who has it kept need not wait
        from countersight.meaning import known, taxonomy  # noqa: PLC0415

        own = taxonomy.read(settings.taxonomy), directory.read(settings.directory)
        return index(known.in_order(*own))

    return prepared.recall(settings, "capabilities", make)


def index(evidence: Sequence[Evidence]) -> Mapping[str, Any]:
    """The evidence for `called_for`.

    `lines`: each one, as JSON. `phrases`: the place of a line and the number of a phrase in it,
    filed by the phrase's key.
    """
    phrases = filed(
        (phrase.key, (place, number))
        for place, one in enumerate(evidence)
        for number, phrase in enumerate(one.group.says)
    )
    return {"lines": [json.dumps(_told(one)) for one in evidence], "phrases": phrases}


def all_of(kept: Mapping[str, Any]) -> Mapping[int, Evidence]:
    """All of the evidence, by place."""
    return {at: _evidence(json.loads(line)) for at, line in enumerate(kept["lines"])}


def called_for(kept: Mapping[str, Any], words: Iterable[str]) -> Mapping[int, Evidence]:
    """The evidence that may stand in a text of these words, by place, with no other phrases."""
    called: dict[int, set[int]] = defaultdict(set)
    for word in words:
        for place, number in _places(kept["phrases"], word):
            called[place].add(number)
    return {at: _evidence(json.loads(kept["lines"][at]), called[at]) for at in sorted(called)}


def _places(phrases: Filed[tuple[int, int]], word: str) -> Iterator[tuple[int, int]]:
    whole, stems = phrases
    yield from whole.get(word, ())
    for stem, at in stems.get(word[:START], ()):
        if word.startswith(stem):
            yield at


def _told(one: Evidence) -> tuple[Any, ...]:
    group = one.group
    said = [[(p.words, p.names) for p in way] for way in (group.says, group.beside, group.unless)]
    return one.bears, said, group.whole, one.of, one.basis, one.strength, one.alone


def _evidence(told: Sequence[Any], called: Collection[int] | None = None) -> Evidence:
    bears, (says, beside, unless), whole, *rest = told
    if called is not None:
        says = [says[number] for number in sorted(called)]
    group = Group(_phrases(says), _phrases(beside), _phrases(unless), whole)
    return Evidence(tuple(bears), group, *rest)


def _phrases(way: _Way) -> tuple[Phrase, ...]:
    return tuple(Phrase(tuple(words), names) for words, names in way)
