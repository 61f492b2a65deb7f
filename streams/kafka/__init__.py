"""Apache Kafka over kafka-python, which blocks: never inside Faust's event loop."""

from streams.kafka.connection import (
    BrokerRefusedError,
    BrokerUnreachableError,
    NotDeliveredError,
    PartitionCountError,
    TopicMissingError,
    knock,
    security,
)
from streams.kafka.groups import behind, committed, remove
from streams.kafka.publishing import publish
from streams.kafka.reading import Message, Offsets, Positions, ends, follow, follow_from, read_all, read_through
from streams.kafka.topics import TopicState, create_topics, list_topics, topic_id

__all__ = [
    "BrokerRefusedError",
    "BrokerUnreachableError",
    "Message",
    "NotDeliveredError",
    "Offsets",
    "PartitionCountError",
    "Positions",
    "TopicMissingError",
    "TopicState",
    "behind",
    "committed",
    "create_topics",
    "ends",
    "follow",
    "follow_from",
    "knock",
    "list_topics",
    "publish",
    "read_all",
    "read_through",
    "remove",
    "security",
    "topic_id",
]
