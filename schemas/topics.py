"""Topic -> facts, key, retention: one table."""

from typing import Annotated, NamedTuple, get_args

from pydantic import BaseModel, Field, TypeAdapter

from schemas.articles import ArticleFact, ArticlePublished, ArticleRetracted
from schemas.base import KNOWN, Fact
from schemas.flags import FlagFact, FlagWithdrawn, StatementFlagged
from schemas.followups import FollowUpFact
from schemas.notifications import NotificationFact
from schemas.statements import StatementFact, StatementRecorded, StatementWithdrawn, claim_group

VERSION = "v1"
DAY_MS = 24 * 60 * 60 * 1000
FOREVER = -1
LARGEST = 12 * 1024 * 1024
"""Bytes of the largest message: an article of a million characters, or the dead letter of one."""


class DeadLetter(BaseModel):
    """A message that could not be handled, as it came, with why and where it was."""

    topic: str
    partition: int
    offset: int
    reason: str = Field(description="closed list: malformed, language, text, time, error")
    error: str
    key: str | None = Field(description="base64 of the key's bytes")
    value: str | None = Field(description="base64 of the value's bytes")


class Topic(NamedTuple):
    """A topic: its base name, the types of its facts, what its key is, and how long it is kept."""

    name: str
    facts: tuple[type[BaseModel], ...]
    key: str
    retention_ms: int = FOREVER

    def full_name(self, prefix: str) -> str:
        """The name on the broker: `saidbefore.statements.v1`."""
        return f"{prefix}.{self.name}.{VERSION}"


ARTICLES = Topic("articles", (ArticlePublished, ArticleRetracted), "article id")
STATEMENTS = Topic("statements", (StatementRecorded, StatementWithdrawn), "claim group `side:family`")
FLAGS = Topic("flags", (StatementFlagged, FlagWithdrawn), "claim group `side:family`")
FOLLOWUPS = Topic("followups", get_args(FollowUpFact), "claim group `side:family`; of a silence `RUS:*`")
NOTIFICATIONS = Topic("notifications", get_args(NotificationFact), "claim group `side:family`", 90 * DAY_MS)
BY_PLACE = Topic("statements-by-place", (StatementRecorded, StatementWithdrawn), "`family:place`", 7 * DAY_MS)
"""The statements that have a place once more, for comparison between sides; of no use to others."""
DEAD_LETTERS = Topic("dead-letters", (DeadLetter,), "as it came", 30 * DAY_MS)

TOPICS: dict[str, Topic] = {topic.name: topic for topic in (ARTICLES, STATEMENTS, BY_PLACE, FLAGS, FOLLOWUPS, NOTIFICATIONS, DEAD_LETTERS)}

_HOMES = {kind: topic for topic in TOPICS.values() if topic is not BY_PLACE for kind in topic.facts}

_STATEMENTS: TypeAdapter[Fact] = TypeAdapter(Annotated[StatementFact, Field(discriminator="type")])
_READERS: dict[str, TypeAdapter[Fact]] = {
    "articles": TypeAdapter(Annotated[ArticleFact, Field(discriminator="type")]),
    "statements": _STATEMENTS,
    "statements-by-place": _STATEMENTS,
    "flags": TypeAdapter(Annotated[FlagFact, Field(discriminator="type")]),
    "followups": TypeAdapter(Annotated[FollowUpFact, Field(discriminator="type")]),
    "notifications": TypeAdapter(Annotated[NotificationFact, Field(discriminator="type")]),
}


def key_of(fact: Fact) -> str:
    """The key under which a fact is written to its topic."""
    match fact:
        case ArticlePublished() | ArticleRetracted():
            return fact.article
        case StatementRecorded():
            return claim_group(fact)
        case StatementWithdrawn() | StatementFlagged() | FlagWithdrawn():
            return fact.group
        case _ if isinstance(fact, FollowUpFact | NotificationFact):
            return fact.group
    raise TypeError(f"{type(fact).__name__} has no topic")


def home_of(kind: type[BaseModel]) -> Topic:
    """The topic that facts of a class belong to."""
    return _HOMES[kind]


def topic_of(fact: Fact) -> Topic:
    """The topic that a fact belongs to."""
    return home_of(type(fact))


def read(topic: Topic, value: bytes) -> Fact:
    """Read one fact of a topic from JSON bytes. Raises ValueError (pydantic's ValidationError) naming what is wrong."""
    return _READERS[topic.name].validate_json(value)


def read_again(topic: Topic, value: bytes) -> Fact:
    """Read a fact as `read` does, without computing its id: for who reads a whole log anew that the workers have read."""
    return _READERS[topic.name].validate_json(value, context=KNOWN)
