"""Deciding by the pages' forms, through the log of a real broker: with scripts, without, and where somebody was quicker."""

import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from playwright.sync_api import Browser, Page, expect

from streams.board import act
from streams.board.projector import lags
from streams.kafka import create_topics, publish
from streams.settings import Settings, environment
from tests.board.log import demo
from tests.board.pages.served import Served, served, wait_until
from tests.board.pages.test_routes import AGAIN, BANGUI, MALI, ids

pytestmark = pytest.mark.kafka
SOON = str(date.today() + timedelta(days=30))  # noqa: DTZ011  # as the form in the browser has it


@pytest.fixture
def live(settings: Settings) -> Iterator[Served]:
    """A board of the demo's facts beside a projector that goes on."""
    create_topics(settings)
    publish(settings, demo())
    command = (sys.executable, "-m", "streams.cli", "worker", "project")
    with served(settings.data_dir, (), settings) as board, subprocess.Popen(command, env=environment(settings)) as projector:
        wait_until(lambda: not sum(lag.behind for lag in lags(settings, board.engine)), 60)
        yield board
        projector.kill()


def thread(board: Served) -> str:
    return board.get(f"/threads/{MALI.id}").text


def test_every_form_of_a_thread_is_carried_out(live: Served) -> None:
    path, said = f"/threads/{MALI.id}", []

    for number, form in enumerate(
        [
            {"do": "assign", "to": "Jon Ek"},
            {"do": "note", "text": "asked <Lisbon>"},
            {"do": "schedule", "due": SOON},
            {"do": "acknowledge"},
            {"do": "resolve", "resolution": "contradicted by events", "text": "they stayed"},
            {"do": "reopen"},
        ]
    ):
        answer = live.post(path, seen=str(number), **form)
        said.append((answer.status_code, answer.headers.get("location")))

    assert said == [(303, path)] * 6
    text = thread(live)
    assert "noted: asked &lt;Lisbon&gt;" in text
    assert "resolved, contradicted by events: they stayed" in text
    undo = re.findall(r'name="fact" value="([^"]+)"', text)[0]
    assert live.post(path, seen="6", do="undo", fact=undo).status_code == 303
    assert "taken back" in thread(live)


def test_who_was_slower_is_told_who_decided_what_and_keeps_what_was_written(live: Served) -> None:
    path = f"/threads/{MALI.id}"
    live.post(path, seen="0", do="assign", to="Jon Ek")

    answer = live.post(path, seen="0", do="note", text="a long thought")
    assert answer.status_code == 409
    assert "Somebody was quicker" in answer.text
    assert "assigned to Jon Ek" in answer.text
    kept = answer.text[answer.text.index('class="problem"') :]
    assert ">a long thought</textarea>" in kept
    assert 'name="seen" value="1"' in kept
    assert live.post(path, seen="1", do="note", text="a long thought").status_code == 303


@pytest.mark.parametrize(
    ("form", "status", "word"),
    [
        ({"do": "reopen", "seen": "0"}, 422, "open already"),
        ({"do": "schedule", "due": "soon", "seen": "0"}, 422, "due"),
        ({"do": "dance", "seen": "0"}, 422, "do"),
        ({"do": "acknowledge"}, 422, "which state"),
        ({"do": "merge", "other": "nothing", "seen": "0"}, 422, "there is no statement nothing"),
        ({"do": "merge", "other": BANGUI.id, "seen": "0", "csrf": "forged"}, 403, "out of date"),
    ],
)
def test_what_can_not_be_done_is_told_in_words(live: Served, form: dict[str, str], status: int, word: str) -> None:
    answer = live.post(f"/threads/{MALI.id}", **form)

    assert answer.status_code == status
    assert word in answer.text


def test_an_unknown_thread_is_told_in_words(live: Served) -> None:
    assert live.post("/threads/none", do="acknowledge", seen="0").status_code == 404


def test_what_is_written_and_not_read_back_is_told(own: Served, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    create_topics(settings)
    monkeypatch.setattr(act, "PATIENCE_SECONDS", 0.5)
    with served(settings.data_dir, demo(), settings) as board:
        answer = board.post(f"/threads/{MALI.id}", do="acknowledge", seen="0")

    assert own.url != board.url
    assert answer.status_code == 202
    assert "Written down, and not shown yet" in answer.text


def test_a_statement_is_taken_out_and_threads_are_merged(live: Served) -> None:
    assert live.post(f"/threads/{MALI.id}", do="split", statement=AGAIN.id, reason="another plan", seen="0").status_code == 303
    assert "took a statement out: another plan" in thread(live)

    pasted = f"{live.url}/threads/{BANGUI.id}"
    assert live.post(f"/threads/{MALI.id}", do="merge", other=pasted, seen="1").status_code == 303
    assert "merged with another thread" in thread(live)


def test_a_silence_of_everything_is_asked_again_then_made_and_ended(live: Served) -> None:
    once = live.post("/silences", until=SOON, reason="an exercise")
    assert once.status_code == 422
    assert "Yes, silence every thread" in once.text

    assert live.post("/silences", until=SOON, reason="an exercise", everything="yes").status_code == 303
    assert ids(live.get("/").text) == []
    end = re.findall(r'action="(/silences/[^"]+/end)"', live.get("/silences").text)[0]
    assert live.post(end).status_code == 303
    assert len(ids(live.get("/").text)) == 2
    assert live.post(end).status_code == 422


def test_a_silence_that_is_over_is_refused(live: Served) -> None:
    answer = live.post("/silences", until="2001-01-01", reason="r", side="PRT")

    assert answer.status_code == 422
    assert "choose a later day" in answer.text


def test_the_duty_officer_works_by_keys(live: Served, page: Page) -> None:
    page.context.add_cookies(live.cookies)
    page.goto(live.url)
    page.keyboard.press("j")
    page.keyboard.press("a")

    expect(page.locator("[data-lines] > li")).to_have_count(1, timeout=20_000)
    expect(page.locator("#told")).to_contain_text("Acknowledged")
    expect(page.locator(".line.selected")).to_contain_text("Nikos Vasilakis")
    expect(page).to_have_url(f"{live.url}/")
    expect(page.locator(".tabs a").nth(1)).to_contain_text("1")


def test_who_was_slower_by_keys_is_told_and_stays_in_the_list(live: Served, page: Page) -> None:
    page.context.add_cookies(live.cookies)
    page.route("**/live", lambda route: route.abort())
    page.goto(live.url)
    live.post(f"/threads/{MALI.id}", seen="0", do="assign", to="Jon Ek")
    page.keyboard.press("j")
    page.keyboard.press("a")

    expect(page.locator("#told")).to_contain_text("Somebody was quicker", timeout=20_000)
    expect(page.locator(".line.selected")).to_contain_text("Jon Ek", timeout=20_000)


def test_a_form_is_sent_in_place_and_a_conflict_too(live: Served, page: Page) -> None:
    page.context.add_cookies(live.cookies)
    page.goto(f"{live.url}/threads/{MALI.id}")
    live.post(f"/threads/{MALI.id}", seen="0", do="assign", to="Jon Ek")
    page.get_by_text("Note", exact=True).first.click()
    page.locator("textarea[name=text]").first.fill("a long thought")
    page.get_by_role("button", name="Write it down").click()

    expect(page.locator(".problem")).to_contain_text("assigned to Jon Ek", timeout=20_000)
    page.get_by_role("button", name="Note all the same").click()
    expect(page.locator(".history")).to_contain_text("noted: a long thought", timeout=20_000)
    expect(page.locator(".problem")).to_have_count(0)


def test_it_is_acted_on_without_scripts(live: Served, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    context.add_cookies(live.cookies)
    bare = context.new_page()
    bare.goto(f"{live.url}/?side=PRT")
    bare.locator("[data-acknowledge]").click()

    expect(bare).to_have_url(f"{live.url}/?side=PRT", timeout=20_000)
    expect(bare.locator(".empty")).to_be_visible()
    bare.goto(f"{live.url}/threads/{MALI.id}")
    bare.get_by_role("button", name=re.compile("^Take back ?: acknowledged")).click()
    expect(bare.locator(".history .undone")).to_contain_text("acknowledged", timeout=20_000)
    context.close()
