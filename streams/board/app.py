"""The web application: pages for people, an interface for programs, over one read model."""

from pathlib import Path

from fastapi import FastAPI
from fastapi.staticfiles import StaticFiles
from sqlalchemy import Engine

from streams.board import api
from streams.board.act import Desk
from streams.board.board import Board
from streams.settings import Settings

STATIC = Path(__file__).parent / "static"


def create_app(settings: Settings, engine: Engine) -> FastAPI:
    """The application over a read model that a projector keeps up to date."""
    app = FastAPI(title="SaidBefore", docs_url=None, redoc_url=None, openapi_url="/api/v1/openapi.json", **api.ABOUT)
    app.state.board = Board(settings, engine, Desk(settings, engine))
    api.install(app)
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    return app
