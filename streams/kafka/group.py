"""Consumers that share the partitions of a topic in a group, and one that follows several topics whole."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress

from kafka import ConsumerRebalanceListener, KafkaConsumer, OffsetAndMetadata, TopicPartition
from kafka.errors import CommitFailedError, IllegalGenerationError, RebalanceInProgressError, UnknownMemberIdError

from schemas.topics import Topic
from streams.kafka.connection import PATIENCE_MS, TopicMissingError, security, told
from streams.kafka.reading import Message, Offsets, Positions, as_messages, lags
from streams.kafka.topics import missing
from streams.settings import Settings

SESSION_MS = 10_000
"""A member that was killed is missed after this long; then its partitions go to another, or to itself when it is back."""
POLL_MS, JOIN_MS = 20, 200
"""How long the group is heard: while a member has its partitions, and while they are shared out, lest each step of that begin anew."""
_PLAIN = {"enable_auto_commit": False, "auto_offset_reset": "earliest", "allow_auto_create_topics": False}
_MOVED = (CommitFailedError, IllegalGenerationError, RebalanceInProgressError, UnknownMemberIdError)


class _Shares(ConsumerRebalanceListener):  # type: ignore[misc]  # kafka-python has no types
    """Which partitions are a member's own.

    From the moment at which it joins anew it has none: the consumer names the old ones until it hears of the new ones, and another
    member may hear of them, and begin, before it does.
    """

    def __init__(self) -> None:
        self.own: frozenset[int] = frozenset()
        self.are_known = False

    def on_partitions_revoked(self, _: object) -> None:
        """The group shares them out anew, or has missed this member."""
        self.own, self.are_known = frozenset(), False

    def on_partitions_assigned(self, assigned: Iterable[TopicPartition]) -> None:
        """These are its own now."""
        self.own, self.are_known = frozenset(part.partition for part in assigned), True


class Member:
    """One of a group that shares the partitions of a topic. It reads nothing: it tells which are its own, and how far it is with them."""

    def __init__(self, consumer: KafkaConsumer, name: str) -> None:
        self._consumer, self._name = consumer, name
        self._generation: int | None = None
        self._shares = _Shares()
        self.partitions: frozenset[int] = frozenset()
        """Its own, as of the last `keep_up`; none while the group shares them out anew."""
        consumer.subscribe([name], listener=self._shares)

    def keep_up(self) -> bool:
        """Stay in the group; says whether the partitions were shared out anew, so that others may have had them meanwhile."""
        self._consumer.poll(timeout_ms=POLL_MS if self._shares.are_known else JOIN_MS)
        self._consumer.pause(*self._consumer.assignment())
        generation, partitions = self._consumer.group_metadata().generation_id, self._shares.own
        is_new = (generation, partitions) != (self._generation, self.partitions)
        self._generation, self.partitions = generation, partitions
        return is_new

    @property
    def has_joined(self) -> bool:
        """Whether the group has shared out its partitions, be it that it has none for this one."""
        return self._shares.are_known

    def committed(self, partition: int) -> int | None:
        """How far the group was with a partition; None where that is not known."""
        found = self._consumer.committed(TopicPartition(self._name, partition), timeout_ms=PATIENCE_MS)
        return None if found is None or found < 0 else int(found)

    def end(self, partition: int) -> int:
        """The offset of the next message to come."""
        part = TopicPartition(self._name, partition)
        return int(self._consumer.end_offsets([part], timeout_ms=PATIENCE_MS)[part])

    def first_since(self, partition: int, timestamp: int) -> int:
        """The offset of the first message that was written at a time (milliseconds since 1970) or later, else of the next to come."""
        part = TopicPartition(self._name, partition)
        found = self._consumer.offsets_for_times({part: timestamp}, timeout_ms=PATIENCE_MS)[part]
        return int(found.offset) if found and found.offset >= 0 else self.end(partition)

    def commit(self, offsets: Mapping[int, int]) -> None:
        """Tell the group how far it is; where the partitions have gone to others meanwhile, they will tell."""
        known = {TopicPartition(self._name, number): OffsetAndMetadata(next_, "", -1) for number, next_ in offsets.items()}
        with suppress(*_MOVED):
            self._consumer.commit(known, timeout_ms=PATIENCE_MS)


@contextmanager
def member(settings: Settings, topic: Topic, role: str) -> Iterator[Member]:
    """A member of the group `<prefix>-<role>`, which leaves it at the end of the block."""
    name = topic.full_name(settings.topic_prefix)
    group = {"group_id": f"{settings.topic_prefix}-{role}", "session_timeout_ms": SESSION_MS, "heartbeat_interval_ms": SESSION_MS // 3}
    with told(settings), closing(KafkaConsumer(**security(settings), **_PLAIN, **group)) as consumer:
        if not consumer.partitions_for_topic(name):
            raise TopicMissingError(missing(settings, name))
        yield Member(consumer, name)


class Follower:
    """Reads several topics whole, without a group."""

    def __init__(self, consumer: KafkaConsumer, topics: Mapping[str, Topic]) -> None:
        self._consumer, self._topics = consumer, topics
        self._ends: dict[TopicPartition, int] = {}

    def aim(self) -> None:
        """Remember how far the topics go now."""
        self._ends = self._consumer.end_offsets(list(self._consumer.assignment()), timeout_ms=PATIENCE_MS)

    def aimed_at(self, topic: Topic) -> Offsets:
        """Where the partitions of a topic ended when it took aim."""
        return {part.partition: end for part, end in self._ends.items() if self._topics[part.topic] is topic}

    @property
    def has_arrived(self) -> bool:
        """Whether all is read that was there when it took aim."""
        return all(self._consumer.position(part, timeout_ms=PATIENCE_MS) >= end for part, end in self._ends.items())

    @property
    def behind(self) -> Positions:
        """How many messages of each partition it has not given out yet, as of the last that it fetched."""
        return lags(self._consumer, self._consumer.assignment())

    def poll(self, patience_ms: int) -> dict[Topic, tuple[list[Message], Offsets]]:
        """The next messages of each topic, those of a partition in order, and from where to go on after them."""
        found: dict[Topic, tuple[list[Message], Offsets]] = {}
        for part, kept in self._consumer.poll(timeout_ms=patience_ms, max_records=5_000).items():
            messages, offsets = found.setdefault(self._topics[part.topic], ([], {}))
            messages += as_messages(kept)
            offsets[part.partition] = kept[-1].offset + 1
        return found


@contextmanager
def follower(settings: Settings, start: Mapping[Topic, Offsets]) -> Iterator[Follower]:
    """A follower of topics, each partition from its offset in `start` on, else from the first."""
    names = {topic.full_name(settings.topic_prefix): topic for topic in start}
    with told(settings), closing(KafkaConsumer(**security(settings), **_PLAIN, group_id=None)) as consumer:
        parts = [TopicPartition(name, number) for name in names for number in sorted(consumer.partitions_for_topic(name) or ())]
        if absent := set(names) - {part.topic for part in parts}:
            raise TopicMissingError(missing(settings, min(absent)))
        consumer.assign(parts)
        for part in parts:
            consumer.seek(part, start[names[part.topic]].get(part.partition, 0))
        yield Follower(consumer, names)
