"""What tests share: one Apache Kafka a session, and topics of their own for each test."""

import logging
import warnings
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
import structlog

from streams.settings import Settings, environment
from streams.show.progress import unheard
from streams.supervise import Command, Family

with warnings.catch_warnings():
    warnings.simplefilter("ignore", DeprecationWarning)  # kafka-python reads its message schemas in an old way
    from streams.broker import CONSOLE, prepare, wait_until_ready


@pytest.fixture(scope="session")
def broker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a real broker on free ports, started once a session."""
    embedded = prepare(tmp_path_factory.mktemp("kafka"), unheard)
    reached = Settings(bootstrap_servers=embedded.bootstrap)
    with Family(environment(reached), patience=5) as family:
        child = family.start(Command("broker", "kafka", embedded.argv, embedded.logs / CONSOLE))
        wait_until_ready(reached, child.alive, embedded.logs)
        yield embedded.bootstrap


@pytest.fixture
def settings(broker: str, tmp_path: Path) -> Settings:
    """Settings whose topics and data no other test sees: two partitions, so that keys matter."""
    return Settings(bootstrap_servers=broker, topic_prefix=f"t{uuid4().hex[:8]}", partitions=2, data_dir=tmp_path, metrics_port="off")


@pytest.fixture(autouse=True)
def logging_is_left_as_it_was() -> Iterator[None]:
    """A command that runs inside a test logs to the test's own stderr, which is gone with it."""
    handlers = logging.root.handlers[:]
    yield
    logging.root.handlers[:] = handlers
    structlog.reset_defaults()
