"""The guard around each message: what is buried, what stops the worker, and in which order."""

import asyncio
from base64 import b64decode
from collections.abc import Sequence
from typing import NamedTuple, NoReturn

import pytest

from schemas.topics import DeadLetter
from streams.worker.guard import CannotGoOnError, Guard, RefusedError, cannot_go_on


class Given(NamedTuple):
    offset: int
    topic: str = "saidbefore.articles.v1"
    partition: int = 3
    key: bytes | None = b"key"
    value: bytes | None = b"\xff{"


class StoppedError(Exception):
    """The process would have ended here."""


def stop(error: Exception) -> NoReturn:
    raise StoppedError from error


class Grave:
    """Takes dead letters, or can not."""

    def __init__(self, error: Exception | None = None) -> None:
        self.letters: list[DeadLetter] = []
        self.keys: list[bytes | None] = []
        self.error = error

    async def bury(self, letter: DeadLetter, key: bytes | None) -> None:
        if self.error:
            raise self.error
        self.letters.append(letter)
        self.keys.append(key)


def handle(outcomes: Sequence[BaseException | None], grave: Grave, max_failures: int = 3) -> None:
    """Handle one message for each outcome: an exception that handling it raises, or None."""

    async def run() -> None:
        guard = Guard(grave.bury, stop, max_failures)
        for offset, outcome in enumerate(outcomes):
            async with guard(Given(offset)):
                if outcome:
                    raise outcome

    asyncio.run(run())


@pytest.mark.parametrize(
    ("error", "reason", "told"),
    [
        (RefusedError("malformed", "no JSON"), "malformed", "no JSON"),
        (RefusedError("language", "can not read 'fr'"), "language", "can not read 'fr'"),
        (RefusedError("time", "not read within 30 s"), "time", "not read within 30 s"),
        (KeyError("side"), "error", "KeyError: 'side'"),
    ],
)
def test_a_message_that_fails_is_buried_as_it_came_and_the_next_is_handled(error: Exception, reason: str, told: str) -> None:
    grave = Grave()

    handle([None, error, None], grave)

    (letter,) = grave.letters
    assert (letter.topic, letter.partition, letter.offset) == ("saidbefore.articles.v1", 3, 1)
    assert (letter.reason, letter.error) == (reason, told)
    assert (b64decode(letter.key or ""), b64decode(letter.value or "")) == (b"key", b"\xff{")
    assert grave.keys == [b"key"]


FAILED, FOREIGN = ValueError("a bug"), RefusedError("language", "can not read 'fr'")


@pytest.mark.parametrize(
    ("outcomes", "buried"),
    [
        ([FAILED, FAILED, FAILED], 2),  # the third stays in its topic
        ([FAILED, FAILED, None, FAILED, FAILED, FAILED], 4),
        ([FAILED, FOREIGN, FAILED, FOREIGN, FAILED], 4),  # another language neither counts nor forgives
    ],
)
def test_failures_in_a_row_stop_the_worker(outcomes: list[Exception | None], buried: int) -> None:
    grave = Grave()

    with pytest.raises(StoppedError):
        handle(outcomes, grave)

    assert len(grave.letters) == buried


@pytest.mark.parametrize("outcomes", [[FAILED, FAILED, None] * 5, [FOREIGN] * 50])
def test_failures_with_success_between_and_foreign_articles_do_not_stop_it(outcomes: list[Exception | None]) -> None:
    handle(outcomes, Grave())


def test_a_dead_letter_that_can_not_be_delivered_stops_the_worker() -> None:
    with pytest.raises(StoppedError):
        handle([FAILED], Grave(error=ConnectionError("no broker")))


def test_what_can_not_be_published_stops_the_worker_and_is_not_buried() -> None:
    grave = Grave()

    async def run() -> None:
        async with Guard(grave.bury, stop, 3)(Given(0)):
            with cannot_go_on("publish"):
                raise ConnectionError("no broker")

    with pytest.raises(StoppedError) as stopped:
        asyncio.run(run())

    assert isinstance(stopped.value.__cause__, CannotGoOnError)
    assert str(stopped.value.__cause__) == "can not publish: ConnectionError: no broker"
    assert not grave.letters


def test_a_cancellation_is_neither_a_failure_nor_a_success() -> None:
    grave = Grave()

    with pytest.raises(asyncio.CancelledError):
        handle([asyncio.CancelledError()], grave)

    assert not grave.letters
