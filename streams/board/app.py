"""The web application: pages for people, an interface for programs, over one read model."""

from pathlib import Path
from typing import NamedTuple

from fastapi import FastAPI
from fastapi.staticfiles import StaticFiles
from sqlalchemy import Engine

from streams.board import pages
from streams.board.act import Desk
from streams.settings import Settings

STATIC = Path(__file__).parent / "static"


class Board(NamedTuple):
    """What the routes stand on: settings, the read model, and where decisions are written. At `request.app.state.board`."""

    settings: Settings
    engine: Engine
    desk: Desk


def create_app(settings: Settings, engine: Engine) -> FastAPI:
    """The application over a read model that a projector keeps up to date."""
    app = FastAPI(title="SaidBefore", docs_url=None, redoc_url=None, openapi_url="/api/v1/openapi.json")
    app.state.board = Board(settings, engine, Desk(settings, engine))
    pages.prepare(app, engine)
    app.include_router(pages.router)
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    return app
