"""Keeps the topic `threads`: follows the facts, and writes the state of every thread that is another than what is written there.

What is there is compared with what should be there, so it does not matter who wrote it, or who was killed when: several keepers
share the partitions, and whoever takes one over puts right what the other one left. All threads of a claim group are in one partition,
and one keeper writes it.
"""

from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from typing import NamedTuple

import structlog

from schemas.threads import FLAGS_OFFSET, ThreadUpdated
from schemas.topics import FLAGS, THREADS, Topic, read
from streams import metrics
from streams.acls import Role
from streams.current import keeping
from streams.current.keeping import Written
from streams.current.tables import opened
from streams.current.taking import FACTS, Came, begin, reach, take
from streams.envelope import is_replay, record
from streams.errors import SaidBeforeError
from streams.kafka import Message, Offsets, check_allowed, topic_id
from streams.kafka.group import Follower, Member, follower, member
from streams.kafka.writing import Placed, Writer, home_among, writer
from streams.settings import Settings
from streams.sqlite import Database
from streams.supervise import stopping

IDLE_MS, BUSY_MS = 300, 5
"""How long to wait for what is new: while there is nothing else to do, and while there is."""
FOLLOWED = (THREADS, *FACTS)

log = structlog.get_logger()


class Log(NamedTuple):
    """The log as a keeper sees it: which partitions are its own, all that is there, and how to write."""

    member: Member
    follower: Follower
    writer: Writer


class Keeper:
    """Follows the log, and keeps those partitions of the topic that are its own."""

    def __init__(self, settings: Settings, database: Database, log: Log, reached: Offsets) -> None:
        """`reached` tells how far the flags are in the file."""
        self._settings, self._database = settings, database
        self._member, self._follower, self._writer = log
        self._home = home_among(settings.partitions)
        self._reached = dict(reached)
        self._behind = metrics.Behind({topic.full_name(settings.topic_prefix): topic.name for topic in FOLLOWED})
        self._ready = self._busy = False
        self._is_news = True

    def step(self) -> None:
        """Read what is new, and write what should be there; where there is nothing, wait a moment."""
        if self._member.keep_up():
            self._ready, self._is_news = False, True
            self._follower.aim()
        self._read()
        if self._ready or self._take_over():
            self._write()
            self._commit()

    def _take_over(self) -> bool:
        """Begin with what is its own now, as soon as all is known that others wrote there."""
        self._ready = bool(self._member.partitions) and self._follower.has_arrived
        if self._ready:
            log.info("partitions.taken", partitions=sorted(self._member.partitions))
        return self._ready

    def _read(self) -> None:
        found = self._follower.poll(BUSY_MS if self._busy or not self._member.has_joined else IDLE_MS)
        for topic in FOLLOWED:
            if topic in found:
                messages, offsets = found[topic]
                if topic is THREADS:
                    self._read_back(messages, offsets)
                else:
                    take(self._database, topic, understood(topic, messages), offsets)
                self._reached |= offsets if topic is FLAGS else {}
                self._is_news = True
        self._behind(self._follower.behind)

    def _read_back(self, messages: Iterable[Message], offsets: Offsets) -> None:
        with self._database.transaction() as tables:
            for message in messages:
                keeping.was_read(tables, as_written(message), message.offset)
            reach(tables, THREADS, offsets)

    def _write(self) -> None:
        step = keeping.next_step(self._database.reading, self._member.partitions, self._home)
        self._busy = bool(step.done)
        if not self._busy:
            return
        settled, now = keeping.settled(self._database.reading), datetime.now(UTC)
        offsets = self._writer.write(self._placed(written, settled.get(written.partition, 0), now) for written in step.records)
        keeping.was_written(self._database, step, offsets)
        self._settle()
        for written in step.records:
            log.info("thread.updated" if written.state else "thread.gone", thread=written.thread, group=written.claims)

    def _settle(self) -> None:
        keeping.settle(self._database, self._member.partitions, self._home, self._reached)

    def _commit(self) -> None:
        """Tell the group how far the flags are in what is written, once there is nothing left to write."""
        if self._busy or not self._is_news:
            return
        self._settle()
        settled = keeping.settled(self._database.reading)
        self._member.commit({partition: settled[partition] for partition in self._member.partitions if partition in settled})
        self._is_news = False

    def _placed(self, written: Written, settled: int, now: datetime) -> Placed:
        """A record as it goes to the broker. Who is told that a thread is gone is told no more than that."""
        if written.state is None:
            return Placed(THREADS.full_name(self._settings.topic_prefix), written.partition, written.thread.encode(), None, [], None)
        topic, key, value, headers = record(written.state, self._settings.topic_prefix, now)
        return Placed(topic, written.partition, key, value, [*headers, (FLAGS_OFFSET, str(settled).encode())], None)


def understood(topic: Topic, messages: Iterable[Message]) -> Iterator[Came]:
    """The facts in messages; one that holds none is for others to bury."""
    for message in messages:
        try:
            yield Came(read(topic, message.value or b""), is_replay(message.headers))
        except ValueError:
            log.warning("message.unreadable", topic=topic.name, partition=message.partition, offset=message.offset)


def as_written(message: Message) -> Written:
    """What a record of the topic says; one that can not be read says that there is another state than there should be."""
    thread = (message.key or b"").decode("utf-8", "replace")
    try:
        state = read(THREADS, message.value) if message.value else None
    except ValueError:
        log.warning("message.unreadable", topic=THREADS.name, partition=message.partition, offset=message.offset)
        state = None
    assert state is None or isinstance(state, ThreadUpdated)
    return Written(thread, message.partition, state.group if state else "", state)


def run_keeper(settings: Settings, instance: int = 0) -> int:
    """Keep the topic until it is told to stop (0) or can not go on (1). `instance` tells keepers of one data directory apart."""
    try:
        keep(settings, instance)
    except SaidBeforeError as error:
        log.error("keeper.ended", error=str(error))
        return error.exit_code
    return 0


def keep(settings: Settings, instance: int) -> None:
    """Keep the topic until it is told to stop. Raises what opening the file and reading and writing topics raise."""
    metrics.serve(settings, f"threads-{instance}")
    check_allowed(settings, Role.THREADS)
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    with stopping() as stop, ExitStack() as open_:
        database = open_.enter_context(opened(settings.data_dir / f"{settings.topic_prefix}-threads-{instance}.sqlite"))
        known = begin(database, {topic.name: topic_id(settings, topic) for topic in FOLLOWED})
        start = {topic: {part: offset for (name, part), offset in known.items() if name == topic.name} for topic in FOLLOWED}
        group = open_.enter_context(member(settings, FLAGS, "threads"))
        reader = open_.enter_context(follower(settings, start))
        keeper = Keeper(settings, database, Log(group, reader, open_.enter_context(writer(settings))), start[FLAGS])
        log.info("keeper.started", group=f"{settings.topic_prefix}-threads")
        while not stop.is_set():
            keeper.step()
        log.info("keeper.stopped")
