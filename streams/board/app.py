"""The web application: pages for people, an interface for programs, over one read model."""

from pathlib import Path

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


def create_app(settings: Settings, engine: Engine, access: Access) -> FastAPI:
    """The application over a read model that a projector keeps up to date, for those who are let in."""
    app = FastAPI(title="SaidBefore", docs_url=None, redoc_url=None, openapi_url=None, **api.ABOUT)
    app.state.board = Board(settings, engine, Desk(settings, engine))
    secure(app, access, templates)
    pages.prepare(app, engine)
    app.include_router(pages.router)
    api.install(app)
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    return app
