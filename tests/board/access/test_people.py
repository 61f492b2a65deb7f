"""The pages of users and of one's own account: who may, what is refused, and which sessions end."""

import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine
from starlette.testclient import TestClient

from streams.board.access.attempts import BY_NAME
from streams.board.access.codes import one_time_login
from streams.board.access.rights import Scope
from streams.board.access.settled import Access, laptop
from streams.board.access.tokens import add_token
from streams.board.access.users import list_users, password_fits
from streams.board.app import create_app
from streams.settings import Settings
from tests.board.access.conftest import PASSWORD, START, Clock, as_service, log_in, opened_at

NEW = "nine loud cormorants"


@pytest.fixture
def anew(access: Access, light: Engine, tmp_path: Path) -> Iterator[TestClient]:
    """A browser before the whole board of a team, not logged in."""
    settings = Settings(bootstrap_servers="127.0.0.1:1", data_dir=tmp_path)
    yield from opened_at("https://board.example", create_app(settings, light, access))


@pytest.fixture
def admin(anew: TestClient) -> TestClient:
    log_in(anew, "boss")
    return anew


def csrf(browser: TestClient) -> str:
    return str(re.findall(r'name="csrf" value="([^"]+)"', browser.get("/account").text)[0])


def post(browser: TestClient, path: str, **form: str) -> int:
    return int(browser.post(path, data={"csrf": csrf(browser), **form}).status_code)


def roles(store: Engine) -> dict[str, str]:
    return {user.name: f"{user.role}{' removed' * bool(user.disabled)}" for user in list_users(store)}


def test_an_admin_lets_somebody_in_gives_another_role_and_removes(admin: TestClient, store: Engine) -> None:
    assert post(admin, "/users", name="Ida", role="reader", password=NEW) == 303
    assert roles(store)["ida"] == "reader"
    assert "ida" in admin.get("/users").text
    assert post(admin, "/users/ida/role", role="responder") == 303
    assert roles(store)["ida"] == "responder"
    assert post(admin, "/users/ida/remove") == 303
    assert roles(store)["ida"] == "responder removed"
    assert not password_fits(store, "ida", NEW)


@pytest.mark.parametrize(
    ("path", "form", "told"),
    [
        ("/users", {"name": "ana", "role": "reader", "password": NEW}, "there is a user ana already"),
        ("/users", {"name": "<b>", "role": "reader", "password": NEW}, "can not be a name"),
        ("/users", {"name": "ida", "role": "king", "password": NEW}, "there is no role"),
        ("/users", {"name": "ida", "role": "reader", "password": "short"}, "has fewer than"),
        ("/users", {"name": "ida", "role": "reader"}, "has fewer than"),
        ("/users", {"name": "local", "role": "reader", "password": NEW}, "take another name"),
        ("/users/nobody/role", {"role": "reader"}, "there is no user nobody"),
        ("/users/ana/role", {}, "there is no role"),
        ("/users/nobody/remove", {}, "there is no user nobody"),
        ("/users/boss/role", {"role": "reader"}, "another admin has to do that"),
        ("/users/BOSS/remove", {}, "another admin has to do that"),
        ("/users/boss/remove", {}, "another admin has to do that"),
    ],
)
def test_what_is_refused_changes_nothing_and_says_why(admin: TestClient, store: Engine, path: str, form: dict[str, str], told: str) -> None:
    before = roles(store)

    answer = admin.post(path, data={"csrf": csrf(admin), **form})

    assert answer.status_code == 422
    assert told in answer.text
    assert "<b>" not in answer.text.replace("<b>This was not done", "")
    assert NEW not in answer.text
    assert roles(store) == before


@pytest.mark.parametrize("name", ["rita", "ana"])
def test_nobody_but_admins_sees_or_changes_users(anew: TestClient, store: Engine, name: str) -> None:
    log_in(anew, name)

    assert anew.get("/users").status_code == 403
    assert post(anew, f"/users/{name}/role", role="admin") == 403
    assert post(anew, "/users", name="ida", role="admin", password=NEW) == 403
    assert 'href="/users"' not in anew.get("/account").text
    assert "ida" not in roles(store)


def test_who_changes_a_password_stays_and_all_other_sessions_of_that_user_end(anew: TestClient, store: Engine) -> None:
    sessions = []
    for name in ("rita", "rita", "ana"):
        anew.cookies.clear()
        log_in(anew, name)
        sessions.append(dict(anew.cookies))
    _use(anew, sessions[0])

    assert post(anew, "/account/password", old=PASSWORD, new=NEW, again=NEW) == 303

    assert [_is_in(anew, each) for each in sessions] == [True, False, True]
    assert (password_fits(store, "rita", NEW), password_fits(store, "rita", PASSWORD)) == (True, False)


@pytest.mark.parametrize(
    ("form", "status", "told"),
    [
        ({"old": "another one entirely", "new": NEW, "again": NEW}, 403, "is another one"),
        ({"new": NEW, "again": NEW}, 403, "is another one"),
        ({"old": PASSWORD, "new": NEW, "again": f"{NEW}!"}, 422, "typed in two ways"),
        ({"old": PASSWORD, "new": "short", "again": "short"}, 422, "has fewer than"),
        ({"old": PASSWORD}, 422, "has fewer than"),
    ],
)
def test_a_password_that_is_not_changed_is_the_one_before(
    anew: TestClient, store: Engine, form: dict[str, str], status: int, told: str
) -> None:
    log_in(anew, "rita")

    answer = anew.post("/account/password", data={"csrf": csrf(anew), **form})

    assert (answer.status_code, told in answer.text) == (status, True)
    assert NEW not in answer.text
    assert password_fits(store, "rita", PASSWORD)


def test_whoever_finds_an_open_session_guesses_its_password_no_faster_than_a_stranger(
    anew: TestClient, store: Engine, clock: Clock
) -> None:
    log_in(anew, "rita")
    for _ in range(BY_NAME):
        assert post(anew, "/account/password", old="wrong one, surely", new=NEW, again=NEW) == 403

    waited = anew.post("/account/password", data={"csrf": csrf(anew), "old": PASSWORD, "new": NEW, "again": NEW})
    assert waited.status_code == 429
    assert 0 < int(waited.headers["retry-after"]) <= timedelta(minutes=15).total_seconds()
    clock.pass_by(minutes=15)
    assert post(anew, "/account/password", old=PASSWORD, new=NEW, again=NEW) == 303
    assert password_fits(store, "rita", NEW)


def test_no_form_of_another_site_and_no_token_changes_a_password(anew: TestClient, store: Engine) -> None:
    form = {"old": PASSWORD, "new": NEW, "again": NEW}
    log_in(anew, "rita")
    assert anew.post("/account/password", data=form).status_code == 403
    assert anew.post("/account/password", data=form | {"csrf": csrf(anew)}, headers={"Origin": "https://evil.example"}).status_code == 403
    token = as_service(add_token(store, "rita", [Scope.ADMIN], START))

    anew.cookies.clear()
    assert anew.post("/account/password", data=form, headers=token).status_code == 403
    assert anew.post("/users/rita/role", data={"role": "admin"}, headers=token).status_code == 303

    assert password_fits(store, "rita", PASSWORD)


def test_on_a_laptop_there_is_no_password_to_change(store: Engine, clock: Clock, light: Engine, tmp_path: Path) -> None:
    app = create_app(Settings(bootstrap_servers="127.0.0.1:1", data_dir=tmp_path), light, laptop(store, clock))
    for browser in opened_at("http://127.0.0.1:8000", app):
        browser.get(one_time_login(store, START))

        assert 'type="password"' not in browser.get("/account").text
        assert post(browser, "/account/password", old="", new=NEW, again=NEW) == 422
        assert post(browser, "/users/local/remove") == 422


def _use(browser: TestClient, cookies: dict[str, str]) -> None:
    browser.cookies.clear()
    for name, value in cookies.items():
        browser.cookies.set(name, value)


def _is_in(browser: TestClient, cookies: dict[str, str]) -> bool:
    _use(browser, cookies)
    return bool(browser.get("/account").status_code == 200)
