"""The API answers as its OpenAPI document says, and fails as RFC 9457 says."""

import json
import re
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from openapi_spec_validator import validate

from countersight.present.pages import Page, pages
from countersight.present.web import api
from tests.test_web_pages import PLAIN, example
from tests.web import demo


def described() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(demo().get("/api/v1/openapi.json").text)
    return found


def validator(schema: dict[str, Any]) -> Draft202012Validator:
    whole = described()
    return Draft202012Validator({**schema, "components": whole["components"]})


def test_the_document_is_openapi() -> None:
    validate(described())


def test_every_page_is_in_it() -> None:
    assert {api.path_of(page) for page in pages()} == set(described()["paths"])


@pytest.mark.parametrize("page", PLAIN, ids=lambda page: page.name)
def test_answers_fit_their_schema(page: Page) -> None:
    answer = demo().get(f"/api/v1{example(page)}")
    assert answer.status_code == 200
    operation = described()["paths"][api.path_of(page)]["get"]
    schema = operation["responses"]["200"]["content"]["application/json"]["schema"]
    validator(schema).validate(answer.json())


def test_a_text_is_checked() -> None:
    text = "In September 2024, ICE signed a $2 million contract with Paragon Solutions."
    answer = demo().post("/api/v1/check", json={"text": text, "published": "2025-09-08"})
    assert answer.status_code == 201
    assert [one["verdict"] for one in answer.json()["verdicts"]] == ["agrees"]
    assert demo().get(answer.headers["location"]).json() == answer.json()


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/api/v1/award/NONE", 404),
        ("/api/v1/search?q=(", 400),
        ("/api/v1/search?sort=size", 400),
        ("/api/v1/organisations?after=x", 400),
        ("/api/v1/nowhere", 404),
        ("/award/NONE.json", 404),
    ],
)
def test_problems_are_documents(path: str, status: int) -> None:
    answer = demo().get(path)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    validator({"$ref": "#/components/schemas/Problem"}).validate(answer.json())
    assert answer.json()["status"] == status


def test_a_query_that_cannot_be_read_says_where() -> None:
    found = demo().get("/api/v1/search", params={"q": "agency:(ICE"}).json()
    assert found["text"] == "agency:(ICE"
    assert 0 <= found["position"] < len(found["text"])


def test_pages_by_key_give_every_row_once() -> None:
    seen: list[str] = []
    after = None
    while True:
        asked = {"kind": "company"} | ({"after": after} if after else {})
        found = demo().get("/api/v1/organisations", params=asked).json()
        seen += [line["organisation_id"] for line in found["lines"]]
        after = found["next"]
        if after is None:
            break
    everything = demo().get("/organisations.csv").text.splitlines()[1:]
    assert len(seen) == len(set(seen)) == len(everything)


@pytest.mark.parametrize("page", [page for page in PLAIN if page.charts], ids=lambda p: p.name)
def test_charts_stand_alone(page: Page) -> None:
    drawn = demo().get(f"{example(page)}.svg")
    if drawn.status_code == 404:
        pytest.skip("the demo has no chart there")
    assert drawn.headers["content-type"] == "image/svg+xml"
    assert "var(" not in drawn.text
    assert re.search(r"<title[^>]*>\S", drawn.text)
    png = demo().get(f"{example(page)}.png")
    assert png.content.startswith(b"\x89PNG")
