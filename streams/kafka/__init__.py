"""Apache Kafka over kafka-python, which blocks: never inside Faust's event loop."""

from streams.kafka.allowed import check_allowed
from streams.kafka.connection import (
    BrokerRefusedError,
    BrokerUnreachableError,
    NotAllowedError,
    NotDeliveredError,
    PartitionCountError,
    TopicMissingError,
    knock,
    security,
)
from streams.kafka.groups import behind, committed, remove
from streams.kafka.publishing import Send, publish, sending
from streams.kafka.reading import Message, Offsets, Positions, ends, follow, follow_from, read_all, read_through
from streams.kafka.topics import TopicState, count_brokers, create_topics, list_topics, topic_id

__all__ = [
    "BrokerRefusedError",
    "BrokerUnreachableError",
    "Message",
    "NotAllowedError",
    "NotDeliveredError",
    "Offsets",
    "PartitionCountError",
    "Positions",
    "Send",
    "TopicMissingError",
    "TopicState",
    "behind",
    "check_allowed",
    "committed",
    "count_brokers",
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
    "sending",
    "topic_id",
]
