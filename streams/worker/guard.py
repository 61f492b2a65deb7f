"""What keeps one bad message from stopping the others, and a bug from emptying a topic into the dead letters."""

import asyncio
import os
import sys
from base64 import b64encode
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from typing import Any, Literal, NoReturn, Protocol

import structlog

from schemas.base import Fact
from schemas.topics import DeadLetter, Topic, read

Reason = Literal["malformed", "language", "text", "time", "error"]
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


class Message(Protocol):
    """A message as it came from a topic, and where it was."""

    @property
    def topic(self) -> str: ...  # noqa: D102  # the words of Kafka
    @property
    def partition(self) -> int: ...  # noqa: D102
    @property
    def offset(self) -> int: ...  # noqa: D102
    @property
    def key(self) -> bytes | None: ...  # noqa: D102
    @property
    def value(self) -> bytes | None: ...  # noqa: D102
    @property
    def headers(self) -> Any: ...  # noqa: D102  # pairs of str and bytes, or None; Faust is not sure


@dataclass
class Guard:
    """Stands around the handling of each message: `async with guard(message): ...`.

    What fails goes to the dead letters, awaited, before the body ends and the offset may move. `stop` ends the process
    and does not return: at `max_failures` in a row (the last of them stays in its topic, unburied), when a dead letter
    can not be delivered, and on CannotGoOnError.
    """

    bury: Callable[[DeadLetter, Message], Awaitable[None]]
    stop: Callable[[Exception], NoReturn]
    max_failures: int
    failures: int = 0

    @asynccontextmanager
    async def __call__(self, message: Message) -> AsyncIterator[None]:
        """Handle one message inside; only a cancellation leaves it as an exception."""
        try:
            yield
        except CannotGoOnError as error:
            self.stop(error)
        except Exception as error:  # noqa: BLE001  # the rim: whatever a message brings about must not take the others along
            await self._fail(message, error)
        else:
            self.failures = 0

    async def all(self, batches: Iterable[Sequence[Message]], handle: Callable[[Sequence[Message]], Awaitable[None]]) -> None:
        """Handle batches of messages beside each other, each as a whole where that can be."""
        await asyncio.gather(*[self._batch(messages, handle) for messages in batches])

    async def _batch(self, messages: Sequence[Message], handle: Callable[[Sequence[Message]], Awaitable[None]]) -> None:
        """Handle messages at once; where that fails, one by one, so that only what fails alone is buried.

        `handle` must leave nothing behind where it raises.
        """
        try:
            await handle(messages)
        except CannotGoOnError as error:
            self.stop(error)
        except Exception:  # noqa: BLE001  # the rim: told below, of the message that brings it about
            for message in messages:
                async with self(message):
                    await handle([message])
        else:
            self.failures = 0

    async def _fail(self, message: Message, error: Exception) -> None:
        letter = dead_letter(message, error)
        self.failures += letter.reason not in EXPECTED
        if self.failures >= self.max_failures:
            self.stop(CannotGoOnError(f"{self.failures} failures in a row, the last one: {letter.error}"))
        try:
            await self.bury(letter, message)
        except Exception as undelivered:  # noqa: BLE001  # whatever the reason, the message would be lost
            self.stop(undelivered)
        log.warning("message.buried", **letter.model_dump(exclude={"key", "value"}))


def dead_letter(message: Message, error: Exception) -> DeadLetter:
    """The dead letter of a message: its bytes as they came, where it was, and what went wrong."""
    return DeadLetter(
        topic=message.topic,
        partition=message.partition,
        offset=message.offset,
        reason=error.reason if isinstance(error, RefusedError) else "error",
        error=in_words(error),
        key=_base64(message.key),
        value=_base64(message.value),
    )


def in_words(error: Exception) -> str:
    """What went wrong, on a line; what was not expected with the name of its kind."""
    return str(error) if isinstance(error, RefusedError) else f"{type(error).__name__}: {error}"


def _base64(raw: bytes | None) -> str | None:
    return None if raw is None else b64encode(raw).decode()


def understood(topic: Topic, value: bytes | None) -> Fact:
    """The fact in a message. Raises RefusedError (`malformed`) where there is none."""
    try:
        return read(topic, value or b"")
    except ValueError as error:
        raise RefusedError("malformed", error) from None


def stop_at_once(error: Exception) -> NoReturn:
    """End this process as a kill would: Faust would acknowledge the message that is in work on its way out, and so lose it."""
    log.critical("worker.stopped", error=str(error), exc_info=error)
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(1)
