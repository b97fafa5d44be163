"""Paths, folders, globs, zips and standard input, one source file at a time, each on disk.

A zip's members are inflated into a scratch folder one by one and removed when the next is asked
for, so that the disk never holds more than one of them.
"""

import hashlib
import shutil
import stat
import sys
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from glob import glob
from pathlib import Path
from typing import IO, BinaryIO

from countersight.errors import InputError, NoSuchInput, UnsafeArchive

CHUNK = 1 << 20
# Archives of the record inflate 10 to 30 times; what passes this many times is no table.
MAX_RATIO = 200
# Below this size no ratio is judged: a small file of blanks is harmless.
RATIO_FROM = 64 * 1024**2
TABLES = (".csv", ".zip", ".parquet", ".xml", ".json", ".jsonl")


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A table on disk; `label` is what the user knows it by (`archive.zip!part_1.csv`, `-`)."""

    label: str
    path: Path
    size: int
    sha256: str


def expand(
    paths: Sequence[str], scratch: Path, max_inflated: int, stdin: BinaryIO | None = None
) -> Iterator[SourceFile]:
    """Every source file that `paths` name, in order; each is valid until the next is drawn.

    Raises `NoSuchInput` for a path that yields nothing, `UnsafeArchive` for a bad zip and
    `InputError` for anything else that cannot be read.
    """
    for text in paths:
        if text == "-":
            yield _from_stdin(stdin or sys.stdin.buffer, scratch)
            continue
        for path in _tables(text):
            if path.suffix.lower() == ".zip":
                yield from _from_zip(path, scratch, max_inflated)
            else:
                yield _on_disk(str(path), path)


def _tables(text: str) -> list[Path]:
    path = Path(text)
    if path.is_dir():
        found = sorted(p for p in path.rglob("*") if p.suffix.lower() in TABLES and p.is_file())
        if not found:
            raise NoSuchInput(
                f"{text}: the folder holds no table ({', '.join(TABLES)}); name the files"
            )
        return found
    if path.exists():
        return [path]
    matches = sorted(Path(match) for match in glob(text, recursive=True))  # noqa: PTH207 - absolute globs
    if not matches:
        raise NoSuchInput(f"{text}: no such file or folder; check the path")
    return matches


def _on_disk(label: str, path: Path) -> SourceFile:
    try:
        with path.open("rb") as stream:
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError as error:
        raise InputError(f"{label}: cannot be read ({error.strerror}); check its rights") from error
    return SourceFile(label, path, path.stat().st_size, digest)


def _from_stdin(stream: BinaryIO, scratch: Path) -> SourceFile:
    path = scratch / "stdin.csv"
    with path.open("wb") as out:
        shutil.copyfileobj(stream, out, CHUNK)
    return _on_disk("-", path)


def _from_zip(path: Path, scratch: Path, max_inflated: int) -> Iterator[SourceFile]:
    try:
        with zipfile.ZipFile(path) as archive:
            inner = tuple(form for form in TABLES if form != ".zip")
            members = [m for m in archive.infolist() if m.filename.lower().endswith(inner)]
            if not members:
                raise UnsafeArchive(f"{path}: the zip holds no table; unpack it and name the files")
            allowance = max_inflated
            for member in members:
                target = scratch / f"member{Path(member.filename).suffix}"
                allowance -= _inflate(path, archive, member, target, allowance)
                yield _on_disk(f"{path}!{member.filename}", target)
                target.unlink(missing_ok=True)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
        raise UnsafeArchive(
            f"{path}: the zip is damaged or cut short ({error}); download it again"
        ) from error


def _inflate(
    path: Path, archive: zipfile.ZipFile, member: zipfile.ZipInfo, target: Path, allowance: int
) -> int:
    """Write one member; give its size. What a zip says of its own sizes is not believed."""
    name = f"{path}!{member.filename}"
    if member.flag_bits & 0x1:
        raise UnsafeArchive(f"{name}: is encrypted; unpack it yourself and add the table")
    if stat.S_ISLNK(member.external_attr >> 16):
        raise UnsafeArchive(f"{name}: is a link, not a table; unpack it and add the table")
    limit = min(allowance, max(RATIO_FROM, member.compress_size * MAX_RATIO))
    with archive.open(member) as source, target.open("wb") as out:
        return _copy_within(source, out, limit, name)


def _copy_within(source: IO[bytes], out: IO[bytes], limit: int, name: str) -> int:
    size = 0
    while chunk := source.read(CHUNK):
        size += len(chunk)
        if size > limit:
            raise UnsafeArchive(
                f"{name}: inflates beyond {limit:,} bytes, as a zip bomb would; if it is honest, "
                "unpack it yourself or raise COUNTERSIGHT_MAX_INFLATED"
            )
        out.write(chunk)
    return size
