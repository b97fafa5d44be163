"""The labelled writing that may be read, as sentences with what each claims, to learn from.

Articles (`gold.jsonl`), `voices.txt` (two lines in three), `tellings.txt` and `passages.txt`. Names
of suppliers are given, as a reader would have them who knew every name: what is learnt here is what
a sentence says of them.
"""

import json
import random
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parents[1]))

from countersight import directory  # noqa: E402
from countersight.directory import Directory  # noqa: E402
from countersight.press.directory import with_directory  # noqa: E402
from countersight.press.learned.sellers import Memory  # noqa: E402
from countersight.press.scenes import Scene, read_scenes  # noqa: E402
from countersight.reported import Document, KnownNames  # noqa: E402
from tests import test_press_voices as voices  # noqa: E402
from tests import test_press_wordings as wordings  # noqa: E402

Line = dict[str, Any]
DAY = date(2025, 6, 1)
LISTED = directory.read()
# Made up, and of the directory: names as companies have them, none of which a text makes known.
SUPPLIERS = (
    *(HERE / "suppliers.txt").read_text(encoding="utf-8").splitlines(),
    *(company.name for company in LISTED.companies),
)


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence of `source`; `claims`: its labels; `memory`: the names before it."""

    source: str
    scene: Scene
    claims: tuple[Line, ...]
    memory: Memory


@dataclass(frozen=True, slots=True)
class Text:
    source: str
    document: Document
    claims: tuple[Line, ...]
    names: tuple[str, ...]
    listed: Directory
    start: int = 0  # what stands before is an introduction


def sentences(text: Text) -> Iterator[Told]:
    """The sentences of a text that can make claims."""
    known = with_directory(KnownNames(text.names), text.listed, text.document.text)
    memory = Memory()
    for scene in read_scenes(text.document, known):
        if scene.sentence.kind != "heading" and not scene.text.endswith("?"):
            first, last = scene.sentence.start, scene.sentence.end
            here = tuple(c for c in text.claims if c["start"] < last and first < c["end"])
            before = Memory(memory.counts.copy(), list(memory.recent))
            if first >= text.start:
                yield Told(text.source, scene, here, before)
        memory.keep(scene)


def articles() -> Iterator[Text]:
    """The articles of `gold.jsonl`, all of which may be read."""
    published = json.loads((HERE / "published.json").read_text(encoding="utf-8"))
    lines = [json.loads(x) for x in (HERE / "gold.jsonl").read_text("utf-8").splitlines()]
    traps = [json.loads(x) for x in (HERE / "gold_traps.jsonl").read_text("utf-8").splitlines()]
    for name in sorted({line["article"] for line in [*lines, *traps]}):
        text = (HERE / "texts" / name).read_bytes().decode("utf-8")
        claims = tuple(line for line in lines if line["article"] == name)
        day = date.fromisoformat(published[name]) if published[name] else None
        names = {said for claim in claims for said in _companies(claim) if said and said in text}
        yield Text(name, Document(name, text, None, day), claims, tuple(sorted(names)), LISTED)


def _companies(claim: Line) -> list[str]:
    found = [claim["vendor"], *claim.get("vendor_alt", [])]
    if claim["event"] == "acquisition_merger":
        found += [claim["agency"], *claim.get("agency_alt", [])]
    return found


def renamed(text: Text, number: int) -> Text:
    """The text with other names for its suppliers, so that no name is learnt by heart."""
    said, names = text.document.text, []
    own = text.names
    full = [name for name in own if not any(name in other for other in own if other != name)]
    for name, other in zip(full, _drawn(number, len(full)), strict=True):
        short = [part for part in own if part != name and part in name]
        for part in (name, *sorted(short, key=len, reverse=True)):
            new = other if part == name else other.split()[0]
            said = re.sub(rf"\b{re.escape(part)}\b", new, said)
            names.append(new)
    return replace(text, document=replace(text.document, text=said), claims=(), names=tuple(names))


def lines() -> Iterator[Text]:
    """Single sentences, each behind an introduction, under names drawn for it."""
    for number, voice in enumerate(filter(voices.is_read, voices.voices())):
        drawn = dict(zip((*voices.SUPPLIERS, *voices.OTHERS), _drawn(number, 10), strict=True))
        claims = [(*told, False) for told in voice.expected] + [(*t, True) for t in voice.optional]
        line = _line(f"voice {voice.number}", voice.intro, voice.text, claims, drawn)
        yield replace(line, claims=tuple(_bought_by(voice.buyers, c) for c in line.claims))
    for number, (event, amount, sentence) in enumerate(wordings.tellings()):
        drawn = {"{V}": _drawn(number, 1)[0]}
        intro = wordings.INTRO.replace("Brightwell Optics", "{V}")
        told = (
            []
            if event == "none"
            else [(event, float(amount) if amount != "-" else None, "{V}", False)]
        )
        yield _line(f"telling {number}", intro, sentence, told, drawn)


def _bought_by(buyers: list[str], claim: Line) -> Line:
    """With the buyers that the line accepts, where it is asked for one."""
    named = [buyer for buyer in buyers if buyer not in ("", "-")]
    return {**claim, "agency": named[0], "agency_alt": named[1:]} if named else claim


def _drawn(number: int, count: int) -> list[str]:
    return random.Random(number).sample(SUPPLIERS, count)


def _line(
    source: str,
    intro: str,
    sentence: str,
    told: list[tuple[str, float | None, str, bool]],
    drawn: dict[str, str],
) -> Text:
    for name, other in drawn.items():
        intro, sentence = intro.replace(name, other), sentence.replace(name, other)
    at = (len(intro), len(intro) + len(sentence))
    claims = [
        _claim(event, drawn[name], sum_, at, optional=free) for event, sum_, name, free in told
    ]
    names = tuple(name for name in drawn.values() if name in intro + sentence)
    document = Document(source, f"{intro}{sentence}\n", None, DAY)
    return Text(source, document, tuple(claims), names, Directory(), len(intro))


def _claim(
    event: str, vendor: str, amount: float | None, at: tuple[int, int], *, optional: bool = False
) -> Line:
    said = {"event": event, "vendor": vendor, "amount": amount, "optional": optional}
    return {**said, "start": at[0], "end": at[1]}


def passages() -> Iterator[Text]:
    """The blocks of `passages.txt`, each under names drawn for it."""
    content = (HERE / "passages.txt").read_text(encoding="utf-8")
    for number, block in enumerate(re.split(r"\n\s*\n", content)[1:]):
        named = dict(zip("VWXY", _drawn(number, 4), strict=True))
        text, claims = "", []
        for line in block.splitlines():
            body, _, labels = line.partition(" ## ")
            body = re.sub(r"\{([VWXY])\}", lambda m: named[m[1]], body.strip())  # noqa: B023
            body = body.removeprefix("# ")
            at = (len(text), len(text) + len(body))
            claims += [_labelled(label.split(), named, at) for label in labels.split(";") if label]
            text += f"{body}\n"
        names = tuple(name for name in named.values() if name in text)
        document = Document(f"passage {number}", text, None, DAY)
        yield Text(document.name, document, tuple(claims), names, Directory())


def _labelled(words: list[str], named: dict[str, str], at: tuple[int, int]) -> Line:
    """A label such as `acquisition_merger V by W 90000000 ?`, read."""
    amount = next((float(word) for word in words[2:] if word.isdigit()), None)
    return _claim(words[0], named[words[1]], amount, at, optional=words[-1] == "?")
