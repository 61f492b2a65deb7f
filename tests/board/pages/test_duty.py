"""A duty officer's whole way, on everything that `saidbefore up` runs: a real broker, workers, the board, and a browser."""

import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from schemas.articles import ArticlePublished
from streams.commands.gather import gather
from streams.commands.publish import ingest
from streams.demo import articles as demo_articles
from streams.kafka import create_topics
from streams.settings import Settings, environment
from streams.show.progress import unheard
from tests.board.log import article
from tests.board.pages.test_routes import BANGUI
from tests.kafka.workers import worker

pytestmark = [pytest.mark.kafka, pytest.mark.timeout(900)]

expect.set_options(timeout=90_000)  # workers take their time on a busy machine
COPY = article(
    "Sahel Star", "2018-07-06", "Portugal will not withdraw its battalion from Mali, Defence Minister Ana Delgado told reporters on 3 July."
)
AGAIN = article(
    "Aegean Mail",
    "2019-10-16",
    "Portugal will withdraw its battalion from Mali by March, Defence Minister Ana Delgado announced on Monday.",
)


@pytest.fixture
def address(settings: Settings) -> Iterator[str]:
    """Where a board that everything runs for lets somebody in, once."""
    create_topics(settings)
    command = (sys.executable, "-m", "streams.cli", "board", "--port", "0", "--no-open")
    with (
        worker(settings, "extract"),
        worker(settings, "compare"),
        subprocess.Popen(command, env=environment(settings), stdout=subprocess.PIPE, text=True) as board,
    ):
        assert board.stdout
        yield board.stdout.readline().removeprefix("The board: ").strip()
        board.terminate()


@pytest.fixture
def publish(settings: Settings) -> Callable[..., None]:
    """Publish articles as `saidbefore ingest` does."""

    def published(*articles: ArticlePublished) -> None:
        ingest(settings, articles, unheard)

    return published


def test_a_duty_officer_works_through_the_flags(address: str, publish: Callable[..., None], page: Page, tmp_path: Path) -> None:
    logs_in(page, address)
    sees_flags_arrive(page, publish)
    reads_why(page)
    acknowledges_until_there_is_news(page, publish)
    assigns_and_notes(page)
    takes_out_merges_and_takes_back(page)
    searches_filters_and_exports(page, tmp_path)
    silences(page)
    page.get_by_role("button", name="Log out").click()
    expect(page).to_have_url(re.compile("/login"))


def logs_in(page: Page, address: str) -> None:
    page.goto(address)

    expect(page.get_by_text("Nothing has been flagged yet.")).to_be_visible()
    assert "code=" not in page.url


def sees_flags_arrive(page: Page, publish: Callable[..., None]) -> None:
    """Without a click, by what the server sends."""
    publish(*(one for one in gather(list(map(str, demo_articles())), None) if isinstance(one, ArticlePublished)))

    expect(page.locator("li.line")).to_have_count(2)
    expect(page.locator("li.line").first).to_contain_text("Portuguese patrols continued")


def reads_why(page: Page) -> None:
    """Why the announcement of 2017 is that of 2016 said again."""
    page.locator("li.line", has_text="Mali").get_by_role("link", name="Ana Delgado").click()
    chooser = page.get_by_label("Flag", exact=True)
    chooser.select_option(label=next(text for text in chooser.locator("option").all_text_contents() if text.startswith("Said again")))
    page.get_by_role("button", name="Compare", exact=True).click()

    expect(page.locator(".passage.now")).to_contain_text("Portugal will withdraw its battalion from Mali by June")
    expect(page.locator(".passage.before")).to_contain_text("by the summer")
    expect(page.locator(".passage.now mark.s-action")).to_have_text("withdraw")
    expect(page.locator("table.why")).to_contain_text("withdrawal")
    expect(page.locator("svg.timeline a")).not_to_have_count(0)


def acknowledges_until_there_is_news(page: Page, publish: Callable[..., None]) -> None:
    """Another outlet's copy wakes nobody, a new saying does."""
    page.get_by_role("button", name="Acknowledge", exact=True).click()
    expect(page.get_by_role("button", name="Reopen")).to_be_visible()
    page.get_by_role("link", name="Inbox").first.click()
    expect(page.locator("li.line")).to_have_count(1)

    publish(COPY)
    page.get_by_role("link", name=re.compile("^Acknowledged")).click()
    expect(page.locator("li.line", has_text="Mali")).to_contain_text("3 sayings")
    page.locator("li.line", has_text="Mali").get_by_role("link", name="Ana Delgado").click()
    expect(page.locator(".sources")).to_contain_text("Sahel Star, 6 July 2018")
    expect(page.get_by_role("button", name="Reopen")).to_be_visible()

    page.get_by_role("link", name="Inbox").first.click()
    publish(AGAIN)
    expect(page.locator("li.line", has_text="Mali")).to_contain_text("open again")


def assigns_and_notes(page: Page) -> None:
    page.locator("li.line", has_text="Mali").get_by_role("link", name="Ana Delgado").click()
    page.get_by_role("button", name="Assign to me").click()
    expect(page.locator(".head .pill", has_text="local")).to_be_visible()
    page.get_by_text("Note", exact=True).first.click()
    page.get_by_label("Note", exact=True).fill("asked Lisbon <b>twice</b>")
    page.get_by_role("button", name="Write it down").click()
    expect(page.locator(".history")).to_contain_text("asked Lisbon <b>twice</b>")


def takes_out_merges_and_takes_back(page: Page) -> None:
    """What people decide about threads goes to comparison and comes back as threads."""
    page.get_by_text("Take a statement out").click()
    chooser = page.locator("select[name=statement]")
    chooser.select_option(label=next(text for text in chooser.locator("option").all_text_contents() if "Aegean Mail" in text))
    page.get_by_role("button", name="Take it out").click()
    expect(page.locator(".history")).to_contain_text("took a statement out")
    came(page, lambda: "Aegean Mail" not in page.locator(".sources").inner_text())

    page.get_by_role("button", name=re.compile("Take back.*took a statement out")).click()
    came(page, lambda: "Aegean Mail" in page.locator(".sources").inner_text())

    page.get_by_text("Merge with another thread").click()
    page.locator("input[name=other]").fill(f"{page.url.partition('/threads')[0]}/threads/{BANGUI.id}")
    page.get_by_role("button", name="Merge", exact=True).click()
    expect(page.locator(".history")).to_contain_text("merged with another thread")
    came(page, lambda: BANGUI.content in page.locator(".sources").inner_text())

    page.get_by_role("button", name=re.compile("Take back.*merged with another thread")).click()
    came(page, lambda: BANGUI.content not in page.locator(".sources").inner_text())


def came(page: Page, holds: Callable[[], bool]) -> None:
    """Look at a page again and again until something holds."""
    for _ in range(90):
        if holds():
            return
        page.wait_for_timeout(1_000)
        page.reload()
    assert holds()


def searches_filters_and_exports(page: Page, folder: Path) -> None:
    page.goto(page.url.partition("/threads")[0])
    page.get_by_role("searchbox").fill('"flights to Libya"')
    page.keyboard.press("Enter")
    expect(page.locator("li.line")).to_have_count(1)
    expect(page.locator("li.line")).to_contain_text("Nikos Vasilakis")

    page.get_by_role("link", name="show all", exact=True).click()
    came(page, lambda: page.locator("#f-side option[value=PRT]").count() == 1)
    page.get_by_label("Side", exact=True).select_option("PRT")
    page.get_by_role("button", name="Show", exact=True).click()
    expect(page.locator("li.line")).to_have_count(1)
    assert "side=PRT" in page.url
    with page.expect_download() as saved:
        page.get_by_role("link", name="CSV").click()
    saved.value.save_as(folder / "threads.csv")
    assert "Ana Delgado" in (folder / "threads.csv").read_text()


def silences(page: Page) -> None:
    page.get_by_role("link", name="Show all", exact=True).click()
    page.locator("li.line", has_text="Libya").get_by_role("link", name="Silence").click()
    page.get_by_label("Reason", exact=True).fill("the summer timetable")
    page.get_by_role("button", name="Silence", exact=True).click()
    expect(page.get_by_text("the summer timetable")).to_be_visible()
    page.get_by_role("link", name="Inbox").first.click()
    expect(page.locator("li.line", has_text="Libya")).to_have_count(0)
