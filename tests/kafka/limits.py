"""What a broker takes, made small enough for a test."""

from contextlib import closing

from kafka import KafkaAdminClient
from kafka.admin import ConfigResource, ConfigResourceType

from schemas.topics import Topic
from streams.kafka import security
from streams.settings import Settings


def take_at_most(settings: Settings, topic: Topic, size: int) -> None:
    """Have the broker turn down batches of a topic of more than `size` bytes."""
    limited = ConfigResource(ConfigResourceType.TOPIC, topic.full_name(settings.topic_prefix), {"max.message.bytes": str(size)})
    with closing(KafkaAdminClient(**security(settings))) as admin:
        admin.alter_configs([limited])
