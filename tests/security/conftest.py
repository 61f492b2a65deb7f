"""One secured broker a session."""

from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest

from streams.acls import Role, acls
from streams.settings import Settings
from tests.security.granting import grant, rights
from tests.security.secured import OPERATOR, Secured, secured


@pytest.fixture(scope="session")
def kafka(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Secured]:
    with secured(tmp_path_factory.mktemp("secured"), list(Role)) as known:
        yield known


@pytest.fixture
def bare(tmp_path: Path) -> Settings:
    """Settings that name no broker yet, and a prefix of their own."""
    return Settings(topic_prefix=f"t{uuid4().hex[:8]}", partitions=2, data_dir=tmp_path)


@pytest.fixture
def operator(kafka: Secured, bare: Settings) -> Settings:
    return kafka.scram(OPERATOR, bare)


@pytest.fixture
def granted(operator: Settings) -> Settings:
    """Every role has what the table gives it, and nothing else; the settings are the operator's."""
    grant(operator, rights(acls(operator.topic_prefix)))
    return operator
