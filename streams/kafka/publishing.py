"""Facts -> the broker: a producer that waits until every copy has them."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from typing import Any

from kafka import KafkaProducer
from kafka.errors import KafkaError, KafkaTimeoutError

from schemas.base import Fact
from schemas.topics import LARGEST
from streams.envelope import UNKNOWN, Cause, record
from streams.kafka.connection import PATIENCE_MS, NotDeliveredError, TopicMissingError, security, told
from streams.kafka.topics import list_topics, missing
from streams.settings import Settings

DELIVERY_SECONDS = 30.0
GONE = "the broker does not answer any more"
UNSETTLED = 1_000


class _Outbox:
    """Facts on their way to the broker, settled in the order in which they were sent."""

    def __init__(self, settings: Settings, producer: KafkaProducer, cause: Cause) -> None:
        self.settings, self.producer, self.cause = settings, producer, cause
        self.waiting: deque[tuple[str, Any]] = deque()
        self.delivered = 0
        self.failed: dict[str, str] = {}
        self.unreachable = False

    def send(self, fact: Fact) -> None:
        if self.unreachable:
            self.failed[fact.id] = GONE
            return
        with self._noted(fact.id):
            sent = self.producer.send(**record(fact, self.settings.topic_prefix, datetime.now(UTC), self.cause)._asdict())
            self.waiting.append((fact.id, sent))

    def settle(self, but: int = 0) -> None:
        """Wait for all deliveries but the last `but`."""
        while len(self.waiting) > but:
            fact, sent = self.waiting.popleft()
            with self._noted(fact):
                sent.get(0 if self.unreachable else DELIVERY_SECONDS)
                self.delivered += 1

    @contextmanager
    def _noted(self, fact: str) -> Iterator[None]:
        try:
            yield
        except KafkaTimeoutError:
            self.failed[fact], self.unreachable = GONE, True
        except KafkaError as error:
            self.failed[fact] = str(error)


def _unheard(_: int) -> None:
    """The progress of who does not want to be told."""


def publish(settings: Settings, facts: Iterable[Fact], progress: Callable[[int], object] = _unheard, cause: Cause = UNKNOWN) -> int:
    """Write facts to their topics and wait until every copy has them; `progress` is told how many arrived so far.

    `cause` is what brought all of them about; where they are written by a reprocessing, it says so.

    Returns how many were delivered, which is all of them: else NotDeliveredError names the others. A fact that the broker
    turns down does not stop the rest; a broker that is gone does.
    """
    _check_created(settings)
    with told(settings), _producer(settings) as producer:
        outbox = _Outbox(settings, producer, cause)
        for fact in facts:
            outbox.send(fact)
            outbox.settle(but=UNSETTLED)
            progress(outbox.delivered)
        outbox.settle()
        progress(outbox.delivered)
    if outbox.failed:
        raise NotDeliveredError(outbox.delivered, outbox.failed)
    return outbox.delivered


def _check_created(settings: Settings) -> None:
    if absent := [state.name for state in list_topics(settings) if not state.partitions]:
        raise TopicMissingError(missing(settings, absent[0]))


@contextmanager
def _producer(settings: Settings) -> Iterator[KafkaProducer]:
    """One request at a time keeps the order, and what is written twice is one fact.

    An idempotent producer would be of no use any more after the first fact that the broker turns down.
    """
    limits = {
        "request_timeout_ms": PATIENCE_MS,
        "max_block_ms": PATIENCE_MS,
        "allow_auto_create_topics": False,
        "max_request_size": LARGEST,
        "max_in_flight_requests_per_connection": 1,
    }
    producer = KafkaProducer(**security(settings), **limits, acks="all", enable_idempotence=False, linger_ms=5)
    try:
        yield producer
    finally:
        with suppress(KafkaTimeoutError):  # what is still on its way was named as not delivered
            producer.close(timeout=0)
        producer._closed = True  # it does not hold itself closed after such a timeout, and would complain when it is collected
