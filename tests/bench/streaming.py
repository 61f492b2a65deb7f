"""Statements a second through Faust and Kafka: a bare agent, one worker, two workers; and a worker that has lost its state."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from os import environ
from time import perf_counter, sleep

from kafka import KafkaProducer

from schemas.statements import StatementRecorded
from schemas.topics import BY_PLACE, FLAGS, STATEMENTS, Topic
from streams.compare.history import ACROSS_SIDES, WITHIN_SIDE
from streams.compare.rows import encode, row_of
from streams.kafka import create_topics, publish, read_all, security
from streams.kafka.writing import home_among
from streams.settings import Settings, environment
from streams.worker.turns import TURN
from tests.bench import Figure
from tests.bench.bare import OUTPUT
from tests.bench.brokers import kafka
from tests.bench.sayings import sayings
from tests.compare.build import said


class Rows(Topic):
    """The rows of a table of the compare worker, as a topic."""

    def full_name(self, prefix: str) -> str:
        """The name of its changelog."""
        return f"{prefix}-compare-{self.name}-changelog"


COMPARED = Rows(BY_PLACE.name, (), "statement id")
"""A row for each statement that was compared between sides: what is compared within a side is brought there before."""

COUNT = 20_000
LOOK_SECONDS = 1.0
PATIENCE_SECONDS = 600.0


def streaming() -> Iterator[Figure]:
    """The same statements through a bare agent with one send and one row each, through one worker and through two."""
    bare = _rate("tests.bench.bare", OUTPUT, 1)
    yield Figure("a bare Faust agent", f"{bare:.0f} events/s", f"{COUNT} statements, one message and one row of a table each")
    one = _rate("streams.cli", COMPARED, 1)
    yield Figure(
        "comparison through Faust", f"{one:.0f} statements/s", f"the same statements, one worker: {one / bare:.2f} of the bare agent"
    )
    two = _rate("streams.cli", COMPARED, 2)
    yield Figure("the same with two workers", f"{two:.0f} statements/s", f"{two / one:.2f} times one worker")


def _rate(module: str, output: Topic, workers: int) -> float:
    """Messages that workers take a second, by the times that Kafka has for what they write, the last of which is what they do last."""
    statements = list(sayings(COUNT))
    written = sum(1 for statement in statements if statement.place) if output is COMPARED else COUNT
    with kafka(extract_workers=0, compare_workers=0) as live:
        create_topics(live)
        publish(live, statements)
        with _running(live, module, workers):
            times = _times(live, BY_PLACE, written) if output is COMPARED else []
            times += _times(live, output, written)
    return COUNT / (max(times) - min(times))


def _times(live: Settings, topic: Topic, count: int) -> list[float]:
    """When each message of a topic was written, in seconds, once so many are there. Raises RuntimeError where they do not come."""
    deadline, times, offsets = perf_counter() + PATIENCE_SECONDS, list[float](), None
    while len(times) < count:
        if perf_counter() > deadline:
            raise RuntimeError(f"{len(times)} of {count} messages came on {topic.name}")
        sleep(LOOK_SECONDS)
        messages, offsets = read_all(live, topic, offsets)
        times += [message.timestamp / 1000 for message in messages]
    return times


@contextmanager
def _running(live: Settings, module: str, workers: int) -> Iterator[None]:
    command = [sys.executable, "-m", module, "worker", "compare", "--instance"]
    live.data_dir.mkdir(parents=True, exist_ok=True)
    with (live.data_dir / "bench.log").open("ab") as log:
        own = {**environ, **environment(live)}
        processes = [subprocess.Popen([*command, str(number)], env=own, stderr=log, stdout=log) for number in range(workers)]
    try:
        yield
    finally:
        for process in processes:
            process.terminate()
            process.wait()


def recovery(count: int) -> Iterator[Figure]:
    """A worker whose state directory is gone: from its start until it raises a flag that rests on what it remembers."""
    with kafka(extract_workers=0, compare_workers=0) as live:
        create_topics(live)
        with _running(live, "streams.cli", 1):  # makes its changelogs
            first = said(side="AAA", day="2009-01-01")
            publish(live, [first, said(side="AAA", day="2009-06-01")])
            _times(live, FLAGS, 1)
        rows = _remember(live, count)
        begin = perf_counter()
        with _running(live.model_copy(update={"data_dir": live.data_dir / "lost"}), "streams.cli", 1):
            publish(live, [said(side="AAA", day="2022-06-01")])
            _times(live, FLAGS, 2)
            seconds = perf_counter() - begin
    told = f"{count} statements, {rows} rows in changelogs, to the first flag"
    yield Figure("recovery of a lost state", f"{seconds:.0f} s", told)


def _remember(live: Settings, count: int) -> int:
    """Write the rows of statements to the changelogs, as a worker would have; gives how many."""
    producer, written = KafkaProducer(**security(live), linger_ms=50, batch_size=2**18), 0
    for statement in sayings(count):
        for changelog, row, partition in _rows(live, statement):
            producer.send(changelog, key=statement.id.encode(), value=row, partition=partition, headers=[(TURN, b"1")])
            written += 1
    producer.flush()
    producer.close()
    return written


def _rows(live: Settings, statement: StatementRecorded) -> Iterator[tuple[str, bytes, int]]:
    """The changelogs that have a row of a statement, with the row and its partition."""
    home, row = home_among(live.partitions), encode(row_of(statement, {}))
    for topic, scope in ((STATEMENTS, WITHIN_SIDE), (BY_PLACE, ACROSS_SIDES)):
        if key := scope.key(statement):
            yield Rows(topic.name, (), "statement id").full_name(live.topic_prefix), row, home(key)
