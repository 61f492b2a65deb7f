"""What a request says of its sender, from its headers alone."""

from urllib.parse import urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.requests import Request
from starlette.responses import RedirectResponse

from streams.board.access.incoming import bearer, cookie_name, from_own_page, is_public, safe_next, session_cookie, wants_page


def request(path: str = "/", scheme: str = "http", server: object = ("127.0.0.1", 8000), **headers: str) -> Request:
    sent = [(name.replace("_", "-").encode(), value.encode("latin-1")) for name, value in headers.items()]
    return Request(
        {"type": "http", "method": "GET", "path": path, "query_string": b"", "scheme": scheme, "server": server, "headers": sent}
    )


@pytest.mark.parametrize(
    ("asked", "goes_to"),
    [
        ("/", "/"),
        ("/threads/ab12?side=RUS&q=a%20b#top", "/threads/ab12?side=RUS&q=a%20b#top"),
        ("/suche?q=Rückzug", "/suche?q=Rückzug"),
        (None, "/"),
        ("", "/"),
        ("threads", "/"),
        ("//evil.example", "/"),
        ("///evil.example", "/"),
        ("/\\evil.example", "/"),
        ("\\/evil.example", "/"),
        ("/a\\..\\evil", "/"),
        ("https://evil.example/", "/"),
        ("javascript:alert(1)", "/"),
        ("/\t/evil.example", "/"),
        ("/\n/evil.example", "/"),
        ("/a\r\nSet-Cookie: a=b", "/"),
        (" //evil.example", "/"),
        ("/login?code=1", "/"),
        ("/logout", "/"),
        ("/" + "a" * 2000, "/"),
    ],
)
def test_after_login_nobody_is_led_off_the_board(asked: str | None, goes_to: str) -> None:
    assert safe_next(asked) == goes_to


@given(st.text(alphabet=st.sampled_from("/\\\t\n.:@?#%ae2fxhtps")) | st.text())
def test_nothing_that_is_asked_for_resolves_to_another_host(asked: str) -> None:
    led_to = RedirectResponse(safe_next(asked)).headers["location"]

    assert urljoin("https://board.example/login", led_to).startswith("https://board.example/")


@pytest.mark.parametrize(
    ("path", "public"),
    [
        ("/login", True),
        ("/healthz", True),
        ("/readyz", True),
        ("/static/board.css", True),
        ("/", False),
        ("/logout", False),
        ("/login/", False),
        ("/loginx", False),
        ("/static", False),
        ("/staticx/a", False),
        ("/LOGIN", False),
        ("/api/v1/login", False),
        ("/healthz/../threads", False),
    ],
)
def test_the_public_paths_are_few(path: str, public: bool) -> None:
    assert is_public(path) is public


@pytest.mark.parametrize(
    ("headers", "own"),
    [
        ({}, True),  # no browser
        ({"origin": "http://127.0.0.1:8000"}, True),
        ({"origin": "https://127.0.0.1:8000"}, True),  # behind a proxy that speaks https
        ({"origin": "HTTP://127.0.0.1:8000"}, True),
        ({"origin": "http://127.0.0.1:9000"}, False),  # another program on the same laptop
        ({"origin": "http://127.0.0.1"}, False),
        ({"origin": "http://localhost:8000"}, False),
        ({"origin": "https://evil.example"}, False),
        ({"origin": "https://127.0.0.1:8000.evil.example"}, False),
        ({"origin": "https://127.0.0.1:8000@evil.example"}, False),
        ({"origin": "null"}, False),
        ({"origin": ""}, False),
        ({"origin": "https://[evil"}, False),
        ({"sec_fetch_site": "same-origin"}, True),
        ({"sec_fetch_site": "none"}, True),
        ({"sec_fetch_site": "same-site"}, False),
        ({"sec_fetch_site": "cross-site"}, False),
    ],
)
def test_a_browser_tells_where_a_form_was_sent_from(headers: dict[str, str], own: bool) -> None:
    assert from_own_page(request(host="127.0.0.1:8000", **headers)) is own


@pytest.mark.parametrize(
    ("sent", "token"),
    [
        ("Bearer sb_abc", "sb_abc"),
        ("bearer  sb_abc ", "sb_abc"),
        ("Bearer", ""),
        ("Bearer ", ""),
        ("Basic YTpi", None),
        ("sb_abc", None),
        ("", None),
    ],
)
def test_only_a_bearer_token_is_a_token(sent: str, token: str | None) -> None:
    assert bearer(request(authorization=sent)) == token


def test_cookies_of_two_boards_on_a_laptop_do_not_meet() -> None:
    assert cookie_name(request(server=("127.0.0.1", 8000))) != cookie_name(request(server=("127.0.0.1", 8001)))
    assert cookie_name(request(server=None)) == "saidbefore-None"
    assert cookie_name(request(scheme="https")).startswith("__Host-")
    assert session_cookie(request(cookie="saidbefore-8001=other; saidbefore-8000=mine")) == "mine"


@pytest.mark.parametrize(
    ("path", "headers", "page"),
    [
        ("/threads", {"accept": "text/html,*/*;q=0.8"}, True),
        ("/threads", {"accept": "*/*"}, False),
        ("/threads", {}, False),
        ("/events", {"accept": "text/event-stream"}, False),
        ("/api/v1/threads", {"accept": "text/html"}, False),
        ("/threads", {"accept": "text/html", "authorization": "Bearer x"}, False),
    ],
)
def test_only_a_browser_that_asks_for_a_page_is_led_to_the_login_page(path: str, headers: dict[str, str], page: bool) -> None:
    assert wants_page(request(path, **headers)) is page
