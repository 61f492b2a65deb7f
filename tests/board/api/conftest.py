"""An application over the demo's read model, asked without a network."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine
from starlette.testclient import TestClient

from streams.settings import Settings
from tests.board.api.asking import service
from tests.board.direct import Log, instead_of_the_broker
from tests.board.log import demo

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
    with service(Settings(bootstrap_servers=NOWHERE, data_dir=tmp_path), light) as found:
        yield found
