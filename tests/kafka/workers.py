"""Workers as in production, a process each, started by the command; and what can be seen of them on the topics."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from time import monotonic, sleep
from typing import TypeVar, cast

from cloudevents.core.base import BaseCloudEvent
from cloudevents.core.bindings.kafka import KafkaMessage, from_kafka_event

from schemas import flags
from schemas.base import Fact
from schemas.dead_letters import DeadLetter
from schemas.flags import FlagFact, StatementFlagged
from schemas.statements import StatementFact
from schemas.topics import ARTICLES, DEAD_LETTERS, FLAGS, STATEMENTS, Topic, read
from streams.compare.history import ACROSS_SIDES, WITHIN_SIDE
from streams.kafka import read_all
from streams.settings import Settings, environment
from tests.compare.ledger import Ledger

DEADLINE = 240.0
SECONDS_TO_STOP = 8.0
CAN_NOT_GO_ON = 1
LOOK_SECONDS = 0.1
"""Between looks the processor is for those that are looked at."""

Seen = TypeVar("Seen")


class Worker:
    """A worker's process. One that ends itself, as it had no processor for longer than its session, is started again, as `up` does."""

    def __init__(self, start: Callable[[], "subprocess.Popen[bytes]"], *, again: bool) -> None:
        self._start, self._process, self._is_over = start, start(), not again
        Thread(target=self._look_after, daemon=True).start()

    def _look_after(self) -> None:
        while self._process.wait() == CAN_NOT_GO_ON and not self._is_over:
            self._process = self._start()

    @property
    def pid(self) -> int:
        """The id of the process."""
        return self._process.pid

    def wait(self, seconds: float | None = None) -> int:
        """How it ended."""
        return self._process.wait(seconds)

    def stop(self) -> int | None:
        """Tell it to stop; gives how it ended, None where it had already been ended."""
        self._is_over = True
        if self._process.poll() is not None:
            return None
        self._process.terminate()
        return self._process.wait(SECONDS_TO_STOP)

    def kill(self) -> None:
        """End it by SIGKILL."""
        self._is_over = True
        self._process.kill()


@contextmanager
def worker(settings: Settings, role: str, instance: int = 0, *, again: bool = True) -> Iterator[Worker]:
    """A worker that runs inside the block. At its end it is told to stop, and must do so cleanly, unless the test has ended it."""
    command = [sys.executable, "-m", "streams.cli", "worker", role, "--instance", str(instance)]

    def start() -> "subprocess.Popen[bytes]":
        with log_of(settings, role, instance).open("ab") as log:
            return subprocess.Popen(command, env={**os.environ, **environment(settings)}, stderr=log)

    process = Worker(start, again=again)
    try:
        yield process
        assert process.stop() in (0, None)
    finally:
        kill(process)


def kill(process: "subprocess.Popen[bytes] | Worker") -> None:
    """End a worker by SIGKILL: it has no time to finish anything."""
    process.kill()
    process.wait()


def log_of(settings: Settings, role: str, instance: int = 0) -> Path:
    """Where a worker logs."""
    return settings.data_dir / f"{role}-{instance}.log"


def until(look: Callable[[], Seen], enough: Callable[[Seen], bool]) -> Seen:
    """Look again and again until it is enough; what was seen last where it never is, for the test to judge."""
    deadline = monotonic() + DEADLINE
    while not enough(seen := look()) and monotonic() < deadline:
        sleep(LOOK_SECONDS)
    return seen


def on(settings: Settings, topic: Topic) -> list[Fact]:
    """The facts on a topic, partition by partition in the order in which they were written."""
    return [read(topic, message.value or b"") for message in read_all(settings, topic)[0]]


def dead_letters(settings: Settings) -> list[DeadLetter]:
    """The dead letters, by where the message was."""
    letters = [fact for fact in on(settings, DEAD_LETTERS) if isinstance(fact, DeadLetter)]
    return sorted(letters, key=lambda letter: (letter.topic, letter.partition, letter.offset))


def events(settings: Settings, *topics: Topic) -> dict[str, BaseCloudEvent]:
    """The messages on some topics that are CloudEvents, by id."""
    messages = [message for topic in topics for message in read_all(settings, topic)[0] if message.headers]
    found = [from_kafka_event(KafkaMessage(dict(message.headers), message.key, message.value or b"")) for message in messages]
    return {event.get_id(): event for event in found}


def way_back(settings: Settings, topic: Topic) -> set[tuple[str, ...]]:
    """What led to each event of a topic: the kinds of events that caused it, the nearest first."""
    known = events(settings, ARTICLES, STATEMENTS)
    return {tuple(_causes(known, event)) for event in events(settings, topic).values()}


def _causes(known: Mapping[str, BaseCloudEvent], event: BaseCloudEvent) -> Iterator[str]:
    while cause := known.get(event.get_extension("causationid") or ""):
        assert cause.get_extension("correlationid") == event.get_extension("correlationid")
        yield cause.get_type().removeprefix("saidbefore.").removesuffix(".v1")
        event = cause


def standing(settings: Settings) -> dict[str, StatementFlagged]:
    """The flags that stand by what is on the topic."""
    return plain(flags.standing(cast(list[FlagFact], on(settings, FLAGS))))


def expected(facts: Iterable[StatementFact]) -> dict[str, StatementFlagged]:
    """The flags that stand after an undisturbed run in memory."""
    given = list(facts)
    return plain(Ledger.after(given, WITHIN_SIDE).standing() | Ledger.after(given, ACROSS_SIDES).standing())


def plain(found: Mapping[str, StatementFlagged]) -> dict[str, StatementFlagged]:
    """Flags by id, without their revisions: how often a flag was revised depends on the order of arrival, what it says does not."""
    return {name: flag.model_copy(update={"revision": 1}) for name, flag in found.items()}
