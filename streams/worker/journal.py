"""What a worker tells of each message: one line that joins its ids, what Prometheus counts, and a span of the trace of its article."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from operator import attrgetter
from time import perf_counter
from typing import Any, Protocol

from schemas.articles import ArticlePublished, ArticleRetracted
from schemas.base import Fact
from schemas.dead_letters import DeadLetter
from schemas.events import SUBJECTS, event_type
from schemas.flags import StatementFlagged
from schemas.statements import StatementRecorded, StatementWithdrawn
from schemas.topics import home_of
from streams import log, metrics
from streams.envelope import Headers, article_time, is_replay
from streams.tracing import Span, Tracing

UNREAD = "none"
"""The type of a fact in a message that holds none."""

_NAMED: dict[type[Fact], dict[str, Callable[[Any], object]]] = {
    ArticlePublished: {"article": attrgetter("article"), "revision": attrgetter("revision")},
    ArticleRetracted: {"article": attrgetter("article"), "revision": attrgetter("revision")},
    StatementRecorded: {"article": attrgetter("article"), "statement": attrgetter("id")},
    StatementWithdrawn: {"article": attrgetter("article"), "statement": attrgetter("statement")},
}
"""The ids by which the line of a fact is joined to those of others, besides its own."""


class Place(Protocol):
    """Where a message was."""

    @property
    def topic(self) -> str: ...  # noqa: D102  # the words of Kafka
    @property
    def partition(self) -> int: ...  # noqa: D102
    @property
    def offset(self) -> int: ...  # noqa: D102


class Message(Place, Protocol):
    """A message as it came from a topic, and where it was."""

    @property
    def key(self) -> bytes | None: ...  # noqa: D102
    @property
    def value(self) -> bytes | None: ...  # noqa: D102
    @property
    def headers(self) -> Any: ...  # noqa: D102  # pairs of str and bytes, or None; Faust is not sure


@dataclass
class Handling:
    """A message in hand. While it is handled, it is noted which fact is in it, and what was published because of that."""

    message: Message
    headers: Headers
    """Those that it came with, made the parents of what follows from it in the trace of its article."""
    began: float
    span: Span | None = None
    fact: Fact | None = None
    found: Sequence[Fact] = ()
    letter: DeadLetter | None = None


@dataclass
class Journal:
    """Notes what becomes of messages. `names`: full name of a topic -> its base name."""

    names: Mapping[str, str] = field(default_factory=dict)
    tracing: Tracing | None = None
    positions: dict[tuple[str, int], int] = field(default_factory=dict)
    """(Full name of a topic, partition) -> offset of the next message to handle, since partitions were assigned."""

    def begin(self, message: Message) -> Handling:
        """Take a message in hand."""
        headers = list(message.headers or ())
        span = self.tracing.start(headers) if self.tracing else None
        return Handling(message, span.passed_on(headers) if span else headers, perf_counter(), span)

    def end(self, handled: Sequence[Handling]) -> None:
        """Tell of messages that were handled together, or buried."""
        now, clock = datetime.now(UTC), perf_counter()
        for handling in handled:
            self.positions[handling.message.topic, handling.message.partition] = handling.message.offset + 1
            count(handling, self._base(handling), now)
        lines = [line(handling, self._base(handling), clock) for handling in handled]
        log.all_at_once("fact.handled", [told for told, handling in zip(lines, handled, strict=True) if not handling.letter])
        for told, handling in zip(lines, handled, strict=True):
            if handling.span:
                handling.span.end(told)

    def forget(self) -> None:
        """Partitions are assigned anew: others may have handled messages meanwhile."""
        self.positions.clear()

    def lags(self, consumer: Any) -> metrics.Lags:
        """How far a worker is behind in each of its partitions, as of the last records that its consumer was given."""
        known = {part: consumer.highwater(part) for part in consumer.assignment() if part.topic in self.names}
        reached = {part: self.positions.get((part.topic, part.partition)) or consumer._committed_offset.get(part) or 0 for part in known}
        return {(self.names[part.topic], part.partition): max(0, end - reached[part]) for part, end in known.items() if end is not None}

    def _base(self, handling: Handling) -> str:
        return self.names.get(handling.message.topic, handling.message.topic)


def line(handling: Handling, topic: str, clock: float) -> dict[str, object]:
    """What is told of a message: where it was, the ids that join it to others, what followed from it, and how long that took.

    Messages that were compared together are told to have taken what all of them took.
    """
    message, fact = handling.message, handling.fact
    told: dict[str, object] = {"topic": topic, "partition": message.partition, "offset": message.offset}
    if fact:
        told |= {"type": type(fact).__name__, "id": fact.id}
        told |= {name: get(fact) for name, get in _NAMED.get(type(fact), {}).items()}
    for found in handling.found:
        told.setdefault(home_of(type(found)).name, [])
        told[home_of(type(found)).name].append(SUBJECTS[type(found)].of(found))  # type: ignore[attr-defined]
    if handling.letter:
        told["letter"] = handling.letter.id
    return told | {"ms": round((clock - handling.began) * 1000, 2)}


def count(handling: Handling, topic: str, now: datetime) -> None:
    """Count a message, and what followed from it."""
    kind = type(handling.fact).__name__ if handling.fact else UNREAD
    metrics.FACTS.labels(topic, kind, "buried" if handling.letter else "handled").inc()
    if letter := handling.letter:
        metrics.LETTERS.labels(topic, letter.reason, "yes" if letter.redriven else "no").inc()
    since = article_time(handling.headers) if handling.found and not is_replay(handling.headers) else None
    for found in handling.found:
        if isinstance(found, StatementRecorded):
            metrics.STATEMENTS.labels(found.act).inc()
        elif isinstance(found, StatementFlagged):
            metrics.FLAGS.labels(found.relation).inc()
            if since:
                metrics.TO_FLAG.observe((now - since).total_seconds())


class Read(Place, Protocol):
    """A record as kafka-python's readers hand it on."""

    @property
    def headers(self) -> Headers: ...  # noqa: D102


def tell_of_read(names: Mapping[str, str], records: Sequence[Read], began: float) -> None:
    """Count and tell of records that were taken in together since `began`, by what their headers say of the facts in them."""
    ms = round((perf_counter() - began) * 1000, 2)
    lines = [_read(names.get(each.topic, each.topic), each, dict(each.headers)) for each in records]
    for (topic, kind), many in Counter((str(told["topic"]), str(told["type"])) for told in lines).items():
        metrics.FACTS.labels(topic, kind, "handled").inc(many)
    log.all_at_once("fact.handled", [told | {"ms": ms} for told in lines])


def _read(topic: str, each: Read, headers: Mapping[str, bytes]) -> dict[str, object]:
    told: dict[str, object] = {"topic": topic, "partition": each.partition, "offset": each.offset}
    told["type"] = TYPES.get(headers.get("ce_type", b""), UNREAD)
    return told | {name: headers[header].decode("utf-8", "replace") for name, header in _HEADERS.items() if header in headers}


TYPES = {event_type(kind.__name__).encode(): kind.__name__ for kind in SUBJECTS}
_HEADERS = {"id": "ce_id", "about": "ce_subject", "article": "ce_correlationid", "cause": "ce_causationid"}
