"""Large files from a remote source: resumed where they broke off, and never taken for whole.

Beside a file `x.zip` stand, until it is whole, `x.zip.part` with the bytes so far and `x.zip.json`
with what the server said of them. Bytes are added to a part only where the server confirms, by
ETag or date, that the file is still the same; otherwise it is read from its beginning.
"""

import fcntl
import hashlib
import json
import time
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import BinaryIO

import httpx

from countersight.errors import SourceUnreachable, StoreLocked
from countersight.model import OnProgress, Progress
from countersight.sources.fetch import PassingFault, Web

CHUNK = 1 << 20
STALE = 30 * 86_400  # seconds; by then the source has made new files


@dataclass(frozen=True, slots=True)
class Downloaded:
    """A whole file on disk."""

    url: str
    path: Path
    size: int  # bytes
    sha256: str


@dataclass(frozen=True, slots=True)
class About:
    """What the server said of a file: which edition it is, and how many bytes it has."""

    url: str
    edition: str | None = None  # a strong ETag, else the date it was last modified
    size: int | None = None


@dataclass(frozen=True, slots=True)
class Target:
    """What to download, where to, and how many bytes at most."""

    url: httpx.URL
    path: Path
    limit: int

    @property
    def part(self) -> Path:
        return self.path.with_name(f"{self.path.name}.part")

    @property
    def note(self) -> Path:
        return self.path.with_name(f"{self.path.name}.json")


def download(web: Web, target: Target) -> Downloaded:
    """The file, whole. One that an earlier run left is used where the server still has it so.

    Raises `SourceUnreachable`; `StoreLocked` where another run is downloading the same file.
    """
    target.path.parent.mkdir(parents=True, exist_ok=True)
    if target.path.exists():
        target.path.replace(target.part)
    with _held(target) as part:
        size, sha256 = web.persist(target.url, lambda: _attempt(web, target, part))
    target.part.replace(target.path)
    return Downloaded(str(target.url), target.path, size, sha256)


def discard(paths: Sequence[Path]) -> None:
    """Remove downloads, and what they left beside them."""
    for path in paths:
        for end in ("", ".part", ".json"):
            path.with_name(f"{path.name}{end}").unlink(missing_ok=True)


def sweep(folder: Path, done: Collection[str]) -> None:
    """Remove what a run that died left of the files `done`, and what nobody came back for."""
    for path in folder.rglob("*"):
        if not path.is_file():
            continue
        name = path.name.removesuffix(".json").removesuffix(".part")
        if name in done or time.time() - path.stat().st_mtime > STALE:
            path.unlink(missing_ok=True)


@contextmanager
def _held(target: Target) -> Iterator[BinaryIO]:
    with target.part.open("a+b") as part:
        try:
            fcntl.flock(part, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise StoreLocked(
                f"{target.part}: another run is downloading this file; wait for it or stop it"
            ) from error
        yield part


def _attempt(web: Web, target: Target, part: BinaryIO) -> tuple[int, str]:
    """Ask for what is missing; give the size and the checksum of the whole."""
    about = _noted(target)
    have = part.seek(0, 2) if about.edition else 0
    if have and about.size is not None:
        have = min(have, about.size - 1)  # of a whole file, one byte more, to hear if it is current
    headers = {"Accept-Encoding": "identity"}
    if have > 0 and about.edition:
        headers |= {"Range": f"bytes={have}-", "If-Range": about.edition}
    with web.open("GET", target.url, headers=headers) as answer:
        start = _start(target, answer, about, have)
        now = _about(target, answer, start)
        _check_size(target, now.size or 0)
        part.truncate(start)  # first: what is left of another edition must not get the new note
        target.note.write_text(json.dumps(asdict(now)), encoding="utf-8")
        return _write(target, part, answer, (start, now.size), web.on_progress)


def _noted(target: Target) -> About:
    try:
        about = About(**json.loads(target.note.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return About(str(target.url))
    return about if about.url == str(target.url) else About(str(target.url))


def _start(target: Target, answer: httpx.Response, about: About, have: int) -> int:
    """The byte at which the answer's body begins: 0, or where the part ends."""
    if answer.status_code == 200:
        return 0
    promised = answer.headers.get("Content-Range", "").removeprefix("bytes ")
    fits = promised.startswith(f"{have}-") and _edition(answer) in (None, about.edition)
    if answer.status_code == 206 and have and fits:
        return have
    target.note.unlink(missing_ok=True)  # so that the next attempt begins at the beginning
    raise PassingFault(f"answered {answer.status_code} with bytes other than those asked for")


def _about(target: Target, answer: httpx.Response, start: int) -> About:
    if answer.headers.get("Content-Encoding", "identity") != "identity":
        raise SourceUnreachable(
            f"{target.url}: answered in an encoding that was not asked for; report it to the source"
        )
    length = answer.headers.get("Content-Length", "")
    size = start + int(length) if length.isdigit() else None
    known = _noted(target) if start else About(str(target.url), _edition(answer), size)
    if start and size is not None and known.size not in (None, size):
        target.note.unlink(missing_ok=True)
        raise PassingFault(f"said {known.size:,} bytes before, and {size:,} now")
    return known


def _edition(answer: httpx.Response) -> str | None:
    tag = answer.headers.get("ETag", "")
    if tag and not tag.startswith("W/"):
        return str(tag)
    return str(answer.headers["Last-Modified"]) if "Last-Modified" in answer.headers else None


def _write(
    target: Target,
    part: BinaryIO,
    answer: httpx.Response,
    span: tuple[int, int | None],
    on_progress: OnProgress,
) -> tuple[int, str]:
    """Append the answer's body; give the size and the checksum. `span`: where it begins and ends.

    Raises `PassingFault` where the body ends before it should.
    """
    start, size = span
    digest = _digest_of(part, start)
    done = start
    try:
        for chunk in answer.iter_raw():
            done += part.write(chunk)
            _check_size(target, done)
            digest.update(chunk)
            on_progress(Progress(f"downloading {target.path.name}", done, size, "bytes"))
    except httpx.TransportError as error:
        raise PassingFault(f"broke off at byte {done:,}: {error}", done > start > 0) from error
    finally:
        part.flush()
    if size is not None and done != size:
        raise PassingFault(f"ended at byte {done:,} of {size:,}", done > start > 0)
    return done, digest.hexdigest()


def _digest_of(part: BinaryIO, end: int) -> "hashlib._Hash":
    digest = hashlib.sha256()
    part.seek(0)
    left = end
    while left and (chunk := part.read(min(CHUNK, left))):
        digest.update(chunk)
        left -= len(chunk)
    return digest


def _check_size(target: Target, size: int) -> None:
    if size > target.limit:
        raise SourceUnreachable(
            f"{target.url}: is larger than {target.limit:,} bytes; if that is as it should be, "
            "raise COUNTERSIGHT_MAX_INFLATED"
        )
