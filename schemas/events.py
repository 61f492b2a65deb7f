"""Facts as events: the attributes by which CloudEvents names each of them, whatever carries it. One table says what a fact is about.

Source: CloudEvents 1.0.2, sections 3.1 (attributes) and its extensions for correlation and partitioning.
"""

import re
from collections.abc import Callable
from operator import attrgetter
from typing import Any, NamedTuple

from pydantic import BaseModel

from schemas.articles import ArticlePublished, ArticleRetracted
from schemas.base import SPACE, content_id
from schemas.flags import FlagWithdrawn, StatementFlagged
from schemas.followups import (
    FollowUpAcknowledged,
    FollowUpAssigned,
    FollowUpNoted,
    FollowUpReopened,
    FollowUpResolved,
    FollowUpScheduled,
    FollowUpSilenced,
    FollowUpUndone,
    ThreadsMerged,
    ThreadSplit,
)
from schemas.notifications import About, NotificationFact, NotificationFailed, NotificationSent
from schemas.statements import StatementRecorded, StatementWithdrawn
from schemas.topics import VERSION, DeadLetter, home_of


class Subject(NamedTuple):
    """What a fact is about: all facts with one subject tell the life of one thing."""

    of: Callable[[Any], str]
    words: str


_ARTICLE = Subject(attrgetter("article"), "id of the article")
_STATEMENT = "id of the statement"
_FLAG = "id of the flag, the same for all its revisions"
_THREAD = Subject(attrgetter("statement"), "id of the first statement of the thread, as it then was")
_TOLD = Subject(attrgetter("flag"), "id of the flag that people were, or were not, told of")

SUBJECTS: dict[type[BaseModel], Subject] = {
    ArticlePublished: _ARTICLE,
    ArticleRetracted: _ARTICLE,
    StatementRecorded: Subject(attrgetter("id"), _STATEMENT),
    StatementWithdrawn: Subject(attrgetter("statement"), _STATEMENT),
    StatementFlagged: Subject(attrgetter("id"), _FLAG),
    FlagWithdrawn: Subject(attrgetter("flag"), _FLAG),
    FollowUpAcknowledged: _THREAD,
    FollowUpAssigned: _THREAD,
    FollowUpNoted: _THREAD,
    FollowUpScheduled: _THREAD,
    FollowUpResolved: _THREAD,
    FollowUpReopened: _THREAD,
    FollowUpSilenced: Subject(attrgetter("group"), "the groups of threads that are silenced: `RUS:*`"),
    FollowUpUndone: Subject(lambda fact: fact.statement or fact.group, "what the fact that is taken back is about"),
    ThreadSplit: Subject(attrgetter("statement"), "id of the statement that is parted from the others"),
    ThreadsMerged: Subject(attrgetter("statement"), "id of a statement of one of the threads"),
    NotificationSent: _TOLD,
    NotificationFailed: _TOLD,
    DeadLetter: Subject(lambda letter: f"{letter.topic}/{letter.partition}/{letter.offset}", "where it was: topic/partition/offset"),
}

_TYPES = {DeadLetter.__name__: f"saidbefore.message.buried.{VERSION}"}


def event_type(name: str) -> str:
    """The event type of a fact's class: `StatementRecorded` is `saidbefore.statement.recorded.v1`."""
    noun, verb = re.findall(r"^(.+)([A-Z][a-z]+)$", name)[0]
    return _TYPES.get(name) or f"saidbefore.{noun.lower()}.{verb.lower()}.{VERSION}"


def event_source(kind: type[BaseModel]) -> str:
    """Where events of a fact's class come from: the topic that they are written to first."""
    return f"/saidbefore/{home_of(kind).name}"


def schema_address(name: str) -> str:
    """The address that the schema of a fact's class is known by."""
    return f"{SPACE}{name}.{VERSION}.json"


def event_id(fact: BaseModel) -> str:
    """The fact's id, with its revision where revisions share the id: CloudEvents takes two events of one id for duplicates.

    A dead letter is named by where the message was: buried twice, it is one event.
    """
    return _ID_OF[type(fact)](fact)


def _revised(fact: StatementRecorded | StatementFlagged) -> str:
    return f"{fact.id}.{fact.revision}"


def _buried(letter: DeadLetter) -> str:
    return content_id(DeadLetter.__name__, letter.topic, letter.partition, letter.offset)


_ID_OF: dict[type[BaseModel], Callable[[Any], str]] = {
    **dict.fromkeys(SUBJECTS, attrgetter("id")),
    StatementRecorded: _revised,
    StatementFlagged: _revised,
    DeadLetter: _buried,
}


def article_of(fact: BaseModel) -> str | None:
    """The id of the article that a fact is about, where it names one."""
    return _ARTICLE_OF[type(fact)](fact)


_ARTICLE_OF: dict[type[BaseModel], Callable[[Any], str | None]] = {
    kind: attrgetter("article") if "article" in kind.model_fields else lambda _: None for kind in SUBJECTS
}


def told_of(fact: NotificationFact) -> str | None:
    """The id of the event that people were told of: a revision of a flag, or its withdrawal; None where the fact does not say."""
    if fact.revision is None:
        return None
    return f"{fact.flag}.{fact.revision}" if fact.about is About.RAISED else content_id(FlagWithdrawn.__name__, fact.flag, fact.revision)
