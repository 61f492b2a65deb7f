"""The pages in Chromium: keys, what is live, colours and contrasts, hostile articles, and how it is without scripts."""

from collections.abc import Iterator
from datetime import date

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from schemas.articles import ArticlePublished
from schemas.base import Fact
from schemas.statements import StatementRecorded
from tests.board.log import article, demo, facts_of
from tests.board.pages.served import LARGEST_PAGE, Served, served
from tests.board.pages.test_routes import AGAIN, MALI, acknowledged

PAGES = {
    "inbox": "/",
    "nothing": "/?state=resolved",
    "thread": f"/threads/{MALI.id}",
    "article": f"/articles/{AGAIN.article}",
    "overview": "/overview",
    "silences": "/silences?side=PRT",
    "users": "/users",
    "account": "/account",
    "unknown": "/threads/none",
}
EVIL = (
    '<script>document.title = "owned"</script><img src=x onerror="document.title=\'owned\'"><svg onload="document.title=\'owned\'">'
    "<iframe src=javascript:parent.document.title='owned'></iframe><style>body{display:none}</style>"
    "{{ 7 * 7 }} \u202egnorw\u202c \x07 &lt;b&gt; </main>"
)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A board whose articles were written to do harm: markup and marks of direction in every slot, and a megabyte of text."""
    with served(tmp_path_factory.mktemp("hostile"), [*demo(), *_evil_facts()]) as found:
        yield found


def _evil_facts() -> list[Fact]:
    text = f"{EVIL}\n{AGAIN.content}, {EVIL} said on Monday.\n" + ("A word and another one. " * 40 + EVIL + "\n") * 800 + "x" * 50_000
    place = text.index(AGAIN.content)
    says = AGAIN.model_dump(exclude={"id"}) | {
        "article": "evil",
        "outlet": EVIL,
        "title": EVIL,
        "speaker": AGAIN.speaker.model_copy(update={"name": EVIL, "role": EVIL}),
        "object": EVIL,
        "outcome": EVIL,
        "url": "javascript:document.title='owned'",
        "evidence": {name: [(start + place, end + place) for start, end in spans] for name, spans in AGAIN.evidence.items()},
    }
    published = ArticlePublished(
        article="evil", revision=1, title=EVIL, text=text, outlet=EVIL, published=date(2017, 12, 12), url=says["url"]
    )
    revised = ArticlePublished(article="evil", revision=2, title=EVIL, text=text[9:], outlet=EVIL, published=date(2017, 12, 12), url=None)
    return [published, StatementRecorded(**says), revised]


def evil_statement() -> StatementRecorded:
    return next(fact for fact in _evil_facts() if isinstance(fact, StatementRecorded))


@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_everybody_can_read_it(board: Served, page: Page, name: str, colours: str) -> None:
    page.context.add_cookies(board.cookies)
    page.emulate_media(color_scheme=colours)  # type: ignore[arg-type]
    page.goto(board.url + PAGES[name])
    for details in page.locator("details").all():
        details.evaluate("each => each.open = true")

    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


def test_a_phone_need_not_scroll_sideways(board: Served, page: Page) -> None:
    page.context.add_cookies(board.cookies)
    page.set_viewport_size({"width": 360, "height": 740})

    for path in PAGES.values():
        page.goto(board.url + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, path


def test_keys_move_open_search_and_help(board: Served, page: Page) -> None:
    page.context.add_cookies(board.cookies)
    page.goto(board.url)
    lines = page.locator("[data-lines] > li")

    page.keyboard.press("j")
    expect(lines.nth(0)).to_have_class("line reversal selected")
    page.keyboard.press("j")
    expect(lines.nth(1)).to_have_class("line repeat selected")
    page.keyboard.press("k")
    expect(lines.nth(0).locator(".open")).to_be_focused()
    page.keyboard.press("?")
    expect(page.locator("#help")).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    expect(page.locator("#words")).to_be_focused()
    page.keyboard.type("jokes")
    assert page.locator("#words").input_value() == "jokes"


def test_a_key_opens_the_thread(board: Served, page: Page) -> None:
    page.context.add_cookies(board.cookies)
    page.goto(board.url)
    page.keyboard.press("j")
    page.keyboard.press("o")

    expect(page.locator("#thread h1")).to_contain_text("Ana Delgado")


def test_the_silence_key_leads_to_a_form_that_is_filled(board: Served, page: Page) -> None:
    page.context.add_cookies(board.cookies)
    page.goto(board.url)
    page.keyboard.press("j")
    page.keyboard.press("s")

    expect(page.locator("input[name=speaker]")).to_have_value("ana-delgado")
    expect(page.locator("input[name=place]")).to_have_value("MLI")


def test_what_comes_in_appears_without_loading_and_is_told(own: Served, page: Page) -> None:
    page.context.add_cookies(own.cookies)
    page.goto(own.url)
    page.keyboard.press("j")
    page.locator(".weight summary").nth(1).click()
    again = [
        article("Rhine Courier", "2020-03-03", "Norway will send 40 engineers to Chad, Foreign Minister Kari Lund said on Monday."),
        article("Delta Post", "2021-03-03", "Norway will send 40 engineers to Chad, Foreign Minister Kari Lund said on Monday."),
    ]

    own.more(facts_of(again))
    expect(page.locator("[data-lines] > li")).to_have_count(3, timeout=15_000)
    expect(page.locator("#told")).to_have_text("1 new")
    expect(page.locator(".line.selected")).to_have_count(1)
    expect(page.locator(".weight[open]")).to_have_count(1)
    expect(page.locator(".tabs a").first).to_contain_text("3")


def test_an_open_form_outlives_news_of_its_thread(own: Served, page: Page) -> None:
    page.context.add_cookies(own.cookies)
    page.goto(f"{own.url}/threads/{MALI.id}")
    page.get_by_text("Note", exact=True).first.click()
    page.locator("textarea[name=text]").first.fill("half a thou")

    own.more([acknowledged(1)])
    expect(page.locator("#news")).to_contain_text("has changed", timeout=15_000)
    expect(page.locator("textarea[name=text]").first).to_have_value("half a thou")


def test_colours_are_switched_and_stay(board: Served, page: Page) -> None:
    page.context.add_cookies(board.cookies)
    page.emulate_media(color_scheme="light")
    page.goto(board.url)
    light = page.evaluate("getComputedStyle(document.body).backgroundColor")

    page.get_by_role("button", name="Dark colours").click()
    page.goto(f"{board.url}/overview")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != light


def test_slots_are_shown_where_the_words_have_the_focus(board: Served, page: Page) -> None:
    page.context.add_cookies(board.cookies)
    page.goto(f"{board.url}/articles/{AGAIN.article}")
    words, card = page.locator(".body .said > a").first, page.locator(".body .card").first
    expect(card).to_be_hidden()

    words.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    expect(card).to_be_visible()
    expect(card).to_contain_text("11 December 2017")


@pytest.mark.parametrize(
    "path", ["/articles/evil", "/articles/evil?revision=1&part=3", "/threads/{id}", "/overview", "/?words=script&state=all"]
)
def test_hostile_articles_do_nothing(hostile: Served, page: Page, path: str) -> None:
    page.context.add_cookies(hostile.cookies)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(hostile.url + path.format(id=evil_statement().id))
    page.wait_for_timeout(300)

    assert page.title() != "owned"
    assert page.locator("main iframe, main img, main script, main style, [onerror], [onload], [style], a[href^=javascript]").count() == 0
    assert all(url.startswith(hostile.url) for url in asked)
    assert "\u202e" not in page.content()
    assert "49" not in (page.locator("h1").first.text_content() or "")


def test_hostile_articles_are_shown_as_they_are(hostile: Served, page: Page) -> None:
    page.context.add_cookies(hostile.cookies)
    page.goto(f"{hostile.url}/articles/evil?revision=1")

    expect(page.locator(".body")).to_contain_text('<script>document.title = "owned"</script>')
    expect(page.locator(".body mark").first).to_be_visible()


def test_an_article_of_a_megabyte_comes_in_parts(hostile: Served, page: Page) -> None:
    page.context.add_cookies(hostile.cookies)
    answer = hostile.get("/articles/evil?revision=1")

    assert len(answer.content) < LARGEST_PAGE
    page.goto(f"{hostile.url}/articles/evil?revision=1")
    page.get_by_role("link", name="Part 2").first.click()
    expect(page.locator(".pages").first).to_contain_text("Part 2 of")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.fixture
def bare(own: Served, browser: Browser) -> Iterator[Page]:
    """A page of a browser that runs no scripts."""
    context = browser.new_context(java_script_enabled=False)
    context.add_cookies(own.cookies)
    yield context.new_page()
    context.close()


def test_the_inbox_is_filtered_and_searched_without_scripts(own: Served, bare: Page) -> None:
    bare.goto(own.url)
    bare.locator("#f-side").select_option("GRC")
    bare.get_by_role("button", name="Show").click()
    expect(bare).to_have_url(f"{own.url}/?side=GRC")
    expect(bare.locator("[data-lines] > li")).to_have_count(1)
    bare.locator("#words").fill("battalion")
    bare.get_by_role("button", name="Search").click()
    expect(bare.locator(".empty")).to_contain_text("No thread is open and like this")


def test_a_thread_is_read_without_scripts(own: Served, bare: Page) -> None:
    bare.goto(own.url)
    bare.locator("[data-lines] .open").first.click()
    bare.locator("#c-before").select_option(AGAIN.id)
    bare.get_by_role("button", name="Compare").click()
    expect(bare.locator(".passage.before")).to_contain_text("11 December 2017")
    bare.locator(".timeline .dot").first.click()
    assert "#u-" in bare.url
    bare.get_by_text("Note", exact=True).first.click()
    expect(bare.locator("textarea[name=text]").first).to_be_visible()


def test_no_page_is_heavy(board: Served) -> None:
    for path in PAGES.values():
        assert len(board.get(path).content) < LARGEST_PAGE / 4
    parts = ("board.css", "board.js", "htmx.min.js", "icons.svg", "inter.woff2", "source-serif-4.woff2")
    assert sum(len(board.get(f"/static/{part}").content) for part in parts) < LARGEST_PAGE * 3 / 4
