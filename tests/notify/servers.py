"""Real servers that take messages: one for webhooks, which believes nothing that is not signed, and one for mail."""

import hmac
import json
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from email import message_from_bytes, policy
from email.message import EmailMessage
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socket import socket
from threading import Event, Thread
from time import time
from typing import Any

from aiosmtpd.controller import Controller

SECRET = "a secret of the tests"


class Receiver:
    """What came to a webhook; what `answers` holds is answered first, then 200 as soon as it `may_answer`."""

    def __init__(self) -> None:
        self.messages: list[dict[str, Any]] = []
        self.keys: list[str] = []
        self.forged = 0
        self.answers: list[int] = []
        self.may_answer = Event()
        self.may_answer.set()
        self.url = ""

    def take(self, headers: Any, body: bytes) -> int:
        """Take a message in where the signature is right and the time near; gives what to answer."""
        signed = hmac.new(SECRET.encode(), headers["X-SaidBefore-Timestamp"].encode() + b"." + body, sha256).hexdigest()
        if headers["X-SaidBefore-Signature"] != f"sha256={signed}" or abs(time() - int(headers["X-SaidBefore-Timestamp"])) > 300:
            self.forged += 1
            return 401
        if answer := self.answers.pop(0) if self.answers else 0:
            return answer
        self.messages.append(json.loads(body))
        self.keys.append(headers["Idempotency-Key"])
        self.may_answer.wait()
        return 200

    @property
    def flags(self) -> list[str]:
        """Ids of the flags that it was told of, as often as it was told."""
        return [entry["flag"] for message in self.messages for entry in message["flags"]]


@contextmanager
def receiver() -> Iterator[Receiver]:
    """A webhook that listens inside the block."""
    found = Receiver()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            answer = found.take(self.headers, self.rfile.read(int(self.headers["Content-Length"])))
            with suppress(OSError):  # whoever asked may have been killed
                self.send_response(answer)
                self.send_header("Content-Length", "0")
                self.end_headers()

        def log_message(self, format: str, *_: object) -> None:
            del format

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    found.url = f"http://127.0.0.1:{server.server_port}/said"
    try:
        yield found
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class Mailbox:
    """What came by mail, with those to whom it was sent; who is in `refused` is turned down."""

    def __init__(self) -> None:
        self.mails: list[tuple[list[str], EmailMessage]] = []
        self.refused: set[str] = set()
        self.port = 0

    async def handle_RCPT(self, _server: object, _session: object, envelope: Any, address: str, _: object) -> str:  # noqa: N802
        """Take a recipient, or turn it down."""
        if address in self.refused:
            return "550 nobody here of that name"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _server: object, _session: object, envelope: Any) -> str:  # noqa: N802  # as aiosmtpd calls it
        """Take a mail."""
        self.mails.append((envelope.rcpt_tos, message_from_bytes(envelope.content, policy=policy.default)))
        return "250 OK"


@contextmanager
def mailbox() -> Iterator[Mailbox]:
    """A mail server that listens inside the block."""
    found = Mailbox()
    with socket() as free:
        free.bind(("127.0.0.1", 0))
        found.port = free.getsockname()[1]
    controller = Controller(found, hostname="127.0.0.1", port=found.port)
    controller.start()
    try:
        yield found
    finally:
        controller.stop()
