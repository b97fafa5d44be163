"""Facts: claims of several documents that say the same, where they differ, and who copies whom."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from countersight.check.facts import gather
from countersight.reported import Claim, Document, Fact, Reading, Verdict

WIRE = "ICE paid Kestrel $2 million for cameras last week."
LOCAL = "The agency bought cameras from Kestrel Optics for about $2.04 million."


def said(article: str, text: str, **fields: object) -> tuple[Document, Verdict]:
    """A document of one claim, and the verdict that the record cannot settle it."""
    document = Document(article, text, published=date(2025, 9, 18))
    claim = Claim(article, "Kestrel Optics", "award", 0, len(text), agency="ICE")
    return document, Verdict(replace(claim, **fields), "undetermined", "")  # type: ignore[arg-type]


def facts(*told: tuple[Document, Verdict]) -> list[Fact]:
    documents = {document.name: document for document, _ in told}
    return gather(list(documents.values()), [verdict for _, verdict in told])


def money(amount: str, **fields: object) -> dict[str, object]:
    return {"amount": Decimal(amount), "amount_qualifier": "exact", **fields}


SAME: list[tuple[str, dict[str, object], dict[str, object]]] = [
    ("one figure", money("2e6"), money("2e6")),
    ("rounded", money("2e6"), money("2040000", amount_qualifier="about")),
    ("short name", money("2e6", vendor="Kestrel"), money("2e6")),
    ("award and renewal", money("2e6"), money("2e6", event="order_renewal")),
    ("a part of the agency", money("2e6"), money("2e6", agency="HSI")),
    ("a day in the month", money("2e6", date_iso="2024-09"), money("2e6", date_iso="2024-09-03")),
    ("one stop", {"event": "stop_work"}, {"event": "stop_work", "agency": None}),
    (
        "a merger from either side",
        {"event": "acquisition_merger", "vendor": "Red Lattice", "agency": "Kestrel"},
        {"event": "acquisition_merger", "vendor": "Kestrel", "agency": "RedLattice"},
    ),
]
OTHER: list[tuple[str, dict[str, object], dict[str, object]]] = [
    ("another figure", money("2e6"), money("3e6")),
    ("another company", money("2e6"), money("2e6", vendor="Kes Security")),
    ("another agency", money("2e6"), money("2e6", agency="FBI")),
    ("another year", money("2e6", date_iso="2022"), money("2e6", date_iso="2024")),
    ("another currency", money("2e6"), money("2e6", currency="GBP")),
    ("a running total", money("2e6"), money("2e6", amount_kind="cumulative")),
    ("a stop and its lifting", {"event": "stop_work"}, {"event": "reactivation"}),
    (
        "another product in use",
        {"event": "usage_disclosure", "product": "Talon"},
        {"event": "usage_disclosure", "product": "Merlin"},
    ),
]


@pytest.mark.parametrize(("one", "other"), [p[1:] for p in SAME], ids=[p[0] for p in SAME])
def test_these_are_one_fact(one: dict[str, object], other: dict[str, object]) -> None:
    [fact] = facts(said("a.txt", WIRE, **one), said("b.txt", LOCAL, **other))
    assert fact.claims == (0, 1)


@pytest.mark.parametrize(("one", "other"), [p[1:] for p in OTHER], ids=[p[0] for p in OTHER])
def test_these_are_two(one: dict[str, object], other: dict[str, object]) -> None:
    found = facts(said("a.txt", WIRE, **one), said("b.txt", LOCAL, **other))
    assert [fact.claims for fact in found] == [(0,), (1,)]


def test_where_documents_differ_the_record_says_which_is_right() -> None:
    wrong = said("a.txt", WIRE, **money("2e6"))
    document, verdict = said("b.txt", LOCAL, **money("2040000", amount_qualifier="about"))
    [fact] = facts(wrong, (document, replace(verdict, verdict="agrees")))
    amount = next(one for one in fact.differences if one.field == "amount")
    assert amount.readings == (("$2 million", ("a.txt",)), ("$2.04 million", ("b.txt",)))
    assert (amount.conflict, amount.supported, fact.best) == (True, "$2.04 million", 1)


def test_a_month_and_a_year_around_it_are_no_conflict() -> None:
    months = (money("2e6", date_iso="2024-09"), money("2e6", date_iso="2024"))
    [fact] = facts(said("a.txt", WIRE, **months[0]), said("b.txt", LOCAL, **months[1]))
    [when] = fact.differences
    assert (when.field, when.conflict) == ("date", False)


def test_a_total_is_tied_to_its_parts_by_their_figures() -> None:
    whole = money("1.9e6", amount_qualifier="almost", amount_kind="cumulative")
    found = facts(
        said("a.txt", WIRE, **money("1.1e6")),
        said("a.txt", WIRE, **money("8e5", amount_qualifier="almost")),
        said("a.txt", WIRE, **money("5e6")),
        said("b.txt", LOCAL, **whole),
    )
    assert [fact.parts for fact in found] == [(), (), (), (0, 1)]


def test_a_total_is_tied_to_its_parts_by_the_actions_behind_them() -> None:
    def borne_out(said: tuple[Document, Verdict], *modifications: str) -> tuple[Document, Verdict]:
        day = date(2024, 9, 3)
        terms = tuple(("70EX", name, day, Decimal(1)) for name in modifications)
        reading = Reading(
            "KEY", "70EX", modifications, "KESTREL", None, "action", Decimal(1), "USD", day, day,
            terms=terms,
        )  # fmt: skip
        return said[0], replace(said[1], verdict="agrees", record=(reading,))

    whole = money("2e6", amount_qualifier="almost", amount_kind="cumulative")
    found = facts(
        borne_out(said("a.txt", WIRE, **money("1.1e6")), "P1"),
        borne_out(said("a.txt", WIRE, **money("8e5")), "P2"),
        borne_out(said("b.txt", LOCAL, **whole), "P1", "P2"),
    )
    assert found[2].parts == (0, 1)


def test_copies_are_one_voice() -> None:
    told = [said(name, WIRE, **money("2e6")) for name in ("a.txt", "b.txt")]
    [fact] = facts(*told, said("c.txt", LOCAL, **money("2e6")))
    assert fact.voices == (("c.txt",), ("a.txt", "b.txt"))


def test_the_same_facts_in_the_same_order_are_one_voice() -> None:
    figures = [f"{number}e6" for number in range(2, 8)]
    mine = [said("a.txt", f"Paid {f} alpha.", **money(f)) for f in figures]
    theirs = [said("b.txt", f"It spent {f} beta.", **money(f)) for f in figures]
    assert all(fact.voices == (("a.txt", "b.txt"),) for fact in in_order(mine, theirs))
    assert all(len(fact.voices) == 2 for fact in in_order(mine, theirs[::-1]))


def in_order(*told: list[tuple[Document, Verdict]]) -> list[Fact]:
    """The facts of documents that tell their claims one after another."""
    every = []
    for claims in told:
        text = " ".join(document.text for document, _ in claims)
        at = 0
        for document, verdict in claims:
            end = at + len(document.text)
            claim = replace(verdict.claim, start=at, end=end)
            every.append((replace(document, text=text), replace(verdict, claim=claim)))
            at = end + 1
    return facts(*every)
