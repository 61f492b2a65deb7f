"""Records -> the partitions that are named, as they are: in order, each once."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from itertools import islice
from typing import Any, NamedTuple

from kafka import KafkaProducer
from kafka.partitioner import murmur2
from kafka.serializer import Serializer

from schemas.topics import LARGEST
from streams.envelope import Headers
from streams.kafka.connection import PATIENCE_MS, security, told
from streams.kafka.publishing import DELIVERY_SECONDS
from streams.settings import Settings

UNSETTLED = 1_000
NOTHING = object()
"""No value. kafka-python itself would turn down a record that has no key either, as other clients may have written it."""


class Placed(NamedTuple):
    """A record and where it goes; without a timestamp (milliseconds since 1970, UTC) it is of now."""

    topic: str
    partition: int
    key: bytes | None
    value: bytes | None
    headers: Headers
    timestamp: int | None


class _AsItIs(Serializer):  # type: ignore[misc]  # kafka-python has no types
    """Bytes as they are."""

    def serialize(self, topic: str, headers: Headers, data: Any) -> Any:
        """The value, or none."""
        del topic, headers
        return None if data is NOTHING else data


class Writer:
    """Writes records, and waits until every copy has them."""

    def __init__(self, producer: KafkaProducer) -> None:
        self._producer = producer

    def write(self, records: Iterable[Placed]) -> list[int]:
        """Write records; gives their offsets. Raises KafkaError at the first that does not arrive: those after it may be missing too."""
        found: list[int] = []
        remaining = iter(records)
        while sent := [self._send(record) for record in islice(remaining, UNSETTLED)]:
            found += [each.get(DELIVERY_SECONDS).offset for each in sent]
        return found

    def _send(self, record: Placed) -> Any:
        return self._producer.send(
            record.topic,
            value=NOTHING if record.value is None else record.value,
            key=record.key,
            headers=record.headers,
            partition=record.partition,
            timestamp_ms=record.timestamp,
        )


@contextmanager
def writer(settings: Settings) -> Iterator[Writer]:
    """A writer. What the network makes it send again, the broker takes once."""
    limits = {"request_timeout_ms": PATIENCE_MS, "max_block_ms": PATIENCE_MS, "max_request_size": LARGEST, "linger_ms": 5}
    manner = {"allow_auto_create_topics": False, "acks": "all", "enable_idempotence": True, "value_serializer": _AsItIs()}
    with told(settings), closing(KafkaProducer(**security(settings), **limits, **manner)) as producer:
        yield Writer(producer)


def home_among(partitions: int) -> Callable[[str], int]:
    """Which partition a key is written to, by Kafka and by all that write to it."""
    return lambda key: (murmur2(key.encode()) & 0x7FFFFFFF) % partitions
