"""What an address of the web answers, within limits: where it may lead, how long it may take, how much it may be, packed or not.

A name is resolved once, and the connection goes to an address that was looked at, so that the name can not mean another one a moment later.
"""

import asyncio
import socket
import zlib
from collections.abc import Sequence
from contextlib import AsyncExitStack, suppress
from urllib.request import getproxies, proxy_bypass

import httpx

from streams.ingest.addresses import Network, may_be_asked
from streams.ingest.drafts import BYTES_LIMIT, Raw, Reason, Refusal
from streams.ingest.formats import format_of
from streams.settings import PREFIX

FETCH_SECONDS = 30.0
MAX_REDIRECTS = 5
HEADERS = {"Accept-Encoding": "gzip", "User-Agent": "saidbefore"}
GZIP = 31
"""What zlib calls a stream of gzip with any window."""


class UnwantedError(Exception):
    """An address leads where nothing is fetched from, or answers with what is not read: the message is for people."""


def fetch(url: str, allowed: Sequence[Network] = (), seconds: float = FETCH_SECONDS) -> Raw | Refusal:
    """What an address answers, within so many seconds, five redirects and the limit of bytes. Its format is guessed, never believed.

    Only http and https, and only public addresses are asked, but for those in the networks that are `allowed`.
    """
    try:
        return asyncio.run(_within(url, allowed, seconds))
    except TimeoutError:
        return Refusal(url, Reason.UNREADABLE, f"the answer takes longer than {seconds:g} s; check the address and the network")
    except httpx.HTTPStatusError as error:
        return Refusal(url, *_status(error.response.status_code))
    except UnwantedError as error:
        return Refusal(url, Reason.UNREADABLE, str(error))
    except (httpx.HTTPError, httpx.InvalidURL, OSError, UnicodeError) as error:
        return Refusal(url, Reason.UNREADABLE, f"{str(error) or type(error).__name__}; check the address and the network")


async def _within(url: str, allowed: Sequence[Network], seconds: float) -> Raw:
    async with asyncio.timeout(seconds), AsyncExitStack() as opened:
        answer, address = await _answer(httpx.URL(url), allowed, opened)
        body = await _body(answer)
    return Raw(url, body, format_of("", body), str(address), answer.charset_encoding)


async def _answer(url: httpx.URL, allowed: Sequence[Network], opened: AsyncExitStack) -> tuple[httpx.Response, httpx.URL]:
    """The answer to which an address leads in the end, and the address at which it was found."""
    for _ in range(MAX_REDIRECTS + 1):
        answer = await _asked(url, allowed, opened)
        if not answer.has_redirect_location:
            answer.raise_for_status()
            return answer, url
        url = url.join(answer.headers["Location"])
    raise UnwantedError(f"it redirects more than {MAX_REDIRECTS} times; give the address of the article itself")


async def _asked(url: httpx.URL, allowed: Sequence[Network], opened: AsyncExitStack) -> httpx.Response:
    """The beginning of an answer. Of several addresses of a name the next one is asked where one does not let in."""
    if url.scheme not in {"http", "https"} or not url.host:
        raise UnwantedError(f"{url.scheme or 'nothing'} is no protocol to fetch by; give an http or https address")
    if _is_proxied(url):
        client = await opened.enter_async_context(httpx.AsyncClient(timeout=FETCH_SECONDS, headers=HEADERS))
        await _looked_at(url, allowed, is_resolved_here=False)
        return await opened.enter_async_context(client.stream("GET", url))
    return await _first(url, await _looked_at(url, allowed), opened)


async def _first(url: httpx.URL, addresses: Sequence[str], opened: AsyncExitStack) -> httpx.Response:
    transport = httpx.AsyncHTTPTransport()  # with one of its own, a client asks no proxy
    client = await opened.enter_async_context(httpx.AsyncClient(transport=transport, timeout=FETCH_SECONDS, headers=HEADERS))

    async def asked(address: str) -> httpx.Response:
        named = {"Host": url.netloc.decode()}, {"sni_hostname": url.raw_host.decode()}
        return await opened.enter_async_context(client.stream("GET", url.copy_with(host=address), headers=named[0], extensions=named[1]))

    for address in addresses[:-1]:
        with suppress(httpx.ConnectError):
            return await asked(address)
    return await asked(addresses[-1])


def _is_proxied(url: httpx.URL) -> bool:
    """Whether the environment has a proxy for an address; then it is the proxy that connects."""
    proxies = getproxies()
    return (url.scheme in proxies or "all" in proxies) and not proxy_bypass(url.host)


async def _looked_at(url: httpx.URL, allowed: Sequence[Network], *, is_resolved_here: bool = True) -> list[str]:
    """The addresses behind a name. Raises UnwantedError where one of them may not be asked."""
    try:
        found = await asyncio.get_running_loop().getaddrinfo(url.raw_host.decode(), url.port, type=socket.SOCK_STREAM)
    except socket.gaierror as error:
        if not is_resolved_here:
            return []
        raise UnwantedError(f"{url.host} is not known ({error.strerror}); check the address and the network") from None
    addresses = [str(where[0]) for *_, where in found]
    if unwanted := next((address for address in addresses if not may_be_asked(address, allowed)), None):
        told = f"{url.host} is {unwanted}, which is not a public address"
        raise UnwantedError(f"{told}; it is asked only where {PREFIX}FETCH_NETWORKS has its network")
    return addresses


async def _body(answer: httpx.Response) -> bytes:
    """What came, unpacked, at most a byte more than the limit: of a bomb no more than that is ever unpacked."""
    unpacker = _unpacker(answer.headers.get("Content-Encoding", ""))
    body = bytearray()
    async for chunk in answer.aiter_raw():
        body += unpacker.unpacked(chunk, BYTES_LIMIT + 1 - len(body))
        if len(body) > BYTES_LIMIT:
            return bytes(body)
    if not unpacker.is_whole:
        raise UnwantedError("the answer is cut off; try again later")
    return bytes(body)


def _unpacker(encoding: str) -> "_Plain | _Gzip":
    match encoding.strip().lower():
        case "" | "identity":
            return _Plain()
        case "gzip" | "x-gzip":
            return _Gzip()
    raise UnwantedError(f"the answer is packed as {encoding!r}, which was not asked for")


class _Plain:
    is_whole = True

    def unpacked(self, chunk: bytes, at_most: int) -> bytes:
        return chunk[:at_most]


class _Gzip:
    """Unpacks piece by piece, and never more than it is asked for."""

    def __init__(self) -> None:
        self._member = zlib.decompressobj(GZIP)
        self._has_begun = False

    def unpacked(self, chunk: bytes, at_most: int) -> bytes:
        found = bytearray()
        try:
            while chunk and len(found) < at_most:
                if self._member.eof:
                    self._member = zlib.decompressobj(GZIP)
                found += self._member.decompress(chunk, at_most - len(found))
                chunk = self._member.unused_data
        except zlib.error as error:
            raise UnwantedError(f"the answer is not packed as it says ({error})") from None
        self._has_begun = True
        return bytes(found)

    @property
    def is_whole(self) -> bool:
        return self._member.eof or not self._has_begun


def _status(code: int) -> tuple[Reason, str]:
    reason = Reason.MISSING if code in {404, 410} else Reason.UNREADABLE
    return reason, f"the server answers {code}; check the address"
