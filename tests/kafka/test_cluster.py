"""Three brokers on one machine: any one of them may be killed while facts come in, and none is lost or doubled."""

import os
import signal
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager, suppress
from datetime import date
from functools import partial
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from kafka import KafkaProducer

from schemas.articles import ArticlePublished
from schemas.base import Fact
from schemas.topics import ARTICLES, NOTIFICATIONS
from streams.broker import BrokerError, prepare_all
from streams.commands.up import embedded
from streams.kafka import BrokerUnreachableError, NotDeliveredError, create_topics, knock, list_topics, publish, read_all, security
from streams.kafka.connection import admin
from streams.settings import Settings, bootstrap
from streams.show.progress import unheard
from streams.supervise import Child
from tests.kafka.workers import until

pytestmark = pytest.mark.kafka

PAUSE, SECONDS = 0.01, 60.0


def articles(begun: Event, stop: Event) -> Iterator[Fact]:
    """Articles, one after another, until it is enough. Who asks for the first one has found the brokers."""
    number = 0
    begun.set()
    while not stop.wait(PAUSE):
        number += 1
        yield ArticlePublished(article=f"a-{number}", revision=1, text="A withdrawal.", outlet="Harbour Post", published=date(2021, 6, 9))


def published(settings: Settings, facts: Iterator[Fact]) -> int:
    """Write facts, all of them once more, as one is told to, where brokers were away for longer than is waited; gives how many."""
    given: list[Fact] = []

    def noted() -> Iterator[Fact]:
        for fact in facts:
            given.append(fact)
            yield fact

    try:
        return publish(settings, noted())
    except NotDeliveredError:
        return publish(settings, given)


def numbers(settings: Settings, stop: Event) -> int:
    """Numbers, one after another, by a producer that lets the brokers drop what it sends again; gives how many they confirmed."""
    name = NOTIFICATIONS.full_name(settings.topic_prefix)
    sent: list[Any] = []
    with closing(KafkaProducer(**security(settings), acks="all", enable_idempotence=True)) as producer:
        while not stop.wait(PAUSE):
            sent.append(producer.send(name, value=str(len(sent)).encode(), partition=len(sent) % settings.partitions))
        return sum(one.get(60) is not None for one in sent)


def whole(settings: Settings) -> bool:
    """Whether every copy of every partition is up to date; while others take over, brokers may not tell."""
    with suppress(BrokerUnreachableError), admin(settings) as client:
        found = [part for topic in client.describe_topics() for part in topic["partitions"]]
        return all(len(part["isr_nodes"]) == settings.replication for part in found)
    return False


def is_back(child: Child, killed: int, address: str) -> bool:
    """Whether a broker that was killed is started anew and serves: only then the others know that it was gone."""
    return child.process.pid != killed and child.alive() and not knock(address)


@contextmanager
def setting(stop: Event) -> Iterator[None]:
    """Have what runs beside the block end with it."""
    try:
        yield
    finally:
        stop.set()


def kill_each_in_turn(settings: Settings, children: list[Child]) -> None:
    """Kill one broker after another, each when all is whole again. Each is a controller, too: one of them leads the others."""
    for child, address in zip(children, bootstrap(settings).split(","), strict=True):
        os.kill(killed := child.process.pid, signal.SIGKILL)
        assert until(partial(is_back, child, killed, address), bool)
        assert until(partial(whole, settings), bool)


def test_any_one_broker_may_be_killed_under_load_and_nothing_is_lost(tmp_path: Path) -> None:
    begun, stop = Event(), Event()
    with embedded(Settings(data_dir=tmp_path, brokers=3, partitions=3), unheard) as (settings, children), ThreadPoolExecutor() as beside:
        create_topics(settings)
        assert {state.replication for state in list_topics(settings)} == {3}
        with setting(stop):
            publishing, counting = beside.submit(published, settings, articles(begun, stop)), beside.submit(numbers, settings, stop)
            assert begun.wait(SECONDS)
            kill_each_in_turn(settings, children)
        delivered, counted = publishing.result(), counting.result()
        facts, _ = read_all(settings, ARTICLES)
        there, _ = read_all(settings, NOTIFICATIONS)

    assert delivered > 100
    assert {message.key for message in facts} == {f"a-{number}".encode() for number in range(1, delivered + 1)}
    assert Counter(message.value for message in there) == Counter(str(number).encode() for number in range(counted))


def test_a_data_directory_keeps_its_number_of_brokers(tmp_path: Path) -> None:
    prepare_all(tmp_path, 1, unheard)

    with pytest.raises(BrokerError, match=r"holds a cluster of 1, not of 3: give --brokers 1, or another directory with --data-dir"):
        prepare_all(tmp_path, 3, unheard)
