"""The notifier at work: the log and the clock around decisions that know neither."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from time import monotonic
from typing import NamedTuple

import structlog

from schemas.topics import FLAGS, Topic, read
from streams.envelope import is_replay
from streams.kafka import Message, Offsets, publish
from streams.kafka.group import Follower, Member
from streams.notify import outbox, settling, taking
from streams.notify.bringing import bring_all
from streams.notify.database import Database
from streams.notify.taking import FOLLOWED, Taken
from streams.notify.targets import bring
from streams.notify.telling import Terms, look
from streams.notify.watching import RoutesFile
from streams.settings import Settings

IDLE_MS, BUSY_MS = 300, 5
"""How long to wait for what is new: while there is nothing else to do, and while it joins the group."""
BRING_SECONDS = 3.0
"""How long messages are brought until the group is heard again."""
LOOKS = 5
"""Between two looks at what is waiting lies this many times as long as the last one took."""

log = structlog.get_logger()


class Log(NamedTuple):
    """The log as the notifier sees it: which flags are its own to tell of, all that is there, and the ids of the topics."""

    member: Member
    follower: Follower
    names: Mapping[Topic, str]


class Notifier:
    """Follows the log, and tells people of the flags in those partitions that are its own."""

    def __init__(self, settings: Settings, routes: RoutesFile, database: Database, log: Log, since: datetime | None = None) -> None:
        self._settings, self._routes, self._database, self._since = settings, routes, database, since
        self._member, self._follower, self._names = log
        self._ready = False
        self._committed: Offsets = {}
        self._look_at: datetime | None = _now()
        self._rests_until = 0.0

    def step(self) -> None:
        """Read what is new, tell what is due, and say how far all is settled; where there is nothing, wait a moment."""
        if self._member.keep_up():
            self._ready = False
            self._follower.aim()
        self._read()
        if self._ready or self._take_over():
            self._look()
            self._bring()
            self._commit()

    def _read(self) -> None:
        found = self._follower.poll(IDLE_MS if self._member.has_joined else BUSY_MS)
        for topic in FOLLOWED:
            if topic in found:
                messages, offsets = found[topic]
                taking.take(self._database, topic, understood(topic, messages), offsets, self._names[topic])
                self._look_at = _now()

    def _take_over(self) -> bool:
        """Begin with what is its own now, as soon as all is known that others did."""
        self._ready = bool(self._member.partitions) and self._follower.has_arrived
        if self._ready:
            for partition in self._member.partitions:
                settling.begin(self._database, partition, self._beginning(partition))
            self._look_at, self._committed = _now(), {}
            log.info("partitions.taken", partitions=sorted(self._member.partitions))
        return self._ready

    def _beginning(self, partition: int) -> int:
        """The first flag of a partition that is news: all before are told, or were there before anybody was to be told."""
        reached = [self._member.committed(partition), settling.known(self._database, partition)]
        if known := [offset for offset in reached if offset is not None]:
            return max(known)
        if self._since:
            return self._member.first_since(partition, round(self._since.timestamp() * 1000))
        return self._follower.aimed_at(FLAGS)[partition]

    def _look(self) -> None:
        changed = self._routes.changed() or outbox.recall(self._database, self._member.partitions)
        if not (changed or (self._look_at and self._look_at <= _now() and self._rests_until <= monotonic())):
            return
        began = monotonic()
        looked = look(self._database, self._terms(), self._member.partitions, _now())
        self._look_at, self._rests_until = looked.again, monotonic() + LOOKS * (monotonic() - began)
        if looked.quiet:
            log.info("flags.quieted", **looked.quiet)

    def _terms(self) -> Terms:
        return Terms(self._routes.routes.routes, timedelta(days=self._settings.notify_within_days), self._settings.board_address)

    def _bring(self) -> None:
        """Bring what is due, then publish what became of it, so that whoever takes over knows, and only then hear the group again."""
        bring_all(self._database, self._routes.routes.routes, bring, _now, _now() + timedelta(seconds=BRING_SECONDS))
        if facts := outbox.unpublished(self._database):
            publish(self._settings, facts)
            outbox.published(self._database, facts)
            self._look_at = _now()

    def _commit(self) -> None:
        offsets = settling.settled(self._database, self._member.partitions)
        if moved := {number: offset for number, offset in offsets.items() if self._committed.get(number) != offset}:
            settling.reach(self._database, moved)
            self._member.commit(moved)
            self._committed |= moved


def understood(topic: Topic, messages: Iterable[Message]) -> Iterator[Taken]:
    """The facts in messages; one that holds none is for others to bury."""
    for message in messages:
        try:
            fact = read(topic, message.value or b"")
        except ValueError:
            log.warning("message.unreadable", topic=topic.name, partition=message.partition, offset=message.offset)
            continue
        yield Taken(fact, message.partition, message.offset, message.timestamp, is_replay(message.headers))


def _now() -> datetime:
    return datetime.now(UTC)
