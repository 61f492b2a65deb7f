"""What keeps one bad message from stopping the others, and a bug from emptying a topic into the dead letters."""

import asyncio
import os
import sys
from base64 import b64encode
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from typing import NoReturn

import structlog

from schemas.base import Fact
from schemas.dead_letters import REDRIVE, DeadLetter, Reason
from schemas.topics import BY_PLACE, Topic, read, read_again
from streams.worker.journal import Handling, Journal, Message

EXPECTED: frozenset[Reason] = frozenset({"language", "text"})
"""Reasons that lie in the article and not in the machinery: any number of them may come in a row."""

log = structlog.get_logger()


class RefusedError(Exception):
    """A message can not be handled, for a reason that dead letters know."""

    def __init__(self, reason: Reason, error: object) -> None:
        super().__init__(str(error))
        self.reason: Reason = reason


class CannotGoOnError(Exception):
    """The worker must stop before its offset moves: what it has in memory may be ahead of what it has written."""


@contextmanager
def cannot_go_on(task: str) -> Iterator[None]:
    """Around what must not fail: to publish, to remember. Raises CannotGoOnError for whatever is raised inside."""
    try:
        yield
    except Exception as error:
        raise CannotGoOnError(f"can not {task}: {type(error).__name__}: {error}") from error


@dataclass
class Guard:
    """Stands around the handling of each message: `async with guard(message) as handling: ...`, and has all of them in its journal.

    What fails goes to the dead letters, awaited, before the body ends and the offset may move. `stop` ends the process
    and does not return: at `max_failures` in a row (the last of them stays in its topic, unburied), when a dead letter
    can not be delivered, and on CannotGoOnError.
    """

    bury: Callable[[DeadLetter, Message], Awaitable[None]]
    stop: Callable[[Exception], NoReturn]
    max_failures: int
    journal: Journal = field(default_factory=Journal)
    failures: int = 0

    @asynccontextmanager
    async def __call__(self, message: Message) -> AsyncIterator[Handling]:
        """Handle one message inside; only a cancellation leaves it as an exception."""
        handling = self.journal.begin(message)
        try:
            yield handling
        except CannotGoOnError as error:
            self.stop(error)
        except Exception as error:  # noqa: BLE001  # the rim: whatever a message brings about must not take the others along
            handling.letter = await self._fail(message, error)
        else:
            self.failures = 0
        self.journal.end([handling])

    async def all(self, batches: Iterable[Sequence[Message]], handle: Callable[[Sequence[Handling]], Awaitable[None]]) -> None:
        """Handle batches of messages beside each other, each as a whole where that can be."""
        await asyncio.gather(*[self._batch(messages, handle) for messages in batches])

    async def _batch(self, messages: Sequence[Message], handle: Callable[[Sequence[Handling]], Awaitable[None]]) -> None:
        """Handle messages at once; where that fails, one by one, so that only what fails alone is buried.

        `handle` must leave nothing behind where it raises.
        """
        handled = [self.journal.begin(message) for message in messages]
        try:
            await handle(handled)
        except CannotGoOnError as error:
            self.stop(error)
        except Exception:  # noqa: BLE001  # the rim: told below, of the message that brings it about
            for message in messages:
                async with self(message) as handling:
                    await handle([handling])
        else:
            self.failures = 0
            self.journal.end(handled)

    async def _fail(self, message: Message, error: Exception) -> DeadLetter:
        letter = dead_letter(message, error)
        self.failures += letter.reason not in EXPECTED
        if self.failures >= self.max_failures:
            self.stop(CannotGoOnError(f"{self.failures} failures in a row, the last one: {letter.error}"))
        try:
            await self.bury(letter, message)
        except Exception as undelivered:  # noqa: BLE001  # whatever the reason, the message would be lost
            self.stop(undelivered)
        log.warning("message.buried", **letter.model_dump(include={"id", "topic", "partition", "offset", "reason", "error", "redriven"}))
        return letter


def dead_letter(message: Message, error: Exception) -> DeadLetter:
    """The dead letter of a message: its bytes as they came, where it was, what went wrong, and whether it was sent once more before."""
    headers = message.headers or ()
    redriven = dict(headers).get(REDRIVE)
    return DeadLetter(
        topic=message.topic,
        partition=message.partition,
        offset=message.offset,
        reason=error.reason if isinstance(error, RefusedError) else "error",
        error=in_words(error),
        key=_base64(message.key),
        value=_base64(message.value),
        headers=tuple((name, _base64(value)) for name, value in headers),
        redriven=redriven.decode("utf-8", "replace") if redriven else None,
    )


def in_words(error: Exception) -> str:
    """What went wrong, on a line; what was not expected with the name of its kind."""
    return str(error) if isinstance(error, RefusedError) else f"{type(error).__name__}: {error}"


def _base64(raw: bytes | None) -> str | None:
    return None if raw is None else b64encode(raw).decode()


def understood(topic: Topic, value: bytes | None) -> Fact:
    """The fact in a message. Raises RefusedError (`malformed`) where there is none.

    What is keyed by place is a statement that a worker has read before it brought it there: its id is not computed once more.
    """
    try:
        return (read_again if topic is BY_PLACE else read)(topic, value or b"")
    except ValueError as error:
        raise RefusedError("malformed", error) from None


def stop_at_once(error: Exception) -> NoReturn:
    """End this process as a kill would: Faust would acknowledge the message that is in work on its way out, and so lose it."""
    log.critical("worker.stopped", error=str(error), exc_info=error)
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(1)
