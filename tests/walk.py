"""Runs the command line in the test's own process, and keeps one store of the demo record."""

import io
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from countersight.present.cli import run

ROOT = Path(__file__).parents[1]
RECORD, ARTICLES = ROOT / "demo" / "record", ROOT / "demo" / "articles"
_KEPT = tempfile.TemporaryDirectory(prefix="countersight-tests-")


@dataclass(frozen=True, slots=True)
class Answer:
    code: int
    out: str
    err: str


def countersight(*words: object, stdin: bytes = b"") -> Answer:
    """`countersight WORDS`, with what it answered."""
    with _streams(stdin) as (out, err):
        code = run([str(word) for word in words])
    return Answer(code, out.getvalue().decode(), err.getvalue().decode())


@contextmanager
def _streams(stdin: bytes) -> Iterator[tuple[io.BytesIO, io.BytesIO]]:
    out, err = io.BytesIO(), io.BytesIO()
    before = sys.stdin, sys.stdout, sys.stderr
    sys.stdin = io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8")
    sys.stdout = io.TextIOWrapper(out, encoding="utf-8", write_through=True)
    sys.stderr = io.TextIOWrapper(err, encoding="utf-8", write_through=True)
    try:
        yield out, err
    finally:
        for stream in (sys.stdout, sys.stderr):
            stream.flush()
            stream.detach()
        sys.stdin, sys.stdout, sys.stderr = before


@cache
def demo_store() -> Path:
    """A store that holds the record of `demo/`, seen on 22 August 2026; tests only read it."""
    store = Path(_KEPT.name) / "store"
    answer = countersight("--store", store, "add", RECORD, "--seen-at", "2026-08-22")
    assert answer.code == 0, answer.err
    return store


def on_demo(*words: object, stdin: bytes = b"") -> Answer:
    return countersight("--store", demo_store(), *words, stdin=stdin)
