"""What was learnt: terms, weights and what they weigh, on sentences with what is expected."""

from datetime import date

import pytest

from countersight.directory import Directory
from countersight.press.bodies import meant_by
from countersight.press.claims import read_claims
from countersight.press.learned import events, sellers, sums, weights
from countersight.press.learned.sellers import Memory
from countersight.press.learned.terms import stem_of, terms_of
from countersight.press.scenes import Scene, read_scenes
from countersight.reported import Document, KnownNames

INTRO = (
    "Who sells what\n\nNorvane, a Tucson company, makes kit. "
    "Its rival Ostrander Labs makes radios.\n\n"
)


def scenes(text: str) -> list[Scene]:
    document = Document("a.txt", f"{INTRO}{text}\n", None, date(2025, 6, 1))
    known = KnownNames(("Norvane", "Ostrander Labs"))
    return [s for s in read_scenes(document, known) if s.sentence.start >= len(INTRO)]


def likely(scene: Scene) -> events.Likely:
    return events.weigh(scene, events.terms_in(scene))


@pytest.mark.parametrize(
    ("word", "stem"),
    [("Cancelled", "cancel"), ("agencies", "agency"), ("paid", "pay"), ("Bolt’s", "bolt")],
)
def test_forms_of_a_word_share_a_stem(word: str, stem: str) -> None:
    assert stem_of(word) == stem


def test_terms_carry_the_classes_of_their_words_and_the_kinds_of_names() -> None:
    scene = scenes("The county let Norvane's contract lapse.")[0]
    forms = [found[0] for found in events.terms_in(scene).forms]
    assert forms == ["the", "county", "let", "<V>", "'", "s", "contract", "laps", "."]
    assert "@LAPSE" in events.terms_in(scene).forms[7]


def test_doubt_reaches_to_the_end_of_its_clause() -> None:
    terms = terms_of("It may end, but it pays now.", ())
    said = {forms[0]: doubt for forms, doubt in zip(terms.forms, terms.doubted, strict=True)}
    assert said["end"]
    assert not said["pay"]


@pytest.mark.parametrize("name", ["events", "sellers", "sums", "buyers"])
def test_a_weight_is_a_number_of_something_that_is_weighed(name: str) -> None:
    learnt = weights.read(name)
    asked = {what for by in learnt.values() for what in by}
    assert asked <= {"is", *events.EVENTS}
    assert ("is" in asked) == (name != "events")
    assert len(learnt) > 20


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("The county ended its contract with Norvane in May.", "termination"),
        ("The county extended its contract with Norvane for two years.", "order_renewal"),
        ("The county paid Norvane $40,000 in May.", "award"),
    ],
)
def test_the_likeliest_event_is_the_one_that_is_told(text: str, event: str) -> None:
    chance = likely(scenes(text)[0]).chance
    assert max(chance, key=lambda one: chance[one]) == event


def test_the_word_that_says_most_for_an_event_is_pointed_at() -> None:
    scene = scenes("In May the county terminated its deal with Norvane.")[0]
    at = likely(scene).at["termination"]
    assert scene.text[at:].startswith("terminated")


def test_an_event_is_of_the_company_that_it_is_told_of() -> None:
    scene = scenes("The county dropped Ostrander Labs and hired Norvane.")[0]
    dropped = sellers.weigh(scene, Memory(), "termination", scene.text.index("dropped"))
    hired = sellers.weigh(scene, Memory(), "award", scene.text.index("hired"))
    assert [dropped[0][1].name, hired[0][1].name] == ["Ostrander Labs", "Norvane"]


def test_a_sum_paid_is_likelier_a_contract_s_than_revenue() -> None:
    paid, earned = scenes(
        "The county paid Norvane $2 million. Norvane had revenue of $2 million last year."
    )
    chances = [sums.weigh(scene, events.terms_in(scene)) for scene in (paid, earned)]
    assert max(chances[0].values()) > 0.5 > max(chances[1].values())


def test_a_takeover_s_one_sum_is_its_price_and_no_contract() -> None:
    text = "Last month the investor Quillon Partners agreed to buy Norvane for $90 million."
    document = Document("a.txt", f"{INTRO}{text}\n", None, date(2025, 6, 1))
    claims = [c for c in read_claims(document, KnownNames(), Directory()) if c.start >= len(INTRO)]
    assert [(c.event, c.amount) for c in claims] == [("acquisition_merger", 90_000_000)]


@pytest.mark.parametrize(
    ("text", "buyer"),
    [
        ("The Oakland Police Department paid Norvane $40,000 in May.", "Oakland Police Department"),
        ("Norvane sold its cameras to Madrona Bay for $40,000.", "Madrona Bay"),
        ("Tamarack County has a jail. The county paid Norvane $40,000.", "Tamarack County"),
        ("The Secret Service was asked. Norvane got $40,000 in May.", "Secret Service"),
    ],
)
def test_a_contract_is_for_the_body_that_is_named_or_meant(text: str, buyer: str) -> None:
    document = Document("a.txt", f"{INTRO}{text}\n", None, date(2025, 6, 1))
    found = read_claims(document, KnownNames(("Norvane", "Ostrander Labs")), Directory())
    assert [claim.agency for claim in found] == [buyer]


def test_a_noun_may_mean_the_bodies_of_its_sort() -> None:
    names = ("OPP", "Texas", "Tulsa", "Tamarack County", "Ministry of Justice")
    assert meant_by("the force", names) == ["OPP"]
    assert meant_by("city", names) == ["Tulsa"]
    assert meant_by("the state", names) == ["Texas"]
    assert meant_by("county", names) == ["Tamarack County"]


def test_bodies_of_a_sentence_are_names_places_and_nouns() -> None:
    passage = scenes("Zone Vlas and Antwerp told the city council of Norvane's deal.")[0].passage
    assert [(body.name, body.kind) for body in passage.bodies] == [
        ("Zone Vlas", "run"),
        ("Antwerp", "place"),
        ("city council", "noun"),
        ("Norvane", "company"),
    ]
