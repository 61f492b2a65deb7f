"""Faust's consumer, with a gap closed through which messages were lost for good when partitions change hands."""

from collections.abc import Mapping
from typing import Any

from faust.transport.drivers import aiokafka
from faust.types import TP

Records = Mapping[TP, list[Any]]


class _Thread(aiokafka.AIOKafkaConsumerThread):
    """Fetches as Faust's own thread does, but never moves a position over a record that nobody will be given.

    A call that waits for records outlives a rebalance. Faust then throws away what it brings, and seeks back to the committed offsets;
    where none is committed yet, nothing is sought back to. And the set of partitions that it is given is changed under it: emptied,
    it means all of them.
    """

    async def getmany(self, active_partitions: set[TP] | None, timeout: float) -> Records:
        """Fetch records of the partitions that are active now, whatever becomes of the set meanwhile."""
        return await super().getmany(active_partitions and set(active_partitions), timeout)

    async def _fetch_records(self, consumer: Any, active_partitions: set[TP], *args: Any, **kwargs: Any) -> Records:
        """Fetch records; give them back if partitions were assigned anew or messages are held back since the call."""
        generation = self.app.consumer_generation_id
        records: Records = await super()._fetch_records(consumer, active_partitions, *args, **kwargs)
        if self.consumer.flow_active and self.app.consumer_generation_id == generation:
            return records
        for partition, found in records.items():
            if consumer._subscription.is_assigned(partition):
                consumer._fetcher.seek_to(partition, found[0].offset)
        return {}


class _Consumer(aiokafka.Consumer):
    def _new_consumer_thread(self) -> _Thread:
        return _Thread(self, loop=self.loop, beacon=self.beacon)


_Thread.logger = _Consumer.logger = aiokafka.logger  # each service has one named for its module: this one tells no more than Faust's own


class Transport(aiokafka.Transport):
    """Faust's transport over Kafka, with that consumer."""

    Consumer = _Consumer
