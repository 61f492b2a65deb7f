"""The guard around each message: what is buried, what stops the worker, and in which order."""

import asyncio
import json
from base64 import b64decode
from collections.abc import Sequence
from typing import NamedTuple, NoReturn

import pytest

from schemas.topics import STATEMENTS, DeadLetter
from streams.worker.guard import CannotGoOnError, Guard, Message, RefusedError, cannot_go_on, understood
from tests.compare.build import said


class Given(NamedTuple):
    offset: int
    topic: str = "saidbefore.articles.v1"
    partition: int = 3
    key: bytes | None = b"key"
    value: bytes | None = b"\xff{"
    headers: tuple[tuple[str, bytes], ...] = ()


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

    async def bury(self, letter: DeadLetter, message: Message) -> None:
        if self.error:
            raise self.error
        self.letters.append(letter)
        self.keys.append(message.key)


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


class Taken:
    """Handles batches: fails on some offsets, and keeps what it handled."""

    def __init__(self, *failing: int) -> None:
        self.failing = failing
        self.handled: list[int] = []

    async def __call__(self, messages: Sequence[Message]) -> None:
        offsets = [message.offset for message in messages]
        if bad := set(offsets) & set(self.failing):
            raise RefusedError("malformed", f"no JSON at {min(bad)}")
        self.handled += offsets


def handle_batches(taken: Taken, grave: Grave, *batches: Sequence[int], max_failures: int = 3) -> None:
    async def run() -> None:
        guard = Guard(grave.bury, stop, max_failures)
        await guard.all([[Given(offset) for offset in batch] for batch in batches], taken)

    asyncio.run(run())


def test_of_a_batch_that_fails_only_what_fails_alone_is_buried() -> None:
    taken, grave = Taken(2, 3), Grave()

    handle_batches(taken, grave, [0, 1], [2, 3, 4])

    assert sorted(taken.handled) == [0, 1, 4]
    assert [(letter.offset, letter.error) for letter in grave.letters] == [(2, "no JSON at 2"), (3, "no JSON at 3")]


def test_failures_in_a_row_within_a_batch_stop_the_worker() -> None:
    grave = Grave()

    with pytest.raises(StoppedError):
        handle_batches(Taken(0, 1, 2), grave, [0, 1, 2, 3])

    assert [letter.offset for letter in grave.letters] == [0, 1]


@pytest.mark.parametrize(
    ("field", "value"), [("act", "mused"), ("family", "weather"), ("said", "2016-13"), ("relation", "unheard of"), ("extractor", None)]
)
def test_a_statement_of_another_contract_is_refused_by_its_field(field: str, value: str | None) -> None:
    message = said().model_dump_json(exclude={"id"})
    changed = json.dumps(json.loads(message) | {field: value}).encode()

    with pytest.raises(RefusedError, match=field) as refused:
        understood(STATEMENTS, changed)

    assert refused.value.reason == "malformed"
