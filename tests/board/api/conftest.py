"""An application over the demo's read model, asked without a network."""

import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from streams.board.app import create_app
from streams.settings import Settings
from tests.board.direct import Log, instead_of_the_broker
from tests.board.log import demo

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # that httpx2 would be preferred
    from starlette.testclient import TestClient

NOWHERE = "127.0.0.1:1"


@pytest.fixture
def log(light: Engine, monkeypatch: pytest.MonkeyPatch) -> Log:
    """A log that the read model reads at once."""
    log = Log(light, demo())
    instead_of_the_broker(monkeypatch, log)
    return log


@pytest.fixture
def client(light: Engine, log: Log, tmp_path: Path) -> Iterator[TestClient]:
    """Asks the interface over the demo."""
    del log
    with TestClient(create_app(Settings(bootstrap_servers=NOWHERE, data_dir=tmp_path), light)) as found:
        yield found
