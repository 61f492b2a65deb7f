"""A message to people: what it says, and which flags it tells of. Its id comes from the flags, so that whoever gets it twice knows."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from schemas.base import Part, content_id
from schemas.flags import Relation
from schemas.notifications import About, NotificationFailed, NotificationSent
from streams.notify import words
from streams.notify.decide import Due
from streams.notify.waiting import Waiting


class Entry(Part):
    """One flag in a message, for programs that read it."""

    flag: str
    revision: int | None = None
    article: str | None = None
    relation: Relation
    group: str
    thread: str
    statement: str
    who: str
    what: str
    said: str
    quotation: str
    said_before: str
    quotation_before: str
    gap_days: int | None
    outcome: str | None
    sources: int
    url: str | None


class Message(Part):
    """What is brought to all targets of a route."""

    id: str
    route: str
    about: About
    subject: str
    text: str
    flags: tuple[Entry, ...]


def written(due: Due, board_address: str | None) -> Message:
    """The message that tells of flags."""
    name = content_id("message", due.route, due.about, sorted(waiting.flag.id for waiting in due.flags))
    entries = tuple(map(_entry, due.flags))
    return Message(
        id=name, route=due.route, about=due.about, subject=words.subject(due), text=words.text(due, board_address), flags=entries
    )


def sent(message: Message, at: datetime) -> Iterable[NotificationSent]:
    """The facts that a message was sent: one a flag."""
    return [NotificationSent(**about, at=at) for about in _about(message)]


def failed(message: Message, target: str, error: str, attempt: int, at: tuple[datetime, datetime | None]) -> Iterable[NotificationFailed]:
    """The facts that a target did not take it: one a flag; `at` is when it was tried, and when it is tried next."""
    tried, again = at
    return [NotificationFailed(**about, at=tried, target=target, error=error, attempt=attempt, again=again) for about in _about(message)]


def _about(message: Message) -> Iterable[dict[str, Any]]:
    for entry in message.flags:
        yield {
            "route": message.route,
            "flag": entry.flag,
            "about": message.about,
            "group": entry.group,
            "thread": entry.thread,
            "article": entry.article,
            "revision": entry.revision,
            "message": message.id,
        }


def _entry(waiting: Waiting) -> Entry:
    flag, now, before = waiting.flag, waiting.now, waiting.before
    return Entry(
        flag=flag.id,
        revision=flag.revision + (waiting.about is About.WITHDRAWN),
        article=now.article,
        relation=flag.relation,
        group=flag.group,
        thread=waiting.thread,
        statement=now.id,
        who=words.who(now),
        what=words.what(now),
        said=now.said,
        quotation=now.content,
        said_before=before.said,
        quotation_before=before.content,
        gap_days=flag.gap_days,
        outcome=words.outcome(flag),
        sources=flag.sources,
        url=now.url,
    )
