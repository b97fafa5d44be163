"""Every layout becomes rows of the record; what belongs together meets."""

from datetime import datetime
from decimal import Decimal
from pathlib import Path

import pytest

from countersight import pipeline
from countersight.model import Counts, PullReport, unwatched
from countersight.settings import Settings
from tests.tables import FULL, brief, full, write

FIXTURES = Path(__file__).parent / "fixtures"
MAY, JUNE, JULY = datetime(2024, 5, 31), datetime(2024, 6, 30), datetime(2024, 7, 31)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(store=tmp_path / "store")


def add(settings: Settings, path: Path, seen_at: datetime = MAY) -> PullReport:
    return pipeline.add([str(path)], settings, seen_at, unwatched)


def ask(settings: Settings, query: str) -> list[tuple[object, ...]]:
    with pipeline.reading(settings, steps=()) as con:
        return con.execute(query).fetchall()


LAYOUTS = [
    ("contract_award_summaries.csv", "award_summary", 2),
    ("contract_subawards_fsrs.csv", "subaward", 2),
    ("contract_subawards_sam.csv", "subaward", 2),
    ("duns_era_transactions.csv", "action", 2),
    ("fpds_atom.xml", "action", 1),
    ("fpds_idv_1.4.xml", "action", 1),
    ("ocds_release_package.json", "release", 3),
    ("ocds_record_package.json", "release", 2),
    ("ocds_releases.jsonl", "release", 2),
    ("gleif_relationships.csv", "relation", 2),
    ("gleif_entities.csv", "relation", 2),
    ("sec_subsidiaries.csv", "relation", 2),
    ("sec_parents.csv", "relation", 1),
    ("csis_uei_parents.csv", "relation", 1),
    ("csis_parents.csv", "relation", 3),
    ("csis_office_names.csv", "relation", 1),
    ("csis_offices.csv", "relation", 1),
    ("csis_spellings.csv", "relation", 2),
]


@pytest.mark.parametrize(("name", "view", "kept"), LAYOUTS, ids=[row[0] for row in LAYOUTS])
def test_each_layout_is_kept(settings: Settings, name: str, view: str, kept: int) -> None:
    report = add(settings, FIXTURES / name)
    assert report.totals.rows == report.totals.new + report.totals.quarantined
    assert ask(settings, f"select count(*) from {view}") == [(kept,)]
    again = add(settings, FIXTURES / name, JUNE)
    assert (again.totals.new, again.totals.changed, again.totals.unchanged) == (0, 0, kept)


def test_an_award_takes_its_ceiling_from_its_summary(settings: Settings, tmp_path: Path) -> None:
    key = "CONT_AWD_70EXAM21P00000001_7012_-NONE-_-NONE-"
    summary = {
        "contract_award_unique_key": key,
        "award_id_piid": "70EXAM21P00000001",
        "total_obligated_amount": "1000.00",
        "award_base_action_date": "2024-05-06",
        "recipient_name": "EXAMPLE OPTICS LLC",
        "current_total_value_of_award": "5000.00",
        "potential_total_value_of_award": "9000.00",
    }
    add(settings, write(tmp_path / "export.csv", [brief()]))
    query = "select obligated, current_value, ceiling from award"
    assert ask(settings, query) == [(Decimal("1000.00"), None, None)]
    add(settings, write(tmp_path / "summary.csv", [summary], tuple(summary)), JUNE)
    assert ask(settings, query) == [(Decimal("1000.00"), Decimal("5000.00"), Decimal("9000.00"))]


def test_versions_of_a_summary_are_kept(settings: Settings, tmp_path: Path) -> None:
    path = tmp_path / "summary.csv"
    text = (FIXTURES / "contract_award_summaries.csv").read_text(encoding="utf-8")
    path.write_text(text, encoding="utf-8")
    add(settings, path, MAY)
    [(name,)] = ask(settings, "select max(recipient_name) from award_summary")
    path.write_text(text.replace(str(name), "RENAMED SUPPLIER INC"), encoding="utf-8")
    assert add(settings, path, JUNE).totals == Counts(rows=2, changed=1, unchanged=1)
    sighted = """
        select count(distinct version_id) from award_version
        join sighting on version_id between first_version and last_version
    """
    assert ask(settings, sighted) == [(3,)]
    names = ask(settings, "select recipient_name from award_summary")
    assert ("RENAMED SUPPLIER INC",) in names
    altered = "select grain, field, old, new from change"
    assert ask(settings, altered) == [("award", "recipient_name", name, "RENAMED SUPPLIER INC")]


def test_older_and_newer_names_of_subaward_columns_are_one(settings: Settings) -> None:
    add(settings, FIXTURES / "contract_subawards_fsrs.csv", MAY)
    add(settings, FIXTURES / "contract_subawards_sam.csv", JUNE)
    columns = {name for (name, *_) in ask(settings, "describe subaward")}
    assert "subaward_sam_report_id" in columns
    assert not {name for name in columns if "fsrs" in name}


def test_a_mark_in_a_summary_withholds_the_name_in_its_actions(
    settings: Settings, tmp_path: Path
) -> None:
    add(settings, write(tmp_path / "export.csv", [brief(supplier="PAT PRIVATE")]))
    marked = {
        "contract_award_unique_key": "CONT_AWD_70EXAM21P00000001_7012_-NONE-_-NONE-",
        "award_id_piid": "70EXAM21P00000001",
        "total_obligated_amount": "1000.00",
        "award_base_action_date": "2024-05-06",
        "recipient_name": "PAT PRIVATE",
        "sole_proprietorship": "t",
    }
    add(settings, write(tmp_path / "summary.csv", [marked], tuple(marked)), JUNE)
    kept = repr(
        ask(settings, "select * from version") + ask(settings, "select * from award_version")
    )
    assert "PRIVATE" not in kept
    assert ask(settings, "select supplier from action") == ask(
        settings, "select recipient_name from award_summary"
    )


def test_actions_of_other_sources_meet_by_their_key(settings: Settings, tmp_path: Path) -> None:
    add(settings, FIXTURES / "fpds_atom.xml", MAY)
    [(key, award, piid, modification)] = ask(
        settings, "select action_key, award_key, piid, modification from action"
    )
    row = full(
        str(modification),
        "1.00",
        award_id_piid=str(piid),
        contract_transaction_unique_key=f"{key}_0",
        contract_award_unique_key=str(award),
    )
    assert add(settings, write(tmp_path / "a.csv", [row], FULL), JUNE).totals.changed == 1
    assert ask(settings, "select count(*) from action") == [(1,)]


def test_relations_keep_no_person_and_account_for_every_row(
    settings: Settings, tmp_path: Path
) -> None:
    rows = ["EXAMPLE OPTICS INC,EXAMPLE OPTICS", '"PRIVATE, PAT",PAT PRIVATE', "one cell", "a,b,c"]
    path = tmp_path / "spellings.csv"
    path.write_text("\n".join(["vendor_name,standardized_vendor_name", *rows, ""]))
    totals = add(settings, path).totals
    assert totals == Counts(rows=4, new=2, quarantined=2, withheld=1)
    assert "PRIVATE" not in repr(ask(settings, "select * from relation_version"))
    reasons = "select line, reason from quarantine order by line"
    assert ask(settings, reasons) == [
        (4, "the row has too few cells"),
        (5, "the row has too many cells"),
    ]


def test_a_relation_that_ends_is_a_change(settings: Settings, tmp_path: Path) -> None:
    text = (FIXTURES / "gleif_relationships.csv").read_text(encoding="utf-8")
    path = tmp_path / "relations.csv"
    path.write_text(text, encoding="utf-8")
    add(settings, path, MAY)
    path.write_text(text.replace("2021-02-28", "2021-03-31"), encoding="utf-8")
    assert add(settings, path, JUNE).totals.changed == 1
    altered = ask(settings, "select grain, field, old, new from change")
    assert altered == [("relation", "to_date", "2021-02-28", "2021-03-31")]
