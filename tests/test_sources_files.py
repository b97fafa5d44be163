"""Paths, folders, globs, zips and standard input."""

import io
import zipfile
from pathlib import Path

import pytest

from countersight.errors import NoSuchInput, UnsafeArchive
from countersight.sources import files

LIMIT = 1 << 30


def labels(*paths: str, scratch: Path) -> list[str]:
    return [source.label for source in files.expand(paths, scratch, LIMIT)]


@pytest.fixture
def scratch(tmp_path: Path) -> Path:
    folder = tmp_path / "scratch"
    folder.mkdir()
    return folder


def zipped(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path


def test_folders_and_globs_are_read_in_order(tmp_path: Path, scratch: Path) -> None:
    folder = tmp_path / "pull"
    folder.mkdir()
    for name in ("b.csv", "a.csv", "notes.txt"):
        (folder / name).write_text("x")
    expected = [str(folder / "a.csv"), str(folder / "b.csv")]
    assert labels(str(folder), scratch=scratch) == expected
    assert labels(str(folder / "*.csv"), scratch=scratch) == expected


def test_a_zip_yields_its_tables(tmp_path: Path, scratch: Path) -> None:
    path = zipped(tmp_path / "a.zip", {"1.csv": b"one", "2.csv": b"two", "read.me": b"x"})
    read = [(s.label, s.path.read_bytes()) for s in files.expand([str(path)], scratch, LIMIT)]
    assert read == [(f"{path}!1.csv", b"one"), (f"{path}!2.csv", b"two")]
    assert list(scratch.iterdir()) == []


def test_standard_input(scratch: Path) -> None:
    [source] = files.expand(["-"], scratch, LIMIT, io.BytesIO(b"data"))
    assert (source.label, source.path.read_bytes(), source.size) == ("-", b"data", 4)


@pytest.mark.parametrize("path", ["nothing.csv", "nothing-*.csv"])
def test_what_is_not_there(path: str, tmp_path: Path, scratch: Path) -> None:
    with pytest.raises(NoSuchInput, match="no such file"):
        labels(str(tmp_path / path), scratch=scratch)


def test_a_folder_without_tables(tmp_path: Path, scratch: Path) -> None:
    with pytest.raises(NoSuchInput, match="holds no table"):
        labels(str(scratch), scratch=scratch)


def test_a_truncated_zip(tmp_path: Path, scratch: Path) -> None:
    path = zipped(tmp_path / "a.zip", {"1.csv": bytes(range(256)) * 400})
    path.write_bytes(path.read_bytes()[:-200])
    with pytest.raises(UnsafeArchive, match="damaged or cut short"):
        labels(str(path), scratch=scratch)


def test_a_zip_whose_data_is_damaged(tmp_path: Path, scratch: Path) -> None:
    path = zipped(tmp_path / "a.zip", {"1.csv": bytes(range(256)) * 400})
    data = bytearray(path.read_bytes())
    data[60:80] = b"\0" * 20
    path.write_bytes(bytes(data))
    with pytest.raises(UnsafeArchive, match="damaged or cut short"):
        labels(str(path), scratch=scratch)


def test_a_zip_bomb_is_stopped_while_it_inflates(tmp_path: Path, scratch: Path) -> None:
    path = zipped(tmp_path / "bomb.zip", {"1.csv": b"0" * (files.RATIO_FROM + 2 * files.CHUNK)})
    with pytest.raises(UnsafeArchive, match="zip bomb"):
        labels(str(path), scratch=scratch)
    assert sum(p.stat().st_size for p in scratch.iterdir()) <= files.RATIO_FROM


def test_all_members_share_one_allowance(tmp_path: Path, scratch: Path) -> None:
    path = zipped(tmp_path / "a.zip", {"1.csv": b"x" * 600, "2.csv": b"x" * 600})
    with pytest.raises(UnsafeArchive, match="COUNTERSIGHT_MAX_INFLATED"):
        list(files.expand([str(path)], scratch, 1000))


def test_a_zip_without_tables(tmp_path: Path, scratch: Path) -> None:
    path = zipped(tmp_path / "a.zip", {"letter.txt": b"dear"})
    with pytest.raises(UnsafeArchive, match="holds no table"):
        labels(str(path), scratch=scratch)
