"""Every real file: how many rows, what they add up to, what has no key, what time they span."""

import gzip
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

import pytest

from countersight.errors import UnknownLayout
from countersight.sources.layout import KEYS
from countersight.sources.recognise import recognise
from tests.test_sources_layouts import read, source

AMOUNT = {
    "action": "federal_action_obligation",
    "award": "total_obligated_amount",
    "subaward": "subaward_amount",
    "release": "amount",
}
DAY = {
    "action": "action_date",
    "award": "award_base_action_date",
    "subaward": "subaward_action_date",
    "release": "date",
}


class Sum(NamedTuple):
    layout: str
    rows: int
    keyless: int
    repeated: int
    amount: Decimal
    first: date | None
    last: date | None


def summed(path: Path, scratch: Path) -> Sum:
    layout, rows = read(path, scratch)
    keys = ["_".join(row.get(name, "") for name in KEYS[layout.grain]) for row in rows]
    found = [key for key in keys if key.strip("_")]
    days = [date.fromisoformat(row[DAY[layout.grain]]) for row in rows if DAY[layout.grain] in row]
    return Sum(
        layout.name,
        len(rows),
        len(keys) - len(found),
        len(found) - len(set(found)),
        sum((Decimal(row.get(AMOUNT[layout.grain], "0")) for row in rows), Decimal(0)),
        min(days, default=None),
        max(days, default=None),
    )


def of(layout: str, rows: int, amount: str, days: tuple[str, str], keyless: int = 0) -> Sum:
    first, last = (date.fromisoformat(day) for day in days)
    return Sum(layout, rows, keyless, 0, Decimal(amount), first, last)


REAL = {
    "ice-minnesota-awards/Contracts_PrimeAwardSummaries_2025-03-21.csv": of(
        "contract_award_summaries", 1366, "351081365.18", ("2003-01-15", "2025-02-14")
    ),
    "ice-minnesota-awards/Contracts_Subawards_ICE_after2020_2025-03-28.csv": of(
        "contract_subawards", 481, "275493417.38", ("2020-01-29", "2025-02-26")
    ),
    # Seven calls have numbers of digits alone, in a file whose zeros a spreadsheet dropped.
    "ice-awards-fy2013-2018/ice_awards_fy13_fy18.parquet": of(
        "duns_era_transactions", 5651, "831969926.38", ("2012-10-10", "2018-06-30"), keyless=7
    ),
    "usaspending-delta-layout/surveillance_contracts_delta_layout.csv": of(
        "contract_transactions_delta", 819, "1042311745.84", ("2005-09-06", "2025-11-03")
    ),
    "fpds-atom/dherincx92_full_response.xml": of(
        "fpds", 10, "1848953.36", ("2002-06-15", "2012-10-01")
    ),
    "fpds-atom/dherincx92_truncated_response.xml": of(
        "fpds", 1, "8392.90", ("2012-10-01", "2012-10-01")
    ),
    "fpds-atom/wamuir_award_v1.4.xml": of("fpds", 23, "325582.32", ("2016-10-01", "2017-09-29")),
    "fpds-atom/wamuir_award_v1.5.xml": of("fpds", 23, "860545.02", ("2017-10-04", "2017-10-23")),
    "fpds-atom/wamuir_idv_v1.4.xml": of("fpds", 18, "0", ("2016-12-20", "2017-07-27")),
    "fpds-atom/wamuir_idv_v1.5.xml": of("fpds", 18, "0", ("2017-12-18", "2018-01-24")),
}


@pytest.mark.parametrize("name", REAL)
def test_a_real_file(name: str, shared: Path, tmp_path: Path) -> None:
    assert summed(shared / "data" / name, tmp_path) == REAL[name]


def test_dates_of_the_old_layout_are_the_publishers(shared: Path, tmp_path: Path) -> None:
    path = shared / "data/ice-awards-fy2013-2018/ice_awards_fy13_fy18.parquet"
    layout, rows = read(path, tmp_path)
    assert (layout.dates, layout.format) == ("dmy", "parquet")
    # Each row names its file, which holds one fiscal year: from October of the year before.
    for row in rows:
        day = date.fromisoformat(row["action_date"])
        assert day.year + (day.month >= 10) == int(row["fiscal_year"])
    assert all(len(row["recipient_duns"]) == 9 for row in rows)


def test_keys_of_the_old_layout_meet_those_of_today(shared: Path, tmp_path: Path) -> None:
    data = shared / "data"
    _, old = read(data / "ice-awards-fy2013-2018/ice_awards_fy13_fy18.parquet", tmp_path)
    _, new = read(
        data / "ice-minnesota-awards/Contracts_PrimeAwardSummaries_2025-03-21.csv", tmp_path
    )
    piids = {row["award_id_piid"]: row["contract_award_unique_key"] for row in new}
    both = [row for row in old if row["award_id_piid"] in piids]
    same = sum(row.get("contract_award_unique_key") == piids[row["award_id_piid"]] for row in both)
    assert (len(both), same) == (263, 263)


OCDS = {
    "mexico/cdmx": (15, 23, 0, "28040852.20"),
    # This publisher gives amounts with tax alone, outside of the standard's `value`.
    "mexico/administracion-publica-federal": (10, 11, 1, "0"),
    "moldova": (25, 16, 0, "3987352.47"),
}


@pytest.mark.parametrize("publisher", OCDS)
def test_real_releases(publisher: str, shared: Path, tmp_path: Path) -> None:
    folder = shared / "data/ocds-real-examples" / publisher
    files = sorted(folder.rglob("*.json"))
    rows = [row for path in files for row in read(path, tmp_path)[1]]
    withheld = sum(row["natural_person"] == "t" for row in rows)
    amount = sum((Decimal(row.get("amount", "0")) for row in rows), Decimal(0))
    assert (len(files), len(rows), withheld, amount) == (
        *OCDS[publisher][:3],
        Decimal(OCDS[publisher][3]),
    )
    assert all(row["item_id"] and row["ocid"] and row["release_id"] for row in rows)


@pytest.mark.parametrize(
    ("name", "rows", "amount"),
    [
        ("openfpds_vcr_get_fpds.yml", 10, "30448980.42"),
        ("openfpds_vcr_get_fpds_gsa.yml", 10, "5815.26"),
    ],
)
def test_recorded_answers_of_the_feed(
    name: str, rows: int, amount: str, shared: Path, tmp_path: Path
) -> None:
    yaml = pytest.importorskip("yaml")
    tape = yaml.safe_load((shared / "data/fpds-atom" / name).read_text(encoding="utf-8"))
    body = tape["interactions"][-1]["response"]["body"]["string"]
    body = body if isinstance(body, bytes) else body.encode()
    page = tmp_path / "page.xml"
    page.write_bytes(gzip.decompress(body) if body[:2] == b"\x1f\x8b" else body)
    found = summed(page, tmp_path)
    assert (found.layout, found.rows, found.keyless, found.amount) == (
        "fpds",
        rows,
        0,
        Decimal(amount),
    )


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("csis-org-history/awarding_agency_code.csv", "a list of agencies"),
        ("dhs-doj-vendor-awards/vendor_awards.csv", "awards out of a search at award level"),
        ("doge-contract-terminations/doge_contracts_2025-03-31.csv", "as doge.gov shows them"),
        ("gleif-sample/lei-bic-20260130.csv", "identifiers of legal entities beside bank codes"),
        ("lda-lobbying-2016-2017/lda_filings_dhs_or_watch_clients.csv", "lobbying filings"),
        ("usaspending-api/psc_codes.csv", "codes of products and services"),
        ("usaspending-delta-layout/assistance_delta_subset.csv", "grants and other assistance"),
        ("vendor-identifiers/vendor_identifiers_observed.csv", "identifiers of vendors"),
        ("eff-atlas-taxonomy/atlas_taxonomy.json", "is JSON, but no OCDS"),
        ("fpds-atom/openfpds_vcr_get_fpds.yml", "fits no layout; nearest is"),
        ("usaspending-ice-cbp/all_snapshots.parquet", "fits no layout; nearest is"),
    ],
)
def test_what_is_no_record_is_refused(name: str, expected: str, shared: Path) -> None:
    with pytest.raises(UnknownLayout, match=expected):
        recognise(source(shared / "data" / name))


# Rows, those without a key, those whose key another row of the file has, those about persons.
RELATIONS = {
    "gleif-sample/gleif_rr_subset_20260123_A.csv": ("gleif_relationships", 4102, 0, 0, 0),
    "gleif-sample/gleif_rr_subset_20260123_B.csv": ("gleif_relationships", 2413, 0, 0, 0),
    "sec-subsidiaries/subs_master_20251120.csv": ("sec_subsidiaries", 1996, 0, 0, 0),
    "sec-subsidiaries/parents_master_20251120.csv": ("sec_parents", 256, 0, 0, 0),
    # One UEI with one parent twice, with and without the company's name.
    "csis-org-history/uei_parent_history.csv": ("csis_uei_parents", 680, 0, 1, 0),
    # One number of two companies.
    "csis-org-history/Lookup_ParentID.csv": ("csis_parents", 5395, 0, 1, 0),
    "csis-org-history/office_name_history.csv": ("csis_office_names", 37368, 0, 0, 0),
    # An office whose code is two blanks.
    "csis-org-history/ContractingOfficeCode.csv": ("csis_offices", 1000, 1, 0, 0),
    # Cut names, and names that may be persons': they bear no word that companies bear.
    "csis-org-history/vendor_name_standardized_pairs.csv": ("csis_spellings", 50794, 0, 0, 16),
}


@pytest.mark.parametrize("name", RELATIONS)
def test_real_relations(name: str, shared: Path, tmp_path: Path) -> None:
    layout, rows = read(shared / "data" / name, tmp_path)
    keys = [row["relation_key"] for row in rows if "relation_key" in row]
    withheld = sum("natural_person" in row for row in rows)
    told = (len(rows), len(rows) - len(keys), len(keys) - len(set(keys)), withheld)
    assert (layout.name, *told) == RELATIONS[name]
    assert all({"publisher", "kind"} <= row.keys() for row in rows)
