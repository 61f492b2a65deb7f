"""Routes that ask for nothing are found, wherever they hide; and what a route says of itself in OpenAPI."""

from pathlib import Path

import pytest
from fastapi import APIRouter, Depends, FastAPI
from fastapi.staticfiles import StaticFiles

from streams.board.access.answers import PROBLEM_RESPONSES
from streams.board.access.guard import guards, require, unguarded
from streams.board.access.rights import Right
from streams.board.access.settled import Access
from tests.board.access.conftest import board


def nothing() -> None:
    """Do nothing."""


def bare() -> FastAPI:
    return FastAPI(openapi_url=None)


def with_route(path: str = "/x", *asked: Right) -> FastAPI:
    app = bare()
    app.add_api_route(path, nothing, methods=["GET"], dependencies=[require(right) for right in asked])
    return app


def with_included_routers(*asked: Right) -> FastAPI:
    app, outer, inner = bare(), APIRouter(dependencies=[require(right) for right in asked]), APIRouter()
    inner.add_api_route("/y", nothing, methods=["POST", "GET"])
    outer.include_router(inner, prefix="/inner")
    app.include_router(outer, prefix="/api")
    return app


def with_mount(path: str, inner: FastAPI | StaticFiles) -> FastAPI:
    app = bare()
    app.mount(path, inner)
    return app


def asked_by_a_dependency() -> FastAPI:
    def found(_identity: object = require(Right.READ)) -> None:
        """Depend on somebody who may read."""

    app = bare()
    app.add_api_route("/deep", nothing, methods=["GET"], dependencies=[Depends(found)])
    return app


def with_websocket() -> FastAPI:
    app = bare()
    app.add_api_websocket_route("/ws", nothing)
    return app


FILES = StaticFiles(directory=Path(__file__).parent)


@pytest.mark.parametrize(
    ("app", "found"),
    [
        (bare(), []),
        (with_route(), ["GET /x"]),
        (with_route("/x", Right.READ), []),
        (with_route("/login"), []),
        (with_route("/loginx"), ["GET /loginx"]),
        (with_included_routers(), ["GET /api/inner/y", "POST /api/inner/y"]),
        (with_included_routers(Right.READ), []),
        (asked_by_a_dependency(), []),
        (with_mount("/sub", with_route()), ["GET /sub/x"]),
        (with_mount("/sub", with_route("/x", Right.ADMINISTER)), []),
        (with_mount("/static", FILES), []),
        (with_mount("/files", FILES), ["ANY /files/"]),
        (with_websocket(), ["ANY /ws"]),
        (FastAPI(docs_url=None, redoc_url=None), ["GET /openapi.json", "HEAD /openapi.json"]),
    ],
)
def test_a_route_that_asks_for_nothing_is_found(app: FastAPI, found: list[str]) -> None:
    assert unguarded(app) == found


def test_what_every_route_asks_for_is_told() -> None:
    assert guards(with_route("/x", Right.READ, Right.RESPOND)) == {"GET /x": {Right.READ, Right.RESPOND}}


def test_of_the_board_in_small_only_the_forgotten_route_asks_for_nothing(access: Access) -> None:
    assert unguarded(board(access)) == ["GET /forgotten"]


def test_openapi_names_the_token_and_the_problems() -> None:
    app = FastAPI()
    app.add_api_route("/x", nothing, methods=["GET"], dependencies=[require(Right.READ)], responses=PROBLEM_RESPONSES)

    told = app.openapi()

    assert told["paths"]["/x"]["get"]["security"] == [{"token": []}]
    assert {"401", "403"} <= set(told["paths"]["/x"]["get"]["responses"])
