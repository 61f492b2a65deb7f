"""Addresses of the web are asked within limits: real servers that send what a friendly one would not."""

import gzip
import socket
import ssl
import zlib
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from functools import partial
from ipaddress import ip_network
from threading import Event, Thread
from typing import Any

import psutil
import pytest
import trustme

from streams.ingest import fetching
from streams.ingest.addresses import may_be_asked, networks
from streams.ingest.drafts import BYTES_LIMIT, Format, Raw, Reason, Refusal
from streams.ingest.fetching import fetch
from streams.ingest.formats import read

LOCAL = networks("127.0.0.0/8,::1/128")
PAGE = b"<html><p>The minister announced a withdrawal.</p></html>"
Send = Callable[[socket.socket], None]

packed = partial(gzip.compress, mtime=0)
"""The same bytes at any time: the names of tests are made of them."""


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


@contextmanager
def answering(*answers: bytes | Send, wrap: ssl.SSLContext | None = None) -> Iterator[tuple[int, list[bytes]]]:
    """A server that gives its answers in turn, byte for byte; its port, and what it was asked."""
    asked: list[bytes] = []
    ending = Event()
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.settimeout(0.05)

        def serve() -> None:
            for answer in answers:
                with suppress(OSError), ExitStack() as opened:
                    one = opened.enter_context(_accepted(listening, ending))
                    one = opened.enter_context(wrap.wrap_socket(one, server_side=True)) if wrap else one
                    asked.append(one.recv(65536))
                    answer(one) if callable(answer) else one.sendall(answer)

        thread = Thread(target=serve)
        thread.start()
        try:
            yield listening.getsockname()[1], asked
        finally:
            ending.set()
            thread.join()


def _accepted(listening: socket.socket, ending: Event) -> socket.socket:
    while not ending.is_set():
        with suppress(TimeoutError):
            one = listening.accept()[0]
            one.settimeout(10)
            return one
    raise ConnectionAbortedError


def answer(body: bytes = PAGE, *headers: str, status: str = "200 OK") -> bytes:
    return "\r\n".join([f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", *headers, "", ""]).encode() + body


def to(url: str) -> bytes:
    return answer(b"", f"Location: {url}", status="302 Found")


def refused(found: Raw | Refusal) -> str:
    assert isinstance(found, Refusal)
    assert found.reason is Reason.UNREADABLE
    assert "\n" not in str(found)
    return found.advice


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "127.9.9.9", "0.0.0.0", "10.0.0.1", "172.16.3.4", "192.168.1.1", "169.254.169.254", "100.64.0.1", "224.0.0.1"),
        *("255.255.255.255", "198.18.0.1", "192.0.0.8", "::", "::1", "fe80::1%eth0", "fc00::1", "fd12::1", "ff02::1", "2001:db8::1"),
        *("::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "64:ff9b::a00:1", "2002:7f00:1::", "2002:a00:1::1", "::127.0.0.1"),
        *("2001:0:7f00:1::", "64:ff9b:1::a9fe:a9fe"),
    ],
)
def test_what_is_not_public_is_not_asked(address: str) -> None:
    assert not may_be_asked(address)


@pytest.mark.parametrize(
    "address", ["93.184.216.34", "8.8.8.8", "2606:2800:220:1:248:1893:25c8:1946", "64:ff9b::808:808", "::ffff:8.8.8.8"]
)
def test_what_is_public_is_asked(address: str) -> None:
    assert may_be_asked(address)


def test_a_private_network_that_is_allowed_is_asked_and_its_neighbour_is_not() -> None:
    allowed = [ip_network("10.1.0.0/16")]

    assert may_be_asked("10.1.2.3", allowed)
    assert not may_be_asked("10.2.2.3", allowed)


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "2130706433", "0x7f000001", "0177.0.0.1", "127.1", "[::1]", "[::ffff:127.0.0.1]", "0", "0.0.0.0"]
)
def test_nothing_reaches_this_machine_however_it_is_written(host: str) -> None:
    with answering(answer()) as (port, asked):
        advice = refused(fetch(f"http://{host}:{port}/"))

    assert asked == []
    assert any(told in advice for told in ("not a public address", "is not known", "Invalid IPv4 address"))


def test_a_redirect_leads_nowhere_private() -> None:
    with answering(answer()) as (inner, asked), answering(to(f"http://127.0.0.2:{inner}/admin")) as (outer, _):
        advice = refused(fetch(f"http://127.0.0.1:{outer}/", networks("127.0.0.1/32")))

    assert asked == []
    assert "127.0.0.2, which is not a public address" in advice


@pytest.mark.parametrize("target", ["file:///etc/hostname", "ftp://127.0.0.1/", "gopher://127.0.0.1/", "data:text/html,x", "//", "http://"])
def test_a_redirect_to_another_protocol_is_not_followed(target: str) -> None:
    with answering(to(target), to(target), *[to(target)] * 8) as (port, _):
        refused(fetch(f"http://127.0.0.1:{port}/", LOCAL))


def test_redirects_end() -> None:
    with answering(*[to("/again")] * 10) as (port, asked):
        advice = refused(fetch(f"http://127.0.0.1:{port}/", LOCAL))

    assert len(asked) == fetching.MAX_REDIRECTS + 1
    assert "redirects more than" in advice


def test_a_name_that_means_another_address_a_moment_later_is_asked_where_it_was_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    """DNS rebinding: the first answer may be asked, all later ones lead elsewhere."""
    real, seen = socket.getaddrinfo, []

    def resolve(host: Any, port: Any, *arguments: Any, **named: Any) -> Any:
        if host != "news.example.org":
            return real(host, port, *arguments, **named)
        seen.append(host)
        return real("127.0.0.1" if len(seen) == 1 else "127.0.0.9", port, *arguments, **named)

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    with answering(answer()) as (port, asked):
        found = fetch(f"http://news.example.org:{port}/", networks("127.0.0.1/32"))

    assert isinstance(found, Raw), found
    assert seen == ["news.example.org"]
    assert f"Host: news.example.org:{port}".encode() in asked[0]


def test_a_name_with_one_private_address_among_public_ones_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    both = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 80)) for address in ("93.184.216.34", "10.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: both)

    assert "10.0.0.1, which is not a public address" in refused(fetch("http://news.example.org/"))


def test_over_https_the_certificate_is_that_of_the_name_and_not_of_the_address(monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> None:
    authority, context = trustme.CA(), ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("news.example.org").configure_cert(context)
    authority.cert_pem.write_to_path(tmp_path / "ca.pem")
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "ca.pem"))
    real = socket.getaddrinfo
    monkeypatch.setattr(socket, "getaddrinfo", lambda _host, port, *rest, **named: real("127.0.0.1", port, *rest, **named))

    with answering(answer(), answer(), wrap=context) as (port, _):
        right, wrong = (fetch(f"https://{name}:{port}/", LOCAL) for name in ("news.example.org", "other.example.org"))

    assert isinstance(right, Raw), right
    assert "certificate" in refused(wrong)


def _drip(before: bytes, piece: bytes) -> Send:
    def send(one: socket.socket) -> None:
        one.sendall(before)
        gone = Event()
        while not gone.wait(0.05):
            one.sendall(piece)

    return send


@pytest.mark.parametrize(
    "send",
    [lambda one: one.recv(1), _drip(b"HTTP/1.1 200 OK\r\n", b"X"), _drip(b"HTTP/1.1 200 OK\r\nContent-Length: 99999\r\n\r\n", b"x")],
    ids=["says nothing", "headers without end", "body drop by drop"],
)
def test_who_takes_too_long_is_left(send: Send) -> None:
    with answering(send) as (port, _):
        advice = refused(fetch(f"http://127.0.0.1:{port}/", LOCAL, seconds=0.4))

    assert "longer than 0.4 s" in advice


def test_endless_headers_are_refused() -> None:
    with answering(_drip(b"HTTP/1.1 200 OK\r\n", b"X-Header: " + b"x" * 65536 + b"\r\n")) as (port, _):
        refused(fetch(f"http://127.0.0.1:{port}/", LOCAL, seconds=20))


def test_no_more_than_the_limit_is_taken() -> None:
    with answering(answer(b"x" * (BYTES_LIMIT + 100_000))) as (port, _):
        found = fetch(f"http://127.0.0.1:{port}/", LOCAL)

    assert isinstance(found, Raw)
    assert len(found.body) == BYTES_LIMIT + 1
    assert [one.reason for one in read(found) if isinstance(one, Refusal)] == [Reason.TOO_LARGE]


def _bomb(megabytes: int) -> bytes:
    packer = zlib.compressobj(9, wbits=fetching.GZIP)
    return b"".join(packer.compress(b" " * 1_000_000) for _ in range(megabytes)) + packer.flush()


def test_of_a_bomb_no_more_than_the_limit_is_unpacked() -> None:
    bomb = _bomb(400)
    before = psutil.Process().memory_info().rss

    with answering(answer(bomb, "Content-Encoding: gzip")) as (port, _):
        found = fetch(f"http://127.0.0.1:{port}/", LOCAL)

    assert isinstance(found, Raw)
    assert (len(bomb) < 500_000, len(found.body)) == (True, BYTES_LIMIT + 1)
    assert psutil.Process().memory_info().rss - before < 100_000_000


@pytest.mark.parametrize(
    ("body", "encoding", "advice"),
    [
        (packed(packed(PAGE)), "gzip, gzip", "packed as 'gzip, gzip', which was not asked for"),
        (b"\x8b\x03\x80" + PAGE, "br", "packed as 'br'"),
        (b"\x28\xb5\x2f\xfd", "zstd", "packed as 'zstd'"),
        (zlib.compress(PAGE), "deflate", "packed as 'deflate'"),
        (b"no gzip", "gzip", "is not packed as it says"),
        (packed(PAGE)[:-12], "gzip", "cut off"),
    ],
)
def test_what_is_packed_otherwise_is_refused(body: bytes, encoding: str, advice: str) -> None:
    with answering(answer(body, f"Content-Encoding: {encoding}")) as (port, _):
        assert advice in refused(fetch(f"http://127.0.0.1:{port}/", LOCAL))


@pytest.mark.parametrize("body", [packed(PAGE), packed(PAGE[:20]) + packed(PAGE[20:])])
def test_a_packed_page_is_unpacked(body: bytes) -> None:
    with answering(answer(body, "Content-Encoding: gzip", "Content-Type: text/html; charset=utf-8")) as (port, asked):
        found = fetch(f"http://127.0.0.1:{port}/a", LOCAL)

    assert found == Raw(f"http://127.0.0.1:{port}/a", PAGE, Format.PAGE, f"http://127.0.0.1:{port}/a", "utf-8")
    assert b"Accept-Encoding: gzip\r\n" in asked[0]


def test_where_a_proxy_is_set_it_is_asked_and_a_private_address_is_refused_before(monkeypatch: pytest.MonkeyPatch) -> None:
    with answering(answer()) as (port, asked):
        monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{port}")
        advice = refused(fetch("http://10.0.0.1/"))
        found = fetch("http://news.invalid/page")

    assert "not a public address" in advice
    assert isinstance(found, Raw), found
    assert asked[0].startswith(b"GET http://news.invalid/page HTTP/1.1\r\n")
