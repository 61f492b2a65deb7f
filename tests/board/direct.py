"""A log that a read model reads the moment something is written, in the place of a broker."""

from collections.abc import Iterable, Sequence

import pytest
from sqlalchemy import Engine

from schemas.base import Fact
from streams.board.project import Delivered, project
from streams.settings import Settings
from tests.board.log import delivered


class Log:
    """What was written, and what was there before."""

    def __init__(self, engine: Engine, before: Sequence[Fact] = ()) -> None:
        self._engine = engine
        self.messages: list[Delivered] = delivered(before)
        self.written: list[Fact] = []

    def publish(self, _: Settings, facts: Iterable[Fact]) -> int:
        """Take the place of `kafka.publish`."""
        news = list(facts)
        arrived = delivered(news, self.messages)
        self.messages += arrived
        self.written += news
        with self._engine.begin() as connection:
            project(connection, arrived)
        return len(news)


def instead_of_the_broker(patch: pytest.MonkeyPatch, log: Log) -> None:
    """Have decisions and articles written to a log in memory."""
    patch.setattr("streams.board.act.publish", log.publish)
    patch.setattr("streams.board.api.articles.ingest_one", lambda settings, article: log.publish(settings, [article]) and article)
