"""The login pages: codes and passwords in, sessions out, and nothing that tells a stranger more."""

import re
from datetime import timedelta
from typing import Any

import pytest
from argon2 import PasswordHasher
from sqlalchemy import Engine
from starlette.testclient import TestClient

from streams.board.access import hashing
from streams.board.access.attempts import BY_NAME, WINDOW
from streams.board.access.codes import one_time_login
from streams.board.access.rights import Role
from streams.board.access.users import add_user, remove_user
from tests.board.access.conftest import PASSWORD, START, Clock, csrf, log_in


def test_the_printed_address_logs_in_and_leads_to_a_clean_one(own_browser: TestClient, store: Engine) -> None:
    answer = own_browser.get(one_time_login(store, START))

    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    assert own_browser.get("/whoami").json() == "local"
    assert own_browser.get("/administer").status_code == 200


def test_a_second_use_of_the_address_fails_and_tells_how_to_get_another(own_browser: TestClient, store: Engine) -> None:
    path = one_time_login(store, START)
    own_browser.get(path)
    own_browser.cookies.clear()

    answer = own_browser.get(path)

    assert answer.status_code == 403
    assert "prints a new one" in answer.text
    assert own_browser.get("/read").status_code == 303


@pytest.mark.parametrize("code", ["", "nonsense", "<script>", "a" * 5000, "%00", "%ff"])
def test_what_is_no_code_lets_nobody_in_and_is_not_repeated(own_browser: TestClient, store: Engine, code: str) -> None:
    one_time_login(store, START)

    answer = own_browser.get(f"/login?code={code}")

    assert answer.status_code == 403
    assert "set-cookie" not in answer.headers
    assert "nonsense" not in answer.text
    assert "<script>" not in answer.text


def test_a_laptop_asks_for_the_printed_address_and_a_team_for_a_password(own_browser: TestClient, browser: TestClient) -> None:
    assert "saidbefore board" in own_browser.get("/login").text
    assert 'type="password"' not in own_browser.get("/login").text
    assert 'type="password"' in browser.get("/login").text


def test_the_cookie_of_a_laptop_is_for_programs_only_and_its_own_site(own_browser: TestClient, store: Engine) -> None:
    name, value, *attributes = re.split("[=;] *", own_browser.get(one_time_login(store, START)).headers["set-cookie"])

    assert name == "saidbefore-8000"
    assert len(value) == 43
    assert set(attributes) == {"HttpOnly", "Max-Age", "2592000", "Path", "/", "SameSite", "lax"}


def test_the_cookie_over_https_is_sent_over_https_only_and_to_this_host_only(browser: TestClient) -> None:
    cookie = log_in(browser, "ana").headers["set-cookie"]

    assert cookie.startswith("__Host-saidbefore=")
    assert {"HttpOnly", "Path=/", "SameSite=lax", "Secure"} <= set(cookie.split("; "))
    assert "Domain" not in cookie


def test_every_login_is_a_new_session_and_ends_the_one_before(browser: TestClient) -> None:
    log_in(browser, "ana")
    [before] = browser.cookies.values()
    log_in(browser, "ana")
    [after] = browser.cookies.values()

    assert before != after
    assert browser.get("/read").status_code == 200
    browser.cookies.clear()
    assert browser.get("/read", headers={"Cookie": f"__Host-saidbefore={before}"}).status_code == 303


def test_a_session_that_was_planted_is_not_taken_over(browser: TestClient) -> None:
    log_in_as_planted = {"Cookie": "__Host-saidbefore=planted-by-somebody-else"}

    answer = browser.post("/login", data={"name": "ana", "password": PASSWORD}, headers=log_in_as_planted)

    assert "planted" not in answer.headers["set-cookie"]


def test_logout_ends_the_session_in_the_store_too(browser: TestClient) -> None:
    log_in(browser, "ana")
    [session] = browser.cookies.values()

    answer = browser.post("/logout", data={"csrf": csrf(browser)})

    assert (answer.status_code, answer.headers["location"]) == (303, "/login")
    assert not browser.cookies
    assert browser.get("/read", headers={"Cookie": f"__Host-saidbefore={session}"}).status_code == 303


@pytest.mark.parametrize("sent", [{}, {"csrf": "nonsense"}])
def test_no_other_site_logs_anybody_out(browser: TestClient, sent: dict[str, str]) -> None:
    log_in(browser, "ana")

    assert browser.post("/logout", data=sent).status_code == 403
    assert browser.get("/logout").status_code == 405
    assert browser.get("/read").status_code == 200


def test_no_other_site_logs_anybody_in(browser: TestClient) -> None:
    answer = browser.post("/login", data={"name": "ana", "password": PASSWORD}, headers={"Origin": "https://evil.example"})

    assert answer.status_code == 403
    assert "set-cookie" not in answer.headers


@pytest.mark.parametrize(
    ("next_", "goes_to"),
    [
        ("/threads/a?side=RUS", "/threads/a?side=RUS"),
        ("//evil.example", "/"),
        ("https://evil.example", "/"),
        ("/a\r\nSet-Cookie: b=c", "/"),
    ],
)
def test_after_login_one_is_where_one_wanted_to_be_on_this_board(browser: TestClient, next_: str, goes_to: str) -> None:
    answer = log_in(browser, "ana", next=next_)

    assert answer.headers["location"] == goes_to
    assert "b=c" not in str(answer.headers)


def test_the_place_one_wanted_to_be_is_kept_in_the_form_as_text(browser: TestClient) -> None:
    assert 'value="/threads/a?q=%3C&amp;x=%22"' in browser.get("/login?next=%2Fthreads%2Fa%3Fq%3D%253C%26x%3D%2522").text
    assert "<script>" not in browser.get('/login?next=/"><script>alert(1)</script>').text
    assert 'value="/"' in browser.get("/login?next=//evil.example").text


@pytest.mark.parametrize(
    ("name", "password"),
    [
        ("ana", "wrong"),
        ("eve", PASSWORD),
        ("gone", PASSWORD),
        ("", ""),
        ("ana", ""),
        ("ana", PASSWORD * 100),
        ("<script>alert(1)</script>", "<script>"),
        ("ana\0", PASSWORD),
        ("ana\r\nX: y", PASSWORD),
        ("local", ""),
    ],
)
def test_whoever_does_not_get_in_is_told_the_same(browser: TestClient, store: Engine, name: str, password: str) -> None:
    add_user(store, "gone", Role.ADMIN, PASSWORD, START)
    remove_user(store, "gone", START)
    expected = log_in(browser, "ana", "another wrong password")

    answer = log_in(browser, name, password)

    assert (answer.status_code, answer.text, dict(answer.headers)) == (403, expected.text, dict(expected.headers))
    assert "Name and password do not fit." in answer.text


@pytest.mark.parametrize("name", ["ana", "eve", "no name at all", "\0"])
def test_one_hash_is_computed_whoever_is_asked_for(browser: TestClient, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    counting = Counting()
    monkeypatch.setattr(hashing, "HASHER", counting)

    log_in(browser, name, "wrong")

    assert [hashed.split("$")[3] for hashed in counting.verified] == [hashing.NOBODY.split("$")[3]]


class Counting:
    """Verifies as argon2 does, and keeps what it was given."""

    def __init__(self) -> None:
        self.verified: list[str] = []

    def verify(self, hashed: str, password: bytes) -> bool:
        self.verified.append(hashed)
        return PasswordHasher().verify(hashed, password)


def test_too_many_attempts_are_told_in_words_and_when_to_come_again(browser: TestClient, clock: Clock) -> None:
    for _ in range(BY_NAME):
        log_in(browser, "ana", "wrong")
    clock.pass_by(minutes=5)

    answer = log_in(browser, "ana")

    assert (answer.status_code, answer.headers["retry-after"]) == (429, "600")
    assert "Too many attempts to log in. Try again in 10 minutes." in answer.text
    assert 'type="password"' in answer.text

    clock.pass_by(minutes=9, seconds=30)
    assert "Try again in 1 minute." in log_in(browser, "ana").text

    clock.now = START + WINDOW + timedelta(seconds=1)
    assert log_in(browser, "ana").status_code == 303


def test_many_fields_and_files_are_no_login(browser: TestClient) -> None:
    many: Any = {f"field{number}": "x" for number in range(1500)}

    assert browser.post("/login", data=many).status_code in {400, 403, 413}
    assert browser.post("/login", data={"name": "ana"}, files={"password": b"x"}).status_code == 422
    assert browser.post("/login", content=b"\xff\xfe", headers={"Content-Type": "application/json"}).status_code in {403, 422}
    assert browser.post("/login", content=b"--x", headers={"Content-Type": "multipart/form-data"}).status_code == 400
