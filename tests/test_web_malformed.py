"""A hundred malformed addresses, queries and bodies: each gets a clear answer, and no traceback."""

from pathlib import Path
from typing import Any

import pytest
from httpx2 import Response

from tests.web import demo

LISTED = Path(__file__).parent / "fixtures" / "web" / "malformed_addresses.txt"
LINES = [line.split(" ", 1) for line in LISTED.read_text("utf-8").splitlines() if line[0] != "#"]
ADDRESSES = [
    *((address, int(status)) for status, address in LINES),
    (f"/search?q={'x' * 3_000}", 400),
    (f"/{'a' * 9_000}", 414),
    (f"/search?q={'%28' * 5_000}", 414),
]
BODIES: list[tuple[str, dict[str, Any], int]] = [
    ("/api/v1/check", {"content": b"{"}, 400),
    ("/api/v1/check", {"content": b""}, 400),
    ("/api/v1/check", {"content": b"\xff\xfe"}, 400),
    ("/api/v1/check", {"content": b"[" * 100_000}, 400),
    ("/api/v1/check", {"json": []}, 400),
    ("/api/v1/check", {"json": {"text": 1}}, 400),
    ("/api/v1/check", {"json": {"text": ""}}, 422),
    ("/api/v1/check", {"json": {}}, 422),
    ("/api/v1/check", {"json": {"text": "ICE", "published": "soon"}}, 422),
    ("/check", {"content": b"no form"}, 422),
    ("/check", {"content": b"--x\r\n", "headers": {"Content-Type": "multipart/form-data"}}, 400),
    ("/check", {"files": {"file": ("a.bin", bytes(range(256)) * 9)}}, 422),
    ("/check", {"files": {"file": ("a.zip", b"PK\x03\x04" + b"\0" * 99)}}, 422),
    ("/check", {"files": {"file": ("a.pdf", b"%PDF-1.7 broken")}}, 422),
    ("/check", {"files": {"file": ("../../etc/passwd", b"\0")}}, 422),
    ("/check", {"data": {f"field{n}": "x" for n in range(50)}}, 400),
    ("/check", {"content": b"x" * 5_000_000}, 413),
    ("/cite", {"data": {}}, 422),
    ("/cite", {"data": {"of": "/nowhere"}}, 404),
    ("/search", {"data": {"q": "x"}}, 405),
    ("/healthz", {"data": {}}, 405),
]


def clear(answer: Response) -> None:
    assert "Traceback" not in answer.text
    assert "duckdb" not in answer.text.lower()
    assert ".py" not in answer.text.replace("/cli.py", "")
    assert "content-security-policy" in answer.headers


def test_there_are_a_hundred() -> None:
    assert len(ADDRESSES) + len(BODIES) >= 100


@pytest.mark.parametrize(("address", "status"), ADDRESSES, ids=lambda value: str(value)[:50])
def test_an_address_that_makes_no_sense(address: str, status: int) -> None:
    answer = demo().get(address)
    assert answer.status_code == status, answer.text
    clear(answer)


@pytest.mark.parametrize(("address", "body", "status"), BODIES, ids=lambda value: str(value)[:50])
def test_a_body_that_makes_no_sense(address: str, body: dict[str, Any], status: int) -> None:
    answer = demo().post(address, **body)
    assert answer.status_code == status, answer.text
    clear(answer)


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "TRACE"])
def test_a_method_that_no_page_takes(method: str) -> None:
    answer = demo().request(method, "/search")
    assert answer.status_code == 405
    clear(answer)
