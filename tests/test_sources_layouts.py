"""Every layout: a small file in it, beside the rows that it becomes (`tests/fixtures`)."""

import csv
import hashlib
import json
import shutil
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet as pq
import pytest

from countersight.errors import InputError, UnknownLayout
from countersight.sources.files import SourceFile
from countersight.sources.layout import GRAINS, KEYS, Layout, columns
from countersight.sources.recognise import recognise
from countersight.sources.tabulate import tabulate

FIXTURES = Path(__file__).parent / "fixtures"
SAMPLES = sorted(
    path
    for path in FIXTURES.iterdir()
    if path.is_file() and not path.name.endswith(".expected.json")
)


def source(path: Path) -> SourceFile:
    return SourceFile(str(path), path, path.stat().st_size, hashlib.sha256(b"x").hexdigest())


def read(path: Path, scratch: Path) -> tuple[Layout, list[dict[str, str]]]:
    """The layout of a file, and its rows by the names of the record, without blank cells."""
    layout = recognise(source(path))
    table = tabulate(source(path), layout, scratch)
    with table.path.open(encoding="utf-8", newline="") as stream:
        lines = csv.reader(stream)
        assert tuple(next(lines)) == layout.header
        names = [layout.canonical.get(name, name) for name in layout.header]
        rows = [dict(zip(names, line, strict=True)) for line in lines]
    return layout, [{name: cell for name, cell in row.items() if cell} for row in rows]


def written(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.name)
def test_a_file_becomes_the_rows_beside_it(sample: Path, tmp_path: Path) -> None:
    expected: dict[str, Any] = json.loads((FIXTURES / f"{sample.name}.expected.json").read_text())
    layout, rows = read(sample, tmp_path)
    assert (layout.name, layout.grain, layout.dates) == tuple(
        expected[name] for name in ("layout", "grain", "dates")
    )
    assert rows == expected["rows"]


@pytest.mark.parametrize("grain", GRAINS)
def test_a_grain_has_its_key_among_its_columns(grain: str) -> None:
    names = [column.name for column in columns(grain)]
    assert len(set(names)) == len(names)
    assert set(KEYS[grain]) <= set(names)
    assert {column.type for column in columns(grain)} <= {"text", "amount", "date"}
    kept = {"record", "prose", "supplier", "prime", "volatile", "personal"}
    assert {column.keep for column in columns(grain)} <= kept


def test_officers_and_phones_are_personal_in_every_grain() -> None:
    for grain in GRAINS:
        for column in columns(grain):
            if any(word in column.name for word in ("officer_", "phone", "fax")):
                assert column.keep == "personal", column.name


@pytest.mark.parametrize("name", ["contract_award_summaries.csv", "duns_era_transactions.csv"])
def test_parquet_reads_as_the_csv_does(name: str, tmp_path: Path) -> None:
    options = pa.csv.ConvertOptions(
        column_types=dict.fromkeys(_header(FIXTURES / name), pa.string())
    )
    table = pa.csv.read_csv(FIXTURES / name, convert_options=options)
    pq.write_table(table, tmp_path / "table.parquet")
    expected = read(FIXTURES / name, tmp_path)
    layout, rows = read(tmp_path / "table.parquet", tmp_path)
    assert (layout.name, layout.grain, rows) == (expected[0].name, expected[0].grain, expected[1])


def _header(path: Path) -> list[str]:
    with path.open(encoding="utf-8", newline="") as stream:
        return next(csv.reader(stream))


def test_parquet_with_types_of_its_own(tmp_path: Path) -> None:
    table = pa.table(
        {
            "contract_award_unique_key": ["CONT_AWD_1_7012_-NONE-_-NONE-"],
            "award_id_piid": ["1"],
            "total_obligated_amount": pa.array(["10.50"]).cast(pa.decimal128(12, 2)),
            "award_base_action_date": pa.array(["2024-01-02 00:00:00"]).cast(pa.timestamp("us")),
            "recipient_name": ["EXAMPLE OPTICS LLC"],
        }
    )
    pq.write_table(table, tmp_path / "table.parquet")
    layout, [row] = read(tmp_path / "table.parquet", tmp_path)
    assert (row["total_obligated_amount"], row["award_base_action_date"]) == ("10.50", "2024-01-02")
    assert "recipient_uei" in layout.missing


def test_a_damaged_parquet_file(tmp_path: Path) -> None:
    path = tmp_path / "table.parquet"
    path.write_bytes(b"PAR1" + bytes(range(256)))
    with pytest.raises(InputError, match="cannot be read as Parquet"):
        recognise(source(path))


def test_unknown_columns_are_kept_and_those_of_persons_dropped(tmp_path: Path) -> None:
    text = (FIXTURES / "contract_subawards_sam.csv").read_text(encoding="utf-8")
    header, _, rest = text.partition("\n")
    lines = rest.replace("+00\n", "+00,7,x\n")
    layout = recognise(
        source(written(tmp_path / "a.csv", f"{header},boxes,contact_person\n{lines}"))
    )
    assert (layout.unknown, layout.dropped, layout.missing) == (("boxes",), ("contact_person",), ())


def test_a_csv_that_needs_nothing_is_not_written_again(tmp_path: Path) -> None:
    given = source(FIXTURES / "contract_subawards_fsrs.csv")
    assert tabulate(given, recognise(given), tmp_path) is given


def test_label_and_checksum_stay_those_of_the_file(tmp_path: Path) -> None:
    given = source(FIXTURES / "fpds_atom.xml")
    table = tabulate(given, recognise(given), tmp_path)
    assert (table.label, table.sha256, table.size) == (given.label, given.sha256, given.size)
    assert table.path.parent == tmp_path


def test_a_stray_date_is_left_to_the_record(tmp_path: Path) -> None:
    path = shutil.copy(FIXTURES / "contract_subawards_sam.csv", tmp_path / "a.csv")
    path.write_text(path.read_text("utf-8").replace("2024-09-12", "1/2/2024", 1), "utf-8")
    layout, rows = read(path, tmp_path)
    assert layout.dates is None
    assert [row["subaward_action_date"] for row in rows] == ["1/2/2024", "2024-09-12"]


def test_an_old_download_that_no_spreadsheet_touched(tmp_path: Path) -> None:
    days = {
        "25/07/2013": "2013-07-25",
        "25/07/13 00:00": "2013-07-25",
        "27/03/18 23:04": "2018-03-27",
    }
    days |= {"01/02/14 00:00": "2014-02-01", "03/04/17 00:00": "2017-04-03 00:00:00"}
    text = (FIXTURES / "duns_era_transactions.csv").read_text(encoding="utf-8")
    for rewritten, day in days.items():
        text = text.replace(rewritten, day)
    layout, rows = read(written(tmp_path / "a.csv", text), tmp_path)
    assert layout.dates is None
    assert rows == read(FIXTURES / "duns_era_transactions.csv", tmp_path)[1]


def test_a_key_of_digits_counts_where_no_zeros_were_lost(tmp_path: Path) -> None:
    path = shutil.copy(FIXTURES / "duns_era_transactions.csv", tmp_path / "a.csv")
    path.write_text(path.read_text(encoding="utf-8").replace("74108176", "074108176"), "utf-8")
    _, rows = read(path, tmp_path)
    assert rows[2]["contract_award_unique_key"] == "CONT_AWD_46_7012_EXAMPLE01D0001_0300"


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("LEI,BIC", "it looks like identifiers of legal entities beside bank codes"),
        ("filing_id,registrant_name,client_name,amount", "lobbying filings of the Senate"),
        ("name,age", "nearest is contract_transactions, which also has"),
        (
            "prime_award_unique_key,subaward_number,subaward_amount,subawardee_name",
            "nearest is contract_subawards",
        ),
        (
            "award_id_piid,parent_award_id,modification_number,transaction_number,action_date,"
            "federal_action_obligation,recipient_name,recipient_duns,award_or_idv_flag",
            "nearest is duns_era_transactions, which also has parent_award_agency_id, "
            "awarding_agency_code, awarding_sub_agency_code",
        ),
        ("<html><body>sorry</body></html>", "is a web page in place of a table"),
        ('<feed xmlns="http://www.w3.org/2005/Atom"><title>News</title></feed>', "no FPDS page"),
        ('{"name": "x"}', "is JSON, but no OCDS release"),
        ('[{"ocid": "x"}]', "is JSON, but no OCDS release"),
    ],
)
def test_what_fits_no_layout_is_told_what_it_looks_like(
    header: str, expected: str, tmp_path: Path
) -> None:
    with pytest.raises(UnknownLayout) as raised:
        recognise(source(written(tmp_path / "a", f"{header}\n")))
    assert expected in str(raised.value)
    assert "\n" not in str(raised.value)
