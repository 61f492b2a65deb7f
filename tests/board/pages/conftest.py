"""What tests of pages share: the demo on a board, and a browser."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.board.log import demo
from tests.board.pages.served import Served, served

CHROMIUM = Path("/usr/bin/chromium")


@pytest.fixture(scope="session")
def board(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The demo's facts on a board. Tests that write take `own`."""
    with served(tmp_path_factory.mktemp("board"), demo()) as found:
        found.post("/users", name="rosa", role="responder", password="seven quiet herons")
        yield found


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Served]:
    """The same for one test alone."""
    with served(tmp_path, demo()) as found:
        yield found


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, ended with the module: as long as it is driven, no other test can have an event loop."""
    if not CHROMIUM.exists():
        pytest.skip("there is no Chromium")
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox"])
        yield found
        found.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A browser of somebody who has not been anywhere yet."""
    found = browser.new_context()
    yield found
    found.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A page that fails its test where a script throws, or the policy stops anything."""
    found, troubles = context.new_page(), list[str]()
    found.on("pageerror", lambda error: troubles.append(str(error)))
    found.on("console", lambda message: troubles.append(message.text) if "Content Security Policy" in message.text else None)
    yield found
    assert not troubles
