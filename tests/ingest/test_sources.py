"""Files, directories, standard input and the web."""

import io
import sys
from collections.abc import Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from streams.ingest.addresses import networks
from streams.ingest.drafts import BYTES_LIMIT, Format, Raw, Reason, Refusal
from streams.ingest.fetching import fetch
from streams.ingest.sources import raws

LOCAL = networks("127.0.0.0/8")
PAGE = "<html><p>“Café”</p></html>".encode("cp1252")
ANSWERS: dict[str, tuple[int, dict[str, str], bytes]] = {
    "/page": (200, {"Content-Type": "text/html; charset=windows-1252"}, PAGE),
    "/moved": (302, {"Location": "/page"}, b""),
    "/round": (302, {"Location": "/round"}, b""),
    "/elsewhere": (302, {"Location": "file:///etc/hostname"}, b""),
    "/lines": (200, {"Content-Type": "text/plain"}, b'{"text": "one"}\n{"text": "two"}\n'),
    "/huge": (200, {}, b"x" * (BYTES_LIMIT + 100_000)),
    "/broken": (500, {}, b"sorry"),
}


class Outlet(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        status, headers, body = ANSWERS.get(self.path, (404, {}, b""))
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        with suppress(ConnectionError):  # the reader hangs up on /huge
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def outlet() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Outlet) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")


def test_a_directory_is_read_to_its_depth_sorted_and_only_where_a_suffix_names_a_format(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.html", "a/b/c.JSON", "picture.png", "README", ".hidden.txt", ".git/x.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"x")

    found = [(Path(raw.name).relative_to(tmp_path).as_posix(), raw.format) for raw in raws(str(tmp_path)) if isinstance(raw, Raw)]

    assert found == [("a/b/c.JSON", Format.JSON), ("a/z.html", Format.PAGE), ("b.txt", Format.TEXT)]


def test_a_directory_without_articles_is_refused(tmp_path: Path) -> None:
    (refusal,) = raws(str(tmp_path))

    assert isinstance(refusal, Refusal)
    assert refusal.reason is Reason.EMPTY


def test_a_file_named_by_hand_may_have_any_suffix(tmp_path: Path) -> None:
    path = tmp_path / "article"
    path.write_bytes(b"<html>")

    assert list(raws(str(path))) == [Raw(str(path), b"<html>", Format.PAGE)]


def test_json_lines_are_numbered_and_blank_ones_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    path.write_bytes(b'\xef\xbb\xbf{"text": "one"}\r\n\nbroken\n{"text": "four"}')

    assert [(raw.source if isinstance(raw, Refusal) else raw.name).removeprefix(f"{path}:") for raw in raws(str(path))] == ["1", "3", "4"]


def test_json_lines_may_be_longer_than_the_limit_of_a_file(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    line = b'{"text": "' + b"x" * 999_000 + b'"}'
    path.write_bytes(b"\n".join([line] * 12))

    found = list(raws(str(path)))

    assert found == [Raw(f"{path}:{number}", line + b"\n" * (number in {11}), Format.JSON) for number in range(1, 13)]


def test_a_file_over_the_limit_is_not_read_to_its_end(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    path.write_bytes(b"x" * (BYTES_LIMIT + 1000))

    (raw,) = raws(str(path))

    assert isinstance(raw, Raw)
    assert len(raw.body) == BYTES_LIMIT + 1


@pytest.mark.parametrize(
    ("name", "reason"), [("missing.txt", Reason.MISSING), ("x" * 300, Reason.UNREADABLE), ("a.txt/b.txt", Reason.UNREADABLE)]
)
def test_a_file_that_cannot_be_opened_is_refused_by_name(tmp_path: Path, name: str, reason: Reason) -> None:
    (tmp_path / "a.txt").write_bytes(b"x")

    (refusal,) = raws(str(tmp_path / name))

    assert isinstance(refusal, Refusal)
    assert refusal.source == str(tmp_path / name)
    assert refusal.reason is reason


def test_a_file_name_that_is_not_utf8_can_be_printed(tmp_path: Path) -> None:
    (refusal,) = raws(str(tmp_path / "caf\udce9.txt"))

    assert str(refusal).encode("utf-8").startswith(str(tmp_path).encode())


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (b"The battalion stays.", [Raw("standard input", b"The battalion stays.", Format.TEXT)]),
        (b'{"a": 1}\n{"b": 2}', [Raw("standard input:1", b'{"a": 1}', Format.JSON), Raw("standard input:2", b'{"b": 2}', Format.JSON)]),
        (b"", [Raw("standard input", b"", Format.TEXT)]),
    ],
)
def test_standard_input_is_what_it_looks_like(body: bytes, found: list[Raw], monkeypatch: pytest.MonkeyPatch) -> None:
    with io.TextIOWrapper(io.BytesIO(body)) as stdin:
        monkeypatch.setattr(sys, "stdin", stdin)

        assert list(raws("-")) == found


def test_a_page_comes_with_its_charset_and_the_address_it_was_found_at(outlet: str) -> None:
    assert list(raws(f"{outlet}/moved", LOCAL)) == [Raw(f"{outlet}/moved", PAGE, Format.PAGE, f"{outlet}/page", "windows-1252")]


def test_json_lines_from_the_web_come_a_line_at_a_time(outlet: str) -> None:
    url = f"{outlet}/lines"

    assert list(raws(url, LOCAL)) == [Raw(f"{url}:1", b'{"text": "one"}', Format.JSON), Raw(f"{url}:2", b'{"text": "two"}', Format.JSON)]


def test_no_more_than_the_limit_is_taken_from_the_web(outlet: str) -> None:
    (raw,) = raws(f"{outlet}/huge", LOCAL)

    assert isinstance(raw, Raw)
    assert BYTES_LIMIT < len(raw.body) <= BYTES_LIMIT + 100_000


@pytest.mark.parametrize(
    ("path", "reason", "advice"),
    [
        ("/missing", Reason.MISSING, "the server answers 404"),
        ("/broken", Reason.UNREADABLE, "the server answers 500"),
        ("/round", Reason.UNREADABLE, "redirects"),
        ("/elsewhere", Reason.UNREADABLE, "protocol"),
    ],
)
def test_what_the_web_does_not_give_is_refused_in_a_line(outlet: str, path: str, reason: Reason, advice: str) -> None:
    (refusal,) = raws(f"{outlet}{path}", LOCAL)

    assert isinstance(refusal, Refusal)
    assert refusal.reason is reason
    assert advice in refusal.advice
    assert "\n" not in str(refusal)


@pytest.mark.parametrize("url", ["http://127.0.0.1:1/", "http://[broken", "http:///", "http://x:99999/", "http://\x00/"])
def test_an_address_that_leads_nowhere_is_refused(url: str) -> None:
    (refusal,) = raws(url, LOCAL)

    assert isinstance(refusal, Refusal)
    assert refusal.reason is Reason.UNREADABLE


def test_an_answer_that_takes_longer_than_its_time_is_refused(outlet: str) -> None:
    refusal = fetch(f"{outlet}/page", LOCAL, seconds=0.0)

    assert isinstance(refusal, Refusal)
    assert refusal.reason is Reason.UNREADABLE
