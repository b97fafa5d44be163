"""The wordings of events: what each needs stands in all that it matches; every kind is told."""

from datetime import date
from pathlib import Path

import pytest

from countersight.directory import Directory
from countersight.press.claims import read_claims
from countersight.press.wordings import Wording, wordings
from countersight.reported import Document, KnownNames

TEXTS = sorted((Path(__file__).parents[1] / "evaluations" / "claims" / "texts").glob("*.txt"))
TELLING = Path(__file__).parents[1] / "evaluations" / "claims" / "tellings.txt"


@pytest.mark.parametrize("wording", wordings(), ids=lambda w: f"{w.kind} {' '.join(w.needs)[:30]}")
def test_every_match_has_a_word_that_the_wording_needs(wording: Wording) -> None:
    if not wording.needs:
        return
    lines = TELLING.read_text(encoding="utf-8").replace("{V}", "ƲƲƲƲ").splitlines()
    texts = [*lines, *(path.read_text(encoding="utf-8") for path in TEXTS)]
    for text in texts:
        for match in wording.pattern.finditer(text):
            assert any(word in match.group().lower() for word in wording.needs), match.group()


INTRO = (
    "Cameras on county roads\n\nBrightwell Optics, a Denver company, makes plate readers. "
    "The Dale County sheriff likes them.\n\n"
)
EITHER = {"award", "order_renewal"}


def found(sentence: str) -> list[tuple[str, float | None]]:
    """Event and amount of each claim that the sentence makes after a short introduction."""
    text = INTRO + sentence.replace("{V}", "Brightwell Optics") + "\n"
    document = Document("telling.txt", text, None, date(2025, 6, 1))
    claims = read_claims(document, KnownNames(), Directory())
    return [
        (claim.event, float(claim.amount) if claim.amount else None)
        for claim in claims
        if claim.start >= len(INTRO)
    ]


def tellings() -> list[list[str]]:
    lines = TELLING.read_text(encoding="utf-8").splitlines()
    return [line.split(" | ") for line in lines if line and not line.startswith("#")]


@pytest.mark.parametrize("telling", tellings(), ids=lambda telling: telling[2])
def test_a_telling_is_read_as_its_event_and_no_other(telling: list[str]) -> None:
    event, amount, sentence = telling
    events = EITHER if event in EITHER else {event}
    claims = found(sentence)
    if event == "none":
        assert claims == []
    else:
        assert len(claims) == 1
        assert claims[0][0] in events
        assert claims[0][1] == (float(amount) if amount != "-" else None)


INTRODUCTIONS = TELLING.with_name("introductions.txt")


def introductions() -> list[list[str]]:
    lines = INTRODUCTIONS.read_text(encoding="utf-8").splitlines()
    return [line.split(" | ") for line in lines if line and not line.startswith("#")]


@pytest.mark.parametrize(("supplier", "sentence"), introductions())
def test_a_supplier_that_no_list_knows_is_found_where_it_is_named_once(
    supplier: str, sentence: str
) -> None:
    text = (
        "What the records show\n\nOfficials answered questions about technology on Tuesday. "
        f"{sentence} Nobody at the meeting objected.\n"
    )
    document = Document("named.txt", text, None, date(2025, 6, 1))
    claims = read_claims(document, KnownNames(), Directory())
    assert [claim.vendor.split(" GmbH")[0] for claim in claims] == [supplier]
