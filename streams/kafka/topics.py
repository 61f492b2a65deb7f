"""The topics on the broker, made from the table of the contract."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from kafka import KafkaAdminClient

from schemas.topics import LARGEST, TOPICS, Topic
from streams.kafka.connection import PartitionCountError, TopicMissingError, admin
from streams.settings import PREFIX, Settings, bootstrap

COMPACTED = {"cleanup.policy": "compact", "segment.ms": "3600000", "min.cleanable.dirty.ratio": "0.1"}
"""What is superseded goes within hours: Kafka clears segments that are closed, and would close one in a week."""


class TopicState(NamedTuple):
    """A topic of the table as it is on the broker; partitions and replication are 0 where it is not there."""

    topic: Topic
    name: str
    partitions: int
    replication: int


def create_topics(settings: Settings) -> list[str]:
    """Create the topics that are not there, and name them. Raises PartitionCountError for one that exists otherwise."""
    with admin(settings) as client:
        states = states_of(settings, client)
        absent = [state for state in states if not state.partitions]
        _check_partitions(settings, states)
        if absent:
            client.create_topics({state.name: wanted(settings, state.topic) for state in absent}, wait_for_metadata=True)
    return [state.name for state in absent]


def _check_partitions(settings: Settings, states: Iterable[TopicState]) -> None:
    for state in states:
        if state.partitions not in {0, settings.partitions}:
            raise PartitionCountError(
                f"topic {state.name} has {state.partitions} partitions, not {settings.partitions}: "
                f"set {PREFIX}PARTITIONS={state.partitions}, or take another {PREFIX}TOPIC_PREFIX and read the articles in again"
            )


def wanted(settings: Settings, topic: Topic) -> dict[str, Any]:
    """How a topic is to be."""
    policy = COMPACTED if topic.is_compacted else {"cleanup.policy": "delete", "retention.ms": str(topic.retention_ms)}
    return {
        "num_partitions": settings.partitions,
        "replication_factor": settings.replication,
        "configs": {**policy, "max.message.bytes": str(LARGEST)},
    }


def list_topics(settings: Settings) -> list[TopicState]:
    """The topics of the table, each as it is on the broker."""
    with admin(settings) as client:
        return states_of(settings, client)


def states_of(settings: Settings, client: KafkaAdminClient) -> list[TopicState]:
    """The topics of the table, each as it is on the broker."""
    there = {found["name"]: found["partitions"] for found in client.describe_topics() if not found["error_code"]}
    return [_state(topic, topic.full_name(settings.topic_prefix), there) for topic in TOPICS.values()]


def _state(topic: Topic, name: str, there: Mapping[str, list[dict[str, Any]]]) -> TopicState:
    partitions = there.get(name, [])
    return TopicState(topic, name, len(partitions), len(partitions[0]["replica_nodes"]) if partitions else 0)


def count_brokers(settings: Settings) -> int:
    """How many brokers of the cluster are at work."""
    with admin(settings) as client:
        return sum(not broker.get("is_fenced") for broker in client.describe_cluster()["brokers"])


def topic_id(settings: Settings, topic: Topic) -> str:
    """The id under which Kafka holds a topic: another one where the topic, or the whole cluster, was made anew.

    Raises TopicMissingError.
    """
    name = topic.full_name(settings.topic_prefix)
    with admin(settings) as client:
        (found,) = client.describe_topics([name])
    if found["error_code"]:
        raise TopicMissingError(missing(settings, name))
    return str(found["topic_id"])


def missing(settings: Settings, name: str) -> str:
    """What to say of a topic that is not there."""
    return f"topic {name} is not on Kafka at {bootstrap(settings)}: run `saidbefore topics create`"
