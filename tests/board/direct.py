"""A log that a read model reads the moment something is written, in the place of a broker."""

from collections.abc import Iterable, Sequence

import pytest
from sqlalchemy import Engine

from schemas.articles import ArticlePublished, ArticleRetracted
from schemas.base import Fact
from schemas.topics import ARTICLES, read
from streams.board.project import Delivered, project
from streams.commands.publish import UnknownArticleError
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

    def retract(self, settings: Settings, article: str, reason: str | None) -> ArticleRetracted:
        """Take the place of `commands.publish.retract_one`."""
        facts = [read(ARTICLES, message.value or b"") for message in self.messages if message.topic == ARTICLES.name]
        known = [fact.revision for fact in facts if isinstance(fact, ArticlePublished | ArticleRetracted) and fact.article == article]
        if not known:
            raise UnknownArticleError(f"{article} is not in the topic")
        fact = ArticleRetracted(article=article, revision=max(known) + 1, reason=reason)
        self.publish(settings, [fact])
        return fact


def instead_of_the_broker(patch: pytest.MonkeyPatch, log: Log) -> None:
    """Have decisions and articles written to a log in memory."""
    patch.setattr("streams.board.act.publish", log.publish)
    patch.setattr("streams.board.api.articles.ingest_one", lambda settings, article: log.publish(settings, [article]) and article)
    patch.setattr("streams.board.api.articles.retract_one", log.retract)
