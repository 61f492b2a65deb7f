"""How the broker is, as it tells itself: topics and their settings, copies, groups and how far they are, and the times it wrote."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from kafka import KafkaAdminClient, TopicPartition
from kafka.admin import ConfigResource, ConfigResourceType, OffsetSpec
from kafka.errors import KafkaError

from schemas.topics import ARTICLES, BY_PLACE, FLAGS, FOLLOWUPS, READINGS, STATEMENTS, Topic
from streams.kafka.connection import admin, patiently
from streams.kafka.groups import committed_by
from streams.kafka.topics import TopicState, states_of, wanted
from streams.settings import Settings

OFFSETS = "__consumer_offsets"
"""Where the broker itself writes down what groups commit, with its own clock."""
READERS: dict[str, tuple[Topic, ...]] = {
    "extract": (ARTICLES, READINGS),
    "compare": (STATEMENTS, BY_PLACE, FOLLOWUPS),
    "threads": (FLAGS,),
    "notify": (FLAGS,),
}
"""Which topics the workers of a role read in a group."""


class Group(NamedTuple):
    """The workers of a role, as the broker knows them."""

    members: int
    lags: Mapping[tuple[str, int], int]
    """(Base name of a topic, partition) -> messages that they have not committed yet."""

    @property
    def behind(self) -> int:
        """Messages that are left in all partitions."""
        return sum(self.lags.values())


class Looked(NamedTuple):
    """What the broker told."""

    brokers: int
    states: list[TopicState]
    differing: dict[str, dict[str, tuple[str, str]]]
    """Full name of a topic -> setting -> what it is, what it should be."""
    missing_copies: dict[str, int]
    """Full name of a topic -> partitions that have fewer copies in step than there should be."""
    groups: dict[str, Group]
    newest: int | None
    """The latest time at which anything was written, in milliseconds since 1970, by whoever's clock."""


def look(settings: Settings, roles: Mapping[str, Iterable[Topic]]) -> Looked:
    """Ask the broker; `roles` tells which topics the workers of a role read. Raises BrokerUnreachableError and the like."""
    prefix = settings.topic_prefix
    with admin(settings) as client:
        states = states_of(settings, client)
        there = [state for state in states if state.partitions]
        ends = _offsets(client, _partitions(there), OffsetSpec.LATEST)
        return Looked(
            len(client.describe_cluster()["brokers"]),
            states,
            _differing(settings, client, there),
            _missing_copies(client, there),
            {role: _group(client, f"{prefix}-{role}", _named(prefix, topics), ends) for role, topics in roles.items()},
            _newest(client, there),
        )


def groups(settings: Settings, roles: Mapping[str, Iterable[Topic]]) -> dict[str, Group]:
    """How far the workers of each role are with what they read. Raises BrokerUnreachableError and the like."""
    prefix = settings.topic_prefix
    with admin(settings) as client:
        states = [state for state in states_of(settings, client) if state.partitions]
        ends = _offsets(client, _partitions(states), OffsetSpec.LATEST)
        return {role: _group(client, f"{prefix}-{role}", _named(prefix, topics), ends) for role, topics in roles.items()}


def _named(prefix: str, topics: Iterable[Topic]) -> dict[str, str]:
    return {topic.full_name(prefix): topic.name for topic in topics}


def _partitions(states: Iterable[TopicState]) -> list[TopicPartition]:
    return [TopicPartition(state.name, number) for state in states for number in range(state.partitions)]


def _offsets(client: KafkaAdminClient, partitions: Iterable[TopicPartition], spec: OffsetSpec) -> dict[TopicPartition, Any]:
    wanted_of = dict.fromkeys(partitions, spec)
    return dict(client.list_partition_offsets(wanted_of)) if wanted_of else {}


def _differing(settings: Settings, client: KafkaAdminClient, there: Iterable[TopicState]) -> dict[str, dict[str, tuple[str, str]]]:
    should = {state.name: wanted(settings, state.topic)["configs"] for state in there}
    asked = [ConfigResource(ConfigResourceType.TOPIC, name, configs=dict.fromkeys(configs)) for name, configs in should.items()]
    told = client.describe_configs(asked, config_filter="all").get("topic", {}) if asked else {}
    found = {name: {key: told.get(name, {}).get(key, {}).get("value") for key in configs} for name, configs in should.items()}
    return {
        name: {key: (str(found[name][key]), value) for key, value in configs.items() if found[name][key] not in {None, value}}
        for name, configs in should.items()
    }


def _missing_copies(client: KafkaAdminClient, there: Iterable[TopicState]) -> dict[str, int]:
    found = client.describe_topics([state.name for state in there]) if there else []
    counted = {each["name"]: sum(len(part["isr_nodes"]) < len(part["replica_nodes"]) for part in each["partitions"]) for each in found}
    return {name: many for name, many in counted.items() if many}


def _group(client: KafkaAdminClient, name: str, topics: Mapping[str, str], ends: Mapping[TopicPartition, Any]) -> Group:
    """How far a group is with its topics: full name -> base name."""
    members = patiently(lambda: client.describe_groups([name])[name]).get("members") or []
    reached = committed_by(client, [name])[name]
    lags = {
        (topics[part.topic], part.partition): max(0, end.offset - reached.get((part.topic, part.partition), 0))
        for part, end in ends.items()
        if part.topic in topics
    }
    return Group(len(members), lags)


def _newest(client: KafkaAdminClient, there: Iterable[TopicState]) -> int | None:
    times = [found.timestamp for found in _offsets(client, _partitions(there), OffsetSpec.MAX_TIMESTAMP).values()]
    try:
        (offsets,) = client.describe_topics([OFFSETS])
        parts = [TopicPartition(OFFSETS, part["partition_index"]) for part in offsets["partitions"]]
        times += [found.timestamp for found in _offsets(client, parts, OffsetSpec.MAX_TIMESTAMP).values()]
    except KafkaError:  # it is the broker's own, and not everybody may look at it
        pass
    return max((time for time in times if time > 0), default=None)
