"""A board as two processes that can be killed: the page, and the projector behind it."""

import socket
import warnings
from datetime import UTC, datetime
from multiprocessing.connection import Connection as Pipe

from streams.board.access.settled import team
from streams.board.access.store import open_store
from streams.board.app import create_app
from streams.board.projector import run_projector
from streams.board.store import opened, url_of
from streams.settings import Settings

with warnings.catch_warnings():
    warnings.simplefilter("ignore", DeprecationWarning)
    import uvicorn

__all__ = ["projecting", "serving"]

projecting = run_projector


def serving(settings: Settings, told: Pipe) -> None:
    """Serve the board at a free port, which is told as soon as it listens."""
    app = create_app(settings, opened(url_of(settings)), team(open_store(settings), lambda: datetime.now(UTC)))
    with socket.create_server(("127.0.0.1", 0)) as taken:
        told.send(taken.getsockname()[1])
        uvicorn.Server(uvicorn.Config(app, log_config=None, access_log=False)).run(sockets=[taken])
