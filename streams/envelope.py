"""How a fact travels: a record of Kafka that is a CloudEvent in binary mode.

The headers are written out here, since the `cloudevents` library takes ten times as long; the tests read them by that library,
and hold them against what it writes. Who reads a topic needs none of them: facts that were written before they were there are read too.

Source: CloudEvents 1.0.2, its Kafka protocol binding 1.0.2, section 3.2, and its extensions `partitionkey` and (as of 1.1)
`correlationid` and `causationid`. `replay` is our own.
"""

from collections.abc import Iterable
from datetime import datetime
from functools import cache
from typing import NamedTuple

from pydantic import BaseModel

from schemas.articles import ArticlePublished, ArticleRetracted
from schemas.base import Fact
from schemas.dead_letters import DeadLetter
from schemas.events import SUBJECTS, article_of, event_id, event_source, event_type, schema_address, told_of
from schemas.notifications import NotificationFact
from schemas.topics import DEAD_LETTERS, key_of, topic_of

Headers = list[tuple[str, bytes]]

ARTICLE_TIME = "ce_articletime"
"""When the article at the root of it all was published to its topic: the `ce_time` of its event. Our own extension."""
TRACEPARENT = "traceparent"
"""The trace that a record belongs to. Source: W3C Trace Context, level 1."""
_CARRIED = (ARTICLE_TIME, TRACEPARENT)


class Record(NamedTuple):
    """A fact as it is written to Kafka."""

    topic: str
    key: bytes | None
    value: bytes | None
    headers: Headers


class Cause(NamedTuple):
    """What brought a fact about, as far as that is known."""

    correlation: str | None = None
    """Id of the article at the root of it all."""
    event: str | None = None
    """Id of the event that it follows from."""
    is_replay: bool = False
    """Whether it is written by a reprocessing, or follows from what was: it is no news, and nobody is told of it."""
    carried: tuple[tuple[str, bytes], ...] = ()
    """Headers that go along with all that follows from an article."""


UNKNOWN = Cause()
"""Nothing brought it about that is on a topic: an outlet published, somebody decided."""


class Caused(NamedTuple):
    """A fact that is to be written, and why."""

    fact: Fact
    cause: Cause = UNKNOWN


def because(of: Fact, came_with: Iterable[tuple[str, bytes]] | None, facts: Iterable[Fact]) -> list[Caused]:
    """Facts that follow from another one, given the headers that it came with."""
    cause = Cause(article_of(of), event_id(of), is_replay(came_with), _carried(of, came_with or ()))
    return [Caused(fact, cause) for fact in facts]


def _carried(of: Fact, came_with: Iterable[tuple[str, bytes]]) -> tuple[tuple[str, bytes], ...]:
    known = dict(came_with)
    if isinstance(of, ArticlePublished | ArticleRetracted) and (time := known.get("ce_time")):
        known[ARTICLE_TIME] = time
    return tuple((name, known[name]) for name in _CARRIED if name in known)


def article_time(came_with: Iterable[tuple[str, bytes]]) -> datetime | None:
    """When the article was published from which a fact follows, where its record tells that."""
    try:
        return next((datetime.fromisoformat(value.decode()) for name, value in came_with if name == ARTICLE_TIME), None)
    except ValueError:
        return None


def is_replay(headers: Iterable[tuple[str, bytes]] | None) -> bool:
    """Whether a record says that a reprocessing wrote it."""
    return ("ce_replay", b"true") in (headers or ())


def record(fact: Fact, prefix: str, time: datetime, cause: Cause = UNKNOWN) -> Record:
    """The record of a fact that was found at `time`: the same fact gives the same topic, key and value, whenever it is written."""
    key = key_of(fact).encode()
    return Record(topic_of(fact).full_name(prefix), key, fact.model_dump_json().encode(), headers(fact, time, key, cause))


def buried(letter: DeadLetter, key: bytes | None, came_with: Iterable[tuple[str, bytes]] | None, prefix: str, time: datetime) -> Record:
    """The record of a dead letter, given key and headers of the message that is in it."""
    came = dict(came_with or ())
    cause = Cause(_text(came.get("ce_correlationid")), _text(came.get("ce_id")), is_replay(came.items()), traced(came.items()))
    return Record(DEAD_LETTERS.full_name(prefix), key, letter.model_dump_json().encode(), headers(letter, time, key, cause))


def traced(came_with: Iterable[tuple[str, bytes | None]]) -> tuple[tuple[str, bytes], ...]:
    """The header of those that a message came with by which what is written about it belongs to the same trace."""
    return tuple((name, value) for name, value in dict(came_with).items() if name == TRACEPARENT and value)


def _text(value: bytes | None) -> str | None:
    return None if value is None else value.decode(errors="replace")


def passed_on(fact: Fact, came_with: Iterable[tuple[str, bytes]] | None, key: bytes, time: datetime) -> Headers:
    """The headers of a fact that is written once more under another key: it stays the same event.

    `time` is for one that came without any.
    """
    kept = [header for header in came_with or () if header[0] != "ce_partitionkey"]
    return [*kept, ("ce_partitionkey", key)] if any(name == "ce_id" for name, _ in kept) else headers(fact, time, key)


def headers(fact: BaseModel, time: datetime, key: bytes | None, cause: Cause = UNKNOWN) -> Headers:
    """The CloudEvents attributes of a fact that was found at `time` (UTC), and is written under a key."""
    kind = type(fact)
    found = [
        *_constant(kind),
        ("ce_id", event_id(fact).encode()),
        ("ce_time", _instant(time)),
        ("ce_subject", SUBJECTS[kind].of(fact).encode()),
    ]
    if key is not None and _is_text(key):
        found.append(("ce_partitionkey", key))
    if correlation := cause.correlation or article_of(fact):
        found.append(("ce_correlationid", correlation.encode()))
    if event := cause.event or (told_of(fact) if isinstance(fact, NotificationFact) else None):
        found.append(("ce_causationid", event.encode()))
    if cause.is_replay:
        found.append(("ce_replay", b"true"))
    found.extend(cause.carried)
    return found


@cache
def _constant(kind: type[BaseModel]) -> Headers:
    """The attributes that all facts of a kind share."""
    attributes = {
        "ce_specversion": "1.0",
        "ce_type": event_type(kind.__name__),
        "ce_source": event_source(kind),
        "ce_dataschema": schema_address(kind.__name__),
        "content-type": "application/json",
    }
    return [(header, value.encode()) for header, value in attributes.items()]


def _instant(time: datetime) -> bytes:
    return time.isoformat().replace("+00:00", "Z").encode()


def _is_text(key: bytes) -> bool:
    try:
        return key.decode().isprintable()
    except UnicodeDecodeError:
        return False
