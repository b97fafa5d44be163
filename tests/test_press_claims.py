# ruff: noqa: E501 - an example and its claim stand on one line
"""Articles beside the claims they make. Companies and figures are invented."""

import json
import runpy
import time
from dataclasses import asdict
from datetime import date
from pathlib import Path

import pytest

from countersight.press.claims import read_claims
from countersight.reported import Claim, Document, KnownNames

INTRODUCED = "Norvane Systems, a surveillance company, is based in Ohio. "
Expected = tuple[str, str, int | None]


def read(text: str, published: date | None = date(2024, 6, 1)) -> list[Claim]:
    return read_claims(Document("a.txt", text, None, published))


def said(text: str) -> list[Expected]:
    """vendor, event and amount of each claim."""
    return [(c.vendor, c.event, c.amount and int(c.amount)) for c in read(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # companies that the text itself introduces
        ("ICE signed a $2 million contract with spyware maker Quillon Labs.", ("Quillon Labs", "award", 2_000_000)),
        ("The FBI paid Brightmoor Inc. £40,000 for licences.", ("Brightmoor", "award", 40_000)),
        ("Vexley, a drone start-up, won a $3 million deal from the Navy.", ("Vexley", "award", 3_000_000)),
        ("The Dutch police bought scanners from Tessaron for €1.5 million.", ("Tessaron", "award", 1_500_000)),
        # what became of a contract
        (INTRODUCED + "ICE renewed its contract with Norvane for $5 million.", ("Norvane Systems", "order_renewal", 5_000_000)),
        (INTRODUCED + "ICE cancelled its contract with Norvane in May.", ("Norvane Systems", "termination", None)),
        (INTRODUCED + "Oakdale Police dropped Norvane last year.", ("Norvane Systems", "termination", None)),
        (INTRODUCED + "The council voted not to renew the contract.", ("Norvane Systems", "termination", None)),
        (INTRODUCED + "Then the Army halted the contract.", ("Norvane Systems", "stop_work", None)),
        (INTRODUCED + "The Army lifted the stop-work order.", ("Norvane Systems", "reactivation", None)),
        (INTRODUCED + "Norvane is building a $4 million platform for the Army.", ("Norvane Systems", "development", 4_000_000)),
        (INTRODUCED + "The Secret Service uses Norvane’s cameras.", ("Norvane Systems", "usage_disclosure", None)),
        (INTRODUCED + "Norvane provides ICE with licence plate data.", ("Norvane Systems", "usage_disclosure", None)),
    ],
)  # fmt: skip
def test_one_claim(text: str, expected: Expected) -> None:
    assert said(text) == [expected]


@pytest.mark.parametrize(
    "sentence",
    [
        "Senators urged ICE to cancel the contract with Norvane.",
        "Norvane, valued at $7.5 billion after raising $275 million, did not respond to ICE.",
        "ICE is considering a $2 million contract with Norvane.",
        "Norvane denied that it sold cameras to the Army.",
        "The council could end its contract with Norvane.",
        "Norvane has never had a contract with the FBI.",
        "Norvane raised $30 million in venture funding.",
        "Norvane had revenue of $30 million last year.",
        "Does ICE use Norvane’s cameras?",
        "The Army’s budget is $30 billion.",
    ],
)
def test_what_is_no_claim(sentence: str) -> None:
    assert said(INTRODUCED + sentence) == []


def test_the_company_and_the_agency_are_those_spoken_of() -> None:
    text = INTRODUCED + "ICE signed with the company in March 2023. The agency paid it $7 million."
    claim = read(text)[-1]
    assert (claim.vendor, claim.agency, claim.amount) == ("Norvane Systems", "ICE", 7_000_000)


def test_a_heading_says_whose_section_it_is() -> None:
    text = "## Norvane\nThe company is small. Oakdale Police paid $9,000 for its software.\n"
    assert said(text) == [("Norvane", "award", 9_000)]


def test_two_sums_two_products() -> None:
    text = (
        INTRODUCED + "ICE paid Norvane $1 million for cameras and $2 million for software licences."
    )
    assert [(c.amount, c.product) for c in read(text)] == [
        (1_000_000, "cameras"),
        (2_000_000, "software licences"),
    ]


def test_respectively() -> None:
    text = (
        "ICE bought drones from Vexley Robotics and Tarn Labs for $1,000 and $2,000, respectively."
    )
    assert said(text) == [("Vexley Robotics", "award", 1_000), ("Tarn Labs", "award", 2_000)]


def test_sellers_listed_together_share_the_sum() -> None:
    text = "The ministry chose Vexley Robotics and Tarn Labs in a joint contract worth €8 million."
    assert said(text) == [
        ("Vexley Robotics", "award", 8_000_000),
        ("Tarn Labs", "award", 8_000_000),
    ]


def test_the_bought_company_is_the_vendor_and_the_buyer_the_agency() -> None:
    claims = read("Tarn Labs was acquired by Vexley Robotics in 2021 for $50 million.")
    assert [(c.vendor, c.agency, c.amount_kind) for c in claims] == [
        ("Tarn Labs", "Vexley Robotics", "deal_price")
    ]


def test_acquired_then_merged() -> None:
    text = "Tarn Labs, recently acquired by Vexley Robotics and merged with data firm Oriel, grew."
    assert [(c.vendor, c.agency) for c in read(text)] == [
        ("Tarn Labs", "Vexley Robotics"),
        ("Tarn Labs", "Oriel"),
    ]


def test_a_stop_and_a_restart_in_one_sentence() -> None:
    text = INTRODUCED + "The contract was suspended in May 2021 but was reactivated in June 2022."
    assert [(c.event, c.date_iso) for c in read(text)] == [
        ("stop_work", "2021-05"),
        ("reactivation", "2022-06"),
    ]


def test_a_table() -> None:
    text = (
        "Awards by the Justice Department\n\n"
        "| Supplier | Agency | Product | Signed | Amount |\n|---|---|---|---|---|\n"
        "| Tarn Labs | DEA | Phone kits | 2021-03 | $25,000 |\n"
    )
    (claim,) = read(text)
    assert (claim.vendor, claim.agency, claim.amount, claim.date_iso, claim.product) == (
        "Tarn Labs",
        "DEA",
        25_000,
        "2021-03",
        "Phone kits",
    )


def test_a_product_is_named_and_stands_for_its_maker() -> None:
    text = (
        "ICE signed a $5 million deal with data broker Tarn Labs for a tool called Gullwing. "
        "In 2022, agents ran 900 searches using Gullwing."
    )
    assert [(c.vendor, c.event, c.product) for c in read(text)] == [
        ("Tarn Labs", "award", "Gullwing"),
        ("Tarn Labs", "usage_disclosure", "Gullwing"),
    ]


def test_a_report_is_not_the_day_of_the_deal() -> None:
    text = (
        "On Monday, it was reported that ICE signed a $5 million contract with spyware maker Oriel."
    )
    assert [(c.date_text, c.date_iso) for c in read(text)] == [(None, None)]


def test_a_line_at_the_head_dates_the_article() -> None:
    text = "Spyware deal\nMay 28, 2025\n\nLast year the FBI paid Tarn Labs $5 million."
    assert [c.date_iso for c in read(text, None)] == ["2024"]


def test_said_twice_is_claimed_once() -> None:
    text = "ICE paid Tarn Labs $5 million. In all, ICE paid Tarn Labs $5 million."
    assert said(text) == [("Tarn Labs", "award", 5_000_000)]


def test_known_names_are_evidence() -> None:
    document = Document("a.txt", "Agents of the FBI turned to Halm. The FBI paid $5,000 to Halm.")
    known = KnownNames(suppliers=("HALM LLC",))
    assert {c.vendor for c in read_claims(document, known)} == {"Halm"}


@pytest.mark.parametrize(
    ("sentence", "event"),
    [
        ("The Army walked away from Norvane in May.", "termination"),
        ("Then the Army sent Norvane packing.", "termination"),
        ("The council lets the contract lapse.", "termination"),
        ("Oakdale Police is phasing out Norvane.", "termination"),
        ("A judge barred the Army from using Norvane.", "stop_work"),
        ("The Army put Norvane on ice.", "stop_work"),
        ("The company got the green light again in June.", "reactivation"),
        ("The FBI was a client of Norvane.", "usage_disclosure"),
        ("The Army had bought the software in 2021.", "award"),
    ],
)
def test_what_became_of_it_in_other_words(sentence: str, event: str) -> None:
    assert said(INTRODUCED + sentence) == [("Norvane Systems", event, None)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the name that the clause with the sum hangs on
        ("Tarn Labs, a firm that competes with Norvane Systems, won a $2 million contract from ICE.", {"Tarn Labs": 2}),
        ("ICE spent $1 million with Tarn Labs, $2 million with Norvane Systems and $3 million with Velquist Inc. last year.", {"Tarn Labs": 1, "Norvane Systems": 2, "Velquist": 3}),
        ("The Army paid $1 million to Tarn Labs and Norvane Systems $2 million.", {"Tarn Labs": 1, "Norvane Systems": 2}),
        (INTRODUCED + "The Army paid $1 million, and the Navy will pay Tarn Labs $2 million a year.", {"Norvane Systems": 1}),
        # a town that signs with a company sells nothing
        ("Marlow Falls, Oregon, signed a $4 million contract with Norvane Systems.", {"Norvane Systems": 4}),
        # bought from somebody else than the company spoken of
        (INTRODUCED + "Norvane has a $1 million contract with the Army. The Navy bought cameras from Tor for $5 million.", {"Norvane Systems": 1}),
    ],
)  # fmt: skip
def test_each_sum_has_its_vendor(text: str, expected: dict[str, int]) -> None:
    found = {c.vendor: int(c.amount) // 1_000_000 for c in read(text) if c.amount}
    assert {name: found.get(name) for name in expected} == expected
    assert "Marlow Falls" not in found


def test_a_date_of_publication_dates_no_contract() -> None:
    (claim,) = read(INTRODUCED + "A notice posted on 4 May shows ICE paid Norvane $5 million.")
    assert claim.date_iso is None


def test_the_buyer_stands_in_the_clause_of_the_sum() -> None:
    text = (
        INTRODUCED
        + "Norvane won $2 million from the Navy, and in 2023 the Army paid it $3 million."
    )
    assert [(c.agency, c.date_iso) for c in read(text)] == [("Navy", None), ("Army", "2023")]


def test_the_span_is_the_sentence() -> None:
    text = INTRODUCED + "ICE paid Norvane $5 million.\r\nNobody else did."
    (claim,) = read(text)
    assert text[claim.start : claim.end] == "ICE paid Norvane $5 million."


@pytest.mark.parametrize("text", ["", " \n\n", "?", "$", "|||\n|||", "ICE", "“", "\t\t"])
def test_texts_without_claims(text: str) -> None:
    assert said(text) == []


def test_a_sentence_without_end_is_read_in_time() -> None:
    started = time.process_time()
    read("the contract with the company and " * 3000 + "ICE paid Tarn Labs $5 million.")
    assert time.process_time() - started < 20


def test_the_five_articles(shared: Path) -> None:
    """The labelled articles: F1 of .93 and full records of .85 at the least."""
    score = runpy.run_path(str(shared / "gold" / "score.py"))["score"]
    lines = (shared / "gold" / "seeds-claims.jsonl").read_text(encoding="utf-8").splitlines()
    predicted = []
    for path in sorted((shared / "seeds").glob("*.txt")):
        text = path.read_bytes().decode("utf-8")
        for claim in read_claims(Document(path.name, text, None, date(2025, 9, 18))):
            predicted.append(json.loads(json.dumps(asdict(claim), default=float)))
    result = score([json.loads(line) for line in lines], predicted)
    assert result["f1"] >= 0.93
    assert result["full_record_recall"] >= 0.85
