"""Workers that have lost their state, and find it again in changelogs on Apache Kafka, whatever these hold and whoever is killed."""

from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from time import sleep
from typing import Any

import pytest
from kafka import KafkaAdminClient, KafkaProducer, TopicPartition
from kafka.admin import NewTopic

from schemas.statements import StatementRecorded, claim_group
from streams.compare.rows import encode, row_of
from streams.kafka import create_topics, publish, security
from streams.kafka.writing import home_among
from streams.settings import Settings
from streams.topology import compare_app
from streams.worker.turns import TURN, Table
from tests.compare.build import said
from tests.kafka.workers import CAN_NOT_GO_ON, DEADLINE, expected, kill, log_of, standing, until, worker

pytestmark = pytest.mark.kafka

MANY, LARGE = 4_000, "x" * 10_000
"""So many rows with so much in them take a while to read."""
A_PART = 4_000_000
"""Bytes that are stored when not all of them can be."""


def table_of(settings: Settings, instance: int = 0) -> Table:
    """The table of statements of a worker."""
    app: Any = compare_app(settings, instance)
    table: Table = app.tables["statements"]
    return table


def row(statement: StatementRecorded) -> tuple[bytes, bytes]:
    """A statement as it is in a table."""
    return statement.id.encode(), encode(row_of(statement, {}))


def stored(settings: Settings, partition: int, instance: int = 0) -> set[bytes]:
    """The rows that a worker has left behind, when it has been ended."""
    table = table_of(settings, instance)
    rows = set(table.rows(partition))
    table.data._db_for_partition(partition).close()
    return rows


@contextmanager
def changelog(settings: Settings, **options: Any) -> Iterator[tuple[KafkaProducer, str]]:
    """Writes to the changelog, for a worker of before."""
    with closing(KafkaProducer(**security(settings), acks="all", linger_ms=20, **options)) as producer:
        yield producer, table_of(settings).changelog_topic_name
        producer.flush()


def write(settings: Settings, rows: Iterable[tuple[int, bytes, bytes | None]], turn: int = 1) -> None:
    """Write rows to the changelog, each to its partition."""
    with changelog(settings) as (producer, log):
        for partition, key, value in rows:
            producer.send(log, key=key, value=value, partition=partition, headers=[(TURN, str(turn).encode())])


def begin(settings: Settings, policy: str = "compact") -> None:
    """Make all topics, and the changelog."""
    create_topics(settings)
    with closing(KafkaAdminClient(**security(settings))) as admin:
        log, options = table_of(settings).changelog_topic_name, {"cleanup.policy": policy}
        admin.create_topics([NewTopic(log, settings.partitions, 1, topic_configs=options)])


def is_started(settings: Settings, instance: int = 0) -> bool:
    log = log_of(settings, "compare", instance)
    return log.exists() and "worker.started" in log.read_text("utf-8")


def home(settings: Settings, statement: StatementRecorded) -> int:
    """Its partition."""
    return home_among(settings.partitions)(claim_group(statement))


def test_rows_that_are_deleted_or_come_too_late_are_not_there(settings: Settings) -> None:
    first, now = said(day="2016-03-14"), said()
    here, (key, value) = home(settings, first), row(first)
    begin(settings)
    write(settings, [(here, b"gone", b"{"), (here, key, value), (here, b"gone", None), (1 - here, b"only this", b"{")], turn=2)
    write(settings, [(here, key, b"too late")], turn=1)
    write(settings, [(1 - here, b"only this", None)], turn=2)

    with worker(settings, "compare"):
        publish(settings, [now])
        flags = until(lambda: standing(settings), bool)

    assert flags == expected([first, now])
    assert value in stored(settings, here)
    assert stored(settings, 1 - here) == set()


def test_a_changelog_may_have_markers_of_transactions_and_end_with_one(settings: Settings) -> None:
    first, now = said(day="2016-03-14"), said()
    here, (key, value) = home(settings, first), row(first)
    begin(settings)
    with changelog(settings, transactional_id=settings.topic_prefix) as (producer, log):
        producer.init_transactions()
        for partition in (here, 1 - here):
            for written in (b"{", value):
                producer.begin_transaction()
                producer.send(log, key=key, value=written, partition=partition)
                producer.commit_transaction()

    with worker(settings, "compare"):
        publish(settings, [now])
        flags = until(lambda: standing(settings), bool)

    assert flags == expected([first, now])  # and so it could write behind the marker
    assert value in stored(settings, here)
    assert stored(settings, 1 - here) == {value}


def test_a_changelog_that_lacks_its_beginning_is_read_from_where_it_begins(settings: Settings) -> None:
    first, now = said(day="2016-03-14"), said()
    here, (key, value) = home(settings, first), row(first)
    begin(settings, "compact,delete")
    write(settings, [(here, b"deleted with the beginning", b"{")] * 3)
    write(settings, [(here, key, value)])
    with changelog(settings) as (_, log), closing(KafkaAdminClient(**security(settings))) as admin:
        admin.delete_records({TopicPartition(log, here): 3})

    with worker(settings, "compare"):
        publish(settings, [now])
        flags = until(lambda: standing(settings), bool)

    assert flags == expected([first, now])
    assert value in stored(settings, here)


def test_a_worker_that_is_killed_while_it_recovers_goes_on_from_there(settings: Settings) -> None:
    wanted = write_many(settings)

    with worker(settings, "compare", again=False) as first:
        while _stored_bytes(settings) < A_PART:
            sleep(0.001)
        kill(first)
    half = [stored(settings, partition) for partition in range(2)]
    with worker(settings, "compare"):
        until(lambda: is_started(settings), bool)

    assert 0 < sum(map(len, half)) < MANY
    assert [found <= rows for found, rows in zip(half, wanted, strict=True)] == [True, True]
    assert [stored(settings, partition) for partition in range(2)] == wanted


def test_partitions_that_change_hands_during_recovery_are_whole_where_they_end_up(settings: Settings) -> None:
    wanted = write_many(settings)

    with worker(settings, "compare", 0), worker(settings, "compare", 1):
        until(lambda: is_started(settings, 0) and is_started(settings, 1), bool)

    found = [[stored(settings, partition, instance) for instance in range(2)] for partition in range(2)]
    assert [rows in parts for parts, rows in zip(found, wanted, strict=True)] == [True, True]


def test_a_changelog_that_can_not_be_understood_ends_the_worker(settings: Settings) -> None:
    begin(settings)
    with changelog(settings) as (producer, log):
        producer.send(log, key=b"key", value=b"{", partition=1, headers=[(TURN, b"?")])

    with worker(settings, "compare", again=False) as process:
        code = process.wait(DEADLINE)

    assert code == CAN_NOT_GO_ON


def write_many(settings: Settings) -> list[set[bytes]]:
    """Write rows to both partitions of the changelog that take a while to read; gives them."""
    statements = [said("withdrawal" if number % 2 else "talks", article=f"article {number}", object=LARGE) for number in range(MANY)]
    rows = [(home(settings, statement), *row(statement)) for statement in statements]
    begin(settings)
    write(settings, rows)
    return [{value for partition, _, value in rows if partition == each} for each in range(2)]


def _stored_bytes(settings: Settings) -> int:
    """How much a worker has stored."""
    return sum(map(_size, settings.data_dir.rglob("statements-?.db/*")))


def _size(file: Path) -> int:
    with suppress(FileNotFoundError):  # the store has done with it since it was listed
        return file.stat().st_size
    return 0
