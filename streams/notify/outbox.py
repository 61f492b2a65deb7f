"""Messages that are decided, until every target has them.

A message is written down before it is brought, and what became of it after. A process that is killed between bringing and writing
brings the same message once more, under the same id, which targets can know it by: so a flag may be told twice where that happens,
but is never lost. The other order would lose one in silence, and a missed reversal costs more than a doubled one.
"""

import sqlite3
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from schemas.base import Fact
from schemas.notifications import About, NotificationFact
from schemas.topics import NOTIFICATIONS, read
from streams.notify.database import Database, instant, milliseconds
from streams.notify.messages import Message, failed, sent
from streams.notify.taking import told

SHORTEST, LONGEST = timedelta(seconds=5), timedelta(hours=1)
"""How long after the first failure a message is tried again, and after many."""


class Posted(NamedTuple):
    """A message on its way: how many times it was tried, and when it is tried next."""

    message: Message
    attempts: int
    due: datetime


class Tried(NamedTuple):
    """How it went to bring a message: targets that have it now, others with the reason."""

    brought: list[str]
    failed: dict[str, str]


def pause(attempts: int) -> timedelta:
    """How long to wait after so many attempts: twice as long each time."""
    return min(LONGEST, SHORTEST * (1 << min(attempts - 1, 20)))


def post(database: Database, messages: Iterable[Message], now: datetime) -> None:
    """Write messages down, to be brought."""
    with database.transaction() as tables:
        rows = [(message.id, message.model_dump_json(), 0, milliseconds(now)) for message in messages]
        tables.executemany("INSERT OR IGNORE INTO outbox (message, fact, attempts, due) VALUES (?, ?, ?, ?)", rows)


def posted(database: Database) -> list[Posted]:
    """All messages on their way, those that are due first, first."""
    rows = database.reading.execute("SELECT fact, attempts, due FROM outbox ORDER BY due, message").fetchall()
    return [Posted(Message.model_validate_json(fact), attempts, instant(due)) for fact, attempts, due in rows]


def recall(database: Database, partitions: Collection[int]) -> list[str]:
    """Take back messages that are others' to bring or that tell of what no longer is so; what is left of them is decided anew.

    `partitions` are our own. Gives the ids of the messages. One that targets have already, or may have, is brought to all of them.
    """
    with database.transaction() as tables:
        stale = [one.message for one in posted(database) if _is_anothers(tables, one.message, partitions) or _is_over(tables, one.message)]
        for message in stale:
            _end(tables, message)
    return [message.id for message in stale]


def drop(database: Database, message: Message) -> None:
    """Forget a message whose route is gone."""
    with database.transaction() as tables:
        _end(tables, message)


def brought(database: Database, message: Message) -> set[str]:
    """The targets that have a message."""
    return {row[0] for row in database.reading.execute("SELECT target FROM brought WHERE message = ?", [message.id])}


def begin(database: Database, message: Message) -> None:
    """Remember that a message is being brought: until it is known how that went, targets may have it."""
    with database.transaction() as tables:
        tables.execute("UPDATE outbox SET in_doubt = 1 WHERE message = ?", [message.id])


def mark(database: Database, message: Message, target: str) -> None:
    """Remember that a target has a message."""
    with database.transaction() as tables:
        tables.execute("INSERT OR IGNORE INTO brought VALUES (?, ?)", [message.id, target])


def settle(database: Database, tried: Posted, failures: Sequence[tuple[str, str]], at: datetime, attempts: int) -> datetime | None:
    """Write down how it went to bring a message: `failures` are targets with the reason, at most `attempts` are made.

    Gives when it is tried next; None where it has ended: people were told where one of the targets has it.
    """
    count = tried.attempts + 1
    again = at + pause(count) if failures and count < attempts else None
    facts: list[NotificationFact] = []
    for target, error in failures:
        facts += failed(tried.message, target, error, count, (at, again))
    with database.transaction() as tables:
        if again:
            tables.execute(
                "UPDATE outbox SET attempts = ?, due = ?, in_doubt = 0 WHERE message = ?", [count, milliseconds(again), tried.message.id]
            )
        elif brought(database, tried.message):
            facts += sent(tried.message, at)
        for fact in facts:
            _remember(tables, fact)
        if not again:
            _end(tables, tried.message)
    return again


def unpublished(database: Database) -> list[Fact]:
    """Facts about messages that are not in the log yet."""
    rows = database.reading.execute("SELECT fact FROM unpublished ORDER BY rowid").fetchall()
    return [read(NOTIFICATIONS, fact.encode()) for (fact,) in rows]


def published(database: Database, facts: Iterable[Fact]) -> None:
    """Remember that facts are in the log."""
    with database.transaction() as tables:
        tables.executemany("DELETE FROM unpublished WHERE id = ?", [(fact.id,) for fact in facts])


def _remember(tables: sqlite3.Connection, fact: NotificationFact) -> None:
    tables.execute("INSERT OR IGNORE INTO unpublished VALUES (?, ?)", [fact.id, fact.model_dump_json()])
    again = getattr(fact, "again", None)
    if not again:
        told(tables, fact, is_sent=fact.type == "NotificationSent")


def _end(tables: sqlite3.Connection, message: Message) -> None:
    for table in ("outbox", "brought"):
        tables.execute(f"DELETE FROM {table} WHERE message = ?", [message.id])


def _is_anothers(tables: sqlite3.Connection, message: Message, partitions: Collection[int]) -> bool:
    """Whether a flag of it has gone to another notifier, or people were told of it by one."""
    for entry in message.flags:
        row = tables.execute("SELECT partition FROM waiting WHERE flag = ?", [entry.flag]).fetchone()
        query = "SELECT 1 FROM told WHERE route = ? AND flag = ? AND about = ?"
        is_told = tables.execute(query, [message.route, entry.flag, message.about]).fetchone()
        if is_told or (row and row[0] not in partitions):
            return True
    return False


def _is_over(tables: sqlite3.Connection, message: Message) -> bool:
    """Whether nobody can have it yet, and a flag of it was raised or withdrawn since."""
    doubt = "SELECT 1 FROM outbox WHERE message = ? AND (in_doubt OR message IN (SELECT message FROM brought))"
    if tables.execute(doubt, [message.id]).fetchone():
        return False
    flags = [entry.flag for entry in message.flags]
    query = f"SELECT count(*) FROM flags WHERE stands AND id IN ({', '.join('?' * len(flags))})"
    (standing,) = tables.execute(query, flags).fetchone()
    return bool(standing != (len(flags) if message.about is About.RAISED else 0))
