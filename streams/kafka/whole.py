"""All that an installation has on Kafka: its topics, what its workers remember there, and how far its groups of consumers are."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import NamedTuple

from kafka import KafkaAdminClient, KafkaConsumer, OffsetAndMetadata, TopicPartition
from kafka.admin import ConfigResource, ConfigResourceType
from kafka.errors import KafkaError, KafkaTimeoutError, NoError, RetriableError

from schemas.topics import TOPICS
from streams.errors import SaidBeforeError
from streams.kafka.connection import PATIENCE_MS, admin, patiently
from streams.kafka.groups import committed_by
from streams.kafka.reading import Message, as_messages, consumer_of
from streams.settings import Settings

ROLES = r"(extract|compare|notify|threads)(-v\d+)?"

Part = tuple[str, int]
"""Full name of a topic, and number of a partition."""


class GroupActiveError(SaidBeforeError):
    """A group of consumers is at work, and can not be told where to go on."""


class Held(NamedTuple):
    """A topic as it is on the broker: its full name, id, number of partitions, and what of its configuration was set."""

    name: str
    id: str
    partitions: int
    configs: dict[str, str]


def topics_held(settings: Settings) -> list[Held]:
    """The topics of the contract that are there, then those in which workers keep their tables."""
    with admin(settings) as client:
        there = {found["name"]: found for found in client.describe_topics() if not found["error_code"]}
        ours = [name for topic in TOPICS.values() if (name := topic.full_name(settings.topic_prefix)) in there]
        tables = sorted(name for name in there if re.fullmatch(rf"{re.escape(settings.topic_prefix)}-{ROLES}-.+-changelog", name))
        names = [*ours, *tables]
        configs = client.describe_configs([ConfigResource(ConfigResourceType.TOPIC, name) for name in names]) if names else {}
    found = {name: {key: str(data["value"]) for key, data in of.items()} for name, of in configs.get("topic", {}).items()}
    return [Held(name, str(there[name]["topic_id"]), len(there[name]["partitions"]), found.get(name, {})) for name in names]


def make(settings: Settings, topics: Iterable[Held]) -> None:
    """Create topics, in as many copies as are set."""
    wanted = {
        held.name: {"num_partitions": held.partitions, "replication_factor": settings.replication, "configs": held.configs}
        for held in topics
    }
    if wanted:
        with admin(settings) as client:
            client.create_topics(wanted, wait_for_metadata=True)


def reached(settings: Settings) -> dict[str, dict[Part, int]]:
    """How far each group of consumers of this installation is."""
    with admin(settings) as client:
        groups = [found["group_id"] for found in patiently(client.list_groups)]
        return committed_by(client, (group for group in groups if re.fullmatch(rf"{re.escape(settings.topic_prefix)}-{ROLES}", group)))


def reach(settings: Settings, group: str, offsets: Mapping[Part, int]) -> None:
    """Have a group of consumers go on at some offsets. Raises GroupActiveError where one of them is at work."""
    wanted = {TopicPartition(*part): OffsetAndMetadata(offset, "", -1) for part, offset in offsets.items()}
    with admin(settings) as client:
        refused = patiently(lambda: _refused(client, group, wanted))
    if refused:
        raise GroupActiveError(f"{group} is at work ({refused[0].__name__}): stop the workers, and import again")


def _refused(client: KafkaAdminClient, group: str, offsets: Mapping[TopicPartition, OffsetAndMetadata]) -> list[type[KafkaError]]:
    """Why the broker did not take some offsets of a group. Raises RetriableError where it is not ready to."""
    refused = [error for error in client.alter_group_offsets(group, offsets).values() if error is not NoError]
    for error in refused:
        if issubclass(error, RetriableError):
            raise error
    return refused


class Reader:
    """Reads partitions from one offset to another."""

    def __init__(self, consumer: KafkaConsumer) -> None:
        self._consumer = consumer

    def bounds(self, parts: Iterable[Part]) -> dict[Part, tuple[int, int]]:
        """From where to where the partitions go now: the first offset, and that of the next message to come."""
        known = [TopicPartition(*part) for part in parts]
        first = self._consumer.beginning_offsets(known, timeout_ms=PATIENCE_MS) if known else {}
        last = self._consumer.end_offsets(known, timeout_ms=PATIENCE_MS) if known else {}
        return {(part.topic, part.partition): (first[part], last[part]) for part in known}

    def read(self, part: Part, start: int, end: int, told: Callable[[int], object] = lambda _: None) -> Iterator[Message]:
        """The messages of a partition in a range of offsets; `told` how far that is."""
        known = TopicPartition(*part)
        self._consumer.assign([known])
        self._consumer.seek(known, start)
        while (position := self._consumer.position(known, timeout_ms=PATIENCE_MS)) < end:
            told(position)
            if (
                not (found := self._consumer.poll(timeout_ms=PATIENCE_MS))
                and self._consumer.position(known, timeout_ms=PATIENCE_MS) == position
            ):
                raise KafkaTimeoutError("messages that are there do not come")
            yield from (message for message in as_messages(found.get(known, [])) if message.offset < end)


@contextmanager
def reader(settings: Settings) -> Iterator[Reader]:
    """A reader, which commits nothing."""
    with consumer_of(settings, at_most=2_000) as consumer:
        yield Reader(consumer)
