"""A board that is really served: a read model in a file, uvicorn in a thread, and somebody who is logged in."""

import re
import warnings
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from threading import Thread
from time import monotonic, sleep
from typing import Any, NamedTuple

import httpx
from sqlalchemy import Engine

from schemas.base import Fact
from streams.board.access.codes import one_time_login
from streams.board.access.settled import laptop
from streams.board.access.store import open_store
from streams.board.app import create_app
from streams.board.project import Delivered, project
from streams.board.store import opened
from streams.settings import Settings
from tests.board.log import delivered

with warnings.catch_warnings():
    warnings.simplefilter("ignore", DeprecationWarning)
    import uvicorn

    from streams.board.serving import Server


LARGEST_PAGE = 300_000
"""Bytes of the heaviest page, without what is kept by the browser."""


class Served(NamedTuple):
    """Where a board is served, somebody who is logged in, over which read model, and all messages that are in it."""

    url: str
    client: httpx.Client
    engine: Engine
    messages: list[Delivered]

    def get(self, path: str) -> httpx.Response:
        return self.client.get(path)

    def post(self, path: str, **form: str) -> httpx.Response:
        return self.client.post(path, data={"csrf": self.csrf, **form})

    @property
    def csrf(self) -> str:
        return str(re.findall(r'name="csrf" value="([^"]+)"', self.get("/silences").text)[0])

    @property
    def cookies(self) -> list[Any]:
        return [{"name": name, "value": value, "url": self.url} for name, value in self.client.cookies.items()]

    def more(self, facts: Iterable[Fact]) -> None:
        """Let facts come in."""
        news = delivered(facts, self.messages)
        with self.engine.begin() as connection:
            project(connection, news)
        self.messages.extend(news)


@contextmanager
def served(folder: Path, facts: Iterable[Fact] = (), settings: Settings | None = None) -> Iterator[Served]:
    """A board over some facts, until it is left."""
    engine = opened(f"sqlite:///{folder / 'board.db'}")
    settings = settings or Settings(data_dir=folder, bootstrap_servers="127.0.0.1:9")
    access = laptop(open_store(settings), lambda: datetime.now(UTC))
    app = create_app(settings, engine, access)
    server = Server(uvicorn.Config(app, port=0, log_level="error"), app.state.pulse)
    running = Thread(target=server.run, daemon=True)
    running.start()
    wait_until(lambda: server.started)
    url = f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    with httpx.Client(base_url=url, timeout=60, limits=httpx.Limits(max_keepalive_connections=0)) as client:
        client.get(one_time_login(access.store, access.clock()))
        board = Served(url, client, engine, [])
        board.more(facts)
        yield board
    server.should_exit = True
    running.join(10)
    assert not running.is_alive(), "the server does not end"
    engine.dispose()
    access.store.dispose()


def wait_until(holds: Callable[[], object], seconds: float = 20.0) -> None:
    """Wait until something holds."""
    deadline = monotonic() + seconds
    while not holds():
        assert monotonic() < deadline, "it never came"
        sleep(0.02)
