"""The web application: pages for people, an interface for programs, over one read model."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from anyio.to_thread import current_default_thread_limiter
from fastapi import FastAPI
from fastapi.staticfiles import StaticFiles
from sqlalchemy import Engine

from streams.board import api, pages
from streams.board.access.install import secure
from streams.board.access.settled import Access
from streams.board.act import Desk
from streams.board.board import Board
from streams.board.pages.render import templates
from streams.settings import Settings

STATIC = Path(__file__).parent / "static"
ANSWERED_AT_ONCE = 6
"""Python runs one of them at a time, while the others ask the database: more would only have all wait for all."""


@asynccontextmanager
async def few_at_once(_app: FastAPI) -> AsyncIterator[None]:
    """While the application runs: who comes when many are being answered waits for his turn."""
    current_default_thread_limiter().total_tokens = ANSWERED_AT_ONCE
    yield


def create_app(settings: Settings, engine: Engine, access: Access) -> FastAPI:
    """The application over a read model that a projector keeps up to date, for those who are let in."""
    app = FastAPI(title="SaidBefore", docs_url=None, redoc_url=None, openapi_url=None, lifespan=few_at_once, **api.ABOUT)
    app.state.board = Board(settings, engine, Desk(settings, engine))
    secure(app, access, templates)
    pages.prepare(app, engine)
    app.include_router(pages.router)
    api.install(app)
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    return app
