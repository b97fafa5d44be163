"""FPDS documents: what is never read, and what is refused."""

from pathlib import Path

import pytest

from countersight.errors import InputError
from countersight.sources import fpds
from countersight.sources.keys import Parts, action_key, award_key
from countersight.sources.recognise import recognise
from tests.test_sources_layouts import FIXTURES, read, source, written

AWARD = '<award xmlns="https://www.fpds.gov/FPDS">{}</award>'
PAGE = "<feed>{}</feed>"


def rows(path: Path) -> list[list[str]]:
    return list(fpds.rows(source(path), recognise(source(path))))


def test_user_ids_phones_and_mail_never_leave_the_file() -> None:
    text = (FIXTURES / "fpds_atom.xml").read_text(encoding="utf-8")
    for said in ("SOMEONE", "2025550143", "someone@example.org"):
        assert said in text
        assert all(said not in cell for row in rows(FIXTURES / "fpds_atom.xml") for cell in row)


@pytest.mark.parametrize(
    "prologue",
    [
        '<!DOCTYPE x [<!ENTITY a "b"><!ENTITY c "&a;&a;&a;&a;">]>',
        '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE x SYSTEM "http://example.org/x.dtd">',
    ],
)
def test_a_document_type_is_refused(prologue: str, tmp_path: Path) -> None:
    path = written(tmp_path / "a.xml", prologue + PAGE.format(AWARD.format("")))
    with pytest.raises(InputError, match="declares a document type"):
        recognise(source(path))


def test_nesting_without_end_is_refused(tmp_path: Path) -> None:
    deep = PAGE.format(AWARD.format("<a>" * 5000 + "</a>" * 5000))
    path = written(tmp_path / "a.xml", deep)
    with pytest.raises(InputError, match="nested over 64 deep"):
        rows(path)


def test_a_page_cut_short_is_refused(tmp_path: Path) -> None:
    text = (FIXTURES / "fpds_atom.xml").read_text(encoding="utf-8")
    path = written(tmp_path / "a.xml", text[: text.index("<ns1:competition>")])
    with pytest.raises(InputError, match="broken or cut short"):
        rows(path)


def test_a_page_without_entries_has_no_rows(tmp_path: Path) -> None:
    page = '<feed xmlns="http://www.w3.org/2005/Atom"><title>FPDS-NG search results</title></feed>'
    layout, found = read(written(tmp_path / "a.xml", page), tmp_path)
    assert (layout.name, found) == ("fpds", [])


def test_memory_holds_one_record_at_a_time(tmp_path: Path) -> None:
    """However many records: what was read is dropped, the shells of its elements too."""
    path = written(tmp_path / "a.xml", PAGE.format(f"<entry>{AWARD.format('')}</entry>" * 500))
    with path.open("rb") as stream:
        outer = [len(list(record.iter())) for record in fpds._records("a.xml", stream)]
    assert outer == [1] * 500


PARTS = Parts(False, "7012", "70exam21f00000001", "0", "0", "4732", "EXAMPLE01D0001")


@pytest.mark.parametrize(
    ("parts", "action", "award"),
    [
        (
            PARTS,
            "7012_4732_70EXAM21F00000001_0_EXAMPLE01D0001_0",
            "CONT_AWD_70EXAM21F00000001_7012_EXAMPLE01D0001_4732",
        ),
        (
            Parts(False, "7012", "P1", "0"),
            "7012_-NONE-_P1_0_-NONE-_-NONE-",
            "CONT_AWD_P1_7012_-NONE-_-NONE-",
        ),
        (
            Parts(True, "7012", "D1", "0", "0", "4732", "X"),
            "7012_-NONE-_D1_0_-NONE-_-NONE-",
            "CONT_IDV_D1_7012",
        ),
        (Parts(False, "", "P1", "0"), "", ""),
        (Parts(False, "7012", "", "0"), "", ""),
        (Parts(False, "7012", "P1", ""), "", "CONT_AWD_P1_7012_-NONE-_-NONE-"),
    ],
)
def test_keys(parts: Parts, action: str, award: str) -> None:
    assert (action_key(parts), award_key(parts)) == (action, award)
