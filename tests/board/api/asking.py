"""A service that asks the interface with a token, without a network."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from sqlalchemy import Engine
from starlette.testclient import TestClient

from streams.board.access.rights import Scope
from streams.board.access.settled import team
from streams.board.access.store import open_store
from streams.board.access.tokens import add_token
from streams.board.app import create_app
from streams.settings import Settings

HERE = "http://127.0.0.1"


@contextmanager
def service(settings: Settings, engine: Engine, *scopes: Scope) -> Iterator[TestClient]:
    """A client of the application over a read model, with a token of some scopes; else one that may everything."""
    store, now = open_store(settings), datetime.now(UTC)
    token = add_token(store, "service", scopes or [Scope.ADMIN], now)
    app = create_app(settings, engine, team(store, lambda: datetime.now(UTC)))
    with TestClient(app, base_url=HERE, headers={"Authorization": f"Bearer {token}"}) as client:
        yield client
    store.dispose()
