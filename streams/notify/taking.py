"""Facts as they are read from the log -> the notifier's tables."""

import sqlite3
import zlib
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from schemas.base import Fact
from schemas.flags import FlagFact, FlagWithdrawn, Relation, StatementFlagged, flag_id, flag_of
from schemas.followups import FollowUpFact
from schemas.notifications import About, NotificationFact, NotificationFailed, NotificationSent
from schemas.statements import StatementRecorded, claim_group
from schemas.topics import FLAGS, FOLLOWUPS, NOTIFICATIONS, STATEMENTS, Topic
from streams.notify.database import Database, milliseconds
from streams.notify.flags import Known, evolve

FOLLOWED = (NOTIFICATIONS, FOLLOWUPS, STATEMENTS, FLAGS)
"""What the notifier knows the log by."""
RANKS = {relation: rank for rank, relation in enumerate(Relation)}
"""Which flag of a statement tells its thread: that of what it reports again, else repeats, else reverses, echoes or ends."""


class Taken(NamedTuple):
    """A fact with where it was read, and when it was written there (milliseconds since 1970, UTC)."""

    fact: Fact
    partition: int
    offset: int
    timestamp: int
    is_replay: bool = False
    """Whether the record says that it is written again: it is known, and nobody is told."""


def positions(database: Database, topic: Topic, name: str) -> dict[int, int]:
    """From where to go on in the partitions of a topic, given the id under which Kafka holds it.

    Of a topic that was made anew nothing is known; of flags that waited in the old one nobody is told any more.
    """
    with database.transaction() as tables:
        if tables.execute("SELECT 1 FROM offsets WHERE topic = ? AND id <> ?", [topic.name, name]).fetchone():
            tables.execute("DELETE FROM offsets WHERE topic = ?", [topic.name])
            for emptied in {FLAGS.name: ("waiting", "settled"), FOLLOWUPS.name: ("followups",)}.get(topic.name, ()):
                tables.execute(f"DELETE FROM {emptied}")
        return dict(tables.execute("SELECT partition, next FROM offsets WHERE topic = ?", [topic.name]))


def take(database: Database, topic: Topic, facts: Iterable[Taken], offsets: Mapping[int, int], name: str) -> None:
    """Take facts of a topic in, and move the offsets of its partitions on; `name` is the id under which Kafka holds the topic."""
    with database.transaction() as tables:
        for taken in facts:
            _take(tables, taken)
        rows = [(topic.name, partition, name, offset) for partition, offset in offsets.items()]
        tables.executemany("INSERT OR REPLACE INTO offsets VALUES (?, ?, ?, ?)", rows)


def told(tables: sqlite3.Connection, fact: NotificationFact, *, is_sent: bool) -> None:
    """Remember that people were told of a flag, or that this was given up; what was sent stays sent."""
    row = (fact.route, fact.flag, fact.about, fact.thread, milliseconds(fact.at), is_sent)
    tables.execute("INSERT INTO told VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET is_sent = max(is_sent, excluded.is_sent)", row)


def _take(tables: sqlite3.Connection, taken: Taken) -> None:
    match fact := taken.fact:
        case StatementRecorded():
            tables.execute("INSERT OR REPLACE INTO statements VALUES (?, ?, ?)", [fact.id, claim_group(fact), packed(fact)])
            if fact.known_as:
                tables.execute("INSERT OR REPLACE INTO known_as VALUES (?, ?)", [fact.id, fact.known_as])
        case StatementFlagged() | FlagWithdrawn():
            _take_flag(tables, taken, fact)
        case NotificationSent() | NotificationFailed():
            if isinstance(fact, NotificationSent) or fact.again is None:
                told(tables, fact, is_sent=isinstance(fact, NotificationSent))
        case _ if isinstance(fact, FollowUpFact):
            tables.execute("INSERT INTO followups (fact) VALUES (?)", [packed(fact)])


def _take_flag(tables: sqlite3.Connection, taken: Taken, fact: FlagFact) -> None:
    flag = flag_of(fact)
    row = tables.execute("SELECT revision, stands FROM flags WHERE id = ?", [flag]).fetchone()
    if not (change := evolve(row and Known(*row), fact)):
        return
    known, about = change
    if isinstance(fact, StatementFlagged):
        earlier = (fact.group, fact.statement, RANKS[fact.relation], fact.earlier.first, fact.earlier.nearest)
        tables.execute("INSERT OR REPLACE INTO flags VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", [flag, *earlier, *known, packed(fact)])
    else:
        tables.execute("UPDATE flags SET revision = ?, stands = ? WHERE id = ?", [*known, flag])
    if about and taken.is_replay:
        _take_replayed(tables, taken, fact, about)
    elif about and fact.relation is not Relation.REREPORT:
        _wait(tables, taken, flag, about, taken.timestamp)


def _take_replayed(tables: sqlite3.Connection, taken: Taken, fact: FlagFact, about: About) -> None:
    """A reprocessing is no news. But of what people were still to be told, they are told as it is read now."""
    flag = flag_of(fact)
    if about is About.WITHDRAWN:
        query = "INSERT OR REPLACE INTO withheld SELECT flag, at FROM waiting WHERE flag = ? AND about = ?"
        tables.execute(query, [flag, About.RAISED])
    tables.execute("DELETE FROM waiting WHERE flag = ?", [flag])
    if about is About.RAISED and (since := _taken_over(tables, flag, fact)):
        _wait(tables, taken, flag, about, since)


def _taken_over(tables: sqlite3.Connection, flag: str, fact: FlagFact) -> int | None:
    """Who was told of the saying under another id was told of this flag. Gives since when people were still to be told, where they were."""
    (name,) = tables.execute("SELECT coalesce(min(name), ?) FROM known_as WHERE statement = ?", [fact.statement] * 2).fetchone()
    others = tables.execute("SELECT statement FROM known_as WHERE name = ?", [name]).fetchall()
    flags = list({flag_id(statement, fact.relation) for statement in (fact.statement, name, *(other for (other,) in others))})
    marks = ", ".join("?" * len(flags))
    query = f"INSERT OR IGNORE INTO told SELECT route, ?, about, thread, at, is_sent FROM told WHERE flag IN ({marks}) AND about = ?"
    tables.execute(query, [flag, *flags, About.RAISED])
    rows = tables.execute(f"DELETE FROM withheld WHERE flag IN ({marks}) RETURNING at", flags).fetchall()
    return min((int(at) for (at,) in rows), default=None)


def _wait(tables: sqlite3.Connection, taken: Taken, flag: str, about: About, since: int) -> None:
    tables.execute("INSERT OR REPLACE INTO waiting VALUES (?, ?, ?, ?, ?)", [flag, about, taken.partition, taken.offset, since])


def packed(fact: Fact) -> bytes:
    """A fact as the tables hold it."""
    return zlib.compress(fact.model_dump_json(exclude_none=True).encode(), 1)
