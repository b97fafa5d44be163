"""An award looked up by itself reads as it does in the whole record, however it is read."""

import shutil
from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from countersight import pipeline
from countersight.model import unwatched
from countersight.record import reader, store, verify
from countersight.record.reader import Scope
from countersight.settings import Settings
from tests.tables import DELTA_HEADER, brief, full, write

MAY, JUNE, JULY, AUGUST = (datetime(2024, month, 28) for month in (5, 6, 7, 8))
ONE, OTHER = "70EXAM21P00000001", "70EXAM21P00000002"
Rows = list[tuple[object, ...]]


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """An export, a full download that changes it, a delta that deletes, an award's summary."""
    settings = Settings(store=tmp_path / "store")
    export = [brief("0"), brief("P00001", "5.0"), brief("0", "7.0", piid=OTHER)]
    add(settings, write(tmp_path / "export.csv", export), MAY)
    whole = [full("0"), full("P00001", "6.00"), full("P00002", "-1.00")]
    add(settings, write(tmp_path / "full.csv", whole), JUNE)
    gone = [full("P00002", "-1.00") | {"correction_delete_ind": "D"}]
    add(settings, write(tmp_path / "delta.csv", gone, DELTA_HEADER), JULY)
    return settings


def add(settings: Settings, path: Path, seen_at: datetime) -> None:
    pipeline.add([str(path)], settings, seen_at, unwatched)


def ask(settings: Settings, scope: Scope) -> tuple[Rows, Rows]:
    """The actions and the figures of the awards of `scope`, or of all."""
    with reader.reading(store.open_store(settings.store), settings, scope) as con:
        queries = ("from action order by all", "from award order by all")
        actions, awards = (con.execute(query).fetchall() for query in queries)
        return actions, awards


def looked_up(settings: Settings, number: str, as_of: datetime | None) -> tuple[Rows, Rows]:
    return ask(settings, Scope(as_of, number, history=False))


def of_the_whole(settings: Settings, number: str, as_of: datetime | None) -> tuple[Rows, Rows]:
    actions, awards = ask(settings, Scope(as_of))
    return [row for row in actions if number in row], [row for row in awards if number in row]


def both_ways(settings: Settings, number: str) -> Iterator[tuple[Rows, Rows]]:
    """What is looked up at each time, once it was found to be the same with and without copies."""
    for as_of in (None, MAY, JUNE, JULY):
        found = looked_up(settings, number, as_of)
        assert found == of_the_whole(settings, number, as_of)
        kept = sorted((settings.store / "derived" / "narrow").iterdir())
        for some in (kept[1:2], kept):
            for path in some:
                path.rename(settings.store / path.name)
            assert looked_up(settings, number, as_of) == found
            for path in some:
                (settings.store / path.name).rename(path)
        yield found


def test_an_award_reads_the_same_however_it_is_read(settings: Settings) -> None:
    now, may, june, july = (len(actions) for actions, _ in both_ways(settings, ONE))
    assert (now, may, june, july) == (2, 2, 3, 2)


def test_and_after_a_pull_is_undone(settings: Settings) -> None:
    pipeline.undo(settings, 3)
    now, may, june, july = (len(actions) for actions, _ in both_ways(settings, ONE))
    assert (now, may, june, july) == (3, 2, 3, 3)


def test_an_award_that_no_later_pull_touched(settings: Settings) -> None:
    assert all(len(awards) == 1 for _, awards in both_ways(settings, OTHER))


def test_an_award_with_a_summary(settings: Settings, tmp_path: Path) -> None:
    """The export carries no current value: that of the summary is shown, of this award alone."""
    rows = [summary(ONE, "5000.00"), summary(OTHER, "700.00")]
    add(settings, write(tmp_path / "summaries.csv", rows, tuple(rows[0])), AUGUST)
    for number, value in ((ONE, Decimal(5000)), (OTHER, Decimal(700))):
        (_, [now]), *_ = both_ways(settings, number)
        assert value in now


def summary(number: str, value: str) -> dict[str, str]:
    return {
        "contract_award_unique_key": f"CONT_AWD_{number}_7012_-NONE-_-NONE-",
        "award_id_piid": number,
        "total_obligated_amount": "1000.00",
        "award_base_action_date": "2024-05-06",
        "recipient_name": "EXAMPLE OPTICS LLC",
        "current_total_value_of_award": value,
    }


def test_each_version_file_has_a_copy_of_its_own(settings: Settings) -> None:
    files = {path.name for path in (settings.store / "version").glob("*.parquet")}
    copies = settings.store / "derived" / "narrow"
    assert {path.name for path in copies.iterdir()} == files
    shutil.rmtree(copies)
    add(settings, write(settings.store.parent / "more.csv", [brief("P00009")]), AUGUST)
    assert {path.name for path in copies.iterdir()} > files


def test_a_copy_that_says_something_else_is_named(settings: Settings) -> None:
    first, second, *_ = sorted((settings.store / "derived" / "narrow").glob("*/*"))
    table = pq.read_table(first)
    pq.write_table(table.slice(0, len(table) - 1), first)
    second.write_bytes(b"no table")
    faults = verify.verify(store.open_store(settings.store), settings).faults
    assert {fault.what for fault in faults} == {
        f"derived/narrow/{path.parent.name}" for path in (first, second)
    }


def test_part_of_a_copy_is_no_copy(settings: Settings) -> None:
    found = looked_up(settings, ONE, None)
    for path in (settings.store / "derived" / "narrow").glob("*/*"):
        path.unlink()
        assert looked_up(settings, ONE, None) == found


def test_a_real_award_reads_the_same_however_it_is_read(shared: Path, tmp_path: Path) -> None:
    """LEIDS, one of whose actions was rewritten between the second pull and the third."""
    settings = Settings(store=tmp_path / "store")
    folder = shared / "data" / "usaspending-ice-cbp" / "snapshots"
    for path, month in zip(sorted(folder.glob("FY2026_*.csv")), range(3, 7), strict=False):
        add(settings, path, datetime(2026, month, 20))
    before, after = datetime(2026, 4, 1), datetime(2026, 5, 21)
    found = []
    for as_of in (before, after, None):
        found.append(looked_up(settings, "70CMSD21C00000001", as_of))
        assert found[-1] == of_the_whole(settings, "70CMSD21C00000001", as_of)
    assert found[0] != found[1]
