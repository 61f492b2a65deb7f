"""Faust's consumer, with a gap closed through which messages were lost for good when partitions change hands, and less work a message.

What it fetches of changelogs, it brings to their tables itself.
"""

import asyncio
import inspect
from collections.abc import Iterable, Mapping
from typing import Any

from faust.transport.drivers import aiokafka
from faust.types import TP
from mode.services import WaitResults

Records = Mapping[TP, list[Any]]


class _Thread(aiokafka.AIOKafkaConsumerThread):
    """Fetches as Faust's own thread does, but never moves a position over a record that nobody will be given.

    A call that waits for records outlives a rebalance. Faust then throws away what it brings, and seeks back to the committed offsets;
    where none is committed yet, nothing is sought back to. And the set of partitions that it is given is changed under it: emptied,
    it means all of them.
    """

    reached: tuple[int, Mapping[TP, int]] = 0, {}
    """How far the changelogs have been read by the last fetch, and in which generation of the consumer that was."""

    async def getmany(self, active_partitions: set[TP] | None, timeout: float) -> Records:
        """Fetch records of the partitions that are active now, whatever becomes of the set meanwhile."""
        return await super().getmany(active_partitions and set(active_partitions), timeout)

    async def _fetch_records(self, consumer: Any, active_partitions: set[TP], *args: Any, **kwargs: Any) -> Records:
        """Fetch records; give them back if partitions were assigned anew or messages are held back since the call."""
        generation = self.app.consumer_generation_id
        records: Records = await super()._fetch_records(consumer, active_partitions, *args, **kwargs)
        if self.consumer.flow_active and self.app.consumer_generation_id == generation:
            self.reached = generation, self._positions(consumer, active_partitions)
            return records
        self.reached = generation, {}
        for partition, found in records.items():
            if consumer._subscription.is_assigned(partition):
                consumer._fetcher.seek_to(partition, found[0].offset)
        return {}

    def _positions(self, consumer: Any, partitions: Iterable[TP] | None) -> Mapping[TP, int]:
        """How far each changelog among some partitions has been read."""
        logs = [tp for tp in partitions or () if self.consumer._is_changelog_tp(tp)]
        states = [(tp, consumer._subscription.subscription.assignment.state_value(tp)) for tp in logs]
        return {tp: state.position for tp, state in states if state and state.has_valid_position}


class _Consumer(aiokafka.Consumer):
    """Hands messages on as Faust's own consumer does, in fewer steps, and rows of changelogs to their tables."""

    app: Any
    _thread: _Thread

    def _new_consumer_thread(self) -> _Thread:
        return _Thread(self, loop=self.loop, beacon=self.beacon)

    async def _getmany(self, active_partitions: set[TP] | None, timeout: float) -> Records:
        """Fetch messages; what is fetched of changelogs goes to their tables at once, and is not handed on.

        Where partitions were assigned anew since, or a changelog is paused, it is dropped: recovery seeks back to what a table has.
        """
        records: Records = await super()._getmany(active_partitions, timeout)
        generation, reached = self._thread.reached
        if generation == self.app.consumer_generation_id:
            self._recover(records, {tp: reached[tp] for tp in reached.keys() & (active_partitions or ())})
        return {tp: found for tp, found in records.items() if not self._is_changelog_tp(tp)}

    def _recover(self, records: Records, reached: Mapping[TP, int]) -> None:
        recovery = self.app.tables.recovery
        for tp, position in reached.items():
            recovery.take(tp, records.get(tp, ()), position)
        recovery.look()

    async def wait_first(self, *waited: Any, timeout: Any = None) -> WaitResults:
        """Wait for the first of some things: Faust asks of each message whether it was handed on, or the flow was suspended meanwhile.

        It makes four tasks of that, to watch for the end of the worker, too. Mostly a message is handed on at once, and needs one.
        """
        if len(waited) != 2 or timeout is not None or not all(map(asyncio.iscoroutine, waited)):
            return await super().wait_first(*waited, timeout=timeout)
        handed_on, suspended = asyncio.create_task(waited[0]), waited[1]
        try:
            await asyncio.sleep(0)
            if not handed_on.done():
                return await super().wait_first(handed_on, suspended)
            return WaitResults([handed_on], [handed_on.result()], stopped=self.should_stop)
        finally:
            handed_on.cancel()
            if inspect.getcoroutinestate(suspended) == inspect.CORO_CREATED:
                suspended.close()


_Thread.logger = _Consumer.logger = aiokafka.logger  # each service has one named for its module: this one tells no more than Faust's own


class Transport(aiokafka.Transport):
    """Faust's transport over Kafka, with that consumer."""

    Consumer = _Consumer
