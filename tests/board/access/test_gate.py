"""Over HTTP: every right asked by every role, scope and stranger; CSRF, other sites, other hosts; how the board says no."""

import re
from typing import Any

import pytest
from fastapi import FastAPI
from sqlalchemy import Engine
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

from streams.board.access.guard import require
from streams.board.access.rights import ROLE_RIGHTS, SCOPE_RIGHTS, Right, Scope
from streams.board.access.sessions import TEAM
from streams.board.access.tokens import add_token, revoke_token
from streams.board.access.users import give_role, remove_user
from tests.board.access.conftest import PEOPLE, SERVICES, START, Clock, as_service, csrf, log_in, opened_at

METHODS = ["GET", "POST"]


@pytest.mark.parametrize("right", Right)
@pytest.mark.parametrize(("name", "role"), PEOPLE.items())
def test_what_users_may(browser: TestClient, name: str, role: Any, right: Right) -> None:
    log_in(browser, name)
    sent = {"X-CSRF-Token": csrf(browser)}

    told = [browser.request(method, f"/{right}", headers=sent).status_code for method in METHODS]

    assert told == [200 if right in ROLE_RIGHTS[role] else 403] * 2


@pytest.mark.parametrize("right", Right)
@pytest.mark.parametrize(("name", "scope"), SERVICES.items())
def test_what_services_may(browser: TestClient, services: dict[str, str], name: str, scope: Any, right: Right) -> None:
    told = [browser.request(method, f"/{right}", headers=as_service(services[name])).status_code for method in METHODS]

    assert told == [200 if right in SCOPE_RIGHTS[scope] else 403] * 2


@pytest.mark.parametrize("path", [*map("/{}".format, Right), "/", "/forgotten", "/nowhere", "/api/v1/threads", "/logout", "/static"])
def test_strangers_get_nothing_whatever_they_ask_for(browser: TestClient, path: str) -> None:
    for method in ("GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE", "TRACE", "NONSENSE"):
        answer = browser.request(method, path, headers={"Accept": "*/*"})

        assert answer.status_code == 401
        assert answer.headers["www-authenticate"] == "Bearer"


def test_what_is_public_is_answered_to_everybody(browser: TestClient) -> None:
    assert browser.get("/healthz").status_code == 200
    assert browser.get("/login").status_code == 200


@pytest.mark.parametrize(
    ("request_", "status", "header", "value"),
    [
        (("GET", "/read", {}), 303, "location", "/login?next=%2Fread"),
        (("GET", "/read?q=a%20b&side=RUS", {}), 303, "location", "/login?next=%2Fread%3Fq%3Da%2520b%26side%3DRUS"),
        (("GET", "/", {}), 303, "location", "/login"),
        (("POST", "/read", {}), 303, "location", "/login"),
        (("GET", "//evil.example", {}), 303, "location", "/login"),
        (("GET", "/read", {"HX-Request": "true"}), 401, "hx-redirect", "/login"),
        (
            ("POST", "/read", {"HX-Request": "true", "HX-Current-URL": "https://board.example/threads/a?q=b"}),
            401,
            "hx-redirect",
            "/login?next=%2Fthreads%2Fa%3Fq%3Db",
        ),
        (("POST", "/read", {"HX-Request": "true", "HX-Current-URL": "https://a//evil.example"}), 401, "hx-redirect", "/login"),
        (("GET", "/read", {"Accept": "application/json"}), 401, "content-type", "application/problem+json"),
        (("GET", "/api/v1/x", {}), 401, "content-type", "application/problem+json"),
        (("GET", "/events", {"Accept": "text/event-stream"}), 401, "content-type", "application/problem+json"),
    ],
)
def test_strangers_are_told_in_the_form_that_they_can_use(browser: TestClient, request_: Any, status: int, header: str, value: str) -> None:
    method, path, headers = request_

    answer = browser.request(method, f"https://board.example{path}", headers=headers)

    assert (answer.status_code, answer.headers[header]) == (status, value)


@pytest.mark.parametrize("token", ["", "sb_", "nonsense", "sb_" + "a" * 100_000, "sb_%00", "' OR 1=1 --", "\xff\xfe"])
def test_what_is_no_token_is_told_as_a_problem(browser: TestClient, token: str) -> None:
    answer = browser.get("/read", headers={b"Authorization": f"Bearer {token}".encode("latin-1")})

    assert (answer.status_code, answer.json()["title"]) == (401, "Not logged in")


def test_no_session_stands_in_for_a_token_that_is_not_valid(browser: TestClient) -> None:
    log_in(browser, "boss")

    assert browser.get("/administer").status_code == 200
    assert browser.get("/administer", headers=as_service("sb_nonsense")).status_code == 401


def test_a_token_that_has_expired_is_none(browser: TestClient, store: Engine, clock: Clock) -> None:
    token = as_service(add_token(store, "guest", [Scope.READ], START, days=1))
    assert browser.get("/read", headers=token).status_code == 200

    clock.pass_by(days=1)
    expired = browser.get("/read", headers=token)

    assert (expired.status_code, expired.headers["content-type"]) == (401, "application/problem+json")


def test_a_token_needs_no_csrf_token_and_may_come_from_anywhere(browser: TestClient, services: dict[str, str]) -> None:
    sent = as_service(services["bot"]) | {"Origin": "https://elsewhere.example"}

    assert browser.post("/note", data={"text": "x"}, headers=sent).status_code == 200


def test_a_revoked_token_and_a_removed_user_are_out_at_once(browser: TestClient, services: dict[str, str], store: Engine) -> None:
    log_in(browser, "ana")
    assert browser.get("/read").status_code == 200
    assert browser.get("/read", headers=as_service(services["screen"])).status_code == 200

    revoke_token(store, "screen")
    remove_user(store, "ana", START)

    assert browser.get("/read").status_code == 303
    assert browser.get("/read", headers=as_service(services["screen"])).status_code == 401


def test_another_role_counts_at_once(browser: TestClient, store: Engine) -> None:
    log_in(browser, "boss")

    give_role(store, "boss", PEOPLE["rita"])

    assert browser.get("/administer").status_code == 403
    assert browser.get("/whoami").json() == "boss"


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ({"data": {"text": "x"}}, 403),
        ({"data": {"text": "x", "csrf": "nonsense"}}, 403),
        ({"data": {"text": "x", "csrf": ""}}, 403),
        ({"data": {"text": "x", "csrf": "é"}}, 403),
        ({"data": {"text": "x", "csrf": "{csrf}"}}, 200),
        ({"data": {"text": "x"}, "headers": {"X-CSRF-Token": "{csrf}"}}, 200),
        ({"data": {"text": "x"}, "headers": {"X-CSRF-Token": "nonsense"}}, 403),
        ({"data": {"text": "x", "csrf": "{csrf}"}, "headers": {"X-CSRF-Token": "nonsense"}}, 403),
        ({"data": {"csrf": "{csrf}"}, "files": {"file": b"x"}}, 422),  # multipart: the token is found, `text` is not
        ({"json": {"text": "x", "csrf": "{csrf}"}}, 403),
        ({"content": "text=x&csrf={csrf}", "headers": {"Content-Type": "text/plain"}}, 403),  # what a form of another site could send
        ({"data": {"text": "x"}, "params": {"csrf": "{csrf}"}}, 403),
    ],
)
def test_a_session_changes_nothing_without_its_csrf_token(browser: TestClient, sent: dict[str, Any], status: int) -> None:
    log_in(browser, "ana")

    answer = browser.post("/note", **filled(sent, csrf(browser)))

    assert answer.status_code == status


def filled(sent: Any, token: str) -> Any:
    if isinstance(sent, dict):
        return {name: filled(value, token) for name, value in sent.items()}
    return sent.replace("{csrf}", token) if isinstance(sent, str) else sent


def test_the_csrf_token_of_another_session_does_not_fit(browser: TestClient) -> None:
    log_in(browser, "ana")
    old = csrf(browser)
    log_in(browser, "ana")

    answer = browser.post("/note", data={"text": "x", "csrf": old})

    assert answer.status_code == 403
    assert "This page is out of date" in answer.text


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"Origin": "https://board.example"}, 200),
        ({"Origin": "https://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
    ],
)
def test_what_another_site_sends_changes_nothing_even_with_the_token(browser: TestClient, headers: dict[str, str], status: int) -> None:
    log_in(browser, "ana")

    assert browser.post("/note", data={"text": "x", "csrf": csrf(browser)}, headers=headers).status_code == status
    assert browser.get("/read", headers=headers).status_code == 200


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1:8000", 200),
        ("localhost:8000", 200),
        ("[::1]:8000", 200),
        ("LOCALHOST", 200),
        ("evil.example:8000", 400),
        ("127.0.0.1.evil.example", 400),
        ("127.0.0.1@evil.example", 400),
        ("localhost.", 400),
        ("127.0.0.2", 400),
        ("0.0.0.0:8000", 400),
        ("", 400),
        ("127.0.0.1/../evil", 400),
    ],
)
def test_on_a_laptop_only_its_own_hosts_are_served(own_browser: TestClient, host: str, status: int) -> None:
    assert own_browser.get("/healthz", headers={"Host": host}).status_code == status


def test_a_host_that_lies_about_the_path_opens_nothing(browser: TestClient) -> None:
    for host in ("board.example/login?", "board.example/static/", "x#", "board.example/login\t"):
        assert browser.get("/forgotten", headers={"Host": host}).status_code in {303, 400}


def test_a_session_that_idles_ends_and_so_do_its_forms(browser: TestClient, clock: Clock) -> None:
    log_in(browser, "ana")
    token = csrf(browser)
    clock.pass_by(seconds=TEAM.idle.total_seconds())

    answer = browser.post("/note", data={"text": "x", "csrf": token})

    assert (answer.status_code, answer.headers["location"]) == (303, "/login")


def test_what_a_page_refuses_is_a_page_and_what_the_api_refuses_a_problem(browser: TestClient) -> None:
    log_in(browser, "rita")

    page = browser.get("/administer")
    problem = browser.get("/administer", headers={"Accept": "application/json"})

    assert page.headers["content-type"].startswith("text/html")
    assert "Your role" in page.text
    assert set(problem.json()) == {"type", "title", "status", "detail"}
    assert problem.json()["status"] == problem.status_code == 403


@pytest.mark.parametrize("accept", ["text/html", "application/json"])
def test_a_failure_tells_nothing_of_itself(browser: TestClient, accept: str) -> None:
    log_in(browser, "rita")

    answer = browser.get("/broken", headers={"Accept": accept})

    assert answer.status_code == 500
    assert "no such thing" not in answer.text
    assert re.search("Something went wrong", answer.text)


def test_a_body_that_is_too_long_is_not_read(browser: TestClient, services: dict[str, str]) -> None:
    log_in(browser, "ana")

    assert browser.post("/note", data={"text": "x" * 9_000_000}, headers=as_service(services["bot"])).status_code == 413
    assert browser.post("/note", content=b"x" * 9_000_000, headers={"X-CSRF-Token": csrf(browser)}).status_code == 413
    assert browser.post("/login", data={"name": "ana", "password": "x" * 20_000}).status_code == 413


def test_websockets_are_closed(browser: TestClient) -> None:
    log_in(browser, "boss")
    with pytest.raises(WebSocketDisconnect), browser.websocket_connect("/read"):
        pass


def test_a_guarded_route_without_the_gate_lets_nobody_in() -> None:
    app = FastAPI()
    app.add_api_route("/x", lambda: "done", dependencies=[require(Right.READ)])

    for browser in opened_at("https://board.example", app):
        assert browser.get("/x", headers={"Authorization": "Bearer x"}).status_code == 500
