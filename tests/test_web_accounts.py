"""Accounts guard a server that others can reach."""

import socket
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from countersight.errors import CountersightError
from countersight.present.web.app import create
from countersight.present.web.guard import Rules
from countersight.settings import Settings
from countersight.work import accounts
from countersight.work.desk import Desk
from tests.walk import countersight, demo_store, on_demo
from tests.web import BASE, client, demo

PASSWORD = "correct horse battery"


@pytest.fixture(scope="module")
def guarded() -> TestClient:
    demo()  # the tables are worked out
    accounts.add(Desk(demo_store()), "reporter", PASSWORD)
    return client(demo_store(), Rules(accounts=True))


def signed_in(server: TestClient, password: str = PASSWORD, there: str = "/") -> int:
    form = {"name": "reporter", "password": password, "next": there}
    return server.post("/login", data=form, follow_redirects=False).status_code


def test_without_a_session_pages_lead_to_the_sign_in(guarded: TestClient) -> None:
    guarded.cookies.clear()
    answer = guarded.get("/search?q=ICE", follow_redirects=False)
    assert answer.status_code == 303
    assert answer.headers["location"] == "/login?next=%2Fsearch%3Fq%3DICE"
    assert guarded.get("/search.json", follow_redirects=False).status_code == 401
    assert guarded.post("/check", data={"text": "x"}, follow_redirects=False).status_code == 401


def test_who_signs_in_may_read_until_they_sign_out(guarded: TestClient) -> None:
    guarded.cookies.clear()
    assert signed_in(guarded) == 303
    page = guarded.get("/search")
    assert page.status_code == 200
    assert 'action="/logout" method="post"' in page.text
    guarded.post("/logout")
    assert guarded.get("/search", follow_redirects=False).status_code == 303


def test_without_accounts_there_is_nothing_to_sign_out_of() -> None:
    assert "/logout" not in demo().get("/search").text


def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(guarded: TestClient) -> None:
    form = {"name": "reporter", "password": PASSWORD}
    cookie = guarded.post("/login", data=form, follow_redirects=False).headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie


@pytest.mark.parametrize("there", ["//evil.example", "https://evil.example", "/\\evil.example"])
def test_nobody_is_led_elsewhere(guarded: TestClient, there: str) -> None:
    form = {"name": "reporter", "password": PASSWORD, "next": there}
    answer = guarded.post("/login", data=form, follow_redirects=False)
    assert answer.headers["location"] == "/"


def test_a_wrong_password_is_refused_and_many_are_made_to_wait() -> None:
    server = TestClient(create(Settings(demo_store(), threads=1), Rules(accounts=True)), BASE)
    assert [signed_in(server, "wrong") for _ in range(10)] == [403] * 10
    assert signed_in(server) == 429


def test_a_token_is_worth_nothing_to_who_reads_the_file(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    accounts.add(desk, "reporter", PASSWORD)
    token = accounts.enter(desk, "reporter", PASSWORD)
    assert token
    assert token.encode() not in desk.path.read_bytes()
    assert PASSWORD.encode() not in desk.path.read_bytes()
    assert accounts.whose(desk, token) == "reporter"
    accounts.add(desk, "reporter", "another long password")
    assert accounts.whose(desk, token) is None


@pytest.mark.parametrize(("name", "password"), [("Ann Example", PASSWORD), ("ann", "short")])
def test_names_and_passwords_have_a_form(tmp_path: Path, name: str, password: str) -> None:
    with pytest.raises(CountersightError):
        accounts.add(Desk(tmp_path), name, password)


def test_serving_others_wants_an_account(tmp_path: Path) -> None:
    store = tmp_path / "store"
    countersight("--store", store, "add", "demo/record")
    answer = countersight("--store", store, "serve", "--host", "0.0.0.0")
    assert answer.code == 2
    assert "account add NAME" in answer.err
    assert "--public" in answer.err


def test_accounts_are_added_listed_and_removed(tmp_path: Path) -> None:
    store = tmp_path / "store"
    countersight("--store", store, "add", "demo/record")
    say = ("--store", store, "account")
    assert countersight(*say, "add", "ann", "--password", PASSWORD).code == 0
    assert countersight(*say, "list").out == "ann\n"
    assert countersight(*say, "remove", "ann").code == 0
    assert countersight(*say, "remove", "ann").code == 2


def test_a_port_that_another_listens_on_is_refused() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        answer = on_demo("serve", "--port", taken.getsockname()[1])
    assert answer.code == 2
    assert "choose another --port" in answer.err
