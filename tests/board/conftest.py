"""Read models for tests, on SQLite and on a real PostgreSQL."""

from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import Engine, create_engine, text

from schemas.base import Fact
from streams.board.project import project
from streams.board.store import opened
from tests.board import postgres
from tests.board.log import delivered, demo


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """The address of a PostgreSQL of the tests' own."""
    if postgres.PROGRAMS is None:
        pytest.skip("PostgreSQL's programs are not at hand: Debian's package `postgresql` has them")
    with postgres.running() as url:
        yield url


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty database of each kind."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'board.db'}"
    server, name = request.getfixturevalue("postgres_server"), f"t{uuid4().hex[:8]}"
    admin = create_engine(server, isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    admin.dispose()
    return str(server).replace("/postgres?", f"/{name}?")


@pytest.fixture
def engine(url: str) -> Iterator[Engine]:
    """An empty read model on each kind of database."""
    found = opened(url)
    yield found
    found.dispose()


@pytest.fixture
def light(tmp_path: Path) -> Iterator[Engine]:
    """A read model of the demo in SQLite."""
    found = opened(f"sqlite:///{tmp_path / 'board.db'}")
    fill(found, demo())
    yield found
    found.dispose()


def fill(engine: Engine, facts: tuple[Fact, ...]) -> None:
    """Have a read model hold some facts, as if it had read them from the log."""
    with engine.begin() as connection:
        project(connection, delivered(facts))
