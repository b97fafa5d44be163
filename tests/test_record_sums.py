"""What the record adds up to is what its views would give, had one the time."""

from datetime import datetime
from pathlib import Path

import pytest

from countersight import pipeline
from countersight.model import unwatched
from countersight.record import reader, store, sums
from countersight.record.reader import Scope
from countersight.settings import Settings
from countersight.sql import load
from tests.tables import DELTA_HEADER, brief, full, write

MAY, JUNE, JULY, AUGUST = (datetime(2024, month, 28) for month in (5, 6, 7, 8))
ONE, OTHER, THIRD = (f"70EXAM21P0000000{number}" for number in (1, 2, 3))
TOTALS = """
select count(*) as awards, count(distinct supplier) as suppliers from award
"""
AGENCIES = """
select agency, count(*), count(distinct award_key), min(action_date), max(action_date)
from action group by agency order by agency
"""
Rows = list[tuple[object, ...]]


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Exports and downloads of three awards: changed, changed back, handed on, deleted, absent."""
    settings = Settings(store=tmp_path / "store")
    cut = "A LONG DESCRIPTION " * 14
    elsewhere = {"Agency": "CBP", "Generated Award ID": f"CONT_AWD_{OTHER}_7014_-NONE-_-NONE-"}
    vehicle = {"Generated Award ID": f"CONT_IDV_{THIRD}_7012"}
    first = [
        *(brief("0"), brief("P00001", "5.0", supplier="ACME LLC"), brief("P00002", text=cut)),
        *(brief("0", piid=OTHER) | elsewhere, brief("0", piid=THIRD) | vehicle),
    ]
    add(settings, write(tmp_path / "first.csv", first), MAY)
    whole = [full("0"), full("P00001", "6.00"), full("P00003", "-1.00", recipient_name="B INC")]
    add(settings, write(tmp_path / "full.csv", whole), JUNE)
    gone = [full("P00003", "-1.00") | {"correction_delete_ind": "D"}]
    add(settings, write(tmp_path / "delta.csv", gone, DELTA_HEADER), JULY)
    again = brief("0", "9.0", piid=OTHER) | elsewhere
    back = [brief("0"), brief("P00001", "5.0", supplier="ACME LLC"), again]
    add(settings, write(tmp_path / "back.csv", back), AUGUST)
    return settings


def add(settings: Settings, path: Path, seen_at: datetime) -> None:
    pipeline.add([str(path)], settings, seen_at, unwatched)


def both_ways(settings: Settings, as_of: datetime | None) -> tuple[list[Rows], list[Rows]]:
    """The sums, and the same asked of the views."""
    home = store.open_store(settings.store)
    with reader.reading(home, settings, Scope(as_of)) as con:
        sums.add_up(con)
        added = (
            "select awards, suppliers from record_sum",
            "from agency_sum order by agency",
            "from absent_sum order by status",
            load("record", "coverage_sums"),
        )
        viewed = (
            *(TOTALS, AGENCIES, "select status, count(*) from absent group by all order by all"),
            load("record", "coverage_actions"),
        )
        told = [[con.execute(query).fetchall() for query in asked] for asked in (added, viewed)]
        for rows, names in zip(told, (added, viewed), strict=True):
            columns = [c[0] for c in con.execute(names[-1]).description or ()]
            [row] = rows[-1]
            known = dict(zip(columns, row, strict=True))
            known["agencies"] = sorted(known["agencies"] or ())
            known.pop("suppliers", None)
            rows[-1] = sorted(known.items())
    return told[0], told[1]


@pytest.mark.parametrize("as_of", [None, MAY, JUNE, JULY, AUGUST])
def test_sums_are_what_the_views_give(settings: Settings, as_of: datetime | None) -> None:
    added, viewed = both_ways(settings, as_of)
    assert added == viewed


def test_the_latest_action_says_who_the_supplier_is(settings: Settings) -> None:
    """Until it is deleted, P00003 says that the first award went to another; P00001 never did."""
    (june, *_), _ = both_ways(settings, JUNE)
    (now, agencies, absent, _), _ = both_ways(settings, None)
    assert (june, now) == ([(3, 2)], [(3, 1)])
    assert [row[:3] for row in agencies] == [("CBP", 1, 1), ("ICE", 4, 2)]
    assert ("deleted by the source", 1) in absent


@pytest.mark.parametrize("pull", [1, 2, 3, 4])
def test_they_follow_when_a_pull_is_undone(settings: Settings, pull: int) -> None:
    pipeline.undo(settings, pull)
    added, viewed = both_ways(settings, None)
    assert added == viewed


def test_a_summary_fills_in_what_actions_lack(settings: Settings, tmp_path: Path) -> None:
    summary = {
        "contract_award_unique_key": f"CONT_AWD_{OTHER}_7014_-NONE-_-NONE-",
        "award_id_piid": OTHER,
        "total_obligated_amount": "1000.00",
        "award_base_action_date": "2024-05-06",
        "recipient_name": "EXAMPLE OPTICS LLC",
        "potential_total_value_of_award": "9000.00",
    }
    before, _ = both_ways(settings, None)
    add(settings, write(tmp_path / "summary.csv", [summary], tuple(summary)), AUGUST)
    after, viewed = both_ways(settings, None)
    assert after == viewed
    assert dict(before[-1])["without_ceiling"] == dict(after[-1])["without_ceiling"] + 1


def test_an_empty_record_adds_up_to_nothing(settings: Settings) -> None:
    for pull in (1, 2, 3, 4):
        pipeline.undo(settings, pull)
    added, viewed = both_ways(settings, None)
    assert added == viewed
    assert added[0] == [(0, 0)]


def test_the_real_record_adds_up_to_what_its_views_give(shared: Path, tmp_path: Path) -> None:
    settings = Settings(store=tmp_path / "store")
    folder = shared / "data" / "usaspending-ice-cbp" / "snapshots"
    for number, path in enumerate(sorted(folder.glob("*.csv")), 1):
        add(settings, path, datetime(2026, 1, number))
    for as_of in (None, datetime(2026, 1, 6)):
        added, viewed = both_ways(settings, as_of)
        assert added == viewed
