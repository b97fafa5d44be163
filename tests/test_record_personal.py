"""The rule of scope where the record enters: no private person is kept."""

from datetime import datetime
from pathlib import Path

import pytest

from countersight import pipeline
from countersight.model import unwatched
from countersight.record import reader, store
from countersight.record.reader import Scope
from countersight.settings import Settings
from countersight.sources.usaspending import columns
from tests.tables import FULL, brief, full, write

PERSONAL = {column.name: "PRIVATE" for column in columns() if column.keep == "personal"}
SOLE = {
    "sole_proprietorship": "t",
    "recipient_name": "PAT PRIVATE",
    "recipient_uei": "PRIVATEUEI01",
    "recipient_address_line_1": "1 PRIVATE ROAD",
    "transaction_description": "TRANSLATION BY PAT PRIVATE",
}


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(store=tmp_path / "store")


def add(settings: Settings, path: Path, seen_at: datetime | None = None) -> int:
    return pipeline.add([str(path)], settings, seen_at, unwatched).totals.withheld


def ask(settings: Settings, query: str) -> list[tuple[object, ...]]:
    with reader.reading(store.open_store(settings.store), settings, Scope()) as con:
        return con.execute(query).fetchall()


def stored_bytes(settings: Settings) -> str:
    """All that the store holds, as text, uncompressed."""
    rows = ask(settings, "select * from version") + ask(settings, "select * from quarantine")
    return repr(rows)


def test_columns_about_persons_are_never_stored(settings: Settings, tmp_path: Path) -> None:
    assert add(settings, write(tmp_path / "a.csv", [full(**PERSONAL)], FULL)) == 1
    assert "PRIVATE" not in stored_bytes(settings)
    kept = {name for (name, *_) in ask(settings, "describe version")}
    assert kept.isdisjoint(PERSONAL)


def test_a_sole_proprietor_is_a_number(settings: Settings, tmp_path: Path) -> None:
    rows = [full("0", **SOLE), full("P00001", **SOLE)]
    assert add(settings, write(tmp_path / "a.csv", rows, FULL)) == 2
    assert "PRIVATE" not in stored_bytes(settings)
    names = ask(settings, "select distinct supplier from action")
    assert len(names) == 1
    assert str(names[0][0]).startswith("individual supplier ")


def test_the_mark_holds_for_layouts_that_do_not_carry_it(
    settings: Settings, tmp_path: Path
) -> None:
    add(settings, write(tmp_path / "full.csv", [full("0", **SOLE)], FULL))
    export = [brief("P00001", supplier="PAT PRIVATE", text="MORE BY PAT PRIVATE")]
    add(settings, write(tmp_path / "brief.csv", export))
    assert "PRIVATE" not in stored_bytes(settings)
    assert len(ask(settings, "select distinct supplier from action")) == 1


def test_a_mark_that_comes_later_hides_the_name_kept_before(
    settings: Settings, tmp_path: Path
) -> None:
    add(settings, write(tmp_path / "brief.csv", [brief(supplier="PAT PRIVATE")]))
    add(settings, write(tmp_path / "full.csv", [full("0", **SOLE)], FULL))
    assert "PAT PRIVATE" not in stored_bytes(settings)


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("COR: JO DOE 202-555-0143", "COR: [withheld]"),
        ("ACOR JO Q DOE, JO.DOE@EXAMPLE.GOV.", "[withheld]."),
        ("CALL (202) 555-0143 FOR DELIVERY", "CALL [withheld] FOR DELIVERY"),
        ("SSN 078-05-1120 ON FILE", "SSN [withheld] ON FILE"),
        ("CONTRACT 70CMSD21C00000001, 3.5 FTE", "CONTRACT 70CMSD21C00000001, 3.5 FTE"),
    ],
)
def test_identifiers_of_persons_in_descriptions_are_masked(
    settings: Settings, tmp_path: Path, said: str, kept: str
) -> None:
    add(settings, write(tmp_path / "a.csv", [brief(text=said)]))
    assert ask(settings, "select description from action") == [(kept,)]


def test_a_row_that_cannot_be_split_leaves_no_text_behind(
    settings: Settings, tmp_path: Path
) -> None:
    path = write(tmp_path / "a.csv", [brief()])
    with path.open("a") as stream:
        stream.write("ICE,PAT PRIVATE\r\n")
    add(settings, path)
    assert "PRIVATE" not in stored_bytes(settings)


def test_a_row_that_speaks_for_itself_is_believed(settings: Settings, tmp_path: Path) -> None:
    company = full("P00001", recipient_name="EXAMPLE OPTICS LLC", sole_proprietorship="f")
    add(settings, write(tmp_path / "a.csv", [full("0", **SOLE), company], FULL))
    suppliers = ask(settings, "select supplier from action order by modification")
    assert str(suppliers[0][0]).startswith("individual supplier ")
    assert suppliers[1] == ("EXAMPLE OPTICS LLC",)
