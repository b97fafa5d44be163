"""OpenRefine's reconciliation service on the demo record."""

import json
from typing import Any

import pytest

from tests.web import demo


def reconciled(**queries: Any) -> dict[str, Any]:
    answer = demo().post("/reconcile", data={"queries": json.dumps(queries)})
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


def test_the_manifest_says_what_the_service_is() -> None:
    found = demo().get("/reconcile").json()
    assert found["versions"] == ["0.2"]
    assert found["view"]["url"] == "http://localhost/organisation/{{id}}"


def test_names_as_typed_meet_organisations() -> None:
    found = reconciled(a={"query": "Clearview AI"}, b={"query": "paragon solutions (US), Inc."})
    first, second = found["a"]["result"][0], found["b"]["result"][0]
    assert (first["name"], first["match"]) == ("Clearview AI, Inc.", True)
    assert second["name"].startswith("Paragon Solutions")
    assert "alike" in first["description"]
    assert demo().get(f"/organisation/{first['id']}").status_code == 200


def test_a_name_that_nobody_bears_has_no_match() -> None:
    found = reconciled(a={"query": "Zyzzyva Underwater Basketry"})
    assert not any(one["match"] for one in found["a"]["result"])


def test_queries_may_stand_in_the_address() -> None:
    queries = json.dumps({"a": {"query": "Clearview AI", "limit": 1}})
    assert len(demo().get("/reconcile", params={"queries": queries}).json()["a"]["result"]) == 1


@pytest.mark.parametrize(
    "queries",
    ["{", "[]", '{"a": 1}', '{"a": {}}', '{"a": {"query": "x", "properties": [{"pid": "age"}]}}'],
)
def test_what_is_no_query_is_refused(queries: str) -> None:
    answer = demo().post("/reconcile", data={"queries": queries})
    assert answer.status_code == 400
    assert answer.headers["content-type"] == "application/problem+json"


def test_a_batch_has_an_end() -> None:
    queries = json.dumps({f"q{n}": {"query": "x"} for n in range(201)})
    assert demo().post("/reconcile", data={"queries": queries}).status_code == 400
