"""What a real browser makes of it: codes, cookies, the policy, and what another site on the same laptop can do."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

import pytest
import uvicorn
from axe_playwright_python.sync_playwright import Axe
from fastapi import FastAPI
from fastapi.responses import HTMLResponse
from playwright.sync_api import Page, expect, sync_playwright
from sqlalchemy import Engine

from streams.board.access.codes import one_time_login
from streams.board.access.settled import Access, laptop, team
from streams.board.app import create_app
from streams.settings import Settings
from tests.board.access.conftest import PASSWORD, START, Clock, board

NEW, NEWEST = "nine loud cormorants", "nine loud cormorants and a wren"
PAGE = """<!doctype html><title>Board</title><p id=told>untouched</p><p id=styled style="color: rgb(1, 2, 3)">x</p>
<script>document.querySelector("#told").textContent = "inline script ran"</script>
<img src=x onerror="document.querySelector('#told').textContent = 'handler ran'">
<form method=post action=/note><input name=csrf value="{csrf}"><input name=text value=written><button>Write</button></form>
<form method=post action=/logout><input name=csrf value="{csrf}"><button>Log out</button></form>"""
ATTACK = """<!doctype html><form method=post action="{target}"><input name=text value=forged></form>
<script>document.forms[0].submit()</script>"""


@pytest.fixture(scope="module")
def page() -> Iterator[Page]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        yield chromium.new_page()
        chromium.close()


@contextmanager
def served(app: FastAPI) -> Iterator[str]:
    """The origin at which an app is served on loopback."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        server = uvicorn.Server(uvicorn.Config(app, ws="none", lifespan="off", log_level="warning"))
        thread = Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        server.should_exit = True
        thread.join()


def with_page(access: Access) -> FastAPI:
    app = board(access)

    @app.get("/", response_class=HTMLResponse)
    def first() -> str:
        return PAGE

    return app


def hostile(target: str) -> FastAPI:
    app = FastAPI()
    app.add_api_route("/", lambda: HTMLResponse(ATTACK.format(target=target)))
    return app


def test_the_printed_address_logs_in_and_nothing_inline_runs(page: Page, store: Engine, clock: Clock) -> None:
    with served(with_page(laptop(store, clock))) as origin:
        page.goto(origin + one_time_login(store, START))

        expect(page).to_have_url(f"{origin}/")
        expect(page.locator("#told")).to_have_text("untouched")
        expect(page.locator("#styled")).not_to_have_css("color", "rgb(1, 2, 3)")
        assert page.evaluate("document.cookie") == ""


def test_a_user_logs_in_writes_and_logs_out(page: Page, access: Access) -> None:
    with served(with_page(access)) as origin:
        page.goto(f"{origin}/")
        expect(page).to_have_title("Log in · SaidBefore")
        page.get_by_label("Name").fill("ana")
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Log in").click()
        expect(page).to_have_url(f"{origin}/")

        page.goto(f"{origin}/csrf")
        token = page.inner_text("body")
        page.goto(f"{origin}/")
        page.locator("[name=csrf]").first.fill(token)
        page.get_by_role("button", name="Write").click()
        expect(page.locator("body")).to_have_text("written")

        page.goto(f"{origin}/")
        page.locator("[name=csrf]").last.fill(token)
        page.get_by_role("button", name="Log out").click()
        expect(page).to_have_url(f"{origin}/login")


def test_an_admin_lets_somebody_in_who_then_takes_a_password_of_their_own(
    page: Page, access: Access, light: Engine, tmp_path: Path
) -> None:
    settings = Settings(bootstrap_servers="127.0.0.1:1", data_dir=tmp_path)
    with served(create_app(settings, light, access)) as origin:
        enters(page, f"{origin}/users", "boss", PASSWORD)
        lets_in(page)
        page.get_by_role("button", name="Log out").click()
        enters(page, f"{origin}/account", "ida", NEW)
        changes_password(page)
        page.get_by_role("button", name="Log out").click()
        enters(page, f"{origin}/account", "ida", NEWEST)
        expect(page.get_by_role("heading", name="ida")).to_be_visible()


def lets_in(page: Page) -> None:
    page.get_by_label("Name").fill("ida")
    page.locator("select[name=role]").last.select_option("responder")
    page.get_by_label("Password").fill(NEW)
    page.get_by_role("button", name="Add").click()
    expect(page.get_by_label("Role of ida")).to_have_value("responder")
    page.get_by_label("Role of ida").select_option("reader")
    page.locator("tr", has_text="ida").get_by_role("button", name="Set").click()
    expect(page.get_by_label("Role of ida")).to_have_value("reader")
    assert Axe().run(page).violations_count == 0


def changes_password(page: Page) -> None:
    expect(page.get_by_role("link", name="Users")).to_have_count(0)
    page.get_by_label("The one you have").fill(NEW)
    page.get_by_label("The new one").fill(NEWEST)
    page.get_by_label("Once more").fill(NEWEST)
    page.get_by_role("button", name="Change it").click()
    expect(page.get_by_role("status").first).to_contain_text("another one now")
    assert Axe().run(page).violations_count == 0


def enters(page: Page, address: str, name: str, password: str) -> None:
    """Go to an address of a board that asks who it is."""
    page.goto(address)
    page.get_by_label("Name").fill(name)
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Log in").click()
    expect(page).to_have_url(address)


@pytest.mark.parametrize("path", ["/note", "/logout", "/login"])
def test_a_page_of_another_port_of_the_laptop_changes_nothing(page: Page, store: Engine, clock: Clock, path: str) -> None:
    with served(with_page(laptop(store, clock))) as origin, served(hostile(origin + path)) as elsewhere:
        page.goto(origin + one_time_login(store, START))

        with page.expect_response(origin + path) as answered:
            page.goto(f"{elsewhere}/")

        assert answered.value.status == 403
        assert page.goto(f"{origin}/read").status == 200  # type: ignore[union-attr]


def test_a_name_that_is_turned_to_this_laptop_reads_nothing(page: Page, store: Engine, clock: Clock) -> None:
    with served(with_page(laptop(store, clock))) as origin:
        answer = page.goto(origin.replace("127.0.0.1", "evil.localhost"))  # Chromium has all of .localhost lead here

        assert answer is not None
        assert answer.status == 400


def test_a_team_is_not_kept_out_of_its_own_board_by_its_name(page: Page, store: Engine, clock: Clock) -> None:
    with served(with_page(team(store, clock, ["board.localhost"]))) as origin:
        answer = page.goto(origin.replace("127.0.0.1", "board.localhost"))

        assert answer is not None
        expect(page).to_have_title("Log in · SaidBefore")
