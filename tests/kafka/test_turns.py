"""Two workers that write one partition of a changelog through Apache Kafka, one of which does not know that its time is over."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from faust.types import TP
from kafka import KafkaAdminClient, KafkaConsumer, TopicPartition
from kafka.admin import NewTopic

from streams.settings import Settings
from streams.topology import new_app
from streams.worker.turns import OvertakenError, Table, new_table

pytestmark = pytest.mark.kafka

PLACE = 1
"""The partition."""


class Owner:
    """A worker as far as its table goes; it reads the changelog where Faust would: when the partition is assigned to it."""

    def __init__(self, settings: Settings, home: Path) -> None:
        self._settings = settings.model_copy(update={"data_dir": home})
        self.app = new_app("compare", self._settings, 0)
        self.table: Table = new_table(self.app, "statements")
        self.app.conf.tabledir.mkdir(parents=True, exist_ok=True)
        self.log = self.table.changelog_topic_name

    def recover(self) -> None:
        """Read what it has not read."""
        known = self.table.data.persisted_offset(TP(self.log, PLACE))
        self.table.turns.clear()
        if rows := self.logged(0 if known is None else known + 1):
            self.table.take(PLACE, rows, rows[-1].offset)

    def logged(self, start: int = 0) -> list[Any]:
        """What is in the changelog from an offset on."""
        here, found = TopicPartition(self.log, PLACE), []
        with closing(KafkaConsumer(bootstrap_servers=self._settings.bootstrap_servers, enable_auto_commit=False)) as consumer:
            consumer.assign([here])
            end = consumer.end_offsets([here])[here]
            consumer.seek(here, start)
            while consumer.position(here) < end:
                found += [message for messages in consumer.poll(100).values() for message in messages]
        return found

    def rows(self) -> list[bytes]:
        """What it has."""
        return sorted(self.table.rows(PLACE))

    async def write(self, **rows: bytes) -> None:
        """Write rows."""
        await self.table.write(PLACE, {key.encode(): row for key, row in rows.items()})


Story = Callable[..., Awaitable[None]]


def told(settings: Settings, tmp_path: Path, story: Story, count: int) -> None:
    """Let some owners live through a story."""

    async def live() -> None:
        owners = [Owner(settings, tmp_path / str(number)) for number in range(count)]
        try:
            await story(*owners)
        finally:
            for owner in owners:
                await owner.app.producer.stop()

    with_log = Owner(settings, tmp_path / "log").log
    admin = KafkaAdminClient(bootstrap_servers=settings.bootstrap_servers)
    admin.create_topics([NewTopic(with_log, settings.partitions, 1)])
    admin.close()
    asyncio.run(live())


def test_rows_of_an_owner_of_before_that_come_late_count_for_nobody(settings: Settings, tmp_path: Path) -> None:
    async def story(old: Owner, new: Owner, fresh: Owner) -> None:
        old.recover()
        await old.write(one=b"said", two=b"said")
        new.recover()
        await new.write(one=b"withdrawn", three=b"said")
        with pytest.raises(OvertakenError, match="partition 1, from 3 on"):
            await old.write(one=b"said again", four=b"said")
        assert old.rows() == [b"said", b"said"]

        with pytest.raises(OvertakenError):
            await new.write(five=b"said")
        for owner in (old, new, fresh):
            owner.recover()
        assert old.rows() == new.rows() == fresh.rows() == [b"said", b"said", b"said", b"withdrawn"]

    told(settings, tmp_path, story, 3)


def test_who_takes_over_writes_again_what_has_a_late_row_behind_it(settings: Settings, tmp_path: Path) -> None:
    async def story(old: Owner, new: Owner) -> None:
        old.recover()
        await old.write(one=b"said")
        new.recover()
        await new.write(one=b"withdrawn")
        with pytest.raises(OvertakenError):
            await old.write(one=b"said")
        assert compacted(new)[b"one"] == b"said"

        new.recover()
        await new.write(two=b"said")
        assert compacted(new)[b"one"] == b"withdrawn"

    told(settings, tmp_path, story, 2)


def compacted(owner: Owner) -> dict[bytes, bytes]:
    """What compaction would leave of the changelog."""
    return {message.key: message.value for message in owner.logged()}


def test_a_worker_that_begins_at_once_with_another_has_its_turn_alone(settings: Settings, tmp_path: Path) -> None:
    async def story(first: Owner, second: Owner) -> None:
        first.recover()
        second.recover()
        await first.write(one=b"first")
        with pytest.raises(OvertakenError):
            await second.write(one=b"second")
        second.recover()
        await second.write(two=b"second")
        assert second.rows() == [b"first", b"second"]

    told(settings, tmp_path, story, 2)
