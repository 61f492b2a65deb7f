"""A board that is really served: a read model in a file, uvicorn in a thread, the policy that allows nothing inline."""

import warnings
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from time import monotonic, sleep
from typing import NamedTuple

import httpx
from sqlalchemy import Engine
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from schemas.base import Fact
from streams.board.app import create_app
from streams.board.project import Delivered, project
from streams.board.store import opened
from streams.settings import Settings
from tests.board.log import delivered

with warnings.catch_warnings():
    warnings.simplefilter("ignore", DeprecationWarning)
    import uvicorn

    from streams.board.serving import Server

POLICY = "default-src 'self'; object-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'"


class Served(NamedTuple):
    """Where a board is served, over which read model, and all messages that are in it."""

    url: str
    engine: Engine
    messages: list[Delivered]

    def get(self, path: str) -> httpx.Response:
        return httpx.get(self.url + path, timeout=30)

    def post(self, path: str, **form: str) -> httpx.Response:
        return httpx.post(self.url + path, data=form, timeout=60)

    def more(self, facts: Iterable[Fact]) -> None:
        """Let facts come in."""
        news = delivered(facts, self.messages)
        with self.engine.begin() as connection:
            project(connection, news)
        self.messages.extend(news)


class Guarded:
    """An app with the policy on every answer."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def with_policy(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], (b"content-security-policy", POLICY.encode())]
            await send(message)

        await self.app(scope, receive, with_policy)


@contextmanager
def served(folder: Path, facts: Iterable[Fact] = (), settings: Settings | None = None) -> Iterator[Served]:
    """A board over some facts, until it is left."""
    engine = opened(f"sqlite:///{folder / 'board.db'}")
    app = create_app(settings or Settings(data_dir=folder, bootstrap_servers="127.0.0.1:9"), engine)
    server = Server(uvicorn.Config(Guarded(app), port=0, log_level="error"), app.state.pulse)
    running = Thread(target=server.run, daemon=True)
    running.start()
    wait_until(lambda: server.started)
    board = Served(f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}", engine, [])
    board.more(facts)
    yield board
    server.should_exit = True
    running.join(10)
    assert not running.is_alive(), "the server does not end"
    engine.dispose()


def wait_until(holds: Callable[[], object], seconds: float = 20.0) -> None:
    """Wait until something holds."""
    deadline = monotonic() + seconds
    while not holds():
        assert monotonic() < deadline, "it never came"
        sleep(0.02)
