"""The broker -> messages: consumers without a group, which commit nothing."""

from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from typing import Any, NamedTuple

from kafka import KafkaConsumer, TopicPartition
from kafka.errors import KafkaTimeoutError

from schemas.topics import Topic
from streams.envelope import Headers
from streams.kafka.connection import PATIENCE_MS, TopicMissingError, security, told
from streams.kafka.topics import missing
from streams.settings import Settings


class Message(NamedTuple):
    """A record as it was read from the broker, with where it was and when it was written (milliseconds since 1970, UTC)."""

    topic: str
    partition: int
    offset: int
    timestamp: int
    key: bytes | None
    value: bytes | None
    headers: Headers


Offsets = dict[int, int]
"""Partition -> offset of the next message to read."""

Positions = dict[tuple[str, int], int]
"""(Full name of a topic, partition) -> offset of the next message to read."""

AT_ONCE = 16_000
"""Messages that are handed on together where many wait."""
FETCHED_BYTES = 4 * 1024 * 1024
"""Bytes of a partition that are fetched at once: less would bring fewer messages together than are handed on."""


@contextmanager
def consumer_of(settings: Settings, *, at_most: int) -> Iterator[KafkaConsumer]:
    """A consumer without a group: it commits nothing."""
    reading = {"group_id": None, "enable_auto_commit": False, "auto_offset_reset": "earliest", "allow_auto_create_topics": False}
    limits = {"max_poll_records": at_most, "max_partition_fetch_bytes": FETCHED_BYTES}
    with told(settings), closing(KafkaConsumer(**security(settings), **reading, **limits)) as consumer:
        yield consumer


@contextmanager
def _consumer(settings: Settings, *topics: Topic, at_most: int = 500) -> Iterator[tuple[KafkaConsumer, list[TopicPartition]]]:
    """A consumer of all partitions of some topics."""
    with consumer_of(settings, at_most=at_most) as consumer:
        partitions = [part for topic in topics for part in _partitions(settings, consumer, topic)]
        consumer.assign(partitions)
        yield consumer, partitions


def _partitions(settings: Settings, consumer: KafkaConsumer, topic: Topic) -> list[TopicPartition]:
    name = topic.full_name(settings.topic_prefix)
    found = [TopicPartition(name, number) for number in sorted(consumer.partitions_for_topic(name))]
    if not found:
        raise TopicMissingError(missing(settings, name))
    return found


def ends(settings: Settings, *topics: Topic) -> Positions:
    """Where the partitions of some topics end now."""
    with _consumer(settings, *topics) as (consumer, partitions):
        found = consumer.end_offsets(partitions, timeout_ms=PATIENCE_MS)
        return {(part.topic, part.partition): offset for part, offset in found.items()}


def follow_from(
    settings: Settings, positions: Mapping[tuple[str, int], int], *topics: Topic, behind: Callable[[Positions], object] = lambda _: None
) -> Generator[list[Message]]:
    """The messages of some topics from some positions on, else from the first, as they come, without end.

    At most AT_ONCE at a time, those of a partition in their order; none where nothing came for a while.
    `behind` is told how many are left of each partition once those that were handed on are done with.
    """
    with _consumer(settings, *topics, at_most=AT_ONCE) as (consumer, partitions):
        for part in partitions:
            consumer.seek(part, positions.get((part.topic, part.partition), 0))
        while True:
            yield _fetched(consumer)
            behind(lags(consumer, partitions))


def lags(consumer: KafkaConsumer, partitions: Iterable[TopicPartition]) -> Positions:
    """How many messages of partitions a consumer was not given yet, as of the last that it fetched."""
    ends = {part: consumer.highwater(part) for part in partitions}
    return {
        (part.topic, part.partition): max(0, end - consumer.position(part, timeout_ms=PATIENCE_MS))
        for part, end in ends.items()
        if end is not None
    }


def follow(settings: Settings, topic: Topic, *, from_beginning: bool = False) -> Generator[Message]:
    """The messages of a topic as they come, without end; those that are there already only `from_beginning`."""
    with _consumer(settings, topic) as (consumer, partitions):
        (consumer.seek_to_beginning if from_beginning else consumer.seek_to_end)(*partitions)
        while True:
            yield from _fetched(consumer)


def read_all(settings: Settings, topic: Topic, start: Mapping[int, int] | None = None) -> tuple[list[Message], Offsets]:
    """All messages from `start` (else from the first) to the end as it is now, and where to go on from.

    Partitions follow each other as their messages come in; within a partition the order is that of the offsets.
    """
    with _consumer(settings, topic) as (consumer, partitions):
        ends = consumer.end_offsets(partitions, timeout_ms=PATIENCE_MS)
        offsets = {part: (start or {}).get(part.partition, 0) for part in partitions}
        for part, offset in offsets.items():
            consumer.seek(part, offset)
        found: list[Message] = []
        while any(consumer.position(part, timeout_ms=PATIENCE_MS) < ends[part] for part in partitions):
            found += _expected(consumer)
        within = [message for message in found if message.offset < ends[TopicPartition(message.topic, message.partition)]]
        return within, {part.partition: max(ends[part], offsets[part]) for part in partitions}


def read_through(settings: Settings, topic: Topic, last: int | None = None) -> Iterator[Message]:
    """All messages of a topic from the first to the end as it is now, one by one, however many they are.

    `last`: so many of each partition at most, the last ones.
    """
    with _consumer(settings, topic) as (consumer, partitions):
        begins = consumer.beginning_offsets(partitions, timeout_ms=PATIENCE_MS)
        ends = consumer.end_offsets(partitions, timeout_ms=PATIENCE_MS)
        for part in partitions:
            consumer.seek(part, begins[part] if last is None else max(begins[part], ends[part] - last))
        while any(consumer.position(part, timeout_ms=PATIENCE_MS) < ends[part] for part in partitions):
            found = _expected(consumer)
            yield from (message for message in found if message.offset < ends[TopicPartition(message.topic, message.partition)])


def _expected(consumer: KafkaConsumer) -> list[Message]:
    if not (messages := _fetched(consumer, PATIENCE_MS)):
        raise KafkaTimeoutError("messages that are there do not come")
    return messages


def _fetched(consumer: KafkaConsumer, patience_ms: int = 500) -> list[Message]:
    return [message for batch in consumer.poll(timeout_ms=patience_ms).values() for message in as_messages(batch)]


def as_messages(batch: Iterable[Any]) -> list[Message]:
    """Records of kafka-python as messages."""
    return [Message(*(getattr(kept, slot) for slot in Message._fields)) for kept in batch]
