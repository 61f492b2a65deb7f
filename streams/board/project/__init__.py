"""Messages of the topics -> rows of the read model, a batch in a transaction, with the offsets to go on from."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import NamedTuple

import structlog
from pydantic import ValidationError
from sqlalchemy import BigInteger, Connection, String, cast, select, update

from schemas.topics import ARTICLES, DEAD_LETTERS, FLAGS, FOLLOWUPS, NOTIFICATIONS, STATEMENTS, Topic, read_again
from streams.board.project.arrival import Arrival
from streams.board.project.articles import take_articles
from streams.board.project.dead_letters import take_dead_letters
from streams.board.project.flags import take_flags
from streams.board.project.followups import take_followups
from streams.board.project.notifications import take_notifications
from streams.board.project.relink import relink
from streams.board.project.statements import take_statements
from streams.board.store import upsert
from streams.board.tables import meta, offsets

Take = Callable[[Connection, Sequence[Arrival]], set[str]]
"""Writes the facts of one topic; returns the ids of the statements around which threads may be others now."""

TAKES: dict[str, tuple[Topic, Take]] = {
    topic.name: (topic, take)
    for topic, take in (
        (ARTICLES, take_articles),
        (STATEMENTS, take_statements),
        (FLAGS, take_flags),
        (FOLLOWUPS, take_followups),
        (NOTIFICATIONS, take_notifications),
        (DEAD_LETTERS, take_dead_letters),
    )
}
"""The topics that the board reads, in the order in which the facts of a batch are written."""

log = structlog.get_logger()


class Delivered(NamedTuple):
    """A message of a topic as it was read from the log: its base name, and when it was written, in milliseconds since 1970."""

    topic: str
    partition: int
    offset: int
    timestamp: int
    value: bytes | None
    is_replay: bool = False
    """Whether a reprocessing wrote it."""


def project(connection: Connection, batch: Sequence[Delivered]) -> None:
    """Write what a batch of messages says, those of a partition in their order. What another board has written is left out.

    It counts the change first, so that of two that write into one database one waits until the other one is done.
    """
    connection.execute(update(meta).where(meta.c.name == "change").values(value=cast(cast(meta.c.value, BigInteger) + 1, String)))
    known, moved = positions(connection), set[str]()
    fresh = [message for message in batch if message.offset >= known.get((message.topic, message.partition), 0)]
    arrived: dict[str, list[Arrival]] = {name: [] for name in TAKES}
    for message in fresh:
        if arrival := _understood(TAKES[message.topic][0], message):
            arrived[message.topic].append(arrival)
    for name, (_, take) in TAKES.items():
        moved |= take(connection, arrived[name]) if arrived[name] else set()
    relink(connection, moved)
    upsert(connection, offsets, _after(fresh))


def positions(connection: Connection) -> dict[tuple[str, int], int]:
    """(topic, partition) -> offset of the next message to read."""
    return {(topic, partition): offset for topic, partition, offset in connection.execute(select(offsets))}


def _understood(topic: Topic, message: Delivered) -> Arrival | None:
    """A fact of a kind that this board does not know is for a later board to read: it is told, and nothing else is lost."""
    value = message.value or b""
    try:
        fact = read_again(topic, value)
    except ValidationError as error:
        told = error.errors(include_url=False, include_input=False)[0]["msg"]
        log.warning("fact.not_understood", topic=topic.name, partition=message.partition, offset=message.offset, error=told)
        return None
    at = datetime.fromtimestamp(message.timestamp / 1000, UTC)
    return Arrival(fact, at, message.partition, message.offset, value.decode(), message.is_replay)


def _after(messages: Sequence[Delivered]) -> list[dict[str, object]]:
    """Where each partition goes on."""
    last = {(message.topic, message.partition): message.offset for message in messages}
    return [{"topic": topic, "partition": partition, "offset": offset + 1} for (topic, partition), offset in last.items()]
