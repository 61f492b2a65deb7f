"""Stores, and a board in small with a route for each right, for a team and on a laptop."""

import warnings
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Annotated, Any

import pytest
from argon2 import PasswordHasher
from fastapi import FastAPI, Form
from fastapi.responses import HTMLResponse, PlainTextResponse
from pydantic import SecretStr
from sqlalchemy import Engine

from streams.board.access import hashing
from streams.board.access.guard import require
from streams.board.access.install import secure
from streams.board.access.rights import Identity, Right, Role, Scope
from streams.board.access.settled import Access, laptop, team
from streams.board.access.store import open_store
from streams.board.access.tables import metadata
from streams.board.access.tokens import add_token
from streams.board.access.users import add_user
from streams.settings import Settings
from tests.board import postgres

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # that httpx2 would be preferred
    from starlette.testclient import TestClient

START = datetime(2026, 3, 1, 8, tzinfo=UTC)
PASSWORD = "seven quiet herons"
PEOPLE = {"rita": Role.READER, "ana": Role.RESPONDER, "boss": Role.ADMIN}
SERVICES = {"screen": Scope.READ, "bot": Scope.RESPOND, "wire": Scope.INGEST, "ops": Scope.ADMIN}


class Clock:
    """What time it is, as the test says."""

    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> datetime:
        return self.now

    def pass_by(self, **time: float) -> None:
        self.now += timedelta(**time)


@pytest.fixture(autouse=True)
def quick_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hashes of passwords that take no time; `test_hashing.py` looks at those that do."""
    monkeypatch.setattr(hashing, "HASHER", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
    monkeypatch.setattr(hashing, "NOBODY", hashing.password_hash("nobody"))


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    if postgres.PROGRAMS is None:
        pytest.skip("PostgreSQL is not installed")
    with postgres.running() as url:
        yield url


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Engine]:
    opened = open_store(Settings(data_dir=tmp_path))
    yield opened
    opened.dispose()


@pytest.fixture(params=["sqlite", "postgresql"])
def either_store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    """The same store on both databases."""
    url = SecretStr(request.getfixturevalue("postgres_url")) if request.param == "postgresql" else None
    opened = open_store(Settings(data_dir=tmp_path, access_url=url))
    yield opened
    metadata.drop_all(opened)
    opened.dispose()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def access(store: Engine, clock: Clock) -> Access:
    for name, role in PEOPLE.items():
        add_user(store, name, role, PASSWORD, START)
    return team(store, clock)


@pytest.fixture
def services(store: Engine) -> dict[str, str]:
    return {name: add_token(store, name, [scope], START) for name, scope in SERVICES.items()}


@pytest.fixture
def browser(access: Access) -> Iterator[TestClient]:
    """A browser before a team's board, not logged in."""
    yield from opened_at("https://board.example", board(access))


@pytest.fixture
def own_browser(store: Engine, clock: Clock) -> Iterator[TestClient]:
    """A browser on the laptop that the board runs on."""
    yield from opened_at("http://127.0.0.1:8000", board(laptop(store, clock)))


def opened_at(url: str, app: FastAPI) -> Iterator[TestClient]:
    with TestClient(app, base_url=url, follow_redirects=False, headers={"Accept": "text/html"}, raise_server_exceptions=False) as client:
        yield client


def log_in(browser: TestClient, name: str, password: str = PASSWORD, **fields: str) -> Any:
    return browser.post("/login", data={"name": name, "password": password, **fields})


def csrf(browser: TestClient) -> str:
    return str(browser.get("/csrf").text)


def as_service(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}", "Accept": "*/*"}


def board(access: Access) -> FastAPI:
    app = FastAPI(openapi_url=None, max_body_size=None)
    secure(app, access)

    for right in Right:
        app.add_api_route(f"/{right}", lambda: "done", methods=["GET", "POST"], dependencies=[require(right)])

    @app.get("/whoami")
    def whoami(identity: Annotated[Identity, require(Right.READ)]) -> str:
        return identity.actor

    @app.get("/csrf", response_class=PlainTextResponse)
    def own_csrf(identity: Annotated[Identity, require(Right.READ)]) -> str | None:
        return identity.csrf

    @app.post("/note", response_class=HTMLResponse, dependencies=[require(Right.RESPOND)])
    def note(text: Annotated[str, Form()]) -> str:
        return text

    @app.get("/broken", dependencies=[require(Right.READ)])
    def broken() -> str:
        raise RuntimeError("no such thing")

    @app.get("/forgotten")
    def forgotten() -> str:
        return "for everybody, by mistake"

    @app.get("/healthz")
    def healthz() -> str:
        return "ok"

    return app
