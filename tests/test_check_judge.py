"""Verdicts on an invented record: a claim beside what must be said of it.

Kestrel Optics LLC sells cameras to ICE and CBP, some through Harbor Computing; Kestrel Guards Inc
is another company. Heron Data sells a subscription. Nothing here exists.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal

import duckdb
import pytest

from countersight.check.as_json import verdict_to_dict
from countersight.check.judge import judge
from countersight.reported import Claim, SupplierMatch, Verdict

PUBLISHED = date(2025, 9, 18)
FIELDS_OF_A_READING = (
    "award_key piid modifications supplier maker measure value currency first_date last_date "
    "difference relative_difference chance"
)

# award, modification, date, obligation, agency, supplier, ceiling, events, description
RECORD = [
    ("K1", "0", "2024-09-27", "2000000.00", "ICE", "KESTREL OPTICS LLC", None, "base_award",
     "CAMERA SYSTEM WITH TRAINING"),
    ("K1", "P00001", "2024-10-08", "0.00", "ICE", "KESTREL OPTICS LLC", None, "stop_work",
     "THIS MODIFICATION ISSUES A STOP WORK ORDER"),
    ("K1", "P00002", "2025-08-30", "0.00", "ICE", "KESTREL OPTICS LLC", None, "resume",
     "LIFTS THE STOP WORK ORDER"),
    ("K1", "P00003", "2026-01-20", "0.00", "ICE", "KESTREL OPTICS LLC", None, "closeout",
     "CLOSES OUT THIS CONTRACT"),
    ("K2", "0", "2021-09-03", "510000.00", "ICE", "KESTREL OPTICS LLC", None, "base_award",
     "THERMAL LENSES"),
    ("K2", "P00001", "2023-10-12", "775500.00", "ICE", "KESTREL OPTICS LLC", None,
     "option_exercised", "THERMAL LENSES OPTION"),
    ("K3", "0", "2024-11-03", "1104200.00", "ICE", "KESTREL OPTICS LLC", None, "base_award",
     "MAPPING SOFTWARE"),
    ("K4", "0", "2025-09-05", "3740000.00", "ICE", "KESTREL OPTICS LLC", None, "base_award",
     "NIGHT TOWERS FOR HOMELAND SECURITY INVESTIGATIONS"),
    ("K4", "P00001", "2025-09-25", "3740000.00", "ICE", "KESTREL OPTICS LLC", None,
     "funding_added", "NIGHT TOWERS, FURTHER FUNDS"),
    ("K5", "0", "2025-03-05", "64000.00", "CBP", "KESTREL OPTICS LLC", None, "base_award",
     "TRIPODS"),
    ("H1", "0", "2025-09-16", "6140000.00", "ICE", "HARBOR COMPUTING INC", None, "base_award",
     "KESTREL OPTICS DRONE SENSORS FOR HOMELAND SECURITY INVESTIGATIONS"),
    ("H2", "0", "2025-09-16", "9000000.00", "ICE", "HARBOR COMPUTING INC", None, "base_award",
     "LAPTOPS"),
    ("H3", "0", "2025-09-02", "123400.00", "CBP", "HARBOR COMPUTING INC", None, "base_award",
     "HOVERLENS LICENSES"),
    ("G1", "0", "2024-09-20", "7712000.00", "ICE", "KESTREL GUARDS INC", None, "base_award",
     "GUARDS"),
    ("D1", "0", "2022-09-20", "8100000.00", "ICE", "HERON DATA CORP", None, "base_award",
     "REGISTER SUBSCRIPTION (RESUB)"),
    ("D1", "P00001", "2024-09-09", "5100000.00", "ICE", "HERON DATA CORP", None,
     "option_exercised", "REGISTER SUBSCRIPTION (RESUB)"),
    ("D1", "P00002", "2025-02-28", "2100000.50", "ICE", "HERON DATA CORP", None, "funding_added",
     "REGISTER SUBSCRIPTION (RESUB)"),
    ("D1", "P00003", "2025-05-05", "1653000.25", "ICE", "HERON DATA CORP", None, "funding_added",
     "REGISTER SUBSCRIPTION (RESUB)"),
    ("T1", "0", "2023-05-02", "90000.00", "ICE", "TERN AVIATION INC", None, "base_award",
     "HANGAR SPACE"),
    ("T1", "P00002", "2024-03-02", "0.00", "ICE", "TERN AVIATION INC", None, "resume",
     "WORK GOES ON AFTER THE STOP"),
    ("V1", "0", "2023-02-02", "410000.00", "ICE", "TERN AVIATION INC", None, "base_award",
     "ORDER FOR PARTS"),
    ("V2", "0", "2023-02-12", "333000.00", "ICE", "TERN AVIATION INC", None, "base_award",
     "ORDER FOR REPAIRS"),
    ("C1", "0", "2024-05-02", "1200000.00", "CBP", "TERN AVIATION INC", "48600000.00",
     "base_award", "PATROL FLIGHTS"),
]  # fmt: skip

FAMILIES = {
    "Kestrel Optics": "KESTREL OPTICS LLC",
    "Heron Data": "HERON DATA CORP",
    "Tern Aviation": "TERN AVIATION INC",
}


def find(name: str) -> tuple[SupplierMatch, ...]:
    """The whole name alone, and a worse match that must not be taken for it."""
    if name not in FAMILIES:
        return ()
    return (
        SupplierMatch(FAMILIES[name], name.lower(), 1.0, ("same family",)),
        SupplierMatch("KESTREL GUARDS INC", "kestrel guards", 0.5, ("begins alike",)),
    )


# What an answer's coverage draws on, beside the actions of a test.
PULL = """
    CREATE TABLE pull AS
    SELECT
        1 AS pull, TIMESTAMP '{seen_at}' AS seen_at, 'selection' AS scope,
        CAST(NULL AS VARCHAR) AS reason
"""
BESIDE = """
    CREATE VIEW award AS
    SELECT
        award_key, bool_or(modification = '0') AS has_base,
        max(ceiling) AS ceiling, max(current_value) AS current_value
    FROM action
    GROUP BY award_key;
    CREATE TABLE quarantine (pull INTEGER);
    CREATE TABLE source_file (pull INTEGER, layout VARCHAR);
    CREATE TABLE maker AS SELECT
        'CONT_AWD_H3_7012_-NONE-_-NONE-' AS award_key, 'KESTREL OPTICS' AS maker;
    CREATE TABLE change (
        grain VARCHAR, award_key VARCHAR, modification VARCHAR, field VARCHAR, old VARCHAR,
        from_seen TIMESTAMP, to_seen TIMESTAMP
    );
    INSERT INTO change VALUES (
        'action', 'CONT_AWD_D1_7012_-NONE-_-NONE-', 'P00003', 'federal_action_obligation',
        '987654.00', '2025-06-01', '2025-07-01'
    );
"""


@pytest.fixture(scope="module")
def con() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as con:
        con.execute(
            """
            CREATE TABLE stated (
                piid VARCHAR, modification VARCHAR, action_date DATE, obligation DECIMAL(23, 2),
                agency VARCHAR, supplier VARCHAR, ceiling DECIMAL(23, 2), event VARCHAR,
                description VARCHAR
            )
            """
        )
        con.executemany("INSERT INTO stated VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", RECORD)
        con.execute(
            """
            CREATE VIEW action AS
            SELECT
                *, 'CONT_AWD_' || piid || '_7012_-NONE-_-NONE-' AS award_key,
                piid || modification AS action_key, CAST(NULL AS DECIMAL(23, 2)) AS current_value,
                'spending_by_transaction' AS layout,
                CASE WHEN starts_with(piid, 'V') THEN 'VEHICLE1' END AS parent_piid
            FROM stated
            """
        )
        con.execute(
            """
            CREATE VIEW lifecycle AS
            SELECT
                action_key, award_key, modification, [event] AS events,
                CAST(NULL AS DATE) AS effective_date, false AS "partial"
            FROM action
            """
        )
        con.execute(PULL.format(seen_at="2026-02-01"))
        con.execute(BESIDE)
        yield con


def said(vendor: str = "Kestrel Optics", event: str = "award", **fields: str | None) -> Claim:
    """A claim on ICE, its amount in dollars as text."""
    amount = fields.pop("amount", None)
    claim = Claim("a.txt", vendor, event, 0, 1, agency="ICE", amount_qualifier="exact")
    return replace(claim, amount=Decimal(amount) if amount else None, **fields)  # type: ignore[arg-type]


def verdicts(con: duckdb.DuckDBPyConnection, *claims: Claim) -> list[Verdict]:
    return judge(con, claims, PUBLISHED, find)


def check(con: duckdb.DuckDBPyConnection, claim: Claim) -> Verdict:
    return verdicts(con, claim)[0]


# claim, verdict, measure, award and modifications, words of the reason
CASES: dict[str, tuple[Claim, str, str, str, list[str]]] = {
    "one action": (
        said(amount="2000000", date_text="in September 2024", date_iso="2024-09"),
        "agrees", "action", "K1 0", ["2,000,000.00", "2024-09-27", "exactly"],
    ),
    "rounded": (
        said(amount="1100000", date_iso="2024-11"),
        "agrees", "action", "K3 0", ["1,104,200.00", "rounded"],
    ),
    "almost, by a modification": (
        said(event="order_renewal", amount="800000", amount_qualifier="almost", date_iso="2023"),
        "agrees", "action", "K2 P00001",
        ["which “almost” allows", "a modification of the order of 2021-09-03, not a new contract"],
    ),
    "last week": (
        said(amount="3700000", date_text="last week"),
        "agrees", "action", "K4 0", ["2025-09-05"],
    ),
    "a part of the agency": (
        said(amount="3740000", agency="HSI"),
        "agrees", "action", "K4 0", ["exactly"],
    ),
    "through a reseller": (
        said(amount="6100000"),
        "agrees", "action", "H1 0",
        ["paid to HARBOR COMPUTING INC, whose award names Kestrel Optics as the maker"],
    ),
    "through a reseller, as the product's name shows": (
        said(amount="123400", agency="CBP", date_iso="2025-09"),
        "agrees", "action", "H3 0", ["paid to HARBOR COMPUTING INC"],
    ),
    "a year's sum, cut short": (
        said("Heron Data", amount="3700000", amount_kind="annual_fee", date_text="this year"),
        "agrees", "calendar_year", "D1 P00002 P00003",
        ["2,100,000.50 + 1,653,000.25 = 3,753,000.75, obligated in 2025", "rounded down"],
    ),
    "a fiscal year's sum": (
        said("Heron Data", amount="3750000", amount_kind="annual_fee", date_text="in FY2025"),
        "agrees", "fiscal_year", "D1 P00002 P00003", ["in fiscal year 2025"],
    ),
    "all deals of a year": (
        said(event="order_renewal", amount="3104200", date_iso="2024"),
        "agrees", "calendar_year", "K1 + K3 0 0", ["2,000,000.00 + 1,104,200.00"],
    ),
    "all deals of a year are not one deal": (
        said(amount="3104200", amount_kind="contract_value", date_iso="2024"),
        "undetermined", "", "", ["may be a ceiling"],
    ),
    "deals of a month": (
        said(amount="9880000", amount_kind="cumulative", date_iso="2025-09"),
        "agrees", "sum_of_awards", "K4 + H1 0 0", ["3,740,000.00 + 6,140,000.00"],
    ),
    "a ceiling that the record carries": (
        said("Tern Aviation", amount="48600000", agency="CBP", date_iso="2024-05"),
        "agrees", "ceiling", "C1 0", ["the ceiling of C1"],
    ),
    "up to a ceiling": (
        said("Tern Aviation", amount="48600000", amount_qualifier="up-to", agency="CBP"),
        "agrees", "ceiling", "C1 0", ["the ceiling of C1"],
    ),
    "a little off": (
        said("Heron Data", amount="5000000", date_text="in September 2024", date_iso="2024-09",
             amount_qualifier="more-than") ,
        "agrees", "action", "D1 P00001", ["more than"],
    ),
    "another amount": (
        said("Heron Data", amount="5210000", date_iso="2024-09"),
        "differs", "action", "D1 P00001", ["2.1% below", "not a new contract"],
    ),
    "another year": (
        said(amount="2000000", date_text="in September 2023", date_iso="2023-09"),
        "differs", "action", "K1 0", ["not at the time claimed", "2024-09-27"],
    ),
    "another agency": (
        said(amount="64000"),
        "differs", "action", "K5 0", ["CBP paid it"],
    ),
    "another company of like name": (
        said(amount="7712000", date_iso="2024-09"),
        "differs", "action", "G1 0", ["KESTREL GUARDS INC does, another company of like name"],
    ),
    "one of another company, which may resell": (
        said("Heron Data", amount="7712000", date_iso="2024-09"),
        "undetermined", "action", "G1 0", ["bears the figure, paid to KESTREL GUARDS INC"],
    ),
    "altered by the record since": (
        said("Heron Data", event="order_renewal", amount="987654", date_iso="2025-05"),
        "differs", "action", "D1 P00003",
        ["read 987,654.00 up to 2025-06-01", "1,653,000.25 since 2025-07-01"],
    ),
    "all orders under one vehicle": (
        said("Tern Aviation", amount="743000", date_iso="2023-02"),
        "differs", "sum_of_awards", "V1 + V2 0 0", ["no order fits", "all orders under VEHICLE1"],
    ),
    "a calendar year told as a fiscal one": (
        said(event="order_renewal", amount="3104200", date_text="in fiscal year 2024"),
        "differs", "calendar_year", "K1 + K3 0 0", ["not in the fiscal year"],
    ),
    "more than was obligated, no ceilings": (
        said("Heron Data", amount="95900000", date_iso="2022"),
        "undetermined", "action", "D1 0",
        ["may be a ceiling", "carry no ceilings", "potential_total_value_of_award", "D1"],
    ),
    "too late for the article": (
        said(amount="7480000", amount_kind="cumulative", date_text="since 2025", date_iso="2025"),
        "undetermined", "", "", [],
    ),
    "before the record begins": (
        said(amount="2000000", date_text="in 2015", date_iso="2015"),
        "undetermined", "", "", ["the record read spans 2021-09-03 to 2026-01-20", "“in 2015”"],
    ),
    "stopped before the record begins": (
        said(event="stop_work", date_text="in 2015", date_iso="2015"),
        "undetermined", "", "", ["the record read spans 2021-09-03"],
    ),
    "another year, but not all of the agency was read": (
        said(amount="2000000", agency="DHS", date_iso="2023-09"),
        "undetermined", "", "", [],
    ),
    "a merger": (
        said(event="acquisition_merger"), "undetermined", "", "", ["company registers"],
    ),
    "a use": (
        said(event="usage_disclosure"), "undetermined", "", "", ["a use, not an amount"],
    ),
    "an agency that was not read": (
        said(amount="2000000", agency="FBI"),
        "undetermined", "", "", ["FBI is not among the agencies that were read (CBP, ICE)"],
    ),
    "pounds": (
        said(amount="2000000", currency="GBP"), "undetermined", "", "", ["GBP"],
    ),
    "a company that the record does not know": (
        said("Osprey Works", amount="2000000"),
        "undetermined", "", "", ["paid to Osprey Works or names it"],
    ),
    "stopped": (
        said(event="stop_work", date_iso="2024", purpose="a review"),
        "agrees", "lifecycle", "K1 P00001", ["STOP WORK ORDER", "“a review” is undetermined"],
    ),
    "resumed last week": (
        said(event="reactivation", date_text="last week"),
        "agrees", "lifecycle", "K1 P00002", ["2025-08-30", "Since the article: closeout"],
    ),
    "stopped in another year": (
        said(event="stop_work", date_text="in 2022", date_iso="2022"),
        "differs", "lifecycle", "K1 P00001", ["at another time than “in 2022”"],
    ),
    "stopped, as its lifting shows": (
        said("Tern Aviation", event="stop_work"),
        "agrees", "lifecycle", "T1 P00002", ["inferred", "lifts a stop"],
    ),
    "never ended": (
        said("Heron Data", event="termination"), "undetermined", "", "", ["a termination"],
    ),
    "no amount": (
        said(date_iso="2021"), "agrees", "action", "K2 0", ["no amount to compare"],
    ),
    "no amount, no contract then": (
        said(date_iso="2022"), "undetermined", "", "", ["no payment of these parties"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_each_kind_of_claim_has_its_verdict(con: duckdb.DuckDBPyConnection, name: str) -> None:
    claim, expected, measure, source, words = CASES[name]
    verdict = check(con, claim)
    assert verdict.verdict == expected, verdict.reason
    assert all(word in verdict.reason for word in words), verdict.reason
    if source:
        best = verdict.record[0]
        assert (best.measure, f"{best.piid} {' '.join(best.modifications)}") == (measure, source)


def test_a_sum_of_deals_is_tied_to_them_and_leaves_out_what_is_named_apart(
    con: duckdb.DuckDBPyConnection,
) -> None:
    new = said(amount="3740000", date_text="last week")
    earlier = said(
        amount="1900000",
        amount_qualifier="about",
        amount_kind="cumulative",
        date_text="over the past two years",
        product="thermal lenses and mapping software",
    )
    first = said(amount="2000000", date_iso="2024-09")
    reseller = said(amount="6140000")
    verdict = verdicts(con, earlier, new, first, reseller)[0]
    assert verdict.verdict == "agrees", verdict.reason
    assert verdict.record[0].measure == "sum_of_awards"
    assert verdict.record[0].value == Decimal("1879700.00")
    assert [(part.piid, part.value) for part in verdict.record[1:3]] == [
        ("K2", Decimal("775500.00")),
        ("K3", Decimal("1104200.00")),
    ]
    assert "775,500.00 + 1,104,200.00 = 1,879,700.00" in verdict.reason


def test_a_stop_is_looked_for_on_the_award_that_the_document_names(
    con: duckdb.DuckDBPyConnection,
) -> None:
    lenses = said(event="order_renewal", amount="775500", date_iso="2023")
    verdict = verdicts(con, lenses, said(event="stop_work"))[1]
    assert verdict.verdict == "undetermined"
    assert "no action of the 1 award" in verdict.reason


def test_a_short_name_means_the_company_that_the_document_named_in_full(
    con: duckdb.DuckDBPyConnection,
) -> None:
    short = said("Kestrel", amount="1100000", date_iso="2024-11")
    assert check(con, short).verdict == "undetermined"
    assert verdicts(con, said(amount="2000000"), short)[1].verdict == "agrees"


def test_what_happened_after_the_article_is_later_and_no_agreement(
    con: duckdb.DuckDBPyConnection,
) -> None:
    verdict = check(con, said(amount="3740000", date_text="recently"))
    assert [reading.modifications for reading in verdict.record] == [("0",)]
    assert [(one.modification, one.event) for one in verdict.later] == [("P00001", "funding_added")]
    undated = judge(con, [said(amount="3740000")], None, find)[0]
    assert (len(undated.record), undated.later) == (2, ())


def test_a_later_figure_is_named_but_decides_nothing(con: duckdb.DuckDBPyConnection) -> None:
    early = judge(con, [said(amount="6140000")], date(2025, 9, 1), find)[0]
    assert early.verdict == "undetermined"
    assert "later one does: 6,140,000.00" in early.reason


def test_among_many_figures_a_fit_proves_nothing() -> None:
    with duckdb.connect() as con:
        con.execute(
            """
            CREATE TABLE action AS
            SELECT
                'CONT_AWD_' || n AS award_key, 'M' || n AS piid, '0' AS modification,
                DATE '2024-01-01' + n::INTEGER AS action_date,
                CAST(100000 + 9000 * n AS DECIMAL(23, 2)) AS obligation, 'ICE' AS agency,
                'KESTREL OPTICS LLC' AS supplier, CAST(NULL AS DECIMAL(23, 2)) AS ceiling,
                CAST(NULL AS DECIMAL(23, 2)) AS current_value, 'LENSES' AS description,
                'M' || n AS action_key, 'spending_by_transaction' AS layout,
                CAST(NULL AS VARCHAR) AS parent_piid
            FROM range(300) AS t (n)
            """
        )
        con.execute(PULL.format(seen_at="2025-02-01"))
        con.execute(BESIDE)
        con.execute(
            "CREATE TABLE lifecycle AS SELECT action_key, award_key, ['base_award'] AS events, "
            "CAST(NULL AS DATE) AS effective_date FROM action"
        )
        vague = judge(con, [said(amount="1000000", date_iso="2024")], None, find)[0]
        assert vague.verdict == "undetermined"
        assert "by accident with odds of" in vague.reason
        exact = judge(con, [said(amount="1000000", date_iso="2024-04-10")], None, find)[0]
        assert exact.verdict == "agrees", exact.reason


def test_an_answer_says_what_it_could_draw_on(con: duckdb.DuckDBPyConnection) -> None:
    coverage = check(con, said(amount="2000000")).coverage
    assert coverage is not None
    assert (coverage.pulls, coverage.agencies) == ((1,), ("CBP", "ICE"))
    assert (coverage.actions_from, coverage.actions_to) == (date(2021, 9, 3), date(2026, 1, 20))
    assert any(gap.startswith("the current value of") for gap in coverage.gaps)


def test_an_empty_record_settles_nothing_and_says_so() -> None:
    with duckdb.connect() as con:
        con.execute(
            "CREATE TABLE action (action_key VARCHAR, award_key VARCHAR, action_date DATE, "
            "agency VARCHAR, ceiling DECIMAL(23, 2), current_value DECIMAL(23, 2), "
            "description VARCHAR, modification VARCHAR, layout VARCHAR, piid VARCHAR, "
            "parent_piid VARCHAR, supplier VARCHAR, obligation DECIMAL(23, 2))"
        )
        con.execute(PULL.format(seen_at="2025-02-01") + " LIMIT 0")
        con.execute(BESIDE)
        con.execute(
            "CREATE TABLE lifecycle (action_key VARCHAR, award_key VARCHAR, "
            "effective_date DATE, events VARCHAR[])"
        )
        verdict = check(con, said(amount="2000000"))
    assert (verdict.verdict, verdict.reason) == (
        "undetermined",
        "the record is empty; add contract files first.",
    )
    assert verdict.coverage is not None
    assert verdict.coverage.gaps == (
        "the record is empty; `countersight add PATH…` reads the first files",
    )


def test_the_json_form_has_the_fields_that_other_programs_rely_on(
    con: duckdb.DuckDBPyConnection,
) -> None:
    answer = verdict_to_dict(check(con, said(amount="2000000", date_iso="2024-09")))
    assert list(answer)[-5:] == ["kind", "reason", "record", "later", "coverage"]
    assert answer["vendor"] == "Kestrel Optics"
    reading = answer["record"][0]
    assert {key: reading[key] for key in ("piid", "modifications", "value", "first_date")} == {
        "piid": "K1",
        "modifications": ["0"],
        "value": Decimal("2000000.00"),
        "first_date": "2024-09-27",
    }
    assert list(reading) == FIELDS_OF_A_READING.split()
    assert answer["later"] == [
        {"piid": "K1", "modification": "P00003", "date": "2026-01-20", "event": "closeout"}
    ]
