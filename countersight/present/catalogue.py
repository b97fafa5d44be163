"""`docs/capabilities.md`, made from the taxonomy itself: `python -m tests.test_docs`."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from countersight.meaning import taxonomy

HEAD = """# Capabilities

What an award can buy, and the words that show it: made from `countersight/meaning/taxonomy.toml`
by `python -m tests.test_docs`; a test fails when it drifts. A capability is what the thing bought
does, not what the agency is for. `countersight capability` counts them over the record,
`countersight capability ID` shows who sells one, to whom, for how much, and `countersight award
PIID` the words that show what an award buys.

**Stated** means that the words of an action say it. **Shown** means that they do not, but the
product, the supplier or the maker does: by the directory of the field
([directory.md](directory.md)), or because at least four fifths of the seller's awards that say
anything, and two fifths of all, are for that one thing. **Supporting** is a code alone. Where the
words of an award say something else, the seller's name shows nothing.

A phrase is words, read without regard to punctuation and plurals: `(A|B)` is either, `[A]` may be
left out, `A*` is any word that begins so, `..` stands for at most four words, `...` for eight. The
longest phrase is tried first, and what it has read no other reads again.

## Your own
A file of the same form, named in `COUNTERSIGHT_TAXONOMY`, adds capabilities and evidence, or says
otherwise what one is; its evidence is tried before ours where phrases are equally long:

```toml
[[capability]]
id = "gait_recognition"
name = "Gait recognition"
is = "knowing people by their walk"

[[evidence]]
bears = ["gait_recognition"]
says = ["GAIT .. (RECOGNI*|ANALY*)"]
```
"""
PLACES = {"text": "", "psc": "PSC: ", "naics": "NAICS: ", "supplier": "supplier: "}


def catalogue() -> str:
    written = taxonomy.written()
    return "".join([HEAD, *_capabilities(written), *_nothing(written["evidence"])])


def _capabilities(written: Mapping[str, Any]) -> Iterator[str]:
    for capability in written["capability"]:
        yield f"\n## {capability['id']}\n{capability['name']}: {capability['is']}.\n\n"
        for entry in written["evidence"]:
            if capability["id"] in entry["bears"]:
                yield _entry(entry, set(entry["bears"]) - {capability["id"]})


def _nothing(evidence: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    yield "\n## None\nWhat these say bears nothing, whatever stands beside it.\n\n"
    for entry in evidence:
        if not entry["bears"]:
            yield _entry(entry, ())


def _entry(entry: Mapping[str, Any], others: Iterable[str]) -> str:
    notes = [f"with {other}" for other in sorted(others)]
    notes += [f"{name} {_listed(entry[name])}" for name in ("beside", "unless") if name in entry]
    notes += ["only where nothing else is read"] * entry.get("alone", False)
    notes += ["for the whole text"] * entry.get("whole", False)
    said = f"; {'; '.join(notes)}" if notes else ""
    return f"- {PLACES[entry.get('of', 'text')]}{_listed(entry['says'])}{said}\n"


def _listed(phrases: Iterable[str]) -> str:
    return ", ".join(f"`{phrase}`" for phrase in phrases)
