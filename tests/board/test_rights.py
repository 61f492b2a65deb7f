"""Every route of the board, and who may call it."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from fastapi import FastAPI
from sqlalchemy import Engine

from streams.board.access.guard import guards, unguarded
from streams.board.access.rights import Right
from streams.board.access.settled import team
from streams.board.access.store import open_store
from streams.board.app import create_app
from streams.settings import Settings

WHO_MAY = {
    None: """
        GET /login, POST /login, GET /healthz, GET /readyz, ANY /static/
    """,
    Right.READ: """
        GET /account, POST /account/password,
        GET /, GET /threads/{statement}, GET /threads/{statement}/news, GET /articles/{article}, GET /overview, GET /silences, GET /live,
        POST /logout, GET /feed.atom, GET /export.csv, GET /export.jsonl, GET /export.parquet, GET /export.jsonld, GET /metrics,
        GET /api/v1/openapi.json, GET /api/v1/threads, GET /api/v1/threads/{statement}, GET /api/v1/statements,
        GET /api/v1/statements/{statement}, GET /api/v1/articles, GET /api/v1/articles/{article}, GET /api/v1/flags, GET /api/v1/followups,
        GET /api/v1/followups/{fact}, GET /api/v1/silences
    """,
    Right.RESPOND: """
        POST /threads/{statement}, POST /silences, POST /silences/{name}/end, POST /api/v1/threads/{statement}/followups,
        POST /api/v1/silences, DELETE /api/v1/silences/{fact}
    """,
    Right.ADMINISTER: "GET /users, POST /users, POST /users/{name}/role, POST /users/{name}/remove",
    Right.INGEST: "POST /api/v1/articles, POST /api/v1/articles/{article}/retraction",
}
"""The right that a route asks for -> routes."""


@pytest.fixture
def app(light: Engine, tmp_path: Path) -> Iterator[FastAPI]:
    store = open_store(Settings(data_dir=tmp_path))
    yield create_app(Settings(bootstrap_servers="127.0.0.1:1", data_dir=tmp_path), light, team(store, lambda: datetime.now(UTC)))
    store.dispose()


def test_every_route_asks_for_the_right_that_it_is_said_to(app: FastAPI) -> None:
    said = {route.strip(): {right} if right else set() for right, routes in WHO_MAY.items() for route in routes.split(",")}

    assert {route: set(rights) for route, rights in guards(app).items()} == said


def test_none_asks_for_nothing_but_what_strangers_need(app: FastAPI) -> None:
    assert unguarded(app) == []
