"""How far groups of consumers are, and the end of groups and topics that are not wanted any more."""

from collections.abc import Iterable

from kafka import KafkaAdminClient

from schemas.topics import Topic
from streams.kafka.connection import admin, patiently
from streams.kafka.reading import Positions, ends
from streams.settings import Settings


def committed_by(client: KafkaAdminClient, groups: Iterable[str]) -> dict[str, Positions]:
    """How far each group is with each partition that it has handled anything of; nothing of a group that there is not."""
    names = list(groups)
    found = patiently(lambda: client.list_group_offsets(names)) if names else {}
    return {
        name: {(part.topic, part.partition): known.offset for part, known in found.get(name, {}).items() if known.offset >= 0}
        for name in names
    }


def committed(settings: Settings, role: str) -> Positions:
    """How far the group `<prefix>-<role>` is with each partition that it has handled anything of; nothing where there is no such group."""
    name = f"{settings.topic_prefix}-{role}"
    with admin(settings) as client:
        return committed_by(client, [name])[name]


def behind(settings: Settings, role: str, *topics: Topic) -> int:
    """How many messages of some topics a group has not handled yet; 0 where it has never handled any, since then it is not known."""
    reached = committed(settings, role)
    return sum(max(end - reached.get(part, 0), 0) for part, end in ends(settings, *topics).items()) if reached else 0


def remove(settings: Settings, beginning: str) -> tuple[list[str], list[str]]:
    """Delete all groups that nobody is in any more, and all topics, whose names begin so; gives the names of those deleted."""
    with admin(settings) as client:
        topics = sorted(name for name in client.list_topics() if name.startswith(beginning))
        groups = sorted(group["group_id"] for group in patiently(client.list_groups) if group["group_id"].startswith(beginning))
        if groups:
            client.delete_groups(groups)
        if topics:
            client.delete_topics(topics)
    return groups, topics
