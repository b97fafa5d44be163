"""Many authors' ways of telling (`evaluations/claims/voices.txt`): two thirds are read.

The other third is only scored: `python -m tests.test_press_voices` prints both shares, and what
failed among those that are read.
"""

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from countersight.directory import Directory
from countersight.press.claims import read_claims
from countersight.reported import Document, KnownNames

VOICES = Path(__file__).parents[1] / "evaluations" / "claims" / "voices.txt"
SUPPLIERS = ("Corvane", "Ostrander Labs", "Bluemere Systems", "Veltrix", "Tessaro", "NordSight")
OTHERS = ("Quantrell", "Sable Point", "Orbisense Technologies", "Halvorsen Group")
INTROS = (
    "Who sells what\n\n{W}, a Boston firm, makes radios. {V}, a Tucson company, makes kit.\n\n",
    "A look at the files\n\nThe vendor {W} has a rival. The start-up {V} had few customers.\n\n",
    "{V} under scrutiny\n\nA vendor called {W} was asked first. The maker of it all is {V}.\n\n",
)
BARE = "What the records show\n\nOfficials answered questions about technology on Tuesday.\n\n"
EITHER = {"award", "order_renewal"}
Told = tuple[str, float | None, str]


@dataclass(frozen=True, slots=True)
class Voice:
    """A line of the bank; `intro` is what stands before it in its article."""

    number: int
    expected: list[Told]
    optional: list[Told]
    buyers: list[str]
    intro: str
    text: str


def voices() -> list[Voice]:
    """Each line behind an introduction, and again alone where it names its supplier itself."""
    lines = VOICES.read_text(encoding="utf-8").splitlines()
    told = [line.split(" | ", 2) for line in lines if line and not line.startswith("#")]
    found = []
    for n, (claims, buyer, text) in enumerate(told):
        intros = [INTROS[n % len(INTROS)], *([BARE] if "{V}" in text else [])]
        parts = claims.split(";")
        sure, maybe = ([c.strip("?") for c in parts if c.endswith("?") is m] for m in (False, True))
        found += [
            Voice(
                n,
                _told(sure, n),
                _told(maybe, n),
                _filled(buyer, n).split("/"),
                _filled(intro, n),
                _filled(text, n),
            )
            for intro in intros
        ]
    return found


def _filled(text: str, n: int) -> str:
    own, other = SUPPLIERS[n % len(SUPPLIERS)], OTHERS[n % len(OTHERS)]
    return text.replace("{V}", own).replace("{W}", other).replace("\\n", "\n")


def _told(claims: list[str], n: int) -> list[Told]:
    found: list[Told] = []
    for claim in claims:
        match = re.fullmatch(r"([a-z_]+)(?::([\d.]+))?(@W)?", claim)
        assert match, claims
        if match[1] != "none":
            vendor = _filled("{W}" if match[3] else "{V}", n)
            found.append((match[1], float(match[2]) if match[2] else None, vendor))
    return found


def _plain(told: Told) -> Told:
    return ("award" if told[0] in EITHER else told[0], *told[1:])


def fault(voice: Voice) -> str | None:
    """What is wrong with the claims that are read from the line; None if nothing."""
    document = Document("voice.txt", f"{voice.intro}{voice.text}\n", None, date(2025, 6, 1))
    claims = read_claims(document, KnownNames(), Directory())
    here = [claim for claim in claims if claim.start >= len(voice.intro)]
    said = [(c.event, float(c.amount) if c.amount else None, c.vendor) for c in here]
    wrong = Counter(map(_plain, said)) - Counter(map(_plain, voice.expected + voice.optional))
    if wrong or Counter(map(_plain, voice.expected)) - Counter(map(_plain, said)):
        return f"{said}"
    buyers = [claim.agency or "-" for claim in here]
    if voice.buyers == ["-"] or all(_is_buyer(found, voice.buyers) for found in buyers):
        return None
    return f"buyer {buyers}, not {voice.buyers}"


def _is_buyer(found: str, accepted: list[str]) -> bool:
    plain = found.lower()
    return any(plain in one.lower() or one.lower() in plain for one in accepted)


def is_read(voice: Voice) -> bool:
    return voice.number % 3 != 2


def share(wanted: bool) -> tuple[float, list[tuple[Voice, str]]]:
    """The share that is read rightly, and the faults, of the lines that are read or only scored."""
    chosen = [voice for voice in voices() if is_read(voice) is wanted]
    faults = [(voice, found) for voice in chosen if (found := fault(voice))]
    return 1 - len(faults) / len(chosen), faults


def test_nearly_all_that_are_read_are_read_rightly() -> None:
    assert share(True)[0] >= READ


def test_of_those_only_scored_enough_are_read_rightly() -> None:
    assert share(False)[0] >= SCORED


READ, SCORED = 0.95, 0.85

if __name__ == "__main__":
    rate, faults = share(True)
    print(f"read: {rate:.3f}; only scored: {share(False)[0]:.3f}")
    for voice, found in faults:
        alone = "alone" if voice.intro == BARE else "intro"
        print(f"  {alone} {[t[0] for t in voice.expected]} {voice.text}\n      {found}")
