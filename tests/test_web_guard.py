"""What the server refuses, and what it tells browsers to refuse."""

from pathlib import Path

import duckdb
import pytest

from countersight import pipeline
from countersight.record import serving
from countersight.settings import Settings
from tests.walk import demo_store
from tests.web import demo


@pytest.mark.parametrize("host", ["localhost", "localhost:8001", "127.0.0.1:8001", "[::1]:8001"])
def test_the_machine_itself_may_call(host: str) -> None:
    assert demo().get("/healthz", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example", "127.0.0.1.nip.io", ""])
def test_another_name_for_this_machine_may_not(host: str) -> None:
    """A page elsewhere could otherwise point its own name here and read all that is shown."""
    answer = demo().get("/", headers={"Host": host})
    assert answer.status_code == 421
    assert "not a name of this server" in answer.text


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site", "Origin": "http://localhost"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
def test_forms_of_other_sites_are_refused(headers: dict[str, str]) -> None:
    answer = demo().post("/check", data={"text": "ICE paid $1."}, headers=headers)
    assert answer.status_code == 403


@pytest.mark.parametrize(
    "headers", [{"Origin": "http://localhost"}, {"Sec-Fetch-Site": "same-origin"}, {}]
)
def test_forms_of_its_own_are_taken(headers: dict[str, str]) -> None:
    form = {"text": "ICE paid Clearview AI $3.75 million."}
    answer = demo().post("/check", data=form, headers=headers, follow_redirects=False)
    assert answer.status_code == 303


@pytest.mark.parametrize("path", ["/", "/search", "/no/such/page", "/static/none", "/healthz"])
def test_every_answer_bears_the_policy(path: str) -> None:
    headers = demo().get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"


@pytest.mark.parametrize(
    "statement",
    [
        "from read_csv('/etc/passwd')",
        "from read_text('/etc/hostname')",
        "from 'https://example.org/a.parquet'",
        "attach '/tmp/other.duckdb'",
        "copy action to '/tmp/actions.csv'",
        "install httpfs",
        "load httpfs",
        "set enable_external_access = true",
        "set memory_limit = '100GB'",
        "create table mine as select 1",
        "delete from action",
        "export database '/tmp/out'",
    ],
)
def test_no_statement_reaches_a_file_the_network_or_the_tables(statement: str) -> None:
    demo()
    settings = Settings(store=demo_store(), threads=1)
    place = pipeline.served_place(settings)
    # The options are part of an instance: all connections of a process on a file share it.
    with serving.open_file(place, settings).cursor() as con, pytest.raises(duckdb.Error):
        con.execute(statement)
    assert not Path("/tmp/actions.csv").exists()
