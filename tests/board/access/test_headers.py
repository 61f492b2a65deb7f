"""Security headers on every answer, whoever gives it; and nothing held back."""

import re
from typing import Any

import pytest
from anyio.from_thread import start_blocking_portal
from starlette.testclient import TestClient

from streams.board.access.answers import TEMPLATES
from streams.board.access.headers import SECURITY_HEADERS, SecurityHeaders
from tests.board.access.conftest import as_service, log_in


@pytest.mark.parametrize(
    ("path", "headers"),
    [
        ("/login", {}),
        ("/read", {}),
        ("/whoami", {}),
        ("/administer", {}),
        ("/broken", {}),
        ("/broken", {"Accept": "application/json"}),
        ("/nowhere", {}),
        ("/api/v1/x", as_service("nonsense")),
        ("/healthz", {}),
        ("/healthz", {"Host": "a b"}),
    ],
)
def test_every_answer_is_secured_and_not_stored(browser: TestClient, path: str, headers: dict[str, str]) -> None:
    log_in(browser, "rita")

    answer = browser.get(path, headers=headers)

    assert SECURITY_HEADERS.items() <= {name.title(): value for name, value in answer.headers.items()}.items()
    assert answer.headers["cache-control"] == "no-store"


def test_the_policy_lets_nothing_in_from_elsewhere_and_nothing_inline() -> None:
    assert set(SECURITY_HEADERS["Content-Security-Policy"].split("; ")) == {
        "default-src 'self'",
        "object-src 'none'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
        "form-action 'self'",
    }


def test_the_pages_need_nothing_inline() -> None:
    for template in TEMPLATES.glob("*.html"):
        text = template.read_text("utf-8")
        assert "<style" not in text
        assert " style=" not in text
        assert "<script>" not in text
        assert not re.search(r"<[^>]*\son\w+\s*=", text)


def answered(path: str, *events: dict[str, Any]) -> list[dict[str, Any]]:
    """What the middleware sends on after each event of an app, before the app goes on."""
    sent: list[dict[str, Any]] = []

    async def app(_scope: Any, _receive: Any, send: Any) -> None:
        for number, event in enumerate(events, 1):
            await send(dict(event))
            assert len(sent) == number  # at once

    async def receive() -> dict[str, Any]:
        return {"type": "http.disconnect"}

    async def send(message: Any) -> None:
        sent.append(message)

    with start_blocking_portal() as loop:  # of its own, whatever loop the test stands in
        loop.call(SecurityHeaders(app).__call__, {"type": "http", "path": path}, receive, send)
    return sent


def test_events_pass_one_by_one() -> None:
    body = [{"type": "http.response.body", "body": b"data: %d\n\n" % turn, "more_body": True} for turn in range(3)]

    _, *passed = answered("/events", {"type": "http.response.start", "status": 200, "headers": []}, *body)

    assert passed == body


@pytest.mark.parametrize(
    ("path", "said", "kept"),
    [
        ("/threads", None, b"no-store"),
        ("/threads", b"private, no-cache", b"private, no-cache"),
        ("/static/board.css", None, None),
        ("/static/board.css", b"public, max-age=3600", b"public, max-age=3600"),
    ],
)
def test_what_an_answer_says_of_caching_stands(path: str, said: bytes | None, kept: bytes | None) -> None:
    [start] = answered(path, {"type": "http.response.start", "status": 200, "headers": [(b"cache-control", said)] if said else []})

    assert dict(start["headers"]).get(b"cache-control") == kept
