"""What is done about dead letters, on the broker: sent once more, or done with.

Nothing but facts on the topic itself remembers it. First the message is sent, then it is written down that it was: killed in
between, it is sent twice, and since facts are named by their content that changes nothing.
"""

from base64 import b64decode
from collections.abc import Collection, Iterable, Iterator
from datetime import UTC, datetime
from typing import NamedTuple

import structlog

from schemas.dead_letters import REDRIVE, DeadLetter, DeadLetterDiscarded, DeadLetterFact, DeadLetterRedriven, Handled
from schemas.topics import DEAD_LETTERS, TOPICS, read
from streams.envelope import Cause, Record, record, traced
from streams.kafka import Message, NotDeliveredError, Send, list_topics, read_through, sending
from streams.letters.known import Letter, letters_of
from streams.settings import Settings

log = structlog.get_logger()


class Done(NamedTuple):
    """What was done about a letter; `error` says why it was not."""

    letter: str
    error: str | None = None


def all_letters(settings: Settings) -> list[Letter]:
    """All letters that the topic holds, oldest first. Raises what reading a topic raises."""
    return letters_of((fact, written(message)) for message, fact in _facts(settings))


def whole(settings: Settings, name: str) -> DeadLetter:
    """A letter with its message, by its id. Raises StopIteration where there is none."""
    return next(_whole(settings, {name}))


def redrive(settings: Settings, letters: Iterable[Letter], by: str) -> Iterator[Done]:
    """Send the messages of letters once more to where they came from, and write that down, one after the other.

    A message that the broker does not take stays open, and the others go on. Raises what publishing raises where the broker is gone.
    """
    partitions = {state.name: state.partitions for state in list_topics(settings)}
    with sending(settings) as send:
        for letter in _whole(settings, {letter.id for letter in letters}):
            if not 0 <= letter.partition < partitions.get(letter.topic, 0):
                yield Done(letter.id, f"{letter.topic}[{letter.partition}] is no more: no topic of this installation has that partition")
                continue
            yield _redrive(settings, send, letter, by)


def discard(settings: Settings, letters: Iterable[Letter], by: str, why: str | None) -> Iterator[Done]:
    """Write down that nothing is to be done about letters. Raises what publishing raises."""
    with sending(settings) as send:
        for letter in _whole(settings, {letter.id for letter in letters}):
            _write_down(settings, send, letter, DeadLetterDiscarded(letter=letter.id, by=by, why=why))
            log.info("letter.discarded", letter=letter.id, by=by)
            yield Done(letter.id)


def _redrive(settings: Settings, send: Send, letter: DeadLetter, by: str) -> Done:
    try:
        send(as_it_came(letter), letter.partition)
    except NotDeliveredError as error:
        return Done(letter.id, str(error))
    _write_down(settings, send, letter, DeadLetterRedriven(letter=letter.id, by=by))
    log.info("letter.redriven", letter=letter.id, by=by, topic=letter.topic, partition=letter.partition)
    return Done(letter.id)


def _write_down(settings: Settings, send: Send, letter: DeadLetter, fact: Handled) -> None:
    """Write what became of a letter, in the trace of its message."""
    cause = Cause(carried=traced((name, _raw(value)) for name, value in letter.headers))
    send(record(fact, settings.topic_prefix, datetime.now(UTC), cause))


def as_it_came(letter: DeadLetter) -> Record:
    """The message of a letter, with a header that names the letter."""
    kept = [(name, _raw(value) or b"") for name, value in letter.headers if name != REDRIVE]
    return Record(letter.topic, _raw(letter.key), _raw(letter.value), [*kept, (REDRIVE, letter.id.encode())])


def _raw(encoded: str | None) -> bytes | None:
    return None if encoded is None else b64decode(encoded)


def _whole(settings: Settings, names: Collection[str]) -> Iterator[DeadLetter]:
    """Letters with their messages, each once."""
    left = set(names)
    for _, fact in _facts(settings):
        if isinstance(fact, DeadLetter) and fact.id in left:
            left.remove(fact.id)
            yield fact


def _facts(settings: Settings) -> Iterator[tuple[Message, DeadLetterFact]]:
    for message in read_through(settings, DEAD_LETTERS):
        try:
            fact = read(DEAD_LETTERS, message.value or b"")
        except ValueError:
            log.warning("letter.unreadable", partition=message.partition, offset=message.offset)
            continue
        assert isinstance(fact, DeadLetterFact)
        yield message, fact


def written(message: Message) -> datetime:
    """When a message was written."""
    return datetime.fromtimestamp(message.timestamp / 1000, UTC)


def base_name(settings: Settings, full_name: str) -> str:
    """The name of a topic in our table, or the full one where it is not there."""
    return next((name for name, topic in TOPICS.items() if topic.full_name(settings.topic_prefix) == full_name), full_name)
